"""The addresses that a host gives to pages, worked out without it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import quote

from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.rendering.generated.pages import actor_page
from mkdocs_usecases.site import Site


def page_url(path: str, *, directory_urls: bool) -> str:
    """The address of a page from the root of the site; that of the start page is empty."""
    page = PurePosixPath(quote(path))
    if page.stem in ("index", "README"):
        folder = "" if page.parent == PurePosixPath() else f"{page.parent}/"
        return folder if directory_urls else f"{folder}index.html"
    return f"{page.with_suffix('')}/" if directory_urls else str(page.with_suffix(".html"))


def url_seen_from(base: str, url: str) -> str:
    """An address of the site as a page at another one links to it."""
    folder = posixpath.dirname(base)
    relative = posixpath.relpath(url or ".", folder or ".")
    return f"{relative}/" if url.endswith("/") or not url else relative


class SiteUrls:
    """Where use cases, actors and goals are shown, seen from the root of the site."""

    def __init__(self, site: Site, page: Callable[[str], str]) -> None:
        """Take the site, with all its pages, and what tells the address of a page."""
        self._page = page
        self._site = site
        self._listings = ListingPages(site.registry, site.options.index)

    def use_case(self, entry: Entry) -> str | None:
        """The address of a use case."""
        return f"{self._page(entry.path)}#{entry.anchor}"

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's own page, or of its entry in the index."""
        own = actor_page(self._site.options, actor)
        if own is not None and self._site.knows(own):
            return self._page(own)
        return self._on_page(self._listings.actor(actor), actor.slug)

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in the index."""
        return self._on_page(self._listings.goal(goal), goal.slug)

    def _on_page(self, path: str | None, anchor: str) -> str | None:
        return None if path is None else f"{self._page(path)}#{anchor}"
