"""Which use cases a listing shows: what its filters say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.pages.markers import Filter
from mkdocs_usecases.registry import ActorEntry, Entry, Registry
from mkdocs_usecases.rendering.tested import NO_TEST

_COMMA = re.compile("[,،、，]")


def chosen(registry: Registry, filters: Mapping[Filter, str]) -> tuple[Entry, ...]:
    """The use cases that meet all filters; of several values of a filter, parted by commas, one is enough."""
    wanted = [
        (_VALUES[name], _wanted(name, value, registry)) for name, value in filters.items() if name in _VALUES
    ]
    return tuple(
        entry
        for entry in registry.listed
        if all(not keys.isdisjoint(values(entry.use_case, registry)) for values, keys in wanted)
    )


def chosen_actors(registry: Registry, names: str) -> frozenset[ActorEntry]:
    """The actors that a filter names; of several, parted by commas, each."""
    found = (_actor(name, registry) for name in _each(names))
    return frozenset(actor for actor in found if actor is not None)


def _each(value: str) -> frozenset[str]:
    # A name may hold a comma itself.
    return frozenset({value, *map(str.strip, _COMMA.split(value))})


def _wanted(name: Filter, value: str, registry: Registry) -> frozenset[str]:
    values = _each(value)
    if name == "actor":
        values = frozenset(name for value in values for name in _names(value, registry))
    if name == "tested":
        return frozenset(folded(value).replace(" ", "-").replace("untested", NO_TEST) for value in values)
    if name == "level":
        return frozenset(folded(value).replace(" ", "-") for value in values)
    return frozenset(map(folded, values))


def _actor(name: str, registry: Registry) -> ActorEntry | None:
    """The actor of a name, an alias, or the anchor of its entry: there are names that no marker can hold."""
    named = registry.actor(name)
    return named or next((actor for actor in registry.actors if actor.slug == name), None)


def _names(name: str, registry: Registry) -> Iterable[str]:
    """The names under which an actor takes part: a premium customer does what customers do."""
    actor = _actor(name, registry)
    return (one.name for one in (actor, *registry.generals(actor))) if actor else (name,)


def _optional(text: str | None) -> Iterable[str]:
    return () if text is None else (folded(text),)


def _tested(entry: Entry, registry: Registry) -> Iterable[str]:
    """What the mark of the use case says; nothing on a site without results."""
    if registry.coverage is None:
        return ()
    mark = registry.coverage.worst(entry)
    return (NO_TEST if mark is None else mark.value,)


_VALUES: Mapping[Filter, Callable[[UseCase, Registry], Iterable[str]]] = {
    "actor": lambda use_case, registry: (
        folded(actor.name)
        for mention in (*use_case.primary_actors, *use_case.supporting_actors)
        if (actor := registry.actor(mention.name)) is not None
    ),
    "system": lambda use_case, _: _optional(use_case.system),
    "level": lambda use_case, _: (use_case.level.value,),
    "tag": lambda use_case, _: (folded(tag.text) for tag in use_case.tags),
    "priority": lambda use_case, _: _optional(use_case.priority),
    "status": lambda use_case, _: _optional(use_case.status),
    "release": lambda use_case, _: _optional(use_case.release),
    "id": lambda use_case, _: _optional(use_case.id),
    "tested": lambda use_case, registry: _tested(registry.entry_of(use_case), registry),
}
"""For each filter what a use case has to offer, in the form in which names are compared."""
