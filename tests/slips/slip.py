"""One slip in a page, and what the makers of slips have in common."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from slips.lines import Form, form
from slips.pages import Page


@dataclass(frozen=True)
class Slip:
    """A page with one slip in it."""

    lines: tuple[str, ...]

    right: frozenset[int]
    """Indexes of the lines at which it is right to say so."""

    tellable: bool = True
    """Whether the page that came out is no other correct page that somebody may have meant."""


Slipping = Callable[[Page, random.Random], "Slip | None"]
"""Makes a slip of its kind, where the page has a place for it."""

KINDS: dict[str, Slipping] = {}
"""By its name each kind of slip."""


def kind(slipping: Slipping) -> Slipping:
    """Make a function known, by its own name."""
    KINDS[slipping.__name__.replace("_", " ")] = slipping
    return slipping


def written(
    page: Page, changes: Mapping[int, str], right: Iterable[int] = (), tellable: bool = True
) -> Slip | None:
    """The page with some lines written otherwise."""
    lines = list(page.lines)
    for at, line in changes.items():
        lines[at] = line
    if tuple(lines) == page.lines:
        return None
    return Slip(tuple(lines), frozenset(right or changes), tellable)


def one_of(dice: random.Random, places: Iterable[int]) -> int | None:
    """Any of these, where there are some."""
    found = list(places)
    return dice.choice(found) if found else None


def lines_of(page: Page, *forms: Form) -> list[int]:
    """The lines of the block of such forms."""
    return [at for at in page.block if form(page.lines[at]) in forms]


def solid(page: Page) -> list[int]:
    """The lines of the block that are not blank."""
    return [at for at in page.block if page.lines[at].strip()]


def everywhere(page: Page, change: Callable[[str], str]) -> Slip | None:
    changes = {at: change(page.lines[at]) for at in solid(page)}
    changed = {at: line for at, line in changes.items() if line != page.lines[at]}
    return written(page, changed, changed) if changed else None
