"""What stands behind the keys of a block, each as its key wants it."""
