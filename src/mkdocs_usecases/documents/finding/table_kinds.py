"""What the tables of a document tell of, by their first rows and first cells."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.documents.finding.columns import COLUMNS, CONDITIONS, HEADINGS, REACTIONS, ROLES
from mkdocs_usecases.documents.finding.flow_rows import PLACE
from mkdocs_usecases.documents.finding.lines import undecorated
from mkdocs_usecases.documents.finding.part_names import PartName, PartNames, bare
from mkdocs_usecases.documents.finding.tables import Table
from mkdocs_usecases.documents.finding.titles import is_title
from mkdocs_usecases.expressions import expression

CAST = frozenset({"actor", "supporting", "stakeholders"})
"""Parts that tell of whoever takes part."""

MEMBERS = frozenset({"owner", "system"})
"""Parts whose names are what somebody may be called who acts."""


def columns_of(table: Table, names: PartNames) -> list[PartName | None] | None:
    """What the columns are called where each row is a use case; `None` where they are called otherwise."""
    found = [names.named(bare(undecorated(cell))) for cell in table.rows[0].cells]
    keys = {part.key.name for part in found if part is not None}
    is_titled = found[0] is not None and found[0].key.name in ("title", "id")
    return found if is_titled and "steps" in keys and len(keys) > _FEW else None


_FEW = 2


def are_members(head: Sequence[str]) -> bool:
    """Whether the columns behind the first one tell of whom it names."""
    said = [bare(undecorated(cell)).casefold() for cell in head]
    return bool(said) and all(name in HEADINGS or name in ROLES for name in said)


def said_above(label: str, rest: Sequence[str], part: PartName | None) -> str | None:
    """The title that the first row of a table is; empty where it names columns, else `None`."""
    if part is not None:
        # `Title | Description` above a title and its description.
        return "" if part.key.name in ("title", "id") and rest and all(map(_is_heading, rest)) else None
    words = " ".join(cell for cell in (label, *rest) if not _is_heading(cell)).strip()
    if is_title(words) or (words and not label and not any(map(_is_heading, rest))):
        return words
    return "" if not words or any(map(_is_heading, (label, *rest))) else None


def has_headings(table: Table) -> bool:
    """Whether the columns are called as those of names and their values: `Field | Value`."""
    return len(table.rows[0].cells) > 1 and all(map(_is_heading, table.rows[0].cells))


def _is_heading(cell: str) -> bool:
    """Whether a cell is what a column of a table of names and values is called."""
    return bare(undecorated(cell)).casefold() in HEADINGS


def is_flow(table: Table) -> bool:
    """Whether each row below the first one begins with a number; one alone needs a label, or such columns.

    The last one may have none, and tell how the flow ends.
    """
    body = [row for row in table.rows[1:] if any(row.cells)]
    if len(body) > 1 and not body[-1].cells[0]:
        body.pop()
    numbers = [NUMBER.fullmatch(row.cells[0]) for row in body]
    found = [number for number in numbers if number is not None]
    is_whole = len(found) == len(numbers) > 0
    return is_whole and (len(found) > 1 or found[0]["label"] is not None or _has_columns(table))


def with_numbers(table: Table) -> Table:
    """A table with the steps of an alternative, `AC.1.1` and so on, with their numbers alone.

    What stands alone in the first cell of its last row is what is done, or how the flow ends.
    """
    first, *rows = table.rows
    words = {word for cell in first.cells for word in bare(undecorated(cell)).casefold().split()}
    if not rows or len(first.cells) < 2 or not (words <= COLUMNS or _names_step(first.cells[0])):
        return table
    last = rows[-1]
    is_alone = " " in last.cells[0] and not any(last.cells[1:])
    if len(rows) > 1 and is_alone and not last.cells[0].lstrip("*_ ")[:1].isdigit():
        # Behind all columns: none of them says who does it.
        rows[-1] = last._replace(cells=["", *last.cells[1:], last.cells[0]])
    found = [_OF_ALTERNATIVE.fullmatch(row.cells[0]) for row in rows if row.cells[0]]
    numbers = [match["number"] for match in found if match]
    is_one = len(numbers) == len(found) and len({match["code"] for match in found if match}) == 1
    if is_one and numbers == [str(number) for number in range(1, len(numbers) + 1)]:
        rows = [
            row._replace(cells=[number, *row.cells[1:]])
            for row, number in zip(rows, [*numbers, ""], strict=False)
        ]
    return table._replace(rows=[first, *rows])


def _names_step(cell: str) -> bool:
    return bare(undecorated(cell)).casefold() in _STEP


_OF_ALTERNATIVE = expression(r"\*{0,2}(?P<code>[A-Z]{1,3}[.-]?\d{1,3})[.-](?P<number>\d{1,2})[.)]?\*{0,2}")


def _has_columns(table: Table) -> bool:
    """Whether the columns are called as those of a flow, the first one after its steps."""
    names = [bare(undecorated(cell)).casefold() for cell in table.rows[0].cells]
    return len(names) > 1 and names[0] in _STEP and all(name in COLUMNS for name in names)


def are_alternatives(table: Table) -> bool:
    """Whether each row names an extension, and has the step that it leaves from in a column of that name."""
    head, *rows = table.rows
    body = [row for row in rows if any(row.cells)]
    steps = [at for at, cell in enumerate(head.cells) if at and bare(undecorated(cell)).casefold() in _STEP]
    if len(head.cells) < 3 or len(steps) != 1 or not body:
        return False
    return all(len(row.cells) > steps[0] and PLACE.fullmatch(row.cells[steps[0]]) for row in body)


def has_places(table: Table) -> bool:
    """Whether each row is an extension with the step that it leaves from."""
    return are_alternatives(table) or are_conditions(table)


def are_conditions(table: Table) -> bool:
    """Whether each row has the step that it leaves from first, and behind it when it does."""
    head, *rows = table.rows
    body = [row for row in rows if any(row.cells)]
    if len(head.cells) < 3 or bare(undecorated(head.cells[0])).casefold() not in _STEP or not body:
        return False
    is_condition = bare(undecorated(head.cells[1])).casefold() in CONDITIONS
    return is_condition and all(len(row.cells) > 1 and PLACE.fullmatch(row.cells[0]) for row in body)


def are_reactions(table: Table) -> bool:
    """Whether each row has when an extension happens, and what is done then: `Error | System reaction`."""
    condition, *reactions = (bare(undecorated(cell)).casefold() for cell in table.rows[0].cells)
    return condition in CONDITIONS and len(reactions) == 1 and not REACTIONS.isdisjoint(reactions[0].split())


_STEP = frozenset(
    {"step", "at step", "from step", "schritt", "étape", "paso", "passo", "stap", "步骤", "ステップ"}
)


NUMBER = expression(
    r"\*{0,2}(?:\d{1,2}(?P<label>\.?[A-Za-z]\d{0,2}|[A-Za-z]\.\d{1,2})?|\*[a-z])\*{0,2}[.)]?\*{0,2}"
)
