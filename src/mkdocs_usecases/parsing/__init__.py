"""From the text of a page to use cases, each thing with the place where it was typed."""
