"""The ways through a use case that are worth a test, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.model.tracks import Tracks
from mkdocs_usecases.model.walk import Turn, Walk, through

MAIN = "main"
"""The name of the way that takes no extension."""


class Way(NamedTuple):
    """Turns to be taken, and what the way is called."""

    name: str
    turns: tuple[Turn, ...]
    routes: tuple[str, ...]
    """The names of the plain ways that it tests."""


def ways(tracks: Tracks) -> Iterator[Way]:
    """The main success scenario, then the way through each extension, in the order of the source."""
    for position in range(len(tracks.all)):
        name = _name(tracks, position)
        yield Way(name, through(tracks, position), _alone(name))


def further_ways(tracks: Tracks) -> Iterator[Way]:
    """Through extensions at their other steps, `2-4a@3`, and once more round loops, `main@6`."""
    for position in range(1, len(tracks.all)):
        name = _name(tracks, position)
        for at in tracks.leaves(position)[1:]:
            number = tracks.number(at)
            yield Way(f"{name}@{number}", through(tracks, position, at), (name,))
    for loop in tracks.loops():
        name = _name(tracks, loop.track)
        turns = (*through(tracks, loop.track), Turn((loop,), None))
        yield Way(f"{name}@{tracks.number(loop)}", turns, (name,))


def pairs(tracks: Tracks) -> Iterator[Way]:
    """Through two extensions, the second one where the first has rejoined: `2a+3b`."""
    positions = range(1, len(tracks.all))
    turns = {position: Turn(tracks.leaves(position), position) for position in positions}
    for first in positions:
        for second in positions:
            # One that is nested in the other one is reached through it in any case.
            if first != second and first in tracks.chain(second):
                continue
            both = (*through(tracks, first), turns[second])
            if not Walk(tracks, both).missed:
                names = _name(tracks, first), _name(tracks, second)
                yield Way("+".join(names), both, names)


@lru_cache(maxsize=1024)
def _alone(name: str) -> tuple[str, ...]:
    """A name as the only one: labels are the same in many use cases."""
    return (name,)


def _name(tracks: Tracks, position: int) -> str:
    extension = tracks.all[position].extension
    return MAIN if extension is None else str(extension.label)
