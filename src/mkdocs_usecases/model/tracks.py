"""How the steps of a use case are joined: where extensions leave, and where they rejoin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.model.course import Event, EventKind, walked
from mkdocs_usecases.model.scenario import Extension, Outcome, Step
from mkdocs_usecases.model.text import ANY_STEP
from mkdocs_usecases.model.use_case import UseCase

MAIN_TRACK = 0
"""The position of the main success scenario among the tracks."""


class Place(NamedTuple):
    """A step on a track, or the end of the track behind its last step."""

    track: int
    step: int


class Track:
    """Steps that follow each other: the main success scenario, or those of one extension."""

    __slots__ = ("events", "extension", "leaves", "parent", "places")

    def __init__(self, steps: Sequence[Step], extension: Extension | None, parent: int) -> None:
        self.extension = extension
        self.parent = parent
        self.leaves = Place(parent, -1)
        """The step that an extension leaves from; -1 where not even the first step is done."""
        self.events = [walked(step) for step in steps]
        self.places = {step.number: position for position, step in enumerate(steps)}

    def until(self, position: int) -> list[Event]:
        """What happens from the first step on until one of them is reached."""
        return self.events[: max(position, 0)]


class Tracks:
    """The tracks of one use case and how they are joined."""

    def __init__(self, use_case: UseCase) -> None:
        """Lay a track for the main success scenario, and one for each extension, parents first."""
        self.main_outcome: Outcome | None = use_case.main_outcome
        self.all = [Track(use_case.main_success_scenario, None, MAIN_TRACK)]
        open_ = [(extension, MAIN_TRACK) for extension in reversed(use_case.extensions)]
        while open_:
            extension, parent = open_.pop()
            self.all.append(Track(extension.steps, extension, parent))
            position = len(self.all) - 1
            open_.extend((nested, position) for nested in reversed(extension.extensions))
        for track in range(1, len(self.all)):
            self._join(track)

    def chain(self, position: int) -> list[int]:
        """The extensions that have to be taken to reach one, outermost first, itself last."""
        chain = []
        while position != MAIN_TRACK:
            chain.append(position)
            position = self.all[position].leaves.track
        return chain[::-1]

    def until(self, position: int) -> Iterator[Event]:
        """What happens from the trigger on until the condition of an extension is noticed."""
        for track in self.chain(position):
            leaves, extension = self.all[track].leaves, self.all[track].extension
            assert extension is not None
            here = self.all[leaves.track]
            yield from here.until(leaves.step)
            if leaves.step >= 0 and here.events:
                event = here.events[leaves.step]
                # What may happen at any time takes the place of no step: it comes while one is done.
                yield event if extension.is_any_time else event._replace(kind=EventKind.REPLACED)
            yield Event(EventKind.CONDITION, extension)

    def behind(self, position: int) -> Place:
        """The place behind the step that an extension leaves from."""
        leaves = self.all[position].leaves
        return Place(leaves.track, leaves.step + 1)

    def target(self, position: int) -> Place | None:
        """Where an extension rejoins as its outcome says; `None` for after the step that it left from."""
        track = self.all[position]
        assert track.extension is not None
        step = track.extension.outcome.step
        if step is None:
            return None
        if step in (ANY_STEP, track.extension.start):
            return Place(track.leaves.track, max(track.leaves.step, 0))
        while True:
            track = self.all[position]
            if step in track.places:
                return Place(position, track.places[step])
            if position == MAIN_TRACK:
                break
            position = track.leaves.track
        return self._places.get(step)

    def entered(self, position: int) -> Iterator[Event]:
        """The condition of the extension that one goes on in, where it rejoins by the label of that one."""
        extension = self.all[position].extension
        target = self.target(position)
        if extension is None or target is None or target.track == MAIN_TRACK:
            return
        other = self.all[target.track].extension
        if other is not None and str(other.label) == extension.outcome.step:
            yield Event(EventKind.CONDITION, other)

    @cached_property
    def _places(self) -> dict[str, Place]:
        """Where each step stands, and by an extension's label its first step; the first of equals counts."""
        places: dict[str, Place] = {}
        for position, track in reversed(list(enumerate(self.all))):
            if track.extension is not None:
                places[track.extension.label] = Place(position, 0)
            places.update((number, Place(position, index)) for number, index in track.places.items())
        return places

    def _join(self, position: int) -> None:
        """Find the step that an extension leaves from."""
        track = self.all[position]
        assert track.extension is not None
        start, parent = track.extension.start, self.all[track.parent]
        if start == ANY_STEP:
            track.leaves = Place(track.parent, 0 if parent.events else -1)
        elif start in parent.places:
            track.leaves = Place(track.parent, parent.places[start])
        elif start in self._places and position not in self.chain(self._places[start].track):
            # `3a1a` typed beside `3a` and not inside it.
            track.leaves = self._places[start]
        else:
            # A step that does not exist: the nearest one before it.
            named = _DIGITS.findall(start)
            step = int(named[0 if track.parent == MAIN_TRACK else -1][:9]) if named else 1
            track.leaves = Place(track.parent, min(step, len(parent.events)) - 1)


_DIGITS = re.compile(r"\d+")
