"""The fold of a summary: what is asked for first stands before the steps, and the rest opens at a press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.rendering.summary import Row

_FIRST = frozenset(
    (
        *("level", "primary-actor", "system", "supporting-actors", "goal", "trigger"),
        *("priority", "status", "release"),
    )
)
"""Who wants what of whom, and what sets it off: whoever has read that goes on with step 1."""

_LINE = 90
"""Characters that stand in one line at most."""


class Fold(NamedTuple):
    """A summary in two parts; where the second is empty, nothing is folded."""

    brief: tuple[str, ...]
    """Paragraphs: prose."""

    rows: tuple[Row, ...]
    more_brief: tuple[str, ...] = ()
    more_rows: tuple[Row, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """What is folded, by name: those of the rows."""
        return tuple(dict.fromkeys(row.heading for row in self.more_rows))


def folded_summary(brief: Sequence[str], rows: Sequence[Row], *, has_steps: bool) -> Fold:
    """The summary of a use case, folded where steps follow and there is more than a fold takes itself."""
    more_rows = tuple(row for row in rows if row.field not in _FIRST)
    more_brief = tuple(brief[1:])
    if not has_steps or _is_one_line(more_brief, more_rows):
        return Fold(tuple(brief), tuple(rows))
    return Fold(tuple(brief[:1]), tuple(row for row in rows if row.field in _FIRST), more_brief, more_rows)


def _is_one_line(brief: Sequence[str], rows: Sequence[Row]) -> bool:
    if brief or len(rows) > 1:
        return False
    return all(sum(map(len, _texts(row))) <= _LINE and len(row.items) <= 1 for row in rows)


def _texts(row: Row) -> Iterator[str]:
    yield row.text
    yield from (f"{reference.lead} {reference.text}, " for reference in row.references)
    for item in row.items:
        yield from (*item.paragraphs, *item.values, item.name, *(note.text for note in item.notes))
