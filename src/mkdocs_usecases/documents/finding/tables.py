"""Tables that tell of a use case: rows of a name and a value, or a row a step, read as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mkdocs_usecases.documents.finding.columns import (
    COLUMNS,
    CONDITIONS,
    HEADINGS,
    NUMBERED,
    ROLES,
    acted,
    actor_column,
    cast_of,
    with_subjects,
)
from mkdocs_usecases.documents.finding.entries import read_entry
from mkdocs_usecases.documents.finding.flow_rows import (
    CODE,
    LABELLED,
    PLACE,
    alternative_line,
    handled_line,
    number_of,
    row_lines,
    step_line,
)
from mkdocs_usecases.documents.finding.grid_tables import grid_rows, is_border
from mkdocs_usecases.documents.finding.html_tables import html_rows, items_in_lines
from mkdocs_usecases.documents.finding.lines import Line, undecorated, unescaped
from mkdocs_usecases.documents.finding.names import PartName, PartNames, bare
from mkdocs_usecases.documents.finding.ruled_tables import ruled_rows
from mkdocs_usecases.documents.finding.shared_rows import parted
from mkdocs_usecases.documents.finding.titles import is_title
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


_SEPARATOR = expression(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = expression(r"(?:\\.|`[^`|]*`|[^|\\])*")
_FLOWS = frozenset({"steps", "extensions"})
_BY_ROWS = frozenset({*_FLOWS, "variations"})
"""The parts that may have a row for each of their items."""


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
        elif text.lstrip()[:2] in ("+-", "+=") and is_border(text):
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
    rows = [Row(at, _cells(texts[at])) for at in range(first, last + 1) if at != first + 1]
    return Table(first, last, rows) if len(rows[0].cells) > 1 or len(rows) > 1 else None


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
    return None if found is None else Table(first, found[0], [Row(*row) for row in found[1]])


def _ruled(texts: Sequence[str], first: int) -> Table | None:
    found = ruled_rows(texts, first)
    return None if found is None else Table(first, found[0], [Row(*row) for row in found[1]])


def _grid(texts: Sequence[str], first: int) -> Table | None:
    found = grid_rows(texts, first)
    return None if found is None else Table(first, found[0], [Row(*row) for row in found[1]])


def as_lines(table: Table, names: PartNames) -> list[Line] | None:
    """A table as lines: one with a label for each of its names; `None` where it tells of no use case."""
    named = [names.named(bare(undecorated(row.cells[0]))) if row.cells else None for row in table.rows]
    parts = [part for part in named if part is not None]
    if named[0] is not None and named[0].key.name in _CAST and _are_members(table.rows[0].cells[1:]):
        return None
    if (columns := _columns(table, names)) is not None:
        return [*_rows(table, columns)]
    if len(parts) == 1 and named[0] is not None and parts[0].key.name in _FLOWS and _has_places(table):
        return _flow(table)
    is_flow = len(parts) == 1 and parts[0].key.name in _FLOWS and (named[0] is None or not _is_flow(table))
    if len(parts) > 1 or is_flow:
        return [*_fields(table, named, names)]
    return _flow(table)


def _columns(table: Table, names: PartNames) -> list[PartName | None] | None:
    """What the columns are called where each row is a use case; `None` where they are called otherwise."""
    found = [names.named(bare(undecorated(cell))) for cell in table.rows[0].cells]
    keys = {part.key.name for part in found if part is not None}
    is_titled = found[0] is not None and found[0].key.name in ("title", "id")
    return found if is_titled and "steps" in keys and len(keys) > _FEW else None


_FEW = 2


def _rows(table: Table, columns: Sequence[PartName | None]) -> Iterator[Line]:
    """Each row as the use case that it is."""
    head, *rows = table.rows
    for row in rows:
        for name, part, cell in zip(head.cells, columns, row.cells, strict=False):
            if cell:
                in_flow = part is not None and part.key.name in _BY_ROWS
                yield from _value(row.at, bare(undecorated(name)), [cell], table.first, in_flow=in_flow)


_CAST = frozenset({"actor", "supporting", "stakeholders"})


def _are_members(head: Sequence[str]) -> bool:
    """Whether the columns behind the first one tell of whom it names."""
    said = [bare(undecorated(cell)).casefold() for cell in head]
    return bool(said) and all(name in HEADINGS or name in ROLES for name in said)


def _fields(table: Table, named: Sequence[PartName | None], names: PartNames) -> Iterator[Line]:
    in_flow, actor = False, 0
    for number, (row, part) in enumerate(zip(table.rows, named, strict=True)):
        label = bare(undecorated(row.cells[0])).strip("~ ") if row.cells else ""
        rest = [cell for cell in row.cells[1:] if cell]
        if in_flow and (not label or _NUMBER.fullmatch(row.cells[0].strip())):
            # A row a step, below the name of the flow.
            cells, column = (row.cells, actor) if label else (row.cells[1:], actor - 1)
            yield from (Line(row.at, f" {line}", table=table.first) for line in row_lines(cells, column))
            continue
        if number == 0 and part is None:
            words = f"{label} {' '.join(rest)}".strip()
            is_heading = any(bare(cell).casefold() in HEADINGS for cell in (label, *rest))
            if not words or is_heading:
                continue
            if is_title(words) or (not label and rest):
                yield Line(row.at, "", label=bare(undecorated(words)), table=table.first)
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
        is_member = part is not None and part.key.name in _CAST and _are_members(table.rows[0].cells[2:])
        if is_member and len(pairs) == 1 and len(pairs[0][1]) > 1:
            # `Primary actor | Keeper | Lends sleds`
            first, *more = pairs[0][1]
            pairs = [(label, [f"{first}: {'; '.join(more)}"])]
        for name, cells in pairs:
            yield from _value(row.at, name, cells, table.first, in_flow=in_flow)


def _pairs(cells: Sequence[str], names: PartNames) -> list[tuple[str, list[str]]]:
    """A row with a name and its values; two such beside each other are two."""
    first = bare(undecorated(cells[0]))
    if len(cells) == 4 and names.named(second := bare(undecorated(cells[2]))):
        return [(first, [cells[1]]), (second, [cells[3]])]
    return parted(first, [cell for cell in cells[1:] if cell], names)


def _value(at: int, label: str, cells: Sequence[str], table: int, *, in_flow: bool) -> Iterator[Line]:
    pieces = [piece for cell in cells for piece in _pieces(cell, in_flow=in_flow)]
    if in_flow and len(cells) > 1 and re.fullmatch(r"\d{1,3}[.)]?", cells[0].strip()):
        pieces = [step_line(cells)]
    is_line = len(pieces) == 1 and read_entry(Line(at, pieces[0])) is None
    yield Line(at, pieces[0].strip() if is_line else "", label, table)
    if not is_line:
        yield from (Line(at, f" {piece}", table=table) for piece in pieces)


_RUN_ON = expression(
    r"(?<=[.;:!?])\s+(?=(?:\d{1,2}[a-z]?|\d{1,2}[a-z]\d{1,2}|\*[a-z]|[A-Z]{1,2}\d{1,2})[.)]\s)"
)


def _pieces(cell: str, *, in_flow: bool) -> list[str]:
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


def _is_flow(table: Table) -> bool:
    """Whether each row below the first one begins with a number; one alone needs a label, or such columns."""
    numbers = [_NUMBER.fullmatch(row.cells[0].strip()) for row in table.rows[1:] if any(row.cells)]
    found = [number for number in numbers if number is not None]
    is_whole = len(found) == len(numbers) > 0
    return is_whole and (len(found) > 1 or found[0]["label"] is not None or _has_columns(table))


def _has_columns(table: Table) -> bool:
    """Whether the columns are called as those of a flow, the first one after its steps."""
    names = [bare(undecorated(cell)).casefold() for cell in table.rows[0].cells]
    return len(names) > 1 and names[0] in _STEP and all(name in COLUMNS for name in names)


def _are_alternatives(table: Table) -> bool:
    """Whether each row names an extension, and has the step that it leaves from in a column of that name."""
    head, *rows = table.rows
    body = [row for row in rows if any(row.cells)]
    steps = [at for at, cell in enumerate(head.cells) if at and bare(undecorated(cell)).casefold() in _STEP]
    if len(head.cells) < 3 or len(steps) != 1 or not body:
        return False
    return all(len(row.cells) > steps[0] and PLACE.fullmatch(row.cells[steps[0]].strip()) for row in body)


def _has_places(table: Table) -> bool:
    """Whether each row is an extension with the step that it leaves from."""
    return _are_alternatives(table) or _are_conditions(table)


def _are_conditions(table: Table) -> bool:
    """Whether each row has the step that it leaves from first, and behind it when it does."""
    head, *rows = table.rows
    body = [row for row in rows if any(row.cells)]
    if len(head.cells) < 3 or bare(undecorated(head.cells[0])).casefold() not in _STEP or not body:
        return False
    is_condition = bare(undecorated(head.cells[1])).casefold() in CONDITIONS
    return is_condition and all(len(row.cells) > 1 and PLACE.fullmatch(row.cells[0].strip()) for row in body)


_STEP = frozenset(
    {"step", "at step", "from step", "schritt", "étape", "paso", "passo", "stap", "步骤", "ステップ"}
)


_NUMBER = expression(
    r"\*{0,2}(?:\d{1,2}(?P<label>\.?[A-Za-z]\d{0,2}|[A-Za-z]\.\d{1,2})?|\*[a-z])\*{0,2}[.)]?\*{0,2}"
)


def _flow(table: Table) -> list[Line] | None:
    """A table with a row a step, or with who does it in a column each."""
    head, *rows = table.rows
    body = [row for row in rows if any(row.cells)]
    if _are_alternatives(table):
        return [Line(row.at, alternative_line(row.cells), table=table.first) for row in body]
    if not body or not head.cells:
        return None
    if _are_conditions(table):
        return [
            Line(row.at, alternative_line([row.cells[1], row.cells[0], *row.cells[2:]]), table=table.first)
            for row in body
        ]
    if len(body) > 1 and all(CODE.fullmatch(row.cells[0].strip()) for row in body) and len(head.cells) > 2:
        return [Line(row.at, alternative_line(row.cells), table=table.first) for row in body]
    if _is_flow(table):
        actor = actor_column(head.cells)
        cast = cast_of(head.cells[1:], [row.cells[1:] for row in body])
        return [
            Line(row.at, line, table=table.first)
            for row in body
            for line in row_lines([number_of(row.cells[0]), *with_subjects(cast, row.cells[1:])], actor)
        ]
    if all(LABELLED.match(row.cells[0].strip()) and len(row.cells) > 1 for row in body):
        return [Line(row.at, handled_line(row.cells), table=table.first) for row in body]
    cast = cast_of(head.cells, [row.cells for row in body])
    pieces = [
        (row.at, acted(piece.strip(), *cast[column : column + 1]))
        for row in body
        for column, cell in enumerate(row.cells)
        for piece in _pieces(cell, in_flow=True)
    ]
    numbers = [NUMBERED.match(piece) for _, piece in pieces]
    found = [int(match["number"]) for match in numbers if match]
    if len(found) != len(pieces) or not found or min(found) != 1 or max(found) > len(found):
        return None
    merged = sorted(zip(found, pieces, strict=True), key=lambda one: one[0])
    return [Line(at, piece, table=table.first) for _, (at, piece) in merged]
