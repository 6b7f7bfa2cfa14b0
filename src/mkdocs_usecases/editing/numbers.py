"""Numbers of steps where they are named one by one or as a range: `2`, `2-4`, `step 2a1`."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import folded
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.words.step_numbers import number_named
from mkdocs_usecases.source import Span

# Of a range only `2-3b2` is one number; in `2-3` the sign parts two.
_NUMBER = expression(
    r"(?<![A-Za-z0-9.])(?:[A-Za-z]{1,3}-?\d{1,4}\.\d{1,6}(?:[a-z]{1,3}\d{1,6})*"
    r"|(?:\*|\d{1,6}(?:[-–]\d{1,6}(?=[a-z]))?)(?:[a-z]{1,3}\d{1,6})*[a-z]{0,3})(?![A-Za-z0-9])"
)
_LONGEST = 100


def numbers_at(places: Places, place: Span) -> Iterator[tuple[StepNumber, Span]]:
    """The numbers that stand at a place, each with its own."""
    start, end = places.region(place)
    for match in _NUMBER.finditer(places.text.text, start, end):
        yield number_named(folded(match[0])), places.text.span(place.file, *match.span())


def steps_between(start: StepNumber, end: StepNumber) -> Iterator[StepNumber]:
    """The steps of a range, its ends included."""
    head, last_head = start.rstrip("0123456789"), end.rstrip("0123456789")
    first, last = start[len(head) :], end[len(last_head) :]
    if start == end or head != last_head or not first or not last or int(last) - int(first) > _LONGEST:
        yield from dict.fromkeys((start, end))
        return
    yield from (StepNumber(f"{head}{number}") for number in range(int(first), int(last) + 1))
