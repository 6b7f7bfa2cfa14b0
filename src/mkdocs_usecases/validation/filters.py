"""What markers ask for: a listing of whom nobody knows stays empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.mending import advice, meant, mended
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import GoalLevel, UseCase
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import Filter, Marker, filter_parts
from mkdocs_usecases.parsing.words.levels import level_named
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.spelling import is_likely_slip, is_surely
from mkdocs_usecases.validation.check import listed, site_check
from mkdocs_usecases.validation.names.suggestions import Suggestions


@site_check(Code.UNMATCHED_FILTER)
def unmatched_filter(registry: Registry) -> Iterator[Diagnostic]:
    """A listing asks for what no use case of the site has.

    A level and a use case have to be there. Actors, systems, tags and what else is named may still be to
    come, and are told only where one slip parts them from one that is there: `2027.2` is no slip. `part` has
    an effect on those listings that come in parts, and alone.

    Bad:
        <!-- usecases: list level="user gaol" -->

    Good:
        <!-- usecases: list level="user goal" -->

    Source: the marker language.
    """
    markers = [marker for document in registry.documents for marker in document.markers if marker.filters]
    known: dict[Filter, _Known] = {}
    for marker in markers if registry.is_whole else ():
        for name in marker.filters:
            if name in _SUBJECTS:
                if name not in known:
                    known[name] = _Known(_SUBJECTS[name].words(registry))
                yield from _unmatched(marker, name, known[name], registry)
            elif name == "part" and (marker.listing not in _IN_PARTS or len(marker.filters) > 1):
                names = listed((one.value for one in _IN_PARTS), "and")
                message = f"`part` has no effect here: it is of {names}, and alone"
                yield mended(
                    Diagnostic(Code.UNMATCHED_FILTER, marker.places[name], message),
                    advice("take the filter out"),
                )


_IN_PARTS = (Listing.OVERVIEW, Listing.ACTORS, Listing.GOALS, Listing.SCENARIOS)


class _Known:
    """The words that use cases have in a place."""

    def __init__(self, words: Iterable[str | None]) -> None:
        self.by_key = {folded(word): word for word in words if word is not None}
        self.names = Suggestions(self.by_key.values())


def _unmatched(marker: Marker, name: Filter, known: _Known, registry: Registry) -> Iterator[Diagnostic]:
    subject, value, place = _SUBJECTS[name], marker.filters[name], marker.places[name]
    # A name may hold a comma.
    parts = () if folded(value) in known.by_key else filter_parts(value)
    is_as_typed = place.over(len(value)) == place
    for typed, offset in parts:
        if folded(typed) in known.by_key or subject.fits(typed, registry):
            continue
        closest = known.names.closest(typed)
        if not subject.is_closed and (closest is None or not is_likely_slip(typed, closest)):
            # `2027.2` beside `2027.1`, `approved` beside `unapproved`: somebody waits for the first one.
            continue
        span = place.moved(offset).over(len(typed)) if is_as_typed else place
        finding = Diagnostic(Code.UNMATCHED_FILTER, span, f"the site has no {subject.noun} `{typed}`")
        words = known.by_key.values()
        if closest is None or not is_as_typed:
            yield mended(finding, advice(f"name {listed(words)}" if words else "take the filter out"))
        else:
            yield mended(finding, meant(span, typed, closest, certain=is_surely(typed, closest, words)))


class _Subject(NamedTuple):
    """What a filter asks for."""

    noun: str
    words: Callable[[Registry], Iterable[str | None]]
    is_closed: bool = False
    """Whether there is nothing to come."""

    fits: Callable[[str, Registry], object] = lambda typed, registry: False
    """Whether a word is one of those besides."""


def _of_use_cases(
    noun: str, words: Callable[[UseCase], Iterable[str | None]], *, is_closed: bool = False
) -> _Subject:
    return _Subject(
        noun,
        lambda registry: (word for entry in registry.listed for word in words(entry.use_case)),
        is_closed,
    )


def _actors(registry: Registry) -> Iterable[str]:
    return (word for actor in registry.actors for word in (actor.name, *actor.aliases, actor.slug))


_ACTOR = _Subject("actor", _actors, fits=lambda typed, registry: registry.actor(typed))

_SUBJECTS: Mapping[Filter, _Subject] = {
    "actor": _ACTOR,
    "primary": _ACTOR,
    "supporting": _ACTOR,
    "level": _Subject(
        "level",
        lambda _: (level.value.replace("-", " ") for level in GoalLevel),
        is_closed=True,
        fits=lambda typed, _: level_named(typed),
    ),
    "id": _of_use_cases("use case", lambda use_case: (use_case.id,), is_closed=True),
    "system": _of_use_cases("system", lambda use_case: (use_case.system,)),
    "tag": _of_use_cases("tag", lambda use_case: (tag.text for tag in use_case.tags)),
    "priority": _of_use_cases("priority", lambda use_case: (use_case.priority,)),
    "status": _of_use_cases("status", lambda use_case: (use_case.status,)),
    "release": _of_use_cases("release", lambda use_case: (use_case.release,)),
}
"""The filters whose words somebody chose; those of endings and tests stand on pages as they are compared."""
