"""What is worth knowing of a use case above its first line: who uses it, how many routes it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


class Lens(NamedTuple):
    """A remark on a use case."""

    span: Span
    """Its fence."""

    text: str


def lenses(site: Site, file: str) -> Iterator[Lens]:
    """The remarks on the use cases of a page, in the order of the source."""
    registry = site.everything
    for entry in registry.on_page(file):
        place = entry.use_case.span
        if place.file != file:
            continue
        used = _used(registry, entry)
        if used:
            yield Lens(place, f"used by {used}")
        routes = registry.scenarios(entry)
        if routes:
            tested = "" if registry.coverage is None else f", tested {_tested(registry, entry)}"
            yield Lens(place, f"routes {len(routes)}{tested}")


def _used(registry: Registry, entry: Entry) -> int:
    """How many other use cases and pages name a use case."""
    users = {
        *registry.included_by(entry),
        *registry.extended_by(entry),
        *registry.specialized_by(entry),
        *registry.continued_by(entry),
        *registry.referenced_by(entry),
    }
    return len(users) + len(registry.mentioned_on(entry))


def _tested(registry: Registry, entry: Entry) -> int:
    """How many routes of a use case some test names."""
    coverage = registry.coverage
    assert coverage is not None
    return sum(coverage.route(entry, route).mark is not None for route in registry.scenarios(entry))
