"""A site: its pages as they were read, its use cases, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.blocks import Block, Origin, read_block
from mkdocs_usecases.parsing.documents import Document, read_document, site_context
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.checks import check_block, check_site, in_order
from mkdocs_usecases.validation.policy import Policy
from mkdocs_usecases.validation.presence import not_shown

_MACRO_SIGNS = ("{{", "{%", "{#")


@dataclass(slots=True)
class _Page:
    """One page: what was read of its source, and what a host showed of it."""

    text: str
    document: Document
    joined: tuple[Block, ...] = ()
    """Blocks that only rendering brought: from snippets and macros."""

    unshown: frozenset[int] = frozenset()
    """Identities of blocks of the source that were not there when the page was last rendered."""

    rendered: dict[int, Block] | None = None
    """The blocks that it had when it was rendered in this round; `None` when it was not."""

    @property
    def known(self) -> Iterable[Block]:
        """All blocks that rendering may ask for."""
        blocks = (*self.document.blocks, *self.joined, *(self.rendered or {}).values())
        return {id(block): block for block in blocks}.values()

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks that count for the site."""
        if not self.unshown and not self.joined:
            return self.document.blocks
        found = (block for block in self.document.blocks if id(block) not in self.unshown)
        return (*found, *self.joined)

    @property
    def hidden(self) -> Iterator[Block]:
        """The blocks of the source that the page does not show; macros have only made others of them."""
        for block in self.document.blocks:
            if id(block) in self.unshown and not (self.joined and _may_be_macro(block)):
                yield block

    def settle(self) -> bool:
        """Take over what was rendered; return whether other blocks count by that."""
        if self.rendered is None:
            return False
        own = {id(block) for block in self.document.blocks}
        joined = tuple(block for identity, block in self.rendered.items() if identity not in own)
        unshown = frozenset(own - self.rendered.keys())
        changed = [*map(id, joined)] != [*map(id, self.joined)] or unshown != self.unshown
        self.joined, self.unshown = joined, unshown
        return changed


class Site:
    """What is known of a site at a moment.

    First all pages are read, so that whatever renders first knows everything. What a host shows is the
    authority: it `meet`s and `show`s the blocks of each page that it renders, and `settle` takes that over.
    """

    def __init__(self, options: Options) -> None:
        """Start with no pages."""
        self.options = options
        self._context = site_context(options)
        self._policy = Policy(options.rules)
        self._pages: dict[str, _Page] = {}
        self._registry: Registry | None = None
        self._findings: _Findings | None = None
        self._checked: dict[int, tuple[Block, tuple[Diagnostic, ...]]] = {}

    def start(self, paths: Iterable[str]) -> None:
        """Begin a round: forget the pages that are gone, and what was rendered before."""
        gone = self._pages.keys() - set(paths)
        for path in gone:
            del self._pages[path]
        for page in self._pages.values():
            page.rendered = None
        if gone:
            self._change()

    def read(self, path: str, text: str) -> Document:
        """Read a page; one whose text is the same as before costs nothing."""
        page = self._pages.get(path)
        if page is None or page.text != text:
            page = _Page(text, self._document(path, text), page.joined if page else ())
            self._pages[path] = page
            self._change()
        return page.document

    def meet(self, path: str, texts: Sequence[str]) -> tuple[Block, ...]:
        """Tell what was read of the blocks of a page that is being rendered, given their texts in order.

        Lines may have moved and tabs may be blanks by now, so a block is known by its words. One that the
        source does not have is read here.
        """
        page = self._pages.get(path)
        if page is None:
            page = self._pages[path] = _Page("", self._document(path, ""))
        if page.rendered is None:
            page.rendered = {}
        waiting: dict[str, list[Block]] = {}
        for block in page.known if texts else ():
            waiting.setdefault(_words(block.text), []).append(block)
        found = []
        for text in texts:
            same = waiting.get(_words(text))
            found.append(same.pop(0) if same else _read_apart(text, page.document))
        return tuple(found)

    def show(self, path: str, block: Block) -> None:
        """Note that a block became part of a page; it counts for the site once that is settled."""
        rendered = self._pages[path].rendered
        if rendered is not None:
            rendered[id(block)] = block

    def settle(self) -> bool:
        """Take over what was rendered in this round; return whether the site is another one by that."""
        changed = [page.settle() for page in self._pages.values()]
        if any(changed):
            self._change()
        return any(changed)

    @property
    def registry(self) -> Registry:
        """All use cases, as far as they are read and settled."""
        if self._registry is None:
            self._registry = Registry(map(_as_shown, self._pages.values()), self.options)
        return self._registry

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, by file and line, the site's rules applied."""
        return self._all_findings().all

    def findings_of(self, block: Block) -> tuple[Diagnostic, ...]:
        """All that is wrong with one block, what the checks of the whole site say of it included."""
        known = self._all_findings().by_block.get(id(block))
        return self._check(block) if known is None else known

    def _document(self, path: str, text: str) -> Document:
        return read_document(text, path, self.options, self._context)

    def _all_findings(self) -> _Findings:
        if self._findings is None:
            of_site = _ByLine(check_site(self.registry, self._policy))
            by_block: dict[int, tuple[Diagnostic, ...]] = {}
            found = [*of_site.all]
            for page in self._pages.values():
                found += self._policy.applied((*page.document.diagnostics, *map(not_shown, page.hidden)))
                for block in page.shown:
                    checked = self._check(block)
                    found += checked
                    by_block[id(block)] = in_order((*checked, *of_site.within(block)))
            self._findings = _Findings(in_order(found), by_block)
            self._checked = {identity: self._checked[identity] for identity in by_block}
        return self._findings

    def _check(self, block: Block) -> tuple[Diagnostic, ...]:
        """What is wrong with a block by itself; the same in every round."""
        known = self._checked.get(id(block))
        if known is None:
            known = self._checked[id(block)] = (block, check_block(block, self._policy))
        return known[1]

    def _change(self) -> None:
        self._registry = None
        self._findings = None


@dataclass(frozen=True, slots=True)
class _Findings:
    """What is wrong with a site at a moment."""

    all: tuple[Diagnostic, ...]
    by_block: Mapping[int, tuple[Diagnostic, ...]]


class _ByLine:
    """Findings to be asked for by block."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        self.all = findings
        self._by_file: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            self._by_file.setdefault(finding.span.file, []).append(finding)

    def within(self, block: Block) -> Iterator[Diagnostic]:
        """The findings in the lines of a block."""
        last = block.span.line + block.text.count("\n") + 1
        for finding in self._by_file.get(block.span.file, ()):
            if block.span.line <= finding.span.line <= last:
                yield finding


def _as_shown(page: _Page) -> Document:
    document = page.document
    return document if page.shown is document.blocks else replace(document, blocks=page.shown)


def _read_apart(text: str, document: Document) -> Block:
    """Read a block that the source of its page does not have: only the page can be named as its place."""
    lines = text.count("\n") + 1
    origin = Origin(Span(document.path, 1, 1), (1,) * lines, (0,) * lines)
    return read_block(text, origin, document.context)


def _words(text: str) -> str:
    return " ".join(text.split())


def _may_be_macro(block: Block) -> bool:
    return any(sign in block.text for sign in _MACRO_SIGNS)
