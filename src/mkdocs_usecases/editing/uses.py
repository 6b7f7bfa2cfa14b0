"""Who names one use case, without asking after all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.backlinks import continued, extended, included, referenced, specialized


class Uses(NamedTuple):
    """Who names a use case, by how it does; in the order of the pages."""

    included_by: tuple[Entry, ...]
    extended_by: tuple[Entry, ...]
    specialized_by: tuple[Entry, ...]
    continued_by: tuple[Entry, ...]
    mentioned_by: tuple[Entry, ...]
    pages: tuple[str, ...]
    """Other pages whose text links to it."""


def uses(registry: Registry, entry: Entry) -> Uses:
    """Who names a use case: as the registry has it, and without asking after all the others."""
    key = folded(entry.use_case.id)
    naming = [
        other
        for other in registry.entries
        if key and other is not entry and key in other.use_case.source.casefold()
    ]

    def by(named: Callable[[UseCase], Iterable[str]]) -> tuple[Entry, ...]:
        return tuple(other for other in naming if any(folded(id_) == key for id_ in named(other.use_case)))

    pages = (
        document.path
        for document in registry.documents
        if document.path != entry.path and any(folded(one.id) == key for one in document.references)
    )
    kinds = by(included), by(extended), by(specialized), by(continued), by(referenced)
    # A use case that somebody else has the id of is not the one that is meant.
    return Uses(*kinds, tuple(dict.fromkeys(pages))) if registry.find(key) is entry else Uses(*((),) * 6)
