"""The tables of a page, in Markdown and in HTML, with their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.documents.finding.grid_tables import grid_rows, is_border
from mkdocs_usecases.documents.finding.html_tables import html_rows
from mkdocs_usecases.documents.finding.lines import unescaped
from mkdocs_usecases.documents.finding.ruled_tables import ruled_rows
from mkdocs_usecases.expressions import expression


class Row(NamedTuple):
    """A row of a table."""

    at: int
    cells: Sequence[str]


class Table(NamedTuple):
    """A table of a page, from its first line to its last."""

    first: int
    last: int
    rows: Sequence[Row]


_SEPARATOR = expression(r"\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$")
_NOTHING = expression(r"[-–—]+")
_CELL = expression(r"(?:\\.|`[^`|]*`|[^|\\])*")


def tables(texts: Sequence[str], is_text: Sequence[bool]) -> Iterator[Table]:
    """The tables of a page, in Markdown and in HTML."""
    at = 0
    while at < len(texts):
        if not is_text[at]:
            at += 1
            continue
        table = None
        text = texts[at]
        if "|" in text and at + 1 < len(texts) and _SEPARATOR.match(texts[at + 1]):
            table = _table(texts, at)
        elif text.lstrip()[:6].lower() == "<table":
            table = _html(texts, at)
        elif is_border(text):
            table = _grid(texts, at)
        elif text.count("--") > 1 or (at + 1 < len(texts) and texts[at + 1].count("--") > 1):
            table = _ruled(texts, at)
        if table is None:
            at += 1
            continue
        yield table
        at = table.last + 1


def _table(texts: Sequence[str], first: int) -> Table | None:
    if "|" not in texts[first + 1] and texts[first].strip().startswith("#"):
        return None
    last = first + 1
    while last + 1 < len(texts) and "|" in texts[last + 1] and texts[last + 1].strip():
        last += 1
    rows = [_row(at, _cells(texts[at])) for at in range(first, last + 1) if at != first + 1]
    return Table(first, last, rows) if len(rows[0].cells) > 1 or len(rows) > 1 else None


def _row(at: int, cells: Sequence[str]) -> Row:
    """A row, in which dashes alone are nothing."""
    return Row(at, ["" if _NOTHING.fullmatch(cell) else cell for cell in cells])


def _cells(text: str) -> list[str]:
    text = text.strip()
    text = text[1:] if text.startswith("|") else text
    cells = []
    at = 0
    while at <= len(text):
        match = _CELL.match(text, at)
        assert match is not None
        cells.append(unescaped(match[0].replace("\\|", "|")).strip())
        at = match.end() + 1
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _html(texts: Sequence[str], first: int) -> Table | None:
    found = html_rows(texts, first)
    return None if found is None else Table(first, found[0], [_row(*row) for row in found[1]])


def _ruled(texts: Sequence[str], first: int) -> Table | None:
    found = ruled_rows(texts, first)
    return None if found is None else Table(first, found[0], [_row(*row) for row in found[1]])


def _grid(texts: Sequence[str], first: int) -> Table | None:
    found = grid_rows(texts, first)
    return None if found is None else Table(first, found[0], [_row(*row) for row in found[1]])
