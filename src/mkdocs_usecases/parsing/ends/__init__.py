"""How a route ends, in whatever words; what is close to an end and none."""
