"""Templates: how they become Python, and where values become HTML."""
