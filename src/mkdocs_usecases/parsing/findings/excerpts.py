"""Pieces of the text of a writer, as messages show them."""

from __future__ import annotations

_LONGEST = 60


def excerpt(text: str) -> str:
    """A piece of the writer's text for a message, on one line, cut where it is long."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}`"
