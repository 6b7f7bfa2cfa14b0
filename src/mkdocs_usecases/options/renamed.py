"""Options that got another name: the old one goes on working for a while, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple


class Renamed(NamedTuple):
    """What became of an option."""

    now: str
    until: date
    """The first day on which a release may come without the old name; a year ahead, see the user guide."""


RENAMED: dict[str, Renamed] = {}
"""By the old name; there are none yet."""


def by_new_names(given: Mapping[str, object], warnings: list[str]) -> Iterator[tuple[str, object]]:
    """The options by the names that they have now; where both are given, the old one does not count."""
    for key, value in given.items():
        name = str(key)
        if name not in RENAMED:
            yield name, value
            continue
        now, until = RENAMED[name]
        warnings.append(f"`{name}` is called `{now}` now: the old name works until {until.isoformat()}")
        if now not in given:
            yield now, value
