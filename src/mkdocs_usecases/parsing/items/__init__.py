"""Steps and extensions as they were typed, in lists and in outlines, before they get their numbers."""
