"""What a text was read to."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.parsing.reader.slips import Slip
from mkdocs_usecases.parsing.reader.tree import Node, Unread


class Reading(NamedTuple):
    """What a text was read to."""

    root: Node | None
    slips: list[Slip]
    unread: list[Unread]
    texts: list[str]
    """Its lines, with a blank for each sign that only looks like one."""

    shifts: dict[int, int]
    """By line, how many more characters were typed before a column than the reader saw."""

    doubtful: list[int]
    """The lines of texts with what another line could begin with."""

    is_usual: bool = False
    """Whether all its lines are as usual: with no sign that nobody sees, and no text over several of them."""
