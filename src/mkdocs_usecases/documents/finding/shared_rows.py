"""Rows of a table that hold several parts at once: `Scope & Level`, `**Name:** Lend | **ID:** UC-1`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.documents.finding.lines import undecorated
from mkdocs_usecases.documents.finding.part_names import PartNames, bare
from mkdocs_usecases.documents.finding.tables import Row, Table
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN

_TWO = expression(
    lambda: rf"(?<!\s)\s*(?:[&,/+]|\b(?:{'|'.join(word for one in SPOKEN for word in one.either)})\b)\s*"
)
_VALUES = expression(r"<br ?/?>|[,;/&、，；]")
_ACTORS = frozenset({"actor", "supporting"})
_SHORT = _ACTORS | {"system", "level", "priority", "status", "frequency", "owner", "release"}
"""Parts whose values hold no sentences, so that signs part them."""

_NAMED = expression(
    r"(?P<name>(?P<sign>\*\*|__|)[^*_:：|]{2,40}(?:(?P=sign)\s*[:：]|[:：]\s*(?P=sign)))(?P<value>.*)"
)
"""A cell with the name of what it says."""


def with_named_cells(table: Table, names: PartNames) -> Table:
    """A table with a row for each cell that has its name in itself, as those of forms have."""
    return table._replace(rows=[each for row in table.rows for each in _named_cells(row, names)])


def _named_cells(row: Row, names: PartNames) -> Iterator[Row]:
    cells = [cell for cell in row.cells if cell]
    found = [match for match in map(_NAMED.fullmatch, cells) if match is not None]
    first = names.named(bare(undecorated(found[0]["name"]))) if found and found[0]["value"].strip() else None
    # `Use case: Lend` alone is a title over all columns.
    is_title = first is not None and first.key.name == "title" and len(cells) == 1
    if first is None or is_title or len(found) < len(cells):
        yield row
    else:
        yield from (Row(row.at, [match["name"], match["value"].strip()]) for match in found)


def parted(label: str, cells: Sequence[str], names: PartNames) -> list[tuple[str, list[str]]]:
    """A row as two, where its name is that of two parts and it has a value for each; else as it is."""
    two = _two(label, names)
    keys = [part.key.name for name in two if (part := names.named(name)) is not None]
    if len({*keys}) != 2:
        return [(label, [*cells])]
    if {*keys} == {"id", "title"}:
        # `ID and Name: UC-4 Admit a patient`: a title holds both.
        return [(two[keys.index("title")], [*cells])]
    if not _SHORT.issuperset(keys):
        return [(label, [*cells])]
    values = [value for cell in cells for piece in _VALUES.split(cell) if (value := piece.strip())]
    if len(values) == len(two):
        return [(name, [value]) for name, value in zip(two, values, strict=True)]
    # Of one actor, or of more than two, nobody knows: that is asked of the first part.
    return [(two[0] if {*keys} == _ACTORS else label, [*cells])]


def _two(label: str, names: PartNames) -> Sequence[str]:
    """The names of two parts in one, each whole."""
    pieces = [piece for piece in _TWO.split(label) if piece]
    if len(pieces) != 2 or names.named(label) is not None:
        return ()
    first, second = pieces
    # What both have in common is said once: `Primary, Secondary Actors`.
    shared = first if names.named(first) is not None else f"{first} {second.rpartition(' ')[2]}"
    return (shared, second)
