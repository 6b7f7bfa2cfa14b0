"""Pages and files that nobody typed."""
