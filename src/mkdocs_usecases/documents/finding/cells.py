"""The lines of a cell of a table."""

from __future__ import annotations

import re
from itertools import pairwise

from mkdocs_usecases.documents.finding.html_tables import items_in_lines
from mkdocs_usecases.documents.finding.lines import undecorated
from mkdocs_usecases.expressions import expression

_RUN_ON = expression(
    r"(?<=[.;:!?])\s+(?=(?:\d{1,2}[a-z]?|\d{1,2}[a-z]\d{1,2}|\*[a-z]|[A-Z]{1,2}\d{1,2})[.)]\s)"
)


def pieces_of(cell: str, *, in_flow: bool) -> list[str]:
    """The lines of a cell."""
    lines = re.split(r"<br ?/?>|</br>", items_in_lines(cell), flags=re.IGNORECASE)
    pieces = [_unindented(piece) for piece in lines]
    if in_flow and len(pieces) == 1:
        # Numbers that run on in one line.
        pieces = [piece for each in _counted(cell) or [cell] for piece in _RUN_ON.split(each)]
    return [text for piece in pieces if (text := undecorated(piece)).strip()]


def _unindented(piece: str) -> str:
    """A line of a cell without blanks around it; an item keeps those that tell what it stands below."""
    return piece.rstrip(" \t") if _DEEP_ITEM.match(piece) else piece.strip(" \t")


_DEEP_ITEM = expression(r"\s{2,}[-*+•]\s")
_COUNT = expression(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]\s+(?=\S)")


def _counted(text: str) -> list[str]:
    """The pieces of a text that counts from 1 and skips nothing; none where it does not."""
    found = [*_COUNT.finditer(text)]
    if len(found) < 2 or [int(match["number"]) for match in found] != [*range(1, len(found) + 1)]:
        return []
    starts = [match.start() for match in found]
    return [text[: starts[0]], *(text[start:end] for start, end in pairwise([*starts, len(text)]))]
