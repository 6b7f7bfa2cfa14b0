"""Which use cases a listing shows: what its filters say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.routes import Ending, Scenario, scenario_ends
from mkdocs_usecases.model.text import ActorMention, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.pages.markers import Filter
from mkdocs_usecases.parsing.words.levels import level_named
from mkdocs_usecases.registry import ActorEntry, Entry, Registry
from mkdocs_usecases.rendering.route_rows import ASSUMED, ending_mark, ending_marks
from mkdocs_usecases.rendering.test_marks import NO_TEST
from mkdocs_usecases.rendering.words import words_of

_COMMA = expression("[,،、，]")


def chosen(registry: Registry, filters: Mapping[Filter, str]) -> tuple[Entry, ...]:
    """The use cases that meet all filters.

    Of several values of a filter, parted by commas, one is enough; a use case has none of those with a `!`
    before them. An empty value means use cases that say nothing there.
    """
    wanted = [_Wanted.read(name, value, registry) for name, value in filters.items() if name in _VALUES]
    found = (entry for entry in registry.listed if all(each.fits(entry, registry) for each in wanted))
    return registry.in_order(found)


def chosen_routes(registry: Registry, endings: str | None) -> Callable[[Scenario], bool] | None:
    """Tells which routes end as a filter says; `None` where it says nothing."""
    if endings is None:
        return None
    words = words_of(registry.options.language, registry.options.strings)
    wanted = _Wanted.read("ending", endings, registry)
    return lambda scenario: wanted.meets(frozenset({ending_mark(scenario, words).kind}))


class _Wanted(NamedTuple):
    """What a filter asks for, in the form in which names are compared; nothing asked for is anything."""

    name: Filter
    any_of: frozenset[str]
    none_of: frozenset[str]

    @classmethod
    def read(cls, name: Filter, value: str, registry: Registry) -> _Wanted:
        values = _each(value)
        any_of = (each for each in values if not each.startswith(_NOT))
        none_of = (each[len(_NOT) :].strip() for each in values if each.startswith(_NOT))
        return cls(name, _compared(name, any_of, registry), _compared(name, none_of, registry))

    def fits(self, entry: Entry, registry: Registry) -> bool:
        # The empty text stands for nothing said.
        return self.meets(frozenset(_VALUES[self.name](entry.use_case, registry)) or _NOTHING)

    def meets(self, has: frozenset[str]) -> bool:
        """Whether what somebody has is what is asked for."""
        return (not self.any_of or not self.any_of.isdisjoint(has)) and self.none_of.isdisjoint(has)


_NOT = "!"
_NOTHING = frozenset({""})


def chosen_actors(registry: Registry, names: str) -> frozenset[ActorEntry]:
    """The actors that a filter names; of several, parted by commas, each."""
    found = (_actor(name, registry) for name in _each(names))
    return frozenset(actor for actor in found if actor is not None)


def _each(value: str) -> frozenset[str]:
    parts = frozenset(filter(None, map(str.strip, _COMMA.split(value))))
    # A name may hold a comma itself.
    return parts | {value.strip()} if parts else _NOTHING


def _compared(name: Filter, values: Iterable[str], registry: Registry) -> frozenset[str]:
    if name in _OF_ACTORS:
        return frozenset(folded(each) for value in values for each in _names(value, registry))
    if name == "tested":
        return frozenset(folded(value).replace(" ", "-").replace("untested", NO_TEST) for value in values)
    if name == "ending":
        known = _ending_names(registry)
        return frozenset(known.get(folded(value), folded(value)) for value in values)
    if name == "level":
        levels = {value: level_named(value) for value in values}
        return frozenset(folded(value) if level is None else level.value for value, level in levels.items())
    return frozenset(map(folded, values))


def _actor(name: str, registry: Registry) -> ActorEntry | None:
    """The actor of a name, an alias, or the anchor of its entry: there are names that no marker can hold."""
    named = registry.actor(name)
    return named or next((actor for actor in registry.actors if actor.slug == name), None)


def _names(name: str, registry: Registry) -> Iterable[str]:
    """The names under which an actor takes part: a premium customer does what customers do."""
    actor = _actor(name, registry)
    return (one.name for one in (actor, *registry.generals(actor))) if actor else (name,)


def _ending_names(registry: Registry) -> Mapping[str, str]:
    """The kinds of endings by what they are called: in English, as in the filter, and on the site's pages."""
    words = words_of(registry.options.language, registry.options.strings)
    shown = {folded(mark.word): mark.kind for mark in ending_marks(words).values()}
    return {**shown, folded(words[ASSUMED]): ASSUMED, "end": Ending.ENDS.value}


def _endings(entry: Entry, registry: Registry) -> Iterable[str]:
    words = words_of(registry.options.language, registry.options.strings)
    return (ending_mark(end, words).kind for end in scenario_ends(entry.use_case))


def _optional(text: str | None) -> Iterable[str]:
    return () if text is None else (folded(text),)


def _tested(entry: Entry, registry: Registry) -> Iterable[str]:
    """What the mark of the use case says; nothing on a site without results."""
    if registry.coverage is None:
        return ()
    mark = registry.coverage.worst(entry)
    return (NO_TEST, "") if mark is None else (mark.value,)


def _actors(mentions: Iterable[ActorMention], registry: Registry) -> Iterator[str]:
    for mention in mentions:
        if (actor := registry.actor(mention.name)) is not None:
            yield folded(actor.name)


_OF_ACTORS = frozenset({"actor", "primary", "supporting"})

_VALUES: Mapping[Filter, Callable[[UseCase, Registry], Iterable[str]]] = {
    "actor": lambda use_case, registry: _actors(
        (*use_case.primary_actors, *use_case.supporting_actors), registry
    ),
    "primary": lambda use_case, registry: _actors(use_case.primary_actors, registry),
    "supporting": lambda use_case, registry: _actors(use_case.supporting_actors, registry),
    "system": lambda use_case, _: _optional(use_case.system),
    "level": lambda use_case, _: (use_case.level.value,),
    "tag": lambda use_case, _: (folded(tag.text) for tag in use_case.tags),
    "priority": lambda use_case, _: _optional(use_case.priority),
    "status": lambda use_case, _: _optional(use_case.status),
    "release": lambda use_case, _: _optional(use_case.release),
    "id": lambda use_case, _: _optional(use_case.id),
    "ending": lambda use_case, registry: _endings(registry.entry_of(use_case), registry),
    "tested": lambda use_case, registry: _tested(registry.entry_of(use_case), registry),
}
"""For each filter what a use case has to offer, in the form in which names are compared."""
