"""Sphinx as a host: pages in Markdown (MyST) and in reStructuredText, for every builder."""
