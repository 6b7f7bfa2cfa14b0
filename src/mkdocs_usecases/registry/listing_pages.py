"""Which page of a site holds the entry that a name links to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import Marker
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.goals import GoalEntry
from mkdocs_usecases.registry.index_pages import Share, actor_parts, goal_parts
from mkdocs_usecases.registry.registry import Registry

_LINKED = (Listing.ACTORS, Listing.GOALS)
_MANY_DIGITS = 9


def part_number(marker: Marker) -> int:
    """Which part of a listing a marker asks for: the first, where it does not say it by a number."""
    part = marker.filters.get("part", "")
    return max(1, int(part)) if part.isdecimal() and len(part) < _MANY_DIGITS else 1


def part_pages(registry: Registry, listing: Listing) -> dict[int, str]:
    """The pages that hold the parts of a listing, by number."""
    pages: dict[int, str] = {}
    for document in registry.documents:
        for marker in document.markers:
            if marker.listing is listing and marker.filters.keys() == {"part"}:
                pages.setdefault(part_number(marker), document.path)
    return pages


class ListingPages:
    """The pages of the listings that others link to: those of the index, or the first that has one whole."""

    def __init__(self, registry: Registry, index: str | None) -> None:
        """Take the site, and the folder of its index."""
        self._registry = registry
        self._whole: dict[Listing, str] = {}
        ending = registry.options.page_ending
        for document in registry.documents:
            for marker in document.markers:
                if marker.listing in _LINKED and not marker.filters:
                    usual = None if index is None else f"{index}{marker.listing.value}{ending}"
                    if marker.listing not in self._whole or document.path == usual:
                        self._whole[marker.listing] = document.path

    def actor(self, actor: ActorEntry) -> str | None:
        """The path of the page that holds the entry of an actor."""
        known = self._registry.actor(actor.name)
        # A page may know more actors than others do.
        return None if known is None else self._whole.get(Listing.ACTORS) or self._actors.get(known)

    def goal(self, goal: GoalEntry) -> str | None:
        """The path of the page that holds the entry of a goal."""
        known = self._registry.goal(goal.goal)
        return None if known is None else self._whole.get(Listing.GOALS) or self._goals.get(known)

    @cached_property
    def _actors(self) -> dict[ActorEntry, str]:
        pages = part_pages(self._registry, Listing.ACTORS)
        return _pages_of(actor_parts(self._registry), pages) if pages else {}

    @cached_property
    def _goals(self) -> dict[GoalEntry, str]:
        pages = part_pages(self._registry, Listing.GOALS)
        return _pages_of(goal_parts(self._registry), pages) if pages else {}


def _pages_of(parts: Sequence[Iterable[Share[Any]]], pages: dict[int, str]) -> dict[Any, str]:
    found: dict[Any, str] = {}
    for number, part in enumerate(parts, 1):
        for share in part:
            found.setdefault(share.of, pages.get(number) or pages[max(pages)])
    return found
