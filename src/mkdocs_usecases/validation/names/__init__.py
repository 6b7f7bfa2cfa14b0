"""Names and words that are close to each other."""
