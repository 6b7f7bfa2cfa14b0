"""What was typed otherwise than it was meant: found, told, and read all the same."""
