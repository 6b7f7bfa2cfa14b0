"""The reader: the text of a block to a tree. It never fails, and it knows nothing of use cases."""
