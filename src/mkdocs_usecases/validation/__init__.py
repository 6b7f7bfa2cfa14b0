"""What is wrong with use cases that could be read: one small function for each check."""
