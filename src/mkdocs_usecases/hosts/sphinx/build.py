"""One run of Sphinx: the site while documents are read, rendered and written."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from sphinx.addnodes import pending_xref
from sphinx.errors import ConfigError

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.inventories import read_inventories
from mkdocs_usecases.hosts.results import read_run
from mkdocs_usecases.hosts.sphinx.attachments import is_file
from mkdocs_usecases.hosts.sphinx.contents import holds_listings, in_menu, with_headings
from mkdocs_usecases.hosts.sphinx.destinations import destinations
from mkdocs_usecases.hosts.sphinx.domain import Record, UseCaseDomain, domain_of
from mkdocs_usecases.hosts.sphinx.links import DocumentLinks, SiteAddresses, Spot, Spots
from mkdocs_usecases.hosts.sphinx.pages import RenderedPage
from mkdocs_usecases.hosts.sphinx.prose import Prose
from mkdocs_usecases.hosts.sphinx.reading import MARKDOWN, as_directives, listing_of
from mkdocs_usecases.hosts.sphinx.report import report, tell, warn, warn_at
from mkdocs_usecases.hosts.sphinx.resolution import Places, Resolution
from mkdocs_usecases.hosts.sphinx.settings import has_directive, read_settings
from mkdocs_usecases.hosts.sphinx.targets import targets
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.directives import FOREIGN, OURS, without_foreign
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.templating.html import OVERRIDES, Templates, standard_templates
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words, words_of
from mkdocs_usecases.site import Site
from mkdocs_usecases.validation.checks import in_order

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class Build:
    """What is known of the site; documents are known by their names, and pages by the paths of sources."""

    def __init__(self, app: Sphinx) -> None:
        """Take the application, which is not configured yet."""
        self._app = app
        self._option_findings: tuple[Diagnostic, ...] = ()
        self._documents: Mapping[str, str] = {}
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self._pages: dict[str, RenderedPage] = {}
        self._templates = standard_templates()
        self.site = Site(Options())
        self.spots = Spots(self.site, {})
        self._places: Places
        """Of what links may lead to: known when all documents are read."""

    def configure(self, config: Config) -> None:
        """Read the options."""
        reading = read_settings(config, Path(self._app.confdir))
        if reading.wrong:
            raise ConfigError(reading.told())
        for message in reading.warnings:
            warn(message, "options")
        self._option_findings = reading.findings
        self.site = Site(reading.options)

    def start(self) -> None:
        """Look what others say: tests, other sites, and the project's own templates."""
        if not self._reads_markdown:
            self.site = Site(replace(self.site.options, page_ending=".rst"))
        folder, options = Path(self._app.confdir), self.site.options
        self.site.take_results(read_run(options.results, folder))
        found = read_inventories(options.inventories, folder, may_fetch=True)
        tell(found.notes)
        self.site.take_elsewhere(found.elsewhere, found.findings)
        own = (folder / each for each in self._app.config.templates_path)
        custom = next((each for each in own if (each / OVERRIDES).is_dir()), None)
        self._templates = standard_templates() if custom is None else Templates(custom)

    @property
    def _reads_markdown(self) -> bool:
        # What reads a type is of this application; the suffixes may be those of an earlier one, too.
        parsers = self._app.registry.get_source_parsers()
        types = self._app.config.source_suffix
        return any(type_ in parsers for suffix, type_ in types.items() if suffix in MARKDOWN)

    @property
    def options(self) -> Options:
        """Those of the site."""
        return self.site.options

    @property
    def words(self) -> Words:
        """Those that are generated."""
        return words_of(self.options.language, self.options.strings)

    def path(self, document: str) -> str:
        """The path of the source of a document."""
        return Path(self._app.env.doc2path(document, base=False)).as_posix()

    def prepare(self, document: str, text: str) -> str:
        """Read the source of a document; gives what Sphinx is to read."""
        path, own = self.path(document), self._own(text)
        read = self.site.read(path, own)
        if not path.endswith(MARKDOWN):
            return text
        prepared = as_directives(own, path, read, self.site)
        return prepared if own == text else prepared.replace(FOREIGN, OURS)

    def _own(self, text: str) -> str:
        """A source as we read it: where `usecase` is the directive of somebody else, it is none of ours."""
        return without_foreign(text) if has_directive(self._app.config, "usecase") else text

    def note_names(self, document: str, tree: nodes.document) -> None:
        """Note what a document refers to: it is written again when that is another thing."""
        names = frozenset(str(node["reftarget"]) for node in tree.findall(pending_xref))
        records = domain_of(self._app.env).records
        known = records.get(document, Record())
        if names or known.texts or known.markers:
            records[document] = replace(known, names=names)

    def settle(self, env: BuildEnvironment) -> None:
        """Join what was read, and report what is wrong with it."""
        domain = domain_of(env)
        self._read_all(env, domain)
        self._pages.clear()
        self.spots = Spots(self.site, self._documents, [*self._hidden(domain)])
        domain.settle(targets(self.site.registry, self.spots))
        self._places = Places(env)
        self._renew_contents(env, domain)
        findings = in_order((*self._option_findings, *self.site.findings))
        report(findings, Path(env.srcdir), Path(self._app.confdir))
        for document, blocks in self._blocks.items():
            self._report_lost(document, blocks, env)

    def _report_lost(self, document: str, blocks: Iterable[Block], env: BuildEnvironment) -> None:
        """Report links in prose that lead nowhere; of files and pictures Sphinx itself does."""
        resolution = self._resolution(document, lambda _: None)
        for each in (each for block in blocks for each in destinations(block)):
            if each.is_picture or is_file(each, document, env):
                continue
            if (message := resolution.lost(each.typed)) is not None:
                warn_at(each.span, message, "link", Path(env.srcdir))

    def _read_all(self, env: BuildEnvironment, domain: UseCaseDomain) -> None:
        """Read all sources, and have those blocks count that Sphinx has met."""
        site, documents = self.site, {self.path(name): name for name in env.all_docs}
        self._documents = documents
        site.start(documents)
        for path, name in documents.items():
            document = site.read(path, self._own(_text(Path(env.doc2path(name)))))
            record = domain.records.get(name, Record())
            if record.texts or document.blocks:
                included = partial(_included, env, name)
                self._blocks[name] = site.meet(path, record.texts, included)
                for block in self._blocks[name]:
                    site.show(path, block)
        site.take_menu(self.path(name) for name in in_menu(env))
        site.settle()

    def _hidden(self, domain: UseCaseDomain) -> Iterator[Entry]:
        """The use cases that are not for this builder: they are known, and nothing can lead to them."""
        for name, blocks in self._blocks.items():
            conditions = domain.records.get(name, Record()).conditions
            for block, tags in zip(blocks, conditions, strict=False):
                entry = None if block.use_case is None else self.site.everything.entry_of(block.use_case)
                if entry is not None and not all(self._is_shown(tag) for tag in tags):
                    yield entry

    def _is_shown(self, condition: str) -> bool:
        try:
            return self._app.tags.eval_condition(condition)
        except (ValueError, TemplateError):
            # Sphinx says so, and shows it.
            return True

    def _renew_contents(self, env: BuildEnvironment, domain: UseCaseDomain) -> None:
        """Put the headings of listings into the tables of contents, and into those of earlier builds anew."""
        for name, record in domain.records.items():
            if not record.markers:
                continue
            if holds_listings(env.tocs[name]):
                domain.tocs[name] = env.tocs[name].deepcopy()
            if name in domain.tocs:
                page = self.page(name)
                listed = {number: page.listing(number) for number in range(len(record.markers))}
                env.tocs[name] = with_headings(domain.tocs[name], name, listed)

    def page(self, document: str) -> RenderedPage:
        """What is shown of use cases in a document."""
        page = self._pages.get(document)
        if page is None:
            while len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            page = self._pages[document] = self._page(document)
        return page

    def _page(self, document: str) -> RenderedPage:
        view = self.view(document)
        links = DocumentLinks(self.spots, self._app.builder, document)
        resolution = self._resolution(document, links.to)
        record = domain_of(self._app.env).records.get(document, Record())
        listings = [listing_of(text) for text in record.markers]
        prose = Prose(view, resolution.resolved)
        return RenderedPage(view, self._blocks.get(document, ()), listings, prose)

    def _resolution(self, document: str, address: Callable[[Spot], str | None]) -> Resolution:
        return Resolution(document, self._app.env, self._places, address)

    def view(self, document: str) -> View:
        """What a document knows of the site."""
        path = self.path(document)
        return View(
            registry=self.site.registry_of(path),
            links=DocumentLinks(self.spots, self._app.builder, document),
            words=self.words,
            options=self.options,
            page=path,
            findings=self.site.findings_of,
            templates=self._templates,
        )

    @property
    def urls(self) -> SiteAddresses:
        """Where things are shown, from the root of the site."""
        return SiteAddresses(self.spots, self._app.builder)

    @property
    def published_findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong and everybody may know."""
        return in_order((*self._option_findings, *self.site.published_findings))


_MOST_PAGES = 64
"""Kept in memory at once: each is asked for several times, one after the other."""


def _text(source: Path) -> str:
    try:
        return source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        # Sphinx has said so, or it is the source of another kind.
        return ""


def _included(env: BuildEnvironment, document: str) -> Iterator[tuple[str, str]]:
    """The files that a document takes text from, seen from the folder of the sources."""
    for name in sorted(map(str, env.dependencies.get(document, ()))):
        text = _text(Path(env.srcdir, name))
        if "usecase" in text:
            yield posixpath.normpath(Path(name).as_posix()), text
