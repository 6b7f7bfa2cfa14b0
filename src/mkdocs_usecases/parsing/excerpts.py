"""Pieces of the text of a writer, as messages show them."""

from __future__ import annotations


def excerpt(text: str, longest: int = 60) -> str:
    """A piece of the writer's text for a message, on one line, cut where it is long."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= longest else line[: longest - 1] + '…'}`"
