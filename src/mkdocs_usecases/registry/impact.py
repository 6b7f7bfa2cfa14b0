"""What changes with a use case: who refers to it, who refers to those, and so on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.mentions import mentions
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.reasons import Reason, References, Relation
from mkdocs_usecases.registry.registry import Registry


class Effect(NamedTuple):
    """A use case that has to be looked at."""

    entry: Entry
    through: Entry
    """The one that it refers to: the use case that changes, or one that has to be looked at as well."""

    distance: int
    """How many steps it is away: 1 for one that refers to the use case itself."""


class Impact(NamedTuple):
    """All that changes with a use case."""

    effects: tuple[Effect, ...]
    """The nearest first, each use case once."""

    pages: tuple[str, ...]
    """The paths of the pages whose text links to it."""

    actors: tuple[ActorEntry, ...]
    """Who has a primary or supporting part in any of these use cases."""

    releases: tuple[str, ...]
    """The releases that these use cases belong to."""

    is_cut: bool = False
    """Whether there are more than was asked for, and these are those alone that refer to it themselves."""

    def __bool__(self) -> bool:
        """Whether anything refers to the use case."""
        return bool(self.effects or self.pages)


def impact_of(registry: Registry, entry: Entry, most: int | None = None) -> Impact:
    """What changes with a use case; circles end where they began.

    Args:
        registry: all use cases of the site.
        entry: the one that changes.
        most: how many are told that do not refer to it themselves; where there are more, none is.
    """
    direct = tuple(Effect(source, entry, 1) for source in registry.referring(entry))
    further = tuple(islice(_further(registry, entry, direct), None if most is None else most + 1))
    is_cut = most is not None and len(further) > most
    effects = direct if is_cut else (*direct, *map(Effect._make, further))
    reached = [effect.entry for effect in effects]
    actors = (actor for source in reached for actor in references_of(source, registry).actors)
    return Impact(
        effects,
        registry.mentioned_on(entry),
        tuple(dict.fromkeys(actors)),
        tuple(sorted({source.use_case.release for source in reached if source.use_case.release})),
        is_cut,
    )


def _further(
    registry: Registry, entry: Entry, direct: Iterable[Effect]
) -> Iterator[tuple[Entry, Entry, int]]:
    """In growing distance; where a chain of use cases is long, hardly any of them is told."""
    reached: deque[tuple[Entry, Entry, int]] = deque(direct)
    seen = {entry, *(effect.entry for effect in direct)}
    while reached:
        through, _, distance = reached.popleft()
        for source in registry.referring(through):
            if source not in seen:
                seen.add(source)
                effect = source, through, distance + 1
                reached.append(effect)
                yield effect


def references_of(entry: Entry, registry: Registry) -> References:
    """What a use case refers to, and who takes part in it: asked for by each one that it reaches."""
    known = registry.references.get(entry)
    if known is None:
        known = registry.references[entry] = References(
            _by_target(entry.use_case), tuple(dict.fromkeys(_actors(entry.use_case, registry)))
        )
    return known


def reasons(source: Entry, target: Entry, registry: Registry) -> tuple[Reason, ...]:
    """Every place where a use case refers to another one, those of steps first."""
    return references_of(source, registry).reasons.get(folded(target.use_case.id), ())


def _actors(use_case: UseCase, registry: Registry) -> Iterator[ActorEntry]:
    for mention in (*use_case.primary_actors, *use_case.supporting_actors):
        if (actor := registry.actor(mention.name)) is not None:
            yield actor


def _by_target(source: UseCase) -> dict[str, tuple[Reason, ...]]:
    """The reasons of a use case by the folded ids that it names, each once."""
    found: dict[str, dict[Reason, None]] = {}
    for id_, reason in _reasons(source):
        found.setdefault(folded(id_), {})[reason] = None
    for mention in source.includes:
        named = found.setdefault(folded(mention.id), {})
        if not any(reason.relation is Relation.INCLUDES for reason in named):
            named[Reason(Relation.INCLUDES, mention.span)] = None
    # Kept for all use cases, most of which name another one once: a dictionary for each would be four times
    # as large.
    return {id_: tuple(named) for id_, named in found.items()}


def _reasons(source: UseCase) -> Iterator[tuple[str, Reason]]:
    for step in source.every_step:
        if step.include is not None:
            yield step.include, Reason(Relation.INCLUDES, step.span, step.number)
        for mention in step.mentions:
            if folded(mention.id) != folded(step.include):
                yield mention.id, Reason(Relation.MENTIONS, step.span, step.number)
    for extends in source.extends:
        yield extends.id, Reason(Relation.EXTENDS, extends.span, at=extends.at or "")
    if source.specializes is not None:
        yield source.specializes.id, Reason(Relation.SPECIALIZES, source.specializes.span)
    if (end := source.main_outcome) is not None and end.use_case is not None:
        yield end.use_case.id, Reason(Relation.CONTINUES, end.use_case.span)
    for extension in source.every_extension:
        if extension.outcome.use_case is not None:
            yield extension.outcome.use_case.id, Reason(Relation.CONTINUES, extension.span, extension.label)
        for mention in mentions(Prose(extension.condition, extension.span)):
            yield mention.id, Reason(Relation.MENTIONS, extension.span, extension.label)
