"""What is wrong with a pattern."""


class WrongPattern(ValueError):
    """A text is no regular expression, or one that cannot be matched; the message says why."""
