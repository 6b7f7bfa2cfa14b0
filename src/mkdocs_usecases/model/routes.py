"""The scenarios of a use case: every way through it that a tester would walk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.model.scenario import Extension, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import ANY_STEP, StepNumber
from mkdocs_usecases.model.use_case import UseCase


class Ending(Enum):
    """How a scenario ends."""

    SUCCESS = "success"
    FAILURE = "failure"
    ENDS = "ends"
    """It was not said whether the goal is reached."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One route from the trigger to an end."""

    name: str
    """`main`, or the label of the extension that it takes."""

    ending: Ending
    path: tuple[StepNumber, ...]
    """The numbers of its steps, in the order in which they are done."""

    extensions: tuple[Extension, ...] = ()
    """The extension that it takes, after those that this one is nested in; none on the main route."""


MAIN = "main"
"""The name of the scenario that takes no extension."""


def scenarios(use_case: UseCase) -> tuple[Scenario, ...]:
    """The main success scenario, then one scenario for each extension (Cockburn, chapter 8).

    A scenario takes its extension once and then goes on along the main success scenario; a nested extension
    is reached through its parent. Loops are walked once, an extension that may leave from several steps does
    so at the first. What cannot be followed (a step that does not exist, a route that leads back to itself)
    is taken to rejoin after the step that it left from, so that every scenario has an end. A use case without
    steps and extensions has no scenarios; of one that has too many to be told, there is only the main one.
    """
    if not use_case.main_success_scenario and not use_case.extensions:
        return ()
    routes, room = _Routes(use_case), _Room(use_case)
    found = [routes.main]
    for position in range(1, len(routes.tracks)):
        scenario = routes.through(position)
        if not room.takes(scenario):
            return (routes.main,)
        found.append(scenario)
    return tuple(found)


def has_too_many_scenarios(use_case: UseCase) -> bool:
    """Whether there are so many, or so long ones, that only the main one is told."""
    # The cheap questions: no step is shorter than a character, no extension than its label and a colon.
    if len(use_case.source) ** 2 <= 3 * _MOST_STEPS:
        return False
    count = len(use_case.every_extension)
    return count * len(use_case.source) > _MOST_STEPS and len(scenarios(use_case)) <= count


_MOST_STEPS = 1_000_000
"""Of all scenarios together: a thousand times what a large use case has."""

_MOST_TEXT = 50 * _MOST_STEPS
"""Characters of these steps and of what holds before and after: exports tell all of it for each scenario."""

_LONG = 20_000
"""Characters of a block; the scenarios of a shorter one cannot have that much text."""


class _Room:
    """What the scenarios of a use case may take up together."""

    def __init__(self, use_case: UseCase) -> None:
        self._steps, self._text = _MOST_STEPS, _MOST_TEXT
        self._lengths: dict[StepNumber, int] | None = None
        self._around = 0
        if len(use_case.source) > _LONG:
            self._lengths = {step.number: len(step.text) for step in use_case.every_step}
            around = (*use_case.preconditions, *use_case.success_guarantees, *use_case.minimal_guarantees)
            self._around = sum(len(prose.text) for prose in around)

    def takes(self, scenario: Scenario) -> bool:
        """Whether there is room for one more."""
        self._steps -= len(scenario.path)
        if self._lengths is not None:
            self._text -= self._around + sum(map(self._lengths.__getitem__, scenario.path))
        return self._steps >= 0 and self._text >= 0


_ENDINGS = {
    OutcomeKind.SUCCESS: Ending.SUCCESS,
    OutcomeKind.FAILURE: Ending.FAILURE,
    OutcomeKind.ENDS: Ending.ENDS,
}

_MAIN = 0
"""The position of the main success scenario among the tracks."""


class _Place(NamedTuple):
    """A step on a track, or the end of the track behind its last step."""

    track: int
    step: int


class _Track:
    """Steps that follow each other: the main success scenario, or those of one extension."""

    __slots__ = ("extension", "leaves", "numbers", "parent", "places", "repeats")

    def __init__(self, steps: Sequence[Step], extension: Extension | None, parent: int) -> None:
        self.extension = extension
        self.parent = parent
        self.leaves = _Place(parent, -1)
        """The step that an extension leaves from; -1 where not even the first step is done."""
        self.numbers = [step.number for step in steps]
        self.places = dict(zip(self.numbers, range(len(self.numbers)), strict=True))
        self.repeats = {step.number for step in steps if step.kind is StepKind.REPEAT}

    def walked(self, first: int, last: int | None = None) -> list[StepNumber]:
        """The numbers of the steps that are done between two of them; what repeats is not done itself."""
        numbers = self.numbers[first:last]
        return [number for number in numbers if number not in self.repeats] if self.repeats else numbers


class _Routes:
    """The tracks of one use case and how they are joined."""

    def __init__(self, use_case: UseCase) -> None:
        outcome = use_case.main_outcome
        self._ending = _ENDINGS.get(outcome.kind, Ending.SUCCESS) if outcome else Ending.SUCCESS
        self.tracks = [_Track(use_case.main_success_scenario, None, _MAIN)]
        open_ = [(extension, _MAIN) for extension in reversed(use_case.extensions)]
        while open_:
            extension, parent = open_.pop()
            self.tracks.append(_Track(extension.steps, extension, parent))
            position = len(self.tracks) - 1
            open_.extend((nested, position) for nested in reversed(extension.extensions))
        for track in range(1, len(self.tracks)):
            self._join(track)

    @cached_property
    def _places(self) -> dict[str, _Place]:
        """Where each step stands, and by an extension's label its first step; the first of equals counts."""
        places: dict[str, _Place] = {}
        for position, track in reversed(list(enumerate(self.tracks))):
            if track.extension is not None:
                places[track.extension.label] = _Place(position, 0)
            places.update((number, _Place(position, index)) for number, index in track.places.items())
        return places

    @property
    def main(self) -> Scenario:
        """The route that takes no extension."""
        return Scenario(MAIN, self._ending, tuple(self.tracks[_MAIN].walked(0)))

    def through(self, position: int) -> Scenario:
        """The route that takes one extension."""
        chain = self._chain(position)
        taken = tuple(extension for track in chain if (extension := self.tracks[track].extension))
        path: list[StepNumber] = []
        for track in chain:
            leaves = self.tracks[track].leaves
            path += self.tracks[leaves.track].walked(0, leaves.step + 1)
        place = _Place(position, 0)
        followed: set[int] = set()
        while True:
            here = self.tracks[place.track]
            path += here.walked(place.step)
            ending = self._ending_of(here)
            if ending is not None:
                return Scenario(taken[-1].label, ending, tuple(path), taken)
            # Followed before: the route leads back to itself, and would do so for ever.
            target = None if place.track in followed else self._target(place.track)
            followed.add(place.track)
            place = target or _Place(here.leaves.track, here.leaves.step + 1)

    def _ending_of(self, track: _Track) -> Ending | None:
        """How a scenario ends that walks a track to its end; `None` where it rejoins another one."""
        return self._ending if track.extension is None else _ENDINGS.get(track.extension.outcome.kind)

    def _chain(self, position: int) -> list[int]:
        """The extensions that have to be taken to reach one, outermost first, itself last."""
        chain = []
        while position != _MAIN:
            chain.append(position)
            position = self.tracks[position].leaves.track
        return chain[::-1]

    def _join(self, position: int) -> None:
        """Find the step that an extension leaves from."""
        track = self.tracks[position]
        assert track.extension is not None
        start, parent = track.extension.start, self.tracks[track.parent]
        if start == ANY_STEP:
            track.leaves = _Place(track.parent, 0 if parent.numbers else -1)
        elif start in parent.places:
            track.leaves = _Place(track.parent, parent.places[start])
        elif start in self._places and position not in self._chain(self._places[start].track):
            # `3a1a` typed beside `3a` and not inside it.
            track.leaves = self._places[start]
        else:
            # A step that does not exist: the nearest one before it.
            named = _DIGITS.findall(start)
            step = int(named[0 if track.parent == _MAIN else -1][:9]) if named else 1
            track.leaves = _Place(track.parent, min(step, len(parent.numbers)) - 1)

    def _target(self, position: int) -> _Place | None:
        """Where an extension rejoins as its outcome says; `None` for after the step that it left from."""
        track = self.tracks[position]
        assert track.extension is not None
        step = track.extension.outcome.step
        if step is None:
            return None
        if step in (ANY_STEP, track.extension.start):
            return _Place(track.leaves.track, max(track.leaves.step, 0))
        while True:
            track = self.tracks[position]
            if step in track.places:
                return _Place(position, track.places[step])
            if position == _MAIN:
                break
            position = track.leaves.track
        return self._places.get(step)


_DIGITS = re.compile(r"\d+")
