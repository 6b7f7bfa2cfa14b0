"""The text of a block for what was found in a document, and what was left open."""
