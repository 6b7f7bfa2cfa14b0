"""What the functions are called that a compiled template consists of."""

SHOWN = "shown"
"""The function of a whole template: it takes the values by their names, and gives HTML."""


def function_of(macro: str, template: str) -> str:
    """What the function of a macro is called."""
    return f"{template.removesuffix('.html')}_{macro}"
