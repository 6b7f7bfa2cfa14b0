"""What points to a use case: told to the one that is pointed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.mentions import mentions
from mkdocs_usecases.registry.entry import Entry

Find = Callable[[str], Entry | None]
Names = tuple[tuple[str, ...], ...]
"""The ids that a use case names, by the ways in which others are pointed to."""


class Pointing(NamedTuple):
    """What points to a use case in each of the ways, each once and in the order of the pages."""

    included_by: tuple[Entry, ...] = ()
    extended_by: tuple[Entry, ...] = ()
    specialized_by: tuple[Entry, ...] = ()
    continued_by: tuple[Entry, ...] = ()
    referenced_by: tuple[Entry, ...] = ()

    @property
    def all(self) -> tuple[Entry, ...]:
        """All of these, each once."""
        found = [entry for entries in self for entry in entries]
        return tuple(found if len(found) < 2 else dict.fromkeys(found))


NOTHING = Pointing()

Backlinks = dict[Entry, Pointing]
"""By the use case that is pointed to."""


def backlinks(entries: Iterable[Entry], find: Find, known: dict[Entry, Names]) -> Backlinks:
    """Turn the ids that each use case names into links back; ids that nobody has point nowhere.

    A use case that names itself points to nobody else. `known` is what use cases name, as far as that was
    asked before.
    """
    gathered: dict[Entry, tuple[dict[Entry, None], ...]] = {}
    for entry in entries:
        named = known.get(entry)
        if named is None:
            named = known[entry] = names(entry.use_case)
        for way, ids in enumerate(named):
            for id_ in ids:
                target = find(id_)
                if target is not None and target is not entry:
                    if target not in gathered:
                        gathered[target] = ({}, {}, {}, {}, {})
                    gathered[target][way][entry] = None
    return {target: Pointing(*map(tuple, sources)) for target, sources in gathered.items()}


def names(use_case: UseCase) -> Names:
    """What a use case names of others, in the order of `Pointing`."""
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


def continued(use_case: UseCase) -> Iterator[str]:
    """The ids of the use cases that one goes on in."""
    outcomes = [use_case.main_outcome, *(extension.outcome for extension in use_case.every_extension)]
    return (
        outcome.use_case.id for outcome in outcomes if outcome is not None and outcome.use_case is not None
    )


def referenced(use_case: UseCase) -> Iterator[str]:
    """Words that may be ids of others, in steps and conditions; what a step includes is no reference."""
    for step in use_case.every_step:
        for mention in step.mentions:
            if step.include is None or folded(mention.id) != folded(step.include):
                yield mention.id
    for extension in use_case.every_extension:
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
