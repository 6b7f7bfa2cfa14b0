"""What points to a use case: told to the one that is pointed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.words.mentions import may_mention, mentions
from mkdocs_usecases.registry.entry import Entry

Find = Callable[[str], Entry | None]
Names = tuple[tuple[str, ...], ...]
"""The ids that a use case names in each of the ways of `Backlinks`."""

Sources = dict[Entry, tuple[Entry, ...]]
"""By the use case that is pointed to, those that do it, each once and in the order of the pages."""


class Backlinks(NamedTuple):
    """What points to use cases, by the way in which it does."""

    included_by: Sources
    extended_by: Sources
    specialized_by: Sources
    continued_by: Sources
    referenced_by: Sources

    def of(self, entry: Entry) -> tuple[Entry, ...]:
        """All that points to a use case, each once."""
        found = [source for sources in self if entry in sources for source in sources[entry]]
        return tuple(found if len(found) < 2 else dict.fromkeys(found))


def backlinks(entries: Iterable[Entry], find: Find, known: dict[Entry, Names]) -> Backlinks:
    """Turn the ids that each use case names into links back; ids that nobody has point nowhere.

    A use case that names itself points to nobody else. `known` is what use cases name, as far as that was
    asked before.
    """
    gathered: list[dict[Entry, dict[Entry, None]]] = [{} for _ in Backlinks._fields]
    for entry in entries:
        named = known.get(entry)
        if named is None:
            named = known[entry] = names(entry.use_case)
        for ids, sources in zip(named, gathered, strict=True):
            for id_ in ids:
                target = find(id_)
                if target is not None and target is not entry:
                    sources.setdefault(target, {})[entry] = None
    return Backlinks(*({target: tuple(found) for target, found in sources.items()} for sources in gathered))


def names(use_case: UseCase) -> Names:
    """What a use case names of others."""
    ways = included, extended, specialized, continued, referenced
    return tuple([tuple(way(use_case)) for way in ways])


def included(use_case: UseCase) -> Iterator[str]:
    """The ids of the use cases that one carries out."""
    return (mention.id for mention in use_case.includes)


def extended(use_case: UseCase) -> Iterator[str]:
    """The ids of the use cases that one adds to."""
    return (extends.id for extends in use_case.extends)


def specialized(use_case: UseCase) -> Iterator[str]:
    """The id of the use case that one is a special form of."""
    if use_case.specializes is not None:
        yield use_case.specializes.id


@glimpse
def continued(use_case: UseCase) -> tuple[str, ...]:
    """The ids of the use cases that one goes on in."""
    outcomes = [use_case.main_outcome, *(extension.outcome for extension in use_case.every_extension)]
    return tuple(
        outcome.use_case.id for outcome in outcomes if outcome is not None and outcome.use_case is not None
    )


@glimpse
def referenced(use_case: UseCase) -> tuple[str, ...]:
    """Words that may be ids of others, in steps and conditions; what a step includes is no reference."""
    return tuple(_referenced(use_case))


def _referenced(use_case: UseCase) -> Iterator[str]:
    for step in use_case.every_step:
        for mention in step.mentions:
            if step.include is None or folded(mention.id) != folded(step.include):
                yield mention.id
    for extension in use_case.every_extension:
        if may_mention(extension.condition):
            for mention in mentions(Prose(extension.condition, extension.span)):
                yield mention.id


def mentioned(references: Iterable[tuple[str, Reference]], find: Find) -> dict[Entry, tuple[str, ...]]:
    """By use case the pages that link to it from their text, other than its own."""
    gathered: dict[Entry, dict[str, None]] = {}
    for path, reference in references:
        entry = find(reference.id)
        if entry is not None and entry.path != path:
            gathered.setdefault(entry, {})[path] = None
    return {entry: tuple(paths) for entry, paths in gathered.items()}
