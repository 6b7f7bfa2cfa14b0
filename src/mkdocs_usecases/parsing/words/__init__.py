"""The words and signs of the block language: keys, labels, numbers, names, conditions."""
