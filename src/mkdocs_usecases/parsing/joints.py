"""Where a line of a block goes on with what was another one."""

from __future__ import annotations

from typing import NamedTuple


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
