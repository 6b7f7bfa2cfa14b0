"""The turns of a route: where on its path something is noticed, for whoever tells the route step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mkdocs_usecases.model.course import Event, EventKind
from mkdocs_usecases.model.scenario import Extension, Step, StepKind

AFTER = "."
"""Something is noticed when as many steps of the path are done."""

INSTEAD = "~"
"""It takes the place of what stands before it."""


def turns(course: Iterable[Event], part: Callable[[Step | Extension], str]) -> str:
    """All that is on a route besides the steps of its path, in a line: `3~4a 6.any-a`.

    A turn is the number of steps on the path before it, a sign, and what it is: the part of the address of
    an extension whose condition is noticed, or of a `repeat` step whose end is reached.

    Args:
        course: what happens on the route.
        part: the address of a step or an extension on the page, without that of the use case.
    """
    return " ".join(_turns(course, part))


def _turns(course: Iterable[Event], part: Callable[[Step | Extension], str]) -> Iterator[str]:
    done, sign = 0, AFTER
    for kind, of in course:
        if isinstance(of, Extension) or of.kind is StepKind.REPEAT:
            yield f"{done}{sign}{part(of)}"
        else:
            done += 1
        sign = INSTEAD if kind is EventKind.REPLACED else AFTER
