"""The generated words, a table for each language."""
