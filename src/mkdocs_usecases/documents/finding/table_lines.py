"""Tables that tell of a use case: rows of a name and a value, or a row a step, read as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from mkdocs_usecases.documents.finding.alternatives import read_place
from mkdocs_usecases.documents.finding.cells import pieces_of
from mkdocs_usecases.documents.finding.columns import (
    COLUMNS,
    CONDITIONS,
    NUMBERED,
    acting,
    actor_column,
    answered,
    begun,
    cast_of,
    is_answered,
    is_dialogue,
    is_of_remarks,
)
from mkdocs_usecases.documents.finding.entries import read_entry
from mkdocs_usecases.documents.finding.flow_rows import (
    CODE,
    LABEL,
    LABELLED,
    alternative_lines,
    handled_line,
    joined,
    number_of,
    row_lines,
    step_line,
)
from mkdocs_usecases.documents.finding.lines import NOTHING, Line, undecorated
from mkdocs_usecases.documents.finding.part_names import PartName, PartNames, bare
from mkdocs_usecases.documents.finding.shared_rows import parted, with_named_cells
from mkdocs_usecases.documents.finding.table_kinds import (
    CAST,
    MEMBERS,
    NUMBER,
    are_alternatives,
    are_conditions,
    are_members,
    are_reactions,
    columns_of,
    has_headings,
    has_places,
    is_flow,
    said_above,
    with_numbers,
)
from mkdocs_usecases.documents.finding.tables import Row, Table
from mkdocs_usecases.expressions import expression

_FLOWS = frozenset({"steps", "extensions"})
_BY_ROWS = frozenset({*_FLOWS, "variations"})
"""The parts that may have a row for each of their items."""

_COLUMNS = frozenset({*_FLOWS, "actor"})
"""Parts by whose names a row of the names of columns may begin."""


def as_lines(table: Table, names: PartNames) -> list[Line] | None:
    """A table as lines: one with a label for each of its names; `None` where it tells of no use case."""
    table = with_named_cells(with_numbers(_below_head(table)), names)
    named = [names.named(bare(undecorated(row.cells[0]))) if row.cells else None for row in table.rows]
    parts = [part for part in named if part is not None]
    if parts and named[0] is parts[0] and are_members(table.rows[0].cells[1:]):
        # `Name | Role` above names, of which some are those of parts as well.
        keys = {part.key.name for part in parts[1:]}
        if parts[0].key.name in CAST or (parts[0].key.name == "title" and keys and keys <= MEMBERS):
            return None
    if parts and named[0] is parts[-1] and are_reactions(table):
        # Whether it is one of extensions says what it stands below.
        return None
    if (columns := columns_of(table, names)) is not None:
        return [*_rows(table, columns)]
    if len(parts) == 1 and named[0] is not None and parts[0].key.name in _FLOWS and has_places(table):
        return _flow(table, names)
    is_below_name = named[0] is not None and (is_flow(table) or _is_counted_below(table))
    has_flow = len(parts) == 1 and parts[0].key.name in _FLOWS and not is_below_name
    is_dialogue = bool(parts) and any(_dialogue(table, number) for number in range(1, len(table.rows)))
    if len(parts) > 1 or has_flow or is_dialogue or (parts and named[0] is None and has_headings(table)):
        return [*_fields(table, named, names)]
    return _flow(table, names)


def _below_head(table: Table) -> Table:
    """A table whose first row is one like all others, with a number: Markdown has none without a head."""
    first = table.rows[0]
    if not first.cells or NUMBER.fullmatch(first.cells[0]) is None:
        return table
    return table._replace(rows=[Row(table.first, [""] * len(first.cells)), *table.rows])


def _rows(table: Table, columns: Sequence[PartName | None]) -> Iterator[Line]:
    """Each row as the use case that it is."""
    head, *rows = table.rows
    for row in rows:
        for name, part, cell in zip(head.cells, columns, row.cells, strict=False):
            if cell:
                in_flow = part is not None and part.key.name in _BY_ROWS
                yield from _value(row.at, bare(undecorated(name)), [cell], table.first, in_flow=in_flow)


def _fields(table: Table, named: Sequence[PartName | None], names: PartNames) -> Iterator[Line]:
    in_flow, actor, done = False, 0, 0
    has_steps = any(part is not None and part.key.name == "steps" for part in named)
    for number, (row, part) in enumerate(zip(table.rows, named, strict=True)):
        if number < done:
            continue
        label = bare(undecorated(row.cells[0])).strip("~ ") if row.cells else ""
        rest = [cell for cell in row.cells[1:] if cell]
        if (part is None or part.key.name in _COLUMNS) and (steps := _dialogue(table, number)):
            done = number + 1 + steps.rows
            is_named = part is not None and part.key.name in _FLOWS
            if is_named or not has_steps:
                yield Line(row.at, "", label if is_named else "Steps", table.first)
            in_flow = has_steps = True
            yield from (line._replace(text=f" {line.text}") for line in steps.lines)
            continue
        if in_flow and (not label or NUMBER.fullmatch(row.cells[0])):
            # A row a step, below the name of the flow.
            cells, column = (row.cells, actor) if label else (row.cells[1:], actor - 1)
            yield from (Line(row.at, f" {line}", table=table.first) for line in row_lines(cells, column))
            continue
        if number == 0 and (title := said_above(label, rest, part)) is not None:
            if title:
                yield Line(row.at, "", label=bare(undecorated(title)), table=table.first)
            continue
        in_flow = part is not None and part.key.name in _BY_ROWS
        columns = [bare(cell).casefold() for cell in rest]
        has_columns = bool(columns) and all(word in COLUMNS for each in columns for word in each.split())
        is_described = part is not None and part.key.name == "summary" and len(columns) > 1
        if has_columns and (in_flow or is_described or columns == ["step", "action"]):
            # `DESCRIPTION | Step | Action` in Cockburn's template.
            label, in_flow = label if in_flow else "Steps", True
            actor = actor_column(row.cells)
            yield Line(row.at, "", label, table.first)
            continue
        if not label:
            yield Line(row.at, f" {' '.join(rest)}", table=table.first)
            continue
        pairs = _pairs(row.cells, names)
        is_member = part is not None and part.key.name in CAST and are_members(table.rows[0].cells[2:])
        if is_member and len(pairs) == 1 and len(pairs[0][1]) > 1:
            # `Primary actor | Keeper | Lends sleds`
            first, *more = pairs[0][1]
            pairs = [(label, [f"{first}: {'; '.join(more)}"])]
        for name, cells in pairs:
            yield from _value(row.at, name, cells, table.first, in_flow=in_flow)


class _Dialogue(NamedTuple):
    """Steps of two columns among fields."""

    rows: int
    """That hold them, below the one that names the columns."""

    lines: list[Line]


def _dialogue(table: Table, number: int) -> _Dialogue | None:
    """The steps below a row that names two columns, whoever acts and the system: they go by their numbers."""
    cells = [*table.rows[number].cells]
    while cells and not cells[-1]:
        cells.pop()
    # The name of the flow may stand in the same row.
    margin = len(cells) - 2
    if margin not in (0, 1) or not cells[-2] or not is_answered(cast_of(cells[margin:], ())):
        return None
    below = (table.rows[at] for at in range(number + 1, len(table.rows)))
    rows = [Row(row.at, row.cells[margin:]) for row in takewhile(lambda row: _is_counted(row, margin), below)]
    lines = _merged(table, cells[margin:], rows)
    return None if lines is None else _Dialogue(len(rows), lines)


def _is_counted(row: Row, margin: int) -> bool:
    """Whether all that a row holds behind its margin are steps with their numbers."""
    texts = [cell for cell in row.cells[margin:] if cell]
    return bool(texts) and not any(row.cells[:margin]) and all(NUMBERED.match(text) for text in texts)


def _is_counted_below(table: Table) -> bool:
    """Whether each row below the first one begins with a step and its number: `1. Guest asks`."""
    body = [row for row in table.rows[1:] if any(row.cells)]
    return len(body) > 1 and all(NUMBERED.match(row.cells[0]) for row in body)


def _pairs(cells: Sequence[str], names: PartNames) -> list[tuple[str, list[str]]]:
    """A row with a name and its values; two such beside each other are two."""
    first = bare(undecorated(cells[0]))
    if len(cells) == 4 and (names.named(second := bare(undecorated(cells[2]))) or _are_labels(cells[::2])):
        return [(first, [cells[1]]), (second, [cells[3]])]
    return parted(first, [cell for cell in cells[1:] if cell], names)


def _are_labels(cells: Sequence[str]) -> bool:
    """Whether cells say that they are names of what stands beside them: by a colon at their end."""
    return all(undecorated(cell).strip("*_ ").endswith((":", "：")) for cell in cells)


def _value(at: int, label: str, cells: Sequence[str], table: int, *, in_flow: bool) -> Iterator[Line]:
    pieces = [piece for cell in cells for piece in pieces_of(cell, in_flow=in_flow)]
    if in_flow and len(cells) > 1 and re.fullmatch(r"\d{1,3}[.)]?", cells[0]):
        pieces = [step_line(cells)]
    is_line = len(pieces) == 1 and (
        _VERSION.fullmatch(pieces[0]) is not None or read_entry(Line(at, pieces[0])) is None
    )
    yield Line(at, pieces[0].strip() if is_line else "", label, table)
    if not is_line:
        yield from (Line(at, f" {piece}", table=table) for piece in pieces)


_VERSION = expression(r"\s*\d+(?:[./-]\d+)*\s*")
"""A number or a date alone, which is no item."""


def _flow(table: Table, names: PartNames) -> list[Line] | None:
    """A table with a row a step, or with who does it in a column each."""
    head, *rows = table.rows
    body = [row for row in rows if any(row.cells)]
    if are_alternatives(table):
        return _alternatives(table, body)
    if not body or not head.cells:
        return None
    if are_conditions(table):
        # The name comes first.
        swapped = [row._replace(cells=[row.cells[1], row.cells[0], *row.cells[2:]]) for row in body]
        return _alternatives(table, swapped)
    is_coded = len(head.cells) > 2 and all(CODE.fullmatch(row.cells[0]) for row in body)
    if is_coded and (len(body) > 1 or bare(undecorated(head.cells[1])).casefold() in CONDITIONS):
        return _alternatives(table, body)
    if is_flow(table) and (column := _beside_steps(table, names)):
        return [*_with_extensions(table, column, names)]
    lines = _steps(Table(table.first, table.last, [_without_remarks(row, head) for row in (head, *body)]))
    return None if lines is None else [*_with_remarks(lines, head, body)]


def _without_remarks(row: Row, head: Row) -> Row:
    """A row without the columns that say something of its steps."""
    names = [*head.cells, *[""] * len(row.cells)]
    return row._replace(
        cells=[cell for at, cell in enumerate(row.cells) if not at or not is_of_remarks(names[at])]
    )


def _with_remarks(lines: Sequence[Line], head: Row, body: Sequence[Row]) -> Iterator[Line]:
    """The lines of steps with what is said of each below it."""
    said = {
        row.at: [
            f"   - {bare(undecorated(name))}: {joined(cell)}"
            for name, cell in list(zip(head.cells, row.cells, strict=False))[1:]
            if cell and is_of_remarks(name)
        ]
        for row in body
    }
    for line, following in zip_longest(lines, lines[1:]):
        yield line
        if following is None or following.at != line.at:
            yield from (line._replace(text=text) for text in said.get(line.at, ()))


def _steps(table: Table) -> list[Line] | None:
    """The steps of a table, a row each or in columns."""
    head, *body = table.rows
    if is_flow(table):
        actor = actor_column(head.cells)
        cells = [row.cells[1:] for row in body]
        cast = cast_of(head.cells[1:], cells)
        subjects = acting(cast, [*zip_longest(*cells, fillvalue="")])
        numbers = [number_of(row.cells[0]) for row in body]
        if not numbers[-1]:
            numbers[-1] = f"{len(body)}."
        return [
            Line(row.at, line, table=table.first)
            for row, number in zip(body, numbers, strict=True)
            for line in row_lines(
                [
                    number,
                    *answered(
                        [begun(cell, cast, subjects, column) for column, cell in enumerate(row.cells[1:])],
                        cast,
                    ),
                ],
                actor,
            )
        ]
    typed = [(row.at, cell) for row in body for cell in row.cells if cell]
    if all(LABELLED.match(cell) for _, cell in typed):
        return [Line(at, cell, table=table.first) for at, cell in typed]
    if all(LABELLED.match(row.cells[0]) and len(row.cells) > 1 for row in body):
        return [Line(row.at, handled_line(row.cells), table=table.first) for row in body]
    return _merged(table, head.cells, body)


def _beside_steps(table: Table, names: PartNames) -> int:
    """The column of a flow that says what else may happen at each step; 0 where there is none."""
    head, *rows = table.rows
    if any(map(LABEL.match, (row.cells[0] for row in rows if row.cells))):
        return 0
    named = (names.named(bare(undecorated(cell))) for cell in head.cells)
    found = [at for at, part in enumerate(named) if part is not None and part.key.name == "extensions"]
    return found[0] if len(found) == 1 and found[0] > 1 else 0


def _with_extensions(table: Table, column: int, names: PartNames) -> Iterator[Line]:
    """The steps of a table, and below them the extensions that it has in a column, a row or more each."""
    rows = [row._replace(cells=[*row.cells[:column], *row.cells[column + 1 :]]) for row in table.rows]
    yield from _flow(table._replace(rows=rows), names) or ()
    yield Line(table.last, "", bare(undecorated(table.rows[0].cells[column])), table.first)
    for row in table.rows[1:]:
        for piece in pieces_of(row.cells[column], in_flow=False) if len(row.cells) > column else ():
            name, colon, handling = piece.partition(": ")
            is_known = LABELLED.match(piece) or read_place(name) is not None
            place = "" if is_known else f" (step {number_of(row.cells[0]).rstrip('.)')})"
            if NOTHING.fullmatch(piece.strip()) is None:
                yield Line(row.at, f" - {name}{place}{colon}{handling}", table=table.first)


def _alternatives(table: Table, rows: Sequence[Row]) -> list[Line]:
    """A table with a row for each extension."""
    return [Line(row.at, line, table=table.first) for row in rows for line in alternative_lines(row.cells)]


def _merged(table: Table, head: Sequence[str], body: Sequence[Row]) -> list[Line] | None:
    """The steps of columns in the order of their numbers; without any, row by row."""
    cast = cast_of(head, [row.cells for row in body])
    typed = [
        (row.at, column, piece.strip())
        for row in body
        for column, cell in enumerate(row.cells)
        for piece in pieces_of(cell, in_flow=True)
    ]
    numbers = [NUMBERED.match(piece) for *_, piece in typed]
    found = [int(match["number"]) for match in numbers if match]
    if not found and is_dialogue(cast):
        found = [*range(1, len(typed) + 1)]
        typed = [
            (at, column, f"{number}. {text}") for number, (at, column, text) in zip(found, typed, strict=True)
        ]
    if len(found) != len(typed) or not found or min(found) != 1 or max(found) > len(found):
        return None
    columns = [
        [piece.partition(" ")[2] for _, at, piece in typed if at == column] for column in range(len(cast))
    ]
    subjects = acting(cast, columns)
    merged = sorted(zip(found, typed, strict=True), key=lambda one: one[0])
    return [
        Line(at, begun(piece, cast, subjects, column), table=table.first) for _, (at, column, piece) in merged
    ]
