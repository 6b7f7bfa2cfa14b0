"""Ordinary Markdown that is read as use cases: documents that were written before there were blocks."""
