"""The lines of a cell of a table, and of what runs on as it does in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_uppercase

from mkdocs_usecases.documents.finding.html_tables import items_in_lines
from mkdocs_usecases.documents.finding.lines import Line, undecorated
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
        pieces = [
            piece
            for each in _counted(cell) or _coded(cell) or _lettered(cell) or [cell]
            for piece in _RUN_ON.split(each)
        ]
    return [text for piece in pieces if (text := undecorated(piece))]


def run_on(lines: Sequence[Line]) -> Sequence[Line]:
    """Numbers that run on in the one line there is, `1. Guest asks. 2. Desk answers.`, as lines."""
    told = [line for line in lines if line.text.strip()]
    if len(told) != 1:
        return lines
    pieces = pieces_of(told[0].text, in_flow=True)
    if len(pieces) > 1 and pieces[0].endswith(":") and _ITEM.match(pieces[0]):
        # What is counted behind the name of an item is its own.
        pieces[1:] = [f"    {piece}" for piece in pieces[1:]]
    return [Line(told[0].at, piece) for piece in pieces] if len(pieces) > 1 else lines


_ITEM = expression(r"\s*[-*+•]\s")


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
    pieces = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    for sign in ",·•|/":
        if all(piece.rstrip().endswith(sign) for piece in pieces[:-1]):
            # `1. Guest asks, 2. Desk answers`
            pieces[:-1] = [piece.rstrip().removesuffix(sign).rstrip() for piece in pieces[:-1]]
    return [text[: starts[0]], *pieces]


_CODE = expression(
    r"""(?:^|(?<=[.;!?"'”»)]\s)|(?<=\s[·•|/]\s))(?P<head>\d{1,2}(?=[a-z])|\d{1,2}\.(?=\d)|(?!UC)[A-Z]{1,3}-?(?=\d))(?P<tail>[a-z]|\d{1,3})(?=[.):]?\s)"""
)
_LETTER = expression(r"(?:^|(?<=[.;!?]\s))(?P<letter>[A-Z])[.)](?=\s)")


def _coded(text: str) -> list[str]:
    """The pieces of a text that begins with a code and goes on counting: `E1 … · E2 …`, `2a … ; 3a …`."""
    found = [*_CODE.finditer(text)]
    codes = [(match["head"].zfill(2), match["tail"].zfill(2)) for match in found]
    is_one = codes == sorted({*codes}) and len({head.isdigit() for head, _ in codes}) == 1
    if any(head.endswith(".") for head, _ in codes):
        # `4.1 … 4.2 …`: no amounts, but what is done from step 4 on.
        is_one = [int(tail) for _, tail in codes] == [*range(1, len(codes) + 1)] and len({*dict(codes)}) == 1
    return _pieces(text, found) if is_one else []


def _lettered(text: str) -> list[str]:
    """The pieces of a text that begins with `A.` and goes on with `B.`"""
    found = [*_LETTER.finditer(text)]
    is_one = [match["letter"] for match in found] == [*ascii_uppercase[: len(found)]]
    return _pieces(text, found) if is_one else []


def _pieces(text: str, found: Sequence[re.Match[str]]) -> list[str]:
    if len(found) < 2 or found[0].start() > 0:
        return []
    starts = [match.start() for match in found]
    return [text[start:end].rstrip(" ·•|/") for start, end in pairwise([*starts, len(text)])]
