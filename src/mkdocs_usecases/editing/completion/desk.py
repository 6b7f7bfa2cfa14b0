"""What is known where something is being typed: the context, the site, the block without the line itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mkdocs_usecases.editing.block_language import Tongue, tongue_of
from mkdocs_usecases.editing.completion.wanted import Context
from mkdocs_usecases.editing.site_names import SiteNames, site_names
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.blocks import read_block
from mkdocs_usecases.parsing.context import Context as SiteContext
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


@lru_cache(maxsize=1)
def _read(text: str, origin: Origin, page: SiteContext) -> UseCase | None:
    """The use case of a block; from letter to letter all but the line that is typed stays the same."""
    return read_block(text, origin, page).use_case


@dataclass(frozen=True)
class Desk:
    """Where something is being typed."""

    context: Context
    read: Document
    """The page as it was read."""

    site: Site

    @property
    def page(self) -> SiteContext:
        """What the page and the site give."""
        return self.read.context

    @property
    def registry(self) -> Registry:
        """All use cases: for what only the writer sees."""
        return self.site.everything

    @property
    def names(self) -> SiteNames:
        """The names of the site."""
        return site_names(self.registry)

    @cached_property
    def tongue(self) -> Tongue:
        """The words of the block."""
        return tongue_of(self.context.block, self.page, self.site.options)

    @cached_property
    def use_case(self) -> UseCase | None:
        """What is read of the block without the line that is being typed: half a line may hide all others."""
        block = self.context.block
        if self.read.is_live:
            line = self.context.place.line
            found = (each for each in self.read.blocks if each.span.line <= line <= each.end_line)
            return next((each.use_case for each in found), None)
        if block is None or not block.fence:
            return None
        above, below = block.rows[: self.context.row], block.rows[self.context.row + 1 :]
        lines = tuple(range(block.first, block.first + len(block.rows)))
        origin = Origin(Span(self.context.place.file, block.fence, 1), lines, block.offsets)
        return _read("\n".join([*above, "", *below]), origin, self.page)

    def is_alone(self, entries: Iterable[Entry]) -> bool:
        """Whether these are no other than the use case in which something is typed: it may be half a word."""
        spans = [entry.use_case.span for entry in entries]
        block, file = self.context.block, self.context.place.file
        if (
            block is None
            or self.context.piece.rest
            or self.use_case is None
            or self.read.is_live
            or not spans
        ):
            return False
        return all((span.file, span.line) == (file, block.fence) for span in spans)

    @cached_property
    def own_id(self) -> str:
        """The id of the use case in which something is typed."""
        use_case = self.use_case
        return str(use_case.id) if use_case is not None and use_case.id else ""
