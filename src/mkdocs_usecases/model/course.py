"""What happens on a route, in the order in which it happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_usecases.model.scenario import Extension, Step, StepKind
from mkdocs_usecases.model.text import StepNumber, Word


class EventKind(Word):
    """What an event on a route is."""

    STEP = "step"
    """A step is done."""
    REPLACED = "replaced"
    """A step is reached and not done: what follows takes its place."""
    CONDITION = "condition"
    """What an extension waits for is noticed."""
    UNTIL = "until"
    """What ends a loop is true: the route goes on behind it."""
    AGAIN = "again"
    """What ends a loop is not true yet: its steps are done once more."""


class Event(NamedTuple):
    """One thing that happens on a route."""

    kind: EventKind
    of: Step | Extension
    """The step; of a condition the extension, of the end of a loop the `repeat` step."""


def path_of(course: Iterable[Event]) -> tuple[StepNumber, ...]:
    """The numbers of the steps on the way; what repeats is no step of its own."""
    return tuple(of.number for _, of in course if isinstance(of, Step) and of.kind is not StepKind.REPEAT)


def walked(step: Step) -> Event:
    """What happens where a route comes to a step and takes no extension there."""
    return Event(EventKind.UNTIL if step.kind is StepKind.REPEAT else EventKind.STEP, step)
