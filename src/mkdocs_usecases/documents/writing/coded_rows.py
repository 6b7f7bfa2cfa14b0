"""Tables of two columns, a code or a number and a text, as the items of a list that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.tables import Table, tables
from mkdocs_usecases.expressions import expression

_CODE = expression(
    r"[*_`]{0,3}(?:(?P<code>[A-Z]{1,8}[-_. ]?\d{1,4}(?:[.-]\d{1,3})?)|(?P<number>\d{1,3})[.)]?)[*_`]{0,3}"
)


def as_items(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines with an item for each row of such a table: `| PRE-1 | It is open |` is `PRE-1: It is open`."""
    if not any(line.text.lstrip()[:1] == "|" for line in lines):
        return lines
    texts = [line.text for line in lines]
    found: list[Line] = []
    end = 0
    for table in tables(texts, [True] * len(texts)):
        if _is_coded(table):
            found += [*lines[end : table.first], *_items(table, lines)]
            end = table.last + 1
    return [*found, *lines[end:]]


def _is_coded(table: Table) -> bool:
    """Whether each row below the first one has a code, or a number, and a text."""
    body = table.rows[1:]
    return bool(body) and all(
        len(row.cells) == _COLUMNS and _CODE.fullmatch(row.cells[0]) and row.cells[1] for row in body
    )


_COLUMNS = 2


def _items(table: Table, lines: Sequence[Line]) -> Iterator[Line]:
    for count, row in enumerate(table.rows[1:], 1):
        match = _CODE.fullmatch(row.cells[0])
        assert match is not None
        # A number that only counts says nothing: `404` does.
        is_count = match["number"] is not None and int(match["number"]) == count
        code = "" if is_count else f"{match['code'] or match['number']}: "
        yield Line(lines[row.at].at, f"- {code}{row.cells[1]}")
