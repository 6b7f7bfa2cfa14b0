"""One build of a MkDocs site, from the files to the export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from mkdocs_usecases.export.csv import csv_text
from mkdocs_usecases.export.gherkin import features
from mkdocs_usecases.export.json import json_pieces
from mkdocs_usecases.hosts.markdown.kept import KeptSections
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.mkdocs.addresses import Addresses, PageLinks
from mkdocs_usecases.hosts.mkdocs.assets import add_assets
from mkdocs_usecases.hosts.mkdocs.autorefs import tell_autorefs
from mkdocs_usecases.hosts.mkdocs.catching_up import may_show_otherwise, never_skip, populate, render_again
from mkdocs_usecases.hosts.mkdocs.generated import GeneratedFiles
from mkdocs_usecases.hosts.mkdocs.included import included_files
from mkdocs_usecases.hosts.mkdocs.report import report
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.options import ExportFormat
from mkdocs_usecases.registry.faces import faces
from mkdocs_usecases.registry.listings import ListingPages
from mkdocs_usecases.rendering.generated import GeneratedPage, generated_pages
from mkdocs_usecases.rendering.html import OVERRIDES, Templates, standard_templates
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site
from mkdocs_usecases.validation.checks import in_order

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage


class Build:
    """What a build knows: the site, the files, and which pages were rendered from what."""

    def __init__(
        self,
        site: Site,
        config: MkDocsConfig,
        findings: Sequence[Diagnostic],
        kept: KeptSections | None = None,
    ) -> None:
        """Take the site, the configuration, what is wrong with the options, and what a server keeps."""
        self._site = site
        self._config = config
        self._option_findings = findings
        self._serving = kept is not None
        self._words = words_of(site.options.language, site.options.strings)
        self._templates = _templates(config)
        # A site's own templates may have been edited.
        self._kept = kept if self._templates is standard_templates() else None
        self._files = Files([])
        self._addresses: Addresses | None = None
        self._generated = GeneratedFiles(config, self._files)
        self._rendered: dict[str, MkDocsPage] = {}
        self._anchors: dict[str, Set[str]] = {}
        self._has_late = False
        self._is_settled = False

    def add_files(self, files: Files) -> Files:
        """Read all pages, then add those that are generated and the assets."""
        self._files = files
        self._generated = GeneratedFiles(self._config, files)
        if self._kept is not None:
            self._kept.start()
        pages = files.documentation_pages(inclusion=self._is_shown)
        paths = [file.src_uri for file in pages]
        # Generated pages that are there again, as they nearly always are, change nothing.
        earlier = {page.path: page for page in self._generated_pages() if page.path not in paths}
        self._site.start([*paths, *earlier])
        for path, generated in earlier.items():
            if self._site.knows(path):
                # It may be that of a writer, who has taken it away.
                self._site.read(path, generated.markdown)
        for file in pages:
            if self._site.read(file.src_uri, _source(file)).markers:
                never_skip(file)
        self._renew_generated()
        for path in earlier.keys() - {file.src_uri for file in files}:
            self._site.forget(path)
        add_assets(files, self._config, self._site.options)
        return files

    def name_section(self, nav: Navigation) -> None:
        """Name the section of the generated pages in the language of the site."""
        self._generated.name_section(nav, self._words["use cases"])

    def open_page(self, md: Markdown, lines: Sequence[str]) -> Page:
        """What must be known of the page that an instance of Markdown converts."""
        file = self._file_of(md)
        if file is None:
            return self._open_apart(lines)
        self._read_late(file)
        included = partial(self._included, md, file)
        page = Page(self._site, file.src_uri, lambda: self._depend(file), included, self._kept)
        self._anchors[file.src_uri] = page.anchors
        return page

    def anchors(self, path: str) -> Set[str]:
        """The ids in what was put into a page, for its host to take over."""
        return self._anchors.pop(path, frozenset())

    def settle(self) -> None:
        """Take over what was rendered; render again what is out of date by that; report what is wrong."""
        self._render_passed_by()
        if self._site.settle() or self._has_late:
            new = self._renew_generated()
            self._addresses = None
            for path, page in self._rendered.items():
                if not any(file.src_uri == path for file in new):
                    render_again(page, self._config, self._files)
            for file in new:
                populate(file, self._config, self._files)
        tell_autorefs(self._config, self._files, self._known_addresses())
        report(self._findings())
        # Some plugins convert pages once more, such as the excerpts of a blog: that tells nothing new.
        self._is_settled = True

    def write_exports(self, folder: Path) -> None:
        """Write what the site wants to have for other tools."""
        registry = self._site.registry
        for form, path in self._site.options.export:
            if form is ExportFormat.JSON:
                known = self._kept.exported if self._kept is not None else None
                addresses, findings = self._known_addresses(), self._findings()
                write_whole(folder / path, partial(json_pieces, registry, addresses, findings, known))
            elif form is ExportFormat.CSV:
                write_whole(folder / path, csv_text(registry))
            else:
                for name, text in features(registry):
                    write_whole(folder / path / name, text)

    def _findings(self) -> tuple[Diagnostic, ...]:
        return in_order((*self._option_findings, *self._site.findings))

    def _generated_pages(self) -> tuple[GeneratedPage, ...]:
        site = self._site
        least = Severity.HINT if self._serving else Severity.ERROR
        is_shown = any(finding.severity.rank >= least.rank for finding in site.findings)
        return generated_pages(site.options, self._words, site.registry, with_checks=is_shown)

    def _renew_generated(self) -> tuple[File, ...]:
        """Have the pages that follow from the use cases; gives those that are new or other ones by that."""
        new, gone = self._generated.renew(self._generated_pages())
        for file in gone:
            self._site.forget(file.src_uri)
            self._rendered.pop(file.src_uri, None)
        for file in new:
            self._site.read(file.src_uri, _source(file))
        return new

    def _read_late(self, file: File) -> None:
        """Read a page that its plugin has kept back until now, as that of a blog does with its posts."""
        if not self._is_settled and not self._site.knows(file.src_uri):
            self._site.read(file.src_uri, _source(file))
            self._addresses = None
            self._has_late = True

    def _render_passed_by(self) -> None:
        """Render what MkDocs leaves out of a dirty build: what these pages bring counts all the same."""
        for file in self._files.documentation_pages(inclusion=self._is_shown):
            if file.page is not None and file.page.markdown is None:
                source = _source(file)
                if may_show_otherwise(source, self._site.read(file.src_uri, source)):
                    populate(file, self._config, self._files)

    def _is_shown(self, inclusion: InclusionLevel) -> bool:
        # MkDocs builds drafts only to be looked at while they are written.
        lowest = InclusionLevel.DRAFT if self._serving else InclusionLevel.NOT_IN_NAV
        return bool(inclusion.value >= lowest.value)

    def _file_of(self, md: Markdown) -> File | None:
        """The page that an instance of Markdown converts: MkDocs itself resolves links by it."""
        if "relpath" in md.treeprocessors:
            file: File | None = getattr(md.treeprocessors["relpath"], "file", None)
            if file is not None:
                return file
        # Plugins convert pieces of a page on their own, such as docstrings.
        page = getattr(self._config, "_current_page", None)
        return getattr(page, "file", None)

    def _open_apart(self, lines: Sequence[str]) -> Page:
        """Markdown that belongs to no page: it is shown, and counts for nothing."""
        site = Site(self._site.options)
        site.read("", "\n".join(lines))
        root = File("index.md", None, "", use_directory_urls=True)
        return Page(site, "", lambda: self._view(site, "", root))

    def _included(self, md: Markdown, file: File) -> Iterator[tuple[str, str]]:
        """The files that a page may take blocks from."""
        docs = Path(self._config.docs_dir)
        folders = [
            docs.joinpath(file.src_uri).parent,
            docs,
            Path(self._config.config_file_path or docs).parent,
        ]
        if "snippet" in md.preprocessors:
            folders[:0] = map(Path, getattr(md.preprocessors["snippet"], "base_path", ()))
        return included_files(_source(file), folders, docs)

    def _depend(self, file: File) -> View:
        """What a page needs of the site; so it has to be rendered again when that changes."""
        if file.page is not None and not self._is_settled:
            self._rendered[file.src_uri] = file.page
        return self._view(self._site, file.src_uri, file)

    def _view(self, site: Site, path: str, file: File) -> View:
        return View(
            registry=site.registry,
            links=PageLinks(self._known_addresses(), file),
            words=self._words,
            options=site.options,
            page=path,
            findings=site.findings_of,
            templates=self._templates,
            serving=self._serving,
        )

    def _known_addresses(self) -> Addresses:
        if self._addresses is None:
            registry = self._site.registry
            listings = ListingPages(registry, self._site.options.index)
            self._addresses = Addresses(self._files, registry, listings)
            if self._kept is not None:
                pages = {page.path: self._addresses.page(page.path) for page in registry.documents}
                self._kept.trust((faces(registry), pages))
        return self._addresses


def _source(file: File) -> str:
    """The source of a page; MkDocs itself reports, in its turn, that it cannot be read."""
    try:
        return file.content_string
    except (OSError, ValueError):
        return ""


def _templates(config: MkDocsConfig) -> Templates:
    """Those of the package, or those of the site's own theme folder where it has some."""
    custom_dir = config.theme.custom_dir
    if custom_dir is None or not (Path(custom_dir) / OVERRIDES).is_dir():
        return standard_templates()
    return Templates(custom_dir)
