"""A site: its pages, with what is known of them at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.restructured import SUFFIXES
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document, defaults
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.foreign_use_cases import Elsewhere
from mkdocs_usecases.registry.known_entries import NONE
from mkdocs_usecases.registry.registry import LanguageOf
from mkdocs_usecases.results.run import Run
from mkdocs_usecases.site.checking import Checking
from mkdocs_usecases.site.findings import Findings
from mkdocs_usecases.site.joined import Included
from mkdocs_usecases.site.page import SitePage
from mkdocs_usecases.site.page_reader import PageReader
from mkdocs_usecases.site.surroundings import Surroundings
from mkdocs_usecases.validation.checks import in_order
from mkdocs_usecases.validation.policy import Policy

if TYPE_CHECKING:
    from mkdocs_usecases.site.shelf import Shelf

_ALL, _PUBLISHED = "*", "/"
"""Whose use cases a registry has: those of all pages, or of the published ones; no page has such a path."""


class Site:
    """What is known of a site at a moment.

    First all pages are read, so that whatever renders first knows everything. What a host shows is the
    authority: it `meet`s and `show`s the blocks of each page that it renders, and `settle` takes that over.
    """

    def __init__(
        self,
        options: Options,
        *,
        is_whole: bool = True,
        is_about_tests: bool = False,
        shelf: Shelf | None = None,
    ) -> None:
        """Start with no pages.

        Args:
            options: of the site.
            is_whole: whether all pages of the site will be read.
            is_about_tests: whether failed tests are findings: documentation is not wrong where code is.
            shelf: takes use cases that nobody is working on, where there is to be little in memory.
        """
        self.options = options
        self._is_whole = is_whole
        self._is_about_tests = is_about_tests
        self._shelf = shelf
        self._reader = PageReader(options, is_whole=is_whole)
        self._surroundings = Surroundings()
        self._pages: dict[str, SitePage] = {}
        self._withheld: frozenset[str] = frozenset()
        self._registries: dict[str, Registry] = {}
        self._known = NONE
        """What the registry of all pages has left, when it was last asked for."""

        self._checking = Checking(Policy(options.rules, is_about_tests))
        self._findings: Findings | None = None

    def start(self, paths: Iterable[str]) -> None:
        """Begin a round with pages in this order: forget others, and what was rendered before."""
        known = [path for path in dict.fromkeys(paths) if path in self._pages]
        if known != [*self._pages]:
            self._pages = {path: self._pages[path] for path in known}
            self._change()
        for page in self._pages.values():
            page.rendered = None

    def take_menu(self, menu: Iterable[str]) -> bool:
        """Take the paths of pages in the order of the navigation; return whether listings change by that."""
        before = self._surroundings.menu
        self._surroundings = self._surroundings._replace(menu=tuple(menu))
        if self._shown_of(self._surroundings.menu) == self._shown_of(before):
            return False
        self._registries = {}
        return True

    def take_languages(self, language_of: LanguageOf) -> None:
        """Take what tells the language of a page by its path, where pages of the site are translated."""
        self._take(self._surroundings._replace(language_of=language_of))

    def _shown_of(self, paths: Iterable[str]) -> list[str]:
        """Those of some pages that show use cases: the order of the others tells nothing."""
        return [path for path in paths if path in self._pages and self._pages[path].shown]

    def take_results(self, run: Run) -> None:
        """Take what tests said."""
        self._take(self._surroundings._replace(run=run))

    def take_elsewhere(self, elsewhere: Elsewhere, findings: Iterable[Diagnostic] = ()) -> None:
        """Take what inventories tell of other sites, and what is wrong with inventories."""
        self._take(self._surroundings._replace(elsewhere=elsewhere, of_inventories=tuple(findings)))

    def take_names(self, named: frozenset[str]) -> None:
        """Take ids that the host can link to by itself."""
        self._take(self._surroundings._replace(elsewhere=self.elsewhere._replace(named=named)))

    def _take(self, surroundings: Surroundings) -> None:
        if surroundings != self._surroundings:
            self._surroundings = surroundings
            self._change()

    @property
    def elsewhere(self) -> Elsewhere:
        """What is known of other sites."""
        return self._surroundings.elsewhere

    @property
    def run(self) -> Run:
        """What tests said."""
        return self._surroundings.run

    def read(self, path: str, text: str, below: FrontMatter | None = None) -> Document:
        """Read a page; one whose text is the same as before costs nothing.

        What is said for the page from outside, `below` its own front matter, stays until it is said anew.
        """
        page = self._pages.get(path)
        if below is None:
            below = NO_FRONT_MATTER if page is None else page.below
        if page is None or page.text_hash != hash(text) or page.below != below:
            earlier = page
            document = self.document(path, text, below)
            if self._shelf is not None:
                document = self._shelf.put_away(document)
            page = SitePage(hash(text), document, below, earlier.joined if earlier else ())
            self._pages[path] = page
            self._registries = {}
            if page.can_be_wrong or (earlier is not None and earlier.can_be_wrong):
                self._findings = None
            if self._shelf is not None:
                # While it is open.
                self._checking.page(path, page)
        return page.document

    def suppose(self, path: str, said: str, text: Callable[[], str]) -> bool:
        """Read a page anew if its host says something else for it, in YAML; return whether that is news."""
        page = self._pages[path]
        if not said and page.below == NO_FRONT_MATTER:
            return False
        known = page.document
        if not self._reader.says_otherwise(known, said):
            return False
        return defaults(self.read(path, text(), self._reader.said(path, said))) != defaults(known)

    def page(self, path: str) -> Document:
        """What was read of a page; of one that was not, what an empty one would be."""
        page = self._pages.get(path)
        return self.document(path, "") if page is None else page.document

    def supposing(
        self,
        texts: Mapping[str, str],
        options: Options | None = None,
        said: Callable[[FrontMatter], FrontMatter] = lambda below: below,
    ) -> Site:
        """The same site with other texts of some files, and perhaps other options; this one stays as it is.

        Args:
            texts: of pages, and of files that pages take blocks from. The other pages stay as they were read:
                whoever changes what they take from options has to name them.
            options: in the place of those of the site.
            said: what is said then for a page from outside.
        """
        options = self.options if options is None else options
        other = Site(options, is_whole=self._is_whole, is_about_tests=self._is_about_tests)
        other._surroundings, other._withheld = self._surroundings, self._withheld
        other._pages, other._known = dict(self._pages), self._known
        other._checking = Checking(Policy(options.rules, self._is_about_tests), self._checking)
        pasted = {block.span.file for page in self._pages.values() for block in page.joined}
        for path, text in texts.items():
            page = self._pages.get(path)
            if path in pasted:
                other._paste(path, other.document(path, text).blocks)
            elif page is not None or path.endswith((".md", *SUFFIXES)):
                below, joined = (NO_FRONT_MATTER, ()) if page is None else (said(page.below), page.joined)
                other._pages[path] = SitePage(hash(text), other.document(path, text, below), below, joined)
        return other

    @property
    def is_as_read(self) -> bool:
        """Whether its pages show all that their sources hold, and nothing else."""
        return not any(page.joined or page.unshown for page in self._pages.values())

    @property
    def below(self) -> Mapping[str, FrontMatter]:
        """What is said from outside for each page that was read."""
        return {path: page.below for path, page in self._pages.items()}

    def without_pages(self) -> Site:
        """The same site before any page was read."""
        if self._shelf is not None:
            self._shelf.clear()
        other = Site(
            self.options, is_whole=self._is_whole, is_about_tests=self._is_about_tests, shelf=self._shelf
        )
        other._surroundings, other._withheld = self._surroundings, self._withheld
        return other

    def _paste(self, path: str, blocks: Sequence[Block]) -> None:
        """Have other blocks of a file where pages take them from it."""
        again = {block.span: block for block in blocks}
        for name, page in self._pages.items():
            if any(block.span.file == path for block in page.joined):
                joined = tuple(again.get(block.span, block) for block in page.joined)
                self._pages[name] = replace(page, joined=joined, own=None)

    def knows(self, path: str) -> bool:
        """Whether a page was read in this round, or in one before and is still there."""
        return path in self._pages

    def forget(self, path: str) -> None:
        """Leave out a page that is not needed after all."""
        if self._pages.pop(path, None) is not None:
            self._change()

    def meet(self, path: str, texts: Sequence[str], included: Included = tuple) -> tuple[Block, ...]:
        """Tell what was read of the blocks of a page that is being rendered, given their texts in order.

        Lines may have moved and tabs may be blanks by now, so a block is known by its words. One that the
        source does not have is read here; `included` is asked only then.
        """
        page = self._pages.get(path)
        if page is None:
            page = self._pages[path] = SitePage(hash(""), self.document(path, ""))
        return page.meet(texts, self.options, included)

    def show(self, path: str, block: Block) -> None:
        """Note that a block became part of a page; it counts for the site once that is settled."""
        rendered = self._pages[path].rendered
        if rendered is not None:
            rendered[block] = None

    def hidden(self, blocks: Iterable[Block]) -> Sequence[Diagnostic]:
        """What is wrong with blocks that did not become part of their page, for a host that never settles."""
        return [*self._checking.hidden(blocks)]

    def settle(self) -> bool:
        """Take over what was rendered in this round; return whether the site is another one by that."""
        changed = [page.settle() for page in self._pages.values()]
        if any(changed):
            self._change()
        return any(changed)

    def withhold(self, paths: Set[str]) -> bool:
        """Tell nobody of what these pages hold, as if their writers had said so; return whether that is new.

        For a host that finds out, when it renders them, that they are not for everybody.
        """
        others = self._withheld ^ paths
        self._withheld = frozenset(paths)
        changed = any(path in self._pages and self._pages[path].holds_anything for path in others)
        if changed:
            self._change()
        return changed

    @property
    def withheld(self) -> frozenset[str]:
        """The pages that the host has withheld."""
        return self._withheld

    @property
    def registry(self) -> Registry:
        """The use cases that everybody may know of, as far as they are read and settled."""
        return self._registry(_PUBLISHED)

    @property
    def everything(self) -> Registry:
        """All use cases: for what only the writer sees."""
        return self._registry(_ALL)

    def registry_of(self, path: str) -> Registry:
        """The use cases that the readers of a page may know of: on one that is withheld its own as well."""
        page = self._pages.get(path)
        return self.registry if page is None or self._is_told(path, page) else self._registry(path)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, by file and line, the site's rules applied: for the writer."""
        return self._all_findings().all

    @property
    def is_checked(self) -> bool:
        """Whether nothing has changed since they were found."""
        return self._findings is not None

    @property
    def published_findings(self) -> tuple[Diagnostic, ...]:
        """What of it everybody may know."""
        return self._all_findings().published

    def findings_of(self, block: Block) -> tuple[Diagnostic, ...]:
        """All that is wrong with one block, what the checks of the whole site say of it included."""
        own, others = self._checking.block(block), tuple(self._all_findings().within(block))
        return in_order((*own, *others)) if others else own

    def said_within(self, blocks: Iterable[Block]) -> Sequence[Diagnostic]:
        """What the checks of the whole site say of blocks; all else that is wrong with one never changes."""
        findings = self._all_findings()
        return [finding for block in blocks for finding in findings.within(block)] if findings.told else ()

    def lost_links(self, path: str) -> Mapping[str, Diagnostic]:
        """What a page links to that is nowhere, by the words in brackets, with what is wrong with it."""
        page = self._pages.get(path)
        references = () if page is None else page.document.references
        return self._all_findings().lost(references) if references else {}

    def _registry(self, key: str) -> Registry:
        known = self._registries.get(key)
        if known is None:
            found = [
                page.as_shown()
                for path, page in self._pages.items()
                if key in (_ALL, path) or self._is_told(path, page)
            ]
            is_all = key == _PUBLISHED and len(found) == len(self._pages)
            known = self._registry(_ALL) if is_all else self._joined(found, key)
            self._registries[key] = known
        return known

    def _joined(self, documents: Sequence[Document], key: str) -> Registry:
        """What these documents hold, with what tests said of their routes; those of others are no mistake."""
        surroundings = self._surroundings
        registry = surroundings.join(documents, self.options, is_whole=self._is_whole, known=self._known)
        if key == _ALL:
            self._known = registry.known
        if surroundings.run.results is not None:
            # Few sites have any.
            from mkdocs_usecases.registry.coverage import Coverage

            others = () if key == _ALL else self.everything.entries
            withheld = frozenset(folded(other.use_case.id) for other in others if other.use_case.id)
            registry.coverage = Coverage(registry, surroundings.run, withheld)
        return registry

    def _is_told(self, path: str, page: SitePage) -> bool:
        return page.document.is_published and path not in self._withheld

    def document(self, path: str, text: str, below: FrontMatter = NO_FRONT_MATTER) -> Document:
        """What a text says as that of a page, which stays what it is for the site."""
        return self._reader.document(path, text, below)

    def as_read(self, path: str, lines: Sequence[str]) -> Sequence[str]:
        """The lines of a page as they are to be shown: with blocks in the place of a document's use cases."""
        page = self._pages.get(path)
        return self._reader.as_shown(lines, path, None if page is None else page.document)

    @property
    def live(self) -> tuple[int, int]:
        """How many pages the option `documents` names, and how many of them hold a use case."""
        found = [page.document for page in self._pages.values() if page.document.is_live]
        return len(found), sum(1 for document in found if document.blocks)

    def _all_findings(self) -> Findings:
        for _ in self.checking():
            pass
        assert self._findings is not None
        return self._findings

    def checking(self) -> Iterator[None]:
        """Find all that is wrong piece by piece, for a host that has something else to do in between.

        What changes meanwhile is to be asked for anew: whoever changes the site drops what is left.
        """
        if self._findings is None:
            registries = self.everything, self.registry
            others = self._surroundings.findings
            self._findings = yield from self._checking.site(self._pages, registries, self._is_told, others)

    def own_findings(self, path: str) -> tuple[Diagnostic, ...]:
        """What is wrong with a page by itself, whatever stands on others."""
        return self._checking.page(path, self._pages[path])

    def _change(self) -> None:
        self._registries = {}
        self._findings = None
