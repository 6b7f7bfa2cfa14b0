"""How the steps of a use case are joined: where extensions leave, and where they rejoin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.course import Event, EventKind, walked
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import ANY_STEP, StepNumber
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


class Tracks:
    """The tracks of one use case and how they are joined."""

    def __init__(self, use_case: UseCase) -> None:
        """Lay a track for the main success scenario, and one for each extension, parents first."""
        self.main_outcome = use_case.main_outcome
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

    def leaves(self, position: int) -> tuple[Place, ...]:
        """Every step that an extension may leave from, the first one first; what repeats is no such step."""
        track = self.all[position]
        assert track.extension is not None
        first, end = track.leaves, track.extension.end
        on = self.all[first.track]
        last = len(on.events) - 1 if track.extension.is_any_time else on.places.get(end, first.step)
        others = (Place(first.track, step) for step in range(first.step + 1, last + 1))
        return (first, *(at for at in others if (event := self.event(at)) and event.kind is EventKind.STEP))

    def loops(self) -> Iterator[Place]:
        """Every `repeat` step that goes back to a step of its own track."""
        for position, track in enumerate(self.all):
            for step in range(len(track.events)):
                if self.again(Place(position, step)) is not None:
                    yield Place(position, step)

    def event(self, place: Place) -> Event | None:
        """What happens at a place; `None` before the first step and behind the last one."""
        events = self.all[place.track].events
        return events[place.step] if 0 <= place.step < len(events) else None

    def number(self, place: Place) -> str:
        """The number of the step that is at a place."""
        event = self.event(place)
        assert event is not None
        assert isinstance(event.of, Step)
        return event.of.number

    def again(self, loop: Place) -> Place | None:
        """Where a `repeat` step goes back to; `None` where it is none, or names no step before it."""
        event = self.event(loop)
        step = event.of if event else None
        if not isinstance(step, Step) or step.loop is None:
            return None
        found = self.all[loop.track].places.get(step.loop.start, loop.step)
        return Place(loop.track, found) if found < loop.step else None

    def target(self, position: int, left: Place) -> Place:
        """Where an extension rejoins that was taken at a place."""
        track = self.all[position]
        assert track.extension is not None
        step = track.extension.outcome.step
        if step == ANY_STEP:
            return Place(left.track, max(left.step, 0))
        if step == track.extension.start:
            return Place(track.leaves.track, max(track.leaves.step, 0))
        return (self._named(step, position) if step else None) or Place(left.track, left.step + 1)

    def has_target(self, position: int) -> bool:
        """Whether the step is there at which an extension rejoins."""
        extension = self.all[position].extension
        assert extension is not None
        step = extension.outcome.step
        return step in (None, ANY_STEP, extension.start) or self._named(step, position) is not None

    def _named(self, step: StepNumber, position: int) -> Place | None:
        """The step of a number, seen from an extension: its own ones first, then those around it."""
        while True:
            track = self.all[position]
            if step in track.places:
                return Place(position, track.places[step])
            if position == MAIN_TRACK:
                return self._places.get(step)
            position = track.leaves.track

    def entered(self, position: int) -> Extension | None:
        """The extension that one goes on in, where it rejoins by the label of that one."""
        extension = self.all[position].extension
        assert extension is not None
        step = extension.outcome.step
        if step is None or step == extension.start:
            return None
        target = self._named(step, position)
        other = self.all[target.track].extension if target else None
        return other if other is not None and str(other.label) == step else None

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


_DIGITS = expression(r"\d+")
