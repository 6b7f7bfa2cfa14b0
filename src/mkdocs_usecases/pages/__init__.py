"""What a Markdown page holds: fences, the containers around them, markers of listings, references."""
