"""Links between the pages of a docs folder.

Zensical takes links in HTML for links between source files, `paying.md#UC-2`: it checks them, and makes
addresses of them. The text of a diagram it leaves as it is, so there an address stands already.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import quote

from mkdocs_usecases.hosts.site_urls import page_url, url_seen_from
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry, Registry
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.rendering.generated.pages import actor_page
from mkdocs_usecases.site import Site


class SourceLinks:
    """Links from one page by source files: see `mkdocs_usecases.rendering.links.Links`."""

    def __init__(
        self,
        site: Site,
        registry: Registry,
        listings: ListingPages,
        path: str,
        has_file: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take the site, what the readers of the page may know of it, the page, and which files there are."""
        self._site = site
        self._registry = registry
        self._listings = listings
        self._path = path
        self._has_file = has_file

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        """The address of a use case, or of one of its steps or extensions."""
        return self._to(entry.path, entry.anchor if part is None else self._registry.anchor(entry, part))

    def page(self, path: str) -> str | None:
        """The address of another page."""
        return self._to(path, "") if self._site.knows(path) else None

    def file(self, path: str) -> str | None:
        """The address of a file that lies among the pages."""
        return self._start(path) if self._has_file(path) else None

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's own page, or of its entry in the index."""
        own = actor_page(self._site.options, actor)
        if own is not None and self._site.knows(own):
            return self._to(own, "")
        return self._to(self._listings.actor(actor), actor.slug)

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in the index."""
        return self._to(self._listings.goal(goal), goal.slug)

    def _to(self, path: str | None, anchor: str) -> str | None:
        if path is None:
            return None
        start = "" if path == self._path else self._start(path)
        return f"{start}#{anchor}" if anchor else start or "#"

    def _start(self, path: str) -> str:
        return quote(posixpath.relpath(path, posixpath.dirname(self._path) or "."))


class AddressLinks(SourceLinks):
    """The same by the addresses at which pages will be read."""

    def __init__(
        self,
        site: Site,
        registry: Registry,
        listings: ListingPages,
        path: str,
        *,
        url: str,
        directory_urls: bool,
    ) -> None:
        """Take besides the address of the page, and whether each page has a folder of its own."""
        super().__init__(site, registry, listings, path)
        self._url = url
        self._directory_urls = directory_urls

    def _start(self, path: str) -> str:
        return url_seen_from(self._url, page_url(path, directory_urls=self._directory_urls))
