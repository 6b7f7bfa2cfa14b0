"""Whom and what a use case diagram is about, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mkdocs_usecases.rendering.diagrams.columns import columns


class DiagramUseCase(NamedTuple):
    """A use case as far as the diagram shows it. Actors of the same name are the same."""

    key: str
    """What `includes`, `extends` and `specializes` of others name it by."""

    title: str
    """Plain text."""

    primary: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    specializes: str | None = None
    href: str | None = None
    id: str | None = None

    def related(self) -> tuple[str, ...]:
        """The use cases that arrows lead to."""
        return (*self.includes, *self.extends, *((self.specializes,) if self.specializes else ()))


class DiagramActor(NamedTuple):
    """What the site says about an actor; one that it says nothing about needs none."""

    name: str
    is_a: str | None = None
    """The name of the more general actor."""

    href: str | None = None


class Subject:
    """The use cases and actors of a diagram, as they hang together."""

    def __init__(self, use_cases: Iterable[DiagramUseCase], actors: Mapping[str, DiagramActor]) -> None:
        self.use_cases = {use_case.key: use_case for use_case in use_cases}
        self.actors = actors
        self.related = {
            key: tuple(other for other in use_case.related() if other in self.use_cases and other != key)
            for key, use_case in self.use_cases.items()
        }
        self.depths = columns(self.related)
        self.including: dict[str, list[str]] = {key: [] for key in self.use_cases}
        for key, use_case in self.use_cases.items():
            for other in use_case.includes:
                if other in self.use_cases and self.depths[key] < self.depths[other]:
                    self.including[other].append(key)
        self.primary = {key: self._own_primary(key) for key in self.use_cases}
        self.supporting = {key: self._own_supporting(key) for key in self.use_cases}
        self.left = tuple(dict.fromkeys(name for names in self.primary.values() for name in names))
        self.right = tuple(dict.fromkeys(name for names in self.supporting.values() for name in names))
        tied = {key for key, others in self.related.items() for key in (key, *others) if others}
        self.free = tuple(key for key in self.use_cases if key not in tied)
        """Those that no other has to do with."""

    @property
    def line_count(self) -> int:
        """How many lines there are to draw."""
        own = (*self.related.values(), *self.primary.values(), *self.supporting.values())
        return sum(map(len, own))

    def _own_primary(self, key: str) -> tuple[str, ...]:
        """The actors to draw a line from: not those that come by way of a use case that includes it."""
        by_way = {name for other in self.including[key] for name in self.use_cases[other].primary}
        return tuple(name for name in dict.fromkeys(self.use_cases[key].primary) if name not in by_way)

    def _own_supporting(self, key: str) -> tuple[str, ...]:
        """The actors to draw a line to: not those that one of the included use cases leads to."""
        use_case = self.use_cases[key]
        by_way = {
            name
            for other in use_case.includes
            if other in self.use_cases and key in self.including[other]
            for name in self.use_cases[other].supporting
        }
        return tuple(name for name in dict.fromkeys(use_case.supporting) if name not in by_way)
