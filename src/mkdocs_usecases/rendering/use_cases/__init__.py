"""What the section of a use case consists of."""
