"""Tables of docutils, from rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docutils import nodes

_SHORT = 3
"""Rows that stay together on a sheet."""

_NARROW, _WIDEST = 4, 40
"""Letters: a column is at least as wide as a number, and wraps what is longer than a line."""


class Cell(NamedTuple):
    """One cell."""

    entry: nodes.entry
    width: int
    """Columns."""

    is_heading: bool


class Row(NamedTuple):
    """One row, and the id that links lead to."""

    id: str
    cells: list[Cell]
    is_head: bool


def table(rows: Sequence[Row], *, has_spans: bool = True, strong_width: int = 0) -> nodes.table:
    """The table: each column as wide as its text asks for.

    Plain text has signs around the strong words of a heading, `strong_width` letters.
    Man pages know no cells over several columns: there `has_spans` is false, and others stay empty.
    """
    widths = _widths(rows, strong_width)
    # Else LaTeX puts all of it on one sheet, whatever falls off.
    long = ["longtable"] if len(rows) > _SHORT else []
    made = nodes.table(classes=["colwidths-given", *long])
    group = nodes.tgroup(cols=len(widths))
    group += [nodes.colspec(colwidth=width) for width in widths]
    head = [row for row in rows if row.is_head]
    if head:
        group += nodes.thead("", *(_row(row, len(widths), has_spans) for row in head))
    group += nodes.tbody("", *(_row(row, len(widths), has_spans) for row in rows if not row.is_head))
    made += group
    return made


def listed(rows: Sequence[Row]) -> nodes.bullet_list:
    """The rows as items, where no table can stand: in a cell, most formats know none."""
    return nodes.bullet_list("", *(_item(row) for row in rows), bullet="-")


def _item(row: Row) -> nodes.list_item:
    words = nodes.paragraph()
    others: list[nodes.Node] = []
    for cell in row.cells:
        first, *more = [*cell.entry.children] or [nodes.paragraph()]
        if isinstance(first, nodes.paragraph):
            words += [nodes.Text(" "), *first.children] if len(words) and len(first) else first.children
        else:
            others.append(first)
        others += more
    if row.id:
        words.insert(0, nodes.target("", "", ids=[row.id]))
    return nodes.list_item("", words, *others)


def _row(row: Row, columns: int, has_spans: bool) -> nodes.row:
    made = nodes.row()
    left = columns
    for cell in row.cells:
        entry, width = cell.entry, min(cell.width, left)
        if width > 1 and has_spans:
            entry["morecols"] = width - 1
        if cell.is_heading and not row.is_head:
            _make_strong(entry)
        left -= width
        made += entry
        made += [nodes.entry() for _ in range(0 if has_spans else width - 1)]
    made += [nodes.entry() for _ in range(left)]
    if row.id and len(made):
        _put_target(row.id, made[0])
    return made


def _make_strong(entry: nodes.entry) -> None:
    """The heading of a row: docutils knows columns with such, and no rows."""
    for paragraph in entry.findall(nodes.paragraph):
        words = nodes.strong("", "", *paragraph.children)
        paragraph.children = []
        paragraph.append(words)


def _put_target(id_: str, entry: nodes.Element) -> None:
    """Have links to a row lead to its first cell: rows have no ids in most formats."""
    if not len(entry) or not isinstance(entry[0], nodes.paragraph):
        entry.insert(0, nodes.paragraph())
    entry[0].insert(0, nodes.target("", "", ids=[id_]))


def _widths(rows: Sequence[Row], strong_width: int) -> list[int]:
    columns = max(sum(cell.width for cell in row.cells) for row in rows)
    widths = [_NARROW] * columns
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.width == 1 and at < columns:
                longest = max((len(line) for line in cell.entry.astext().split("\n")), default=0)
                longest += strong_width if cell.is_heading and not row.is_head else 0
                widths[at] = max(widths[at], min(longest + 1, _WIDEST))
            at += cell.width
    return widths
