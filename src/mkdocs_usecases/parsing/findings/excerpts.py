"""Pieces of the text of a writer and their lines, as messages show them."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 60


def excerpt(text: str) -> str:
    """A piece of the writer's text for a message, on one line, cut where it is long."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}`"


def listed(lines: Sequence[int], most: int = 4) -> str:
    """`lines 7, 8 and 12`, or how many there are."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) > most:
        return f"{len(lines)} more lines"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
