"""A site: its pages as they were read, its use cases, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from mkdocs_usecases.diagnostics import Diagnostic, without_edits
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.options import Options
from mkdocs_usecases.options.globs import Globs
from mkdocs_usecases.pages.restructured import SUFFIXES
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document, defaults, read_document, site_context
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter, read_defaults
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.coverage import Coverage
from mkdocs_usecases.registry.foreign_use_cases import NOWHERE, Elsewhere
from mkdocs_usecases.results import Run
from mkdocs_usecases.site.findings import Findings, Pile
from mkdocs_usecases.site.joined import Included
from mkdocs_usecases.site.page import SitePage
from mkdocs_usecases.validation.checks import check_block, check_site, checking_site, in_order
from mkdocs_usecases.validation.not_shown import not_shown
from mkdocs_usecases.validation.policy import Policy

_ALL, _PUBLISHED = "*", "/"
"""Whose use cases a registry has: those of all pages, or of the published ones; no page has such a path."""

_said = lru_cache(maxsize=256)(read_defaults)
"""Most pages of a site say the same, if they say anything."""


class Site:
    """What is known of a site at a moment.

    First all pages are read, so that whatever renders first knows everything. What a host shows is the
    authority: it `meet`s and `show`s the blocks of each page that it renders, and `settle` takes that over.
    """

    def __init__(self, options: Options, *, is_whole: bool = True, is_about_tests: bool = False) -> None:
        """Start with no pages.

        Args:
            options: of the site.
            is_whole: whether all pages of the site will be read.
            is_about_tests: whether failed tests are findings: documentation is not wrong where code is.
        """
        self.options = options
        self._is_whole = is_whole
        self._is_about_tests = is_about_tests
        self._live = Globs(options.documents)
        self._run = Run()
        self._elsewhere = NOWHERE
        self._menu: tuple[str, ...] = ()
        self._of_inventories: tuple[Diagnostic, ...] = ()
        self._context = site_context(options)
        self._policy = Policy(options.rules, is_about_tests)
        self._pages: dict[str, SitePage] = {}
        self._withheld: frozenset[str] = frozenset()
        self._registries: dict[str, Registry] = {}
        self._findings: Findings | None = None
        self._checked: dict[Block, tuple[Diagnostic, ...]] = {}

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
        before, self._menu = self._menu, tuple(menu)
        if self._shown_of(self._menu) == self._shown_of(before):
            return False
        self._registries = {}
        return True

    def _shown_of(self, paths: Iterable[str]) -> list[str]:
        """Those of some pages that show use cases: the order of the others tells nothing."""
        return [path for path in paths if path in self._pages and self._pages[path].shown]

    def take_results(self, run: Run) -> None:
        """Take what tests said."""
        if run != self._run:
            self._run = run
            self._change()

    def take_elsewhere(self, elsewhere: Elsewhere, findings: Iterable[Diagnostic] = ()) -> None:
        """Take what inventories tell of other sites, and what is wrong with inventories."""
        found = tuple(findings)
        if (elsewhere, found) != (self._elsewhere, self._of_inventories):
            self._elsewhere, self._of_inventories = elsewhere, found
            self._change()

    def take_names(self, named: frozenset[str]) -> None:
        """Take ids that the host can link to by itself."""
        self.take_elsewhere(replace(self._elsewhere, named=named), self._of_inventories)

    @property
    def elsewhere(self) -> Elsewhere:
        """What is known of other sites."""
        return self._elsewhere

    @property
    def run(self) -> Run:
        """What tests said."""
        return self._run

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
            page = SitePage(hash(text), document, below, earlier.joined if earlier else ())
            self._pages[path] = page
            self._registries = {}
            if page.can_be_wrong or (earlier is not None and earlier.can_be_wrong):
                self._findings = None
        return page.document

    def suppose(self, path: str, said: str, text: Callable[[], str]) -> bool:
        """Read a page anew if its host says something else for it, in YAML; return whether that is news."""
        page = self._pages[path]
        if not said and page.below == NO_FRONT_MATTER:
            return False
        known = defaults(page.document)
        if defaults(self.document(path, "", _said(said, "", self._context.keys))) == known:
            return False
        return defaults(self.read(path, text(), read_defaults(said, path, self._context.keys))) != known

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
        other._run, other._elsewhere, other._of_inventories = self._run, self._elsewhere, self._of_inventories
        other._pages, other._withheld = dict(self._pages), self._withheld
        other._checked = dict(self._checked)
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
        other = Site(self.options, is_whole=self._is_whole, is_about_tests=self._is_about_tests)
        other._run, other._elsewhere, other._of_inventories = self._run, self._elsewhere, self._of_inventories
        other._menu, other._withheld = self._menu, self._withheld
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
        own, others = self._check(block), tuple(self._all_findings().within(block))
        return in_order((*own, *others)) if others else own

    def lost_links(self, path: str) -> Mapping[str, Diagnostic]:
        """What a page links to that is nowhere, by the words in brackets, with what is wrong with it."""
        page = self._pages.get(path)
        references = () if page is None else page.document.references
        if not references:
            return {}
        findings = {(it.span.line, it.span.column): it for it in self.findings if it.span.file == path}
        lost: dict[str, Diagnostic] = {}
        for reference in references:
            line, column = reference.span.line, reference.span.column
            name = reference.id if reference.part is None else f"{reference.id}/{reference.part}"
            # Of a part that is nowhere, the part itself may be the place.
            for start in (column, column + len(reference.id) + 1):
                if (line, start) in findings:
                    lost.setdefault(name, findings[line, start])
        return lost

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
        registry = Registry(documents, self.options, is_whole=self._is_whole)
        registry.lock = self._run.lock
        registry.elsewhere = self._elsewhere
        registry.menu = self._menu
        if self._run.results is not None:
            others = () if key == _ALL else self.everything.entries
            withheld = frozenset(folded(other.use_case.id) for other in others if other.use_case.id)
            registry.coverage = Coverage(registry, self._run, withheld)
        return registry

    def _is_told(self, path: str, page: SitePage) -> bool:
        return page.document.is_published and path not in self._withheld

    def document(self, path: str, text: str, below: FrontMatter = NO_FRONT_MATTER) -> Document:
        """What a text says as that of a page, which stays what it is for the site."""
        if not self._is_live(path):
            return read_document(text, path, self.options, self._context, below)
        # Few sites have any, and to load what reads them takes a tenth of all that is loaded.
        from mkdocs_usecases.documents.live import read_live

        return read_live(text, path, self.options, self._context, below)

    def _is_live(self, path: str) -> bool:
        # Where nobody knows the path of a page, whoever gives the option means this one.
        return bool(self._live) and (self._live.hold(path) or (not path and not self._is_whole))

    def as_read(self, path: str, lines: Sequence[str]) -> Sequence[str]:
        """The lines of a page as they are to be shown: with blocks in the place of a document's use cases."""
        if not self._is_live(path):
            return lines
        from mkdocs_usecases.documents.conversion import converted

        page = self._pages.get(path)
        context = self._context if page is None else page.document.context
        return converted(lines, context).lines

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
        if self._findings is not None:
            return
        found = yield from checking_site(self.everything, self._policy)
        is_all = self.registry is self.everything
        told = found if is_all else self._told(found)
        live = {path for path, page in self._pages.items() if page.document.is_live}
        of_results = (*self._policy.applied((*self._run.findings, *self._of_inventories)),)
        everything, published = Pile(), Pile()
        everything.add(_fitting((*found, *of_results), live))
        published.add(_fitting((*told, *of_results), live))
        for number, (path, page) in enumerate(self._pages.items()):
            own = self.own_findings(path)
            everything.add_page(path, own)
            if not is_all and self._is_told(path, page):
                published.add_page(path, own)
            if not number % _PAGES_AT_ONCE:
                yield
        ordered = everything.in_order()
        self._findings = Findings(ordered, ordered if is_all else published.in_order(), told)
        blocks = {block for page in self._pages.values() for block in page.shown}
        self._checked = {block: known for block, known in self._checked.items() if block in blocks}

    def own_findings(self, path: str) -> tuple[Diagnostic, ...]:
        """What is wrong with a page by itself, whatever stands on others."""
        page = self._pages[path]
        # Sites that suppose other rules look at the same pages.
        if page.own is None or page.own[0] != self._policy:
            own = [*self._policy.applied((*page.document.diagnostics, *map(not_shown, page.hidden)))]
            for block in page.shown:
                own += self._check(block)
            page.own = self._policy, in_order(_fitting(own, {path} if page.document.is_live else ()))
        return page.own[1]

    def _told(self, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """What is wrong with the site, for its readers too: true of it all, and said of nothing withheld."""
        of_published = frozenset(check_site(self.registry, self._policy))
        return tuple(finding for finding in found if finding in of_published)

    def _check(self, block: Block) -> tuple[Diagnostic, ...]:
        """What is wrong with a block by itself; the same in every round."""
        known = self._checked.get(block)
        if known is None:
            known = self._checked[block] = check_block(block, self._policy)
        return known

    def _change(self) -> None:
        self._registries = {}
        self._findings = None


_PAGES_AT_ONCE = 100
"""So many are looked at in less time than somebody notices."""


def _fitting(findings: Iterable[Diagnostic], live: Container[str]) -> Iterator[Diagnostic]:
    """Findings with edits of what is in files, not of what is read in its place."""
    return (without_edits(it) if it.span.file in live else it for it in findings)
