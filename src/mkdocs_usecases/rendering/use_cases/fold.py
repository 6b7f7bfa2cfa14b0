"""The fold of a summary: what is asked for first stands before the steps, and the rest opens at a press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.rendering.details import Block, detail_prose
from mkdocs_usecases.rendering.texts import Text
from mkdocs_usecases.rendering.use_cases.summary import Row

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
    blocks: tuple[Block, ...] = ()
    """Lists, tables and code behind the paragraphs."""

    more_blocks: tuple[Block, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """What is folded, by name: those of the rows."""
        return tuple(dict.fromkeys(row.heading for row in self.more_rows))

    @property
    def has_more_text(self) -> bool:
        """Whether the text goes on in what is folded."""
        return bool(self.more_brief or self.more_blocks)


def folded_summary(text: Text, rows: Sequence[Row], *, has_steps: bool) -> Fold:
    """The summary of a use case, folded where steps follow and there is more than a fold takes itself."""
    more_rows = tuple(row for row in rows if row.field not in _FIRST)
    brief, blocks = text
    if not has_steps or (len(brief) + len(blocks) <= 1 and _is_one_line(more_rows)):
        return Fold(brief, tuple(rows), blocks=blocks)
    # What a colon announces is read with it.
    shown = 1 if not brief or (len(brief) == 1 and brief[0].endswith(_COLONS)) else 0
    first_rows = tuple(row for row in rows if row.field in _FIRST)
    return Fold(brief[:1], first_rows, brief[1:], more_rows, blocks[:shown], blocks[shown:])


_COLONS = (":", "：")


def _is_one_line(rows: Sequence[Row]) -> bool:
    if len(rows) > 1:
        return False
    return all(sum(map(len, _texts(row))) <= _LINE and len(row.items) <= 1 for row in rows)


def _texts(row: Row) -> Iterator[str]:
    yield row.text
    yield from (f"{reference.lead} {reference.text}, " for reference in row.references)
    for item in row.items:
        yield from (*item.paragraphs, *detail_prose(item.blocks), *item.values, item.name)
        yield from (note.text for note in item.notes)
