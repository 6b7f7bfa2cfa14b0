"""A page of a site: as it was read, and as it was rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter
from mkdocs_usecases.site.joined import Included, folded_words, read_apart, text_key
from mkdocs_usecases.validation.policy import Policy


@dataclass(slots=True)
class SitePage:
    """What was read of the source of a page, and what a host showed of it."""

    text_hash: int
    """Of the source, to know it again: the text itself would stay for as long as the site."""

    document: Document
    below: FrontMatter = NO_FRONT_MATTER
    """What its folder says for all pages, or another plugin for this one."""

    joined: tuple[Block, ...] = ()
    """Blocks that only rendering brought: from snippets and macros."""

    unshown: frozenset[Block] = frozenset()
    """Blocks of the source that were not there when the page was last rendered."""

    changed: frozenset[Block] = frozenset()
    """Blocks of the source that the page shows with another text."""

    own: tuple[Policy, tuple[Diagnostic, ...]] | None = None
    """What is wrong with it by itself, by some rules; `None` where nobody has asked yet."""

    rendered: dict[Block, None] | None = None
    """The blocks that it had when it was rendered in this round, in order; `None` when it was not."""

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks that count for the site."""
        if not self.unshown and not self.joined:
            return self.document.blocks
        found = (block for block in self.document.blocks if block not in self.unshown)
        return (*found, *self.joined)

    @property
    def can_be_wrong(self) -> bool:
        """Whether there is anything on it that checks look at: most pages only have words."""
        document = self.document
        return bool(document.blocks or document.references or document.diagnostics or self.joined)

    @property
    def holds_anything(self) -> bool:
        """Whether others could tell of it, or it lists what others hold."""
        return self.can_be_wrong or bool(self.document.markers)

    @property
    def hidden(self) -> Iterator[Block]:
        """The blocks of the source that the page does not show, nor what something has made of them."""
        for block in self.document.blocks:
            if block in self.unshown and block not in self.changed:
                yield block

    def meet(self, texts: Sequence[str], options: Options, included: Included) -> tuple[Block, ...]:
        """The blocks of these texts, as they stand on the page one below the other."""
        if self.rendered is None:
            self.rendered, self.changed = {}, frozenset()
        blocks = self.document.blocks
        if [block.text for block in blocks] == list(texts):
            # Nothing came between, as on nearly all pages.
            return blocks
        waiting: dict[str, list[Block]] = {}
        for block in blocks if texts else ():
            waiting.setdefault(text_key(block), []).append(block)
        found = [waiting[key].pop(0) if waiting.get(key := folded_words(text)) else None for text in texts]
        others = [text for text, block in zip(texts, found, strict=True) if block is None]
        if not others:
            return tuple(block for block in found if block is not None)
        unmet = [block for blocks in waiting.values() for block in blocks]
        read = [*read_apart(others, self.document, unmet, options, included)]
        self.changed |= {each.source for each in read if each.source is not None}
        apart = self._as_known(each.block for each in read)
        return tuple(next(apart) if block is None else block for block in found)

    def _as_known(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The same blocks of an earlier rendering, where there are such: then nothing is new."""
        earlier = list(dict.fromkeys((*self.joined, *(self.rendered or {}))))
        for block in blocks:
            at = next((at for at, other in enumerate(earlier) if other.reads_as(block)), None)
            yield block if at is None else earlier.pop(at)

    def settle(self) -> bool:
        """Take over what was rendered; return whether other blocks count by that."""
        if self.rendered is None:
            return False
        own = {*self.document.blocks}
        joined = tuple(block for block in self.rendered if block not in own)
        unshown = frozenset(own - self.rendered.keys())
        changed = joined != self.joined or unshown != self.unshown
        self.joined, self.unshown = joined, unshown
        if changed:
            self.own = None
        return changed

    def as_shown(self) -> Document:
        """What was read, with the blocks that count."""
        document = self.document
        return document if self.shown is document.blocks else document._replace(blocks=self.shown)
