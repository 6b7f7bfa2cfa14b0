"""The scenarios of a use case: every way through it that a tester would walk."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from mkdocs_usecases.model.course import Event, path_of
from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.scenario import Extension, OutcomeKind
from mkdocs_usecases.model.text import Prose, StepNumber, UseCaseId, Word
from mkdocs_usecases.model.tracks import Tracks
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.model.walk import Walk
from mkdocs_usecases.model.ways import Way, further_ways, pairs, ways


class Ending(Word):
    """How a scenario ends."""

    SUCCESS = "success"
    FAILURE = "failure"
    ENDS = "ends"
    """It was not said whether the goal is reached."""
    CONTINUES = "continues"
    """Goes on in another use case."""
    UNCLEAR = "unclear"
    """It was not understood how the scenario ends, it goes on at a step that does not exist, or leads back to
    itself for ever."""


# A tuple, as steps are.
class Scenario(NamedTuple):
    """One route from the trigger to an end."""

    name: str
    """`main`, or the label of the extension that it takes; `2-4a@3`, `2a+3b` where more is covered."""

    ending: Ending
    path: tuple[StepNumber, ...]
    """The numbers of its steps, in the order in which they are done."""

    extensions: tuple[Extension, ...] = ()
    """The extension that it takes, after those that this one is nested in; none on the main route."""

    course: tuple[Event, ...] = ()
    """All that happens on it, in order: its steps, and what is noticed between them."""

    routes: tuple[str, ...] = ()
    """The names of the plain routes that it tests: its own one, or two of a pair."""

    assumed: bool = False
    """Whether its end was not said: it is taken to rejoin, and to end as what it rejoins."""

    continues_in: UseCaseId | None = None
    """The use case that it goes on in."""

    @property
    def extension(self) -> Extension | None:
        """The extension that it is about; `None` for the main success scenario."""
        return self.extensions[-1] if self.extensions else None


class Cover(Enum):
    """What the scenarios of a use case walk at least once."""

    EXTENSIONS = "extensions"
    """Each extension, at the first step that it may leave from."""
    TRANSITIONS = "transitions"
    """Each way from one step to the next: also from all steps of a range, and round each loop."""
    PAIRS = "pairs"
    """Besides, each two extensions that may happen on one way, one after the other."""


def scenarios(use_case: UseCase, cover: Cover = Cover.EXTENSIONS) -> tuple[Scenario, ...]:
    """The main success scenario, then one scenario for each extension (Cockburn, chapter 8).

    A scenario takes its extension once and then goes on along the main success scenario; a nested extension
    is reached through its parent. Loops are walked once, an extension that may leave from several steps does
    so at the first. One that rejoins at a step that does not exist is taken to do so after the step that it
    left from; a route that leads back to itself for ever is told until it does so for the second time. A use
    case without steps and extensions has no scenarios; of one that has too many to be told, there is only the
    main one. Where more is to be covered, the further scenarios stand behind these; too many are left out.
    """
    if cover is not Cover.EXTENSIONS:
        return _found(use_case, cover)
    # As a cached property does: a site makes several registries in one build, of the same use cases.
    if not use_case.main_success_scenario and not use_case.extensions:
        return ()
    known: tuple[Scenario, ...] | None = use_case.__dict__.get(_KEPT)
    if known is None:
        known = use_case.__dict__[_KEPT] = _found(use_case, cover)
    return known


_KEPT = "_scenarios"


_ENDS = "_scenario_ends"


class ScenarioEnd(NamedTuple):
    """How one of the scenarios of a use case ends."""

    ending: Ending
    assumed: bool
    """Whether it was not said."""


@glimpse
def scenario_ends(use_case: UseCase) -> tuple[ScenarioEnd, ...]:
    """How each of them ends, in their order: listings count no more than that."""
    # Kept as they are: each listing asks all use cases of a site for them.
    known: tuple[ScenarioEnd, ...] | None = use_case.__dict__.get(_ENDS)
    if known is None:
        found = tuple([ScenarioEnd(each.ending, each.assumed) for each in scenarios(use_case)])
        known = use_case.__dict__[_ENDS] = _same_ends(found)
    return known


@lru_cache(maxsize=256)
def _same_ends(ends: tuple[ScenarioEnd, ...]) -> tuple[ScenarioEnd, ...]:
    """The same as one value, which many use cases have in common."""
    return ends


def _found(use_case: UseCase, cover: Cover) -> tuple[Scenario, ...]:
    if not use_case.main_success_scenario and not use_case.extensions:
        return ()
    tracks, room = Tracks(use_case), _Room(use_case)
    walked = (_scenario(tracks, way) for way in ways(tracks))
    main = next(walked)
    others = tuple(takewhile(room.takes, walked))
    if len(others) + 1 < len(tracks.all):
        return (main,)
    further = (way for ways_to in _FURTHER[cover] for way in ways_to(tracks))
    return (main, *others, *takewhile(room.takes, (_scenario(tracks, way) for way in further)))


_FURTHER = {
    Cover.EXTENSIONS: (),
    Cover.TRANSITIONS: (further_ways,),
    Cover.PAIRS: (further_ways, pairs),
}


def _scenario(tracks: Tracks, way: Way) -> Scenario:
    walk = Walk(tracks, way.turns)
    course = tuple(walk.course)
    end, path = _ending(walk.end), _shared(path_of(course))
    return Scenario(way.name, end, path, walk.taken, course, way.routes, walk.is_assumed, walk.use_case)


@lru_cache(maxsize=1024)
def _shared(path: tuple[StepNumber, ...]) -> tuple[StepNumber, ...]:
    """The same numbers as one value: many use cases of a site have steps of the same numbers."""
    return path


def _ending(kind: OutcomeKind | None) -> Ending:
    match kind:
        case OutcomeKind.SUCCESS:
            return Ending.SUCCESS
        case OutcomeKind.FAILURE:
            return Ending.FAILURE
        case OutcomeKind.ENDS:
            return Ending.ENDS
        case OutcomeKind.CONTINUES:
            return Ending.CONTINUES
        case OutcomeKind.UNCLEAR | OutcomeKind.RESUMES | None:
            # A walk goes on where a route rejoins: it has that for its end only where it comes to none.
            return Ending.UNCLEAR


def guarantees(use_case: UseCase, scenario: Scenario) -> tuple[Prose, ...]:
    """What holds after a scenario; whether one is a success whose end was not said, nobody knows."""
    is_success = scenario.ending is Ending.SUCCESS and not scenario.assumed
    kept = use_case.success_guarantees if is_success else ()
    if scenario.ending is Ending.FAILURE:
        kept = use_case.failure_guarantees
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
