"""Emphasis that begins outside of a part of a text."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression

_CLOSING = expression(r"[*_`]+\s*$")


def length_within(part: str) -> int:
    """How long a part of a text is without the end of an emphasis that began before it."""
    closing = _CLOSING.search(part)
    if closing is None or part.count(closing[0].rstrip()) % 2 == 0:
        return len(part)
    return closing.start()
