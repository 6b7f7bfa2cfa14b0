"""What a page knows while its use cases and listings are rendered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol, TypeVar

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.entry import page_of
from mkdocs_usecases.rendering.links import Links
from mkdocs_usecases.rendering.section import Body
from mkdocs_usecases.rendering.templating.html import Templates, standard_templates
from mkdocs_usecases.rendering.words import Words

_T = TypeVar("_T")
_Of = TypeVar("_Of")


class Pieces(Protocol):
    """Pieces of listings that are at hand."""

    def of(
        self, kind: Hashable, make: Callable[[_Of, View], _T], given: Callable[[_Of], Hashable]
    ) -> Callable[[_Of], _T]:
        """What `make` makes of things, or has made."""


@dataclass(frozen=True, slots=True)
class View:
    """One page of one site, at the moment at which it is rendered."""

    registry: Registry
    links: Links
    words: Words
    options: Options
    page: str
    """The path of the page's source file."""

    findings: Callable[[Block], tuple[Diagnostic, ...]]
    """All that is wrong with a block, in the order of the source, the site's rules applied."""

    lang: str | None = None
    """The language of what is put into the page, where the page itself says that it is in another one."""

    lost_links: Callable[[], Mapping[str, Diagnostic]] = dict
    """What the page links to that is nowhere, by the words in brackets."""

    serving: bool = False
    """Whether the reader is the writer: then warnings are shown on the page as well."""

    diagram_links: Links | None = None
    """Where diagrams lead, if their host looks after links in HTML, and not after those in their text."""

    templates: Templates = field(default_factory=standard_templates)
    references: dict[Hashable, Any] = field(default_factory=dict)
    """To actors and use cases, as far as it was asked: the same few stand in all rows of a page."""

    place: int = 0
    """How many use cases and listings stand before a listing: what it shows may stand twice on the page."""

    pieces: Pieces | None = None
    """What has pieces of an earlier round at hand."""

    def pieces_of(
        self, kind: Hashable, make: Callable[[_Of, View], _T], given: Callable[[_Of], Hashable]
    ) -> Callable[[_Of], _T]:
        """What `make` shows of things in a listing, made anew only where it may be another one by now.

        Args:
            kind: of the pieces, with all that they are made of but the thing and the page.
            make: has to take all else from the page that it is given.
            given: tells all that `make` takes from the thing. A use case stands for all that it says.
        """
        if self.pieces is None or self.registry.coverage is not None:
            return lambda thing: make(thing, self)
        return self.pieces.of(kind, make, given)

    def rows_of(
        self, kind: Hashable, make: Callable[[Entry, View], _T], entries: Iterable[Entry]
    ) -> list[_T]:
        """What `make` shows of each of some use cases: see `pieces_of`.

        An edit is of one page of them, so those of a page that stand together are one piece.
        """
        if self.pieces is None:
            return [make(entry, self) for entry in entries]

        def rows(group: tuple[Entry, ...], view: View) -> tuple[_T, ...]:
            return tuple([make(entry, view) for entry in group])

        made = self.pieces_of(kind, rows, _themselves)
        return [row for _, group in groupby(entries, page_of) for row in made(tuple(group))]

    @property
    def links_of_diagrams(self) -> Links:
        """Where diagrams lead: a browser takes these addresses as they are."""
        return self.links if self.diagram_links is None else self.diagram_links

    def body(self, template: str, **values: object) -> Body:
        """What a template shows of these values, in the words of the page."""
        return Body(self.templates, template, {"words": self.words.table, **values})


def _themselves(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return entries
