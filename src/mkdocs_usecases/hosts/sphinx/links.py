"""Where things are shown, seen from a document; and where they are, for exports and inventories."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import quote

from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.osutil import relative_uri

from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.rendering.generated.pages import actor_page
from mkdocs_usecases.site import Site


def address(builder: Builder, document: str, spot: Spot) -> str:
    """The address of a spot, seen from a document.

    Raises:
        NoUri: what is built does not have it.
    """
    try:
        start = "" if document == spot.document else builder.get_relative_uri(document, spot.document)
    except NotImplementedError:
        # A builder that writes no documents, as `changes`, may know no address at all.
        raise NoUri(spot.document) from None
    # Where all documents are on one page, they have anchors as well, but for the first; and two in one
    # address lead nowhere.
    is_first = start.startswith("#") and spot.document == builder.config.root_doc
    if not spot.anchor:
        return "#" if is_first else start or "#"
    return f"{'' if start.startswith('#') else start}#{quote(spot.anchor, safe=_SAFE)}"


_SAFE = "/:?@!$&()*+,;=~-._"


def takes_files(builder: Builder) -> bool:
    """Whether a builder writes a folder for browsers, where other files may lie."""
    return builder.format == "html" and builder.name != "epub"


class Spot(NamedTuple):
    """A document and an anchor in it."""

    document: str
    anchor: str


class Spots:
    """In which document everything stands."""

    def __init__(self, site: Site, documents: Mapping[str, str], hidden: Collection[Entry] = ()) -> None:
        """Take the site, its documents by the paths of their sources, and what this builder shows nowhere."""
        # Also of those that others must not know: a page that is withheld links to its own.
        self._registry = site.everything
        self._documents = documents
        self._hidden = {(entry.path, entry.anchor) for entry in hidden}
        self._listings = ListingPages(site.registry, site.options.index)

    def page(self, path: str | None, anchor: str = "") -> Spot | None:
        """A document by its path."""
        document = None if path is None else self._documents.get(path)
        return None if document is None else Spot(document, anchor)

    def use_case(self, entry: Entry, part: str | None = None) -> Spot | None:
        """A use case, or one of its steps or extensions."""
        if (entry.path, entry.anchor) in self._hidden:
            return None
        return self.page(entry.path, entry.anchor if part is None else self._registry.anchor(entry, part))

    def actor(self, actor: ActorEntry) -> Spot | None:
        """An actor's own page, or its entry in an index."""
        own = self.page(actor_page(self._registry.options, actor))
        return own or self.page(self._listings.actor(actor), actor.slug)

    def goal(self, goal: GoalEntry) -> Spot | None:
        """A goal's entry in an index."""
        return self.page(self._listings.goal(goal), goal.slug)


class DocumentLinks:
    """Links from one document: see `mkdocs_usecases.rendering.links.Links`."""

    def __init__(self, spots: Spots, builder: Builder, document: str) -> None:
        """Take where things are, who builds, and the document."""
        self._spots = spots
        self._builder = builder
        self._document = document
        self._known: dict[Spot, str | None] = {}

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        """The address of a use case, or of one of its steps or extensions."""
        return self.to(self._spots.use_case(entry, part))

    def page(self, path: str) -> str | None:
        """The address of another document."""
        return self.to(self._spots.page(path))

    def file(self, path: str) -> str | None:
        """The address of a file that is written with the site, where its builder writes any."""
        if not takes_files(self._builder):
            return None
        page = self._builder.get_target_uri(self._document).partition("#")[0]
        return relative_uri(page, quote(path))

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's own page, or of its entry in an index."""
        return self.to(self._spots.actor(actor))

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in an index."""
        return self.to(self._spots.goal(goal))

    def to(self, spot: Spot | None) -> str | None:
        """The address of a spot; `None` where what is built does not have it."""
        if spot is None:
            return None
        if spot not in self._known:
            self._known[spot] = self._address(spot)
        return self._known[spot]

    def _address(self, spot: Spot) -> str | None:
        try:
            return address(self._builder, self._document, spot)
        except NoUri:
            return None


class SiteAddresses:
    """Addresses from the root of the site: see `mkdocs_usecases.export.data.Urls`."""

    def __init__(self, spots: Spots, builder: Builder) -> None:
        """Take where things are, and who builds."""
        self._spots = spots
        self._builder = builder

    def use_case(self, entry: Entry) -> str | None:
        """The address of a use case."""
        return self._to(self._spots.use_case(entry))

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's own page, or of its entry in an index."""
        return self._to(self._spots.actor(actor))

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in an index."""
        return self._to(self._spots.goal(goal))

    def _to(self, spot: Spot | None) -> str | None:
        if spot is None:
            return None
        page, sign, own = self._builder.get_target_uri(spot.document).partition("#")
        # All on one page: a document is a place on it.
        page = page or f"{self._builder.config.root_doc}.html"
        anchor = spot.anchor or own
        return f"{page}#{anchor}" if spot.anchor or sign else page
