"""Where a line of a block goes on with what was another one."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.expressions import expression

_LEAD = expression(r"\s*(?:- +)*")


class Joint(NamedTuple):
    """Where a line goes on with what was another one."""

    line: int
    gap: int
    """The column behind what stands before."""

    start: int
    """The column in which the other line begins."""

    end: int
    """Behind what it is known by."""

    lead: str
    """What stands before it on a line of its own."""

    message: str
    shown: str
    """It, or its beginning, as it should be typed."""


def lead_of(line: str) -> str:
    """What stands before the text of a line: blanks and dashes."""
    match = _LEAD.match(line)
    assert match is not None
    return match[0]
