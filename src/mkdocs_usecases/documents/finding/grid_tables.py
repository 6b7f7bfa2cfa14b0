"""Tables whose cells are drawn with `+`, `-` and `|`, as converters of office documents write them."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.expressions import expression

_BORDER = expression(r"\s*\+(?:[-=:]{2,}\+)+\s*$")


def is_border(text: str) -> bool:
    """Whether a line is drawn between rows."""
    return _BORDER.match(text) is not None


def grid_rows(texts: Sequence[str], first: int) -> tuple[int, list[tuple[int, list[str]]]] | None:
    """The last line of the table that begins in a line, and its rows; `None` where it never ends."""
    width = texts[first].count("+") - 1
    rows: list[tuple[int, list[str]]] = []
    cells: list[list[str]] = []
    last = at = first
    for at in range(first + 1, len(texts)):
        text = texts[at].strip()
        if is_border(text):
            if any(map(any, cells)):
                rows.append((last + 1, [*map(_joined, cells)]))
            cells, last = [], at
        elif text.startswith("|") and len(pieces := text.strip("|").split("|")) == width:
            cells = cells or [[] for _ in pieces]
            for cell, piece in zip(cells, pieces, strict=True):
                cell.append(piece.rstrip().removeprefix(" "))
        else:
            break
    return (last, rows) if rows else None


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell, those in one that stand deeper than the item that they go on with."""
    found: list[str] = []
    for line in lines:
        if line[:2] == "  " and found and not line.lstrip()[:1].isdigit() and line.strip()[:2] not in _MARKS:
            found[-1] = f"{found[-1]} {line.strip()}"
        elif line.strip():
            found.append(line)
    return "<br>".join(found).strip()


_MARKS = ("- ", "* ", "+ ")
