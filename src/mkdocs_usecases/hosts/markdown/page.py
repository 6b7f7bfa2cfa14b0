"""What the extension must be told about the page that it converts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.markdown.elements import ReadySection
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.site import Included, Site

if TYPE_CHECKING:
    from mkdocs_usecases.hosts.markdown.section_cache import Depends, KeptSections
    from mkdocs_usecases.registry.asked import Asked


class Page:
    """One page on its way through Python-Markdown."""

    def __init__(
        self,
        site: Site,
        path: str,
        make_view: Callable[[], View],
        included: Included = tuple,
        kept: KeptSections | None = None,
        *,
        tell: Callable[[Sequence[Diagnostic]], None] | None = None,
    ) -> None:
        """Take the site that the page belongs to, its path, and what is only made when it is asked for.

        `kept` is what earlier rounds have left, where there may be a next round. `tell` is told of blocks
        that the page does not show, where the host does not look at all of its pages in the end.
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
        self._tell = tell
        self._depends: Depends = ()

    @cached_property
    def view(self) -> View:
        """What can be known of the site, for what is kept: it is noted what was asked."""
        view = self.site_view
        if self.kept is None:
            return view
        # What only a server asks for, builds need not load.
        from mkdocs_usecases.hosts.markdown.asked_links import AskedLinks

        return replace(
            view,
            registry=self._asked.registry,
            links=AskedLinks(view.links, self._asked.questions),
            pieces=self.kept.pieces(view),
        )

    @cached_property
    def site_view(self) -> View:
        """The same for what is made in each round; a page that asks for it depends on all other pages."""
        return self._make_view()

    @cached_property
    def _asked(self) -> Asked:
        from mkdocs_usecases.registry.asked import Asked

        return Asked(self.site_view.registry)

    def ready_use_cases(self, blocks: Iterable[Block], markup: object) -> Mapping[Hashable, ReadySection]:
        """The sections that an earlier round has left of these blocks, where they are still right.

        `markup` is what the host takes for markup.
        """
        if self.kept is None:
            return {}
        self._depends = self._depends_on(tuple(blocks), markup)
        return self.kept.use_cases(self.path, self._depends)

    def keep_use_cases(self, sections: Mapping[Hashable, ReadySection]) -> None:
        """Leave sections for later rounds, as they are shown now."""
        if self.kept is not None:
            self.kept.keep_use_cases(self.path, self._depends, self._asked.questions, sections)

    def _depends_on(self, blocks: tuple[Block, ...], markup: object) -> Depends:
        """What sections are made of besides what they ask."""
        from mkdocs_usecases.registry.answers import said_by_tests

        view = self.site_view
        registry = view.registry
        return (
            blocks,
            self._site.said_within(blocks),
            said_by_tests(registry, registry.on_page(self.path)),
            (registry.elsewhere, registry.lock, registry.is_whole),
            (view.options, view.words, view.templates, view.serving, markup),
        )

    def as_read(self, lines: Sequence[str]) -> Sequence[str]:
        """The lines of the page as they are to be shown: a document may be read as use cases."""
        return self._site.as_read(self.path, lines)

    def meet(self, texts: Sequence[str]) -> tuple[Block, ...]:
        """Tell what was read of the blocks of the page, given their texts as Markdown has them."""
        return self._site.meet(self.path, texts, self._included)

    def show(self, block: Block) -> None:
        """Note that a block became part of the page."""
        self._site.show(self.path, block)

    def leave_out(self, blocks: Sequence[Block]) -> None:
        """Note that blocks of the page did not become part of it."""
        if self._tell is not None and (found := self._site.hidden(blocks)):
            self._tell(found)
