"""Inline Markdown in a text of a block: what it keeps together, what of it is only half in a part."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression

_KEPT = expression(r"[`(\[\"“«]")
_KEPT_WHOLE = expression(r"`+[^`]*`+|\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|«[^«»]*»")
_CLOSING = expression(r"[*_`]+\s*$")


def masked(text: str) -> str:
    """A text of the same length without the signs in its code, its brackets and its quotes."""
    return _KEPT_WHOLE.sub(lambda match: "x" * len(match[0]), text) if _KEPT.search(text) else text


def length_within(part: str) -> int:
    """How long a part of a text is without the end of an emphasis that began before it."""
    closing = _CLOSING.search(part)
    if closing is None or part.count(closing[0].rstrip()) % 2 == 0:
        return len(part)
    return closing.start()
