"""A block's text while it is read, its nodes, and the places of what was typed."""
