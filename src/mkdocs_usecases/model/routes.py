"""The scenarios of a use case: every way through it that a tester would walk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from mkdocs_usecases.model.course import Event, path_of
from mkdocs_usecases.model.scenario import Extension, OutcomeKind
from mkdocs_usecases.model.text import Prose, StepNumber
from mkdocs_usecases.model.tracks import MAIN_TRACK, Place, Tracks
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

    course: tuple[Event, ...] = field(default=(), compare=False)
    """All that happens on it, in order: its steps, and what is noticed between them."""

    @property
    def extension(self) -> Extension | None:
        """The extension that it is about; `None` for the main success scenario."""
        return self.extensions[-1] if self.extensions else None


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
    tracks, room = Tracks(use_case), _Room(use_case)
    main = _scenario(MAIN, _main_ending(tracks), tracks.all[MAIN_TRACK].events)
    found = [main]
    for position in range(1, len(tracks.all)):
        scenario = _through(tracks, position)
        if not room.takes(scenario):
            return (main,)
        found.append(scenario)
    return tuple(found)


def guarantees(use_case: UseCase, ending: Ending) -> tuple[Prose, ...]:
    """What holds after an end."""
    kept = use_case.success_guarantees if ending is Ending.SUCCESS else ()
    return (*kept, *use_case.minimal_guarantees)


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


def _through(tracks: Tracks, position: int) -> Scenario:
    """The route that takes one extension."""
    course = [*tracks.until(position)]
    taken = tuple(event.of for event in course if isinstance(event.of, Extension))
    place = Place(position, 0)
    followed: set[int] = set()
    while True:
        course += tracks.all[place.track].events[place.step :]
        ending = _ending(tracks, place.track)
        if ending is not None:
            return _scenario(taken[-1].label, ending, course, taken)
        # Followed before: the route leads back to itself, and would do so for ever.
        target = None
        if place.track not in followed and (target := tracks.target(place.track)) is not None:
            course += tracks.entered(place.track)
        followed.add(place.track)
        place = target or tracks.behind(place.track)


def _scenario(
    name: str, ending: Ending, course: Iterable[Event], taken: tuple[Extension, ...] = ()
) -> Scenario:
    happens = tuple(course)
    return Scenario(name, ending, path_of(happens), taken, happens)


def _ending(tracks: Tracks, track: int) -> Ending | None:
    """How a scenario ends that walks a track to its end; `None` where it rejoins another one."""
    extension = tracks.all[track].extension
    return _ENDINGS.get(extension.outcome.kind) if extension else _main_ending(tracks)


def _main_ending(tracks: Tracks) -> Ending:
    outcome = tracks.main_outcome
    return _ENDINGS.get(outcome.kind, Ending.SUCCESS) if outcome else Ending.SUCCESS


_ENDINGS = {
    OutcomeKind.SUCCESS: Ending.SUCCESS,
    OutcomeKind.FAILURE: Ending.FAILURE,
    OutcomeKind.ENDS: Ending.ENDS,
}
