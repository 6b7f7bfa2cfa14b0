"""What an editor asks at a place of a page: data in, data out, in spans of the source and code points."""
