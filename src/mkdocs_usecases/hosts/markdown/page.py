"""What the extension must be told about the page that it converts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from mkdocs_usecases.hosts.markdown.kept import KeptSections
from mkdocs_usecases.parsing.blocks import Block
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.site import Included, Site


class Page:
    """One page on its way through Python-Markdown."""

    def __init__(
        self,
        site: Site,
        path: str,
        make_view: Callable[[], View],
        included: Included = tuple,
        kept: KeptSections | None = None,
    ) -> None:
        """Take the site that the page belongs to, its path, and what is only made when it is asked for.

        `kept` is what earlier rounds have left, where there may be a next round.
        """
        self.path = path
        self.kept = kept
        self.anchors: set[str] = set()
        """The ids in what was put into the page, once it is converted."""

        self.headings: set[str] = set()
        """The ids of the headings among it."""

        self._site = site
        self._make_view = make_view
        self._included = included

    @cached_property
    def view(self) -> View:
        """What can be known of the site; a page that asks for it depends on all other pages."""
        return self._make_view()

    def as_read(self, lines: Sequence[str]) -> Sequence[str]:
        """The lines of the page as they are to be shown: a document may be read as use cases."""
        return self._site.as_read(self.path, lines)

    def meet(self, texts: Sequence[str]) -> tuple[Block, ...]:
        """Tell what was read of the blocks of the page, given their texts as Markdown has them."""
        return self._site.meet(self.path, texts, self._included)

    def show(self, block: Block) -> None:
        """Note that a block became part of the page."""
        self._site.show(self.path, block)
