"""What a document holds: its lines, its marks and tables, and the stretches of it that are use cases."""
