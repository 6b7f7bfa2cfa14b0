"""Where use cases, actors and goals are shown on a MkDocs site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.utils import get_relative_url

from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry, Registry
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.rendering.generated.pages import actor_page

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files


class Addresses:
    """The addresses of a site while it is built."""

    def __init__(self, files: Files, registry: Registry, listings: ListingPages) -> None:
        """Take all files, the use cases, and the pages that hold the listings of `actors` and `goals`."""
        self._files = files
        self._listings = listings
        self._pages: dict[str, str | None] = {}
        self.registry = registry

    def page(self, path: str) -> str | None:
        """The address of a page from the root of the site; `None` where it is not part of the site."""
        if path not in self._pages:
            file = self._files.get_file_from_path(path)
            self._pages[path] = None if file is None else file.url
        return self._pages[path]

    def path_of_actor(self, actor: ActorEntry) -> str | None:
        """The path of the page that holds an actor's entry: its own one, or that of the index."""
        own = actor_page(self.registry.options, actor)
        return own if own is not None and self.page(own) is not None else self._listings.actor(actor)

    def path_of_goal(self, goal: GoalEntry) -> str | None:
        """The path of the page that holds a goal's entry in the index."""
        return self._listings.goal(goal)

    def actor_page(self, actor: ActorEntry) -> str | None:
        """The address of the page that holds an actor's entry in the index."""
        path = self._listings.actor(actor)
        return None if path is None else self.page(path)

    def own_page(self, actor: ActorEntry) -> str | None:
        """The address of the page that an actor has besides its entry, where the site wants such pages."""
        path = actor_page(self.registry.options, actor)
        return None if path is None else self.page(path)

    def goal_page(self, goal: GoalEntry) -> str | None:
        """The address of the page that holds a goal's entry in the index."""
        path = self._listings.goal(goal)
        return None if path is None else self.page(path)

    def use_case(self, entry: Entry) -> str | None:
        """The address of a use case from the root of the site."""
        return _with_anchor(self.page(entry.path), entry.anchor)

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's own page, or of its entry, from the root of the site."""
        return self.own_page(actor) or _with_anchor(self.actor_page(actor), actor.slug)

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry from the root of the site."""
        return _with_anchor(self.goal_page(goal), goal.slug)


def _with_anchor(page: str | None, anchor: str) -> str | None:
    if page is None:
        return None
    # The start page is `./` for MkDocs.
    return f"{page.removeprefix('./')}#{anchor}"


class PageLinks:
    """Links from one page: see `mkdocs_usecases.rendering.links.Links`."""

    def __init__(self, addresses: Addresses, file: File) -> None:
        """Take the page that is being rendered, at the address where it will be read."""
        self._addresses = addresses
        self._base = file.url
        self._relative: dict[str | None, str | None] = {}
        """By address from the root of the site."""

        self._pages: dict[str, str | None] = {}
        """By the path of a page."""

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        """The address of a use case, or of one of its steps or extensions."""
        anchor = entry.anchor if part is None else self._addresses.registry.anchor(entry, part)
        start = self.page(entry.path)
        return None if start is None else f"{start}#{anchor}"

    def page(self, path: str) -> str | None:
        """The address of another page."""
        if path not in self._pages:
            self._pages[path] = self._start(self._addresses.page(path))
        return self._pages[path]

    def file(self, path: str) -> str | None:
        """The address of a file that is written with the site."""
        return self._start(quote(path))

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's own page, or of its entry in the index."""
        own = self._start(self._addresses.own_page(actor))
        if own is not None:
            # It begins with what the index has: a fragment would only hide its title.
            return own or "#"
        return self._to(self._addresses.actor_page(actor), actor.slug)

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in the index."""
        return self._to(self._addresses.goal_page(goal), goal.slug)

    def _to(self, page: str | None, anchor: str) -> str | None:
        start = self._start(page)
        return None if start is None else f"{start}#{anchor}"

    def _start(self, page: str | None) -> str | None:
        if page not in self._relative:
            self._relative[page] = _relative(page, self._base)
        return self._relative[page]


def _relative(page: str | None, base: str) -> str | None:
    if page is None:
        return None
    return "" if page == base else get_relative_url(page, base)
