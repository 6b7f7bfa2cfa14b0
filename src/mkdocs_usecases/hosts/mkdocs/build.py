"""One build of a MkDocs site, from the files to the export."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.mkdocs.addresses import Addresses, PageLinks
from mkdocs_usecases.hosts.mkdocs.assets import add_assets
from mkdocs_usecases.hosts.mkdocs.included import included_files
from mkdocs_usecases.hosts.mkdocs.report import report
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.rendering.generated import generated_pages
from mkdocs_usecases.rendering.html import OVERRIDES, Templates, standard_templates
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site
from mkdocs_usecases.validation.checks import in_order

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

_LISTINGS = ("actors", "goals")


class Build:
    """What a build knows: the site, the files, and which pages were rendered from what."""

    def __init__(
        self, site: Site, config: MkDocsConfig, findings: Sequence[Diagnostic], *, serving: bool
    ) -> None:
        """Take the site, the configuration, and what is wrong with the options."""
        self._site = site
        self._config = config
        self._option_findings = findings
        self._serving = serving
        self._words = words_of(site.options.language, site.options.strings)
        self._templates = _templates(config)
        self._files = Files([])
        self._addresses: Addresses | None = None
        self._rendered: dict[str, MkDocsPage] = {}
        self._is_settled = False

    def add_files(self, files: Files) -> Files:
        """Read all pages, then add those that are generated and the assets."""
        self._files = files
        self._add_generated(files)
        pages = files.documentation_pages(inclusion=self._is_shown)
        self._site.start(file.src_uri for file in pages)
        for file in pages:
            self._site.read(file.src_uri, _source(file))
        add_assets(files, self._config, self._site.options)
        return files

    def open_page(self, md: Markdown, lines: Sequence[str]) -> Page:
        """What must be known of the page that an instance of Markdown converts."""
        file = self._file_of(md)
        if file is None:
            return self._open_apart(lines)
        included = partial(self._included, md, file)
        return Page(self._site, file.src_uri, lambda: self._depend(file), included)

    def settle(self) -> None:
        """Take over what was rendered; render again what is out of date by that; report what is wrong."""
        if self._site.settle():
            self._addresses = None
            for page in self._rendered.values():
                self._render_again(page)
        report(self._findings())
        # Some plugins convert pages once more, such as the excerpts of a blog: that tells nothing new.
        self._is_settled = True

    def write_export(self, folder: Path) -> None:
        """Write the export in one go: whoever reads it meanwhile gets the old one or the new one."""
        if self._site.options.export is None:
            return
        text = json_text(self._site.registry, self._known_addresses(), self._findings())
        target = folder / self._site.options.export
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.{os.getpid()}")
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(target)

    def _findings(self) -> tuple[Diagnostic, ...]:
        return in_order((*self._option_findings, *self._site.findings))

    def _add_generated(self, files: Files) -> None:
        """Add the pages of the index, except those that the writer has a page for."""
        taken = {file.dest_uri for file in files}
        # Where the writer lists all pages, those that are not listed would be reported as forgotten.
        inclusion = InclusionLevel.INCLUDED if self._config.nav is None else InclusionLevel.NOT_IN_NAV
        for page in generated_pages(self._site.options, self._words):
            file = File.generated(self._config, page.path, content=page.markdown, inclusion=inclusion)
            if file.dest_uri not in taken:
                files.append(file)

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
            listings = _listing_pages(registry, self._site.options.index)
            self._addresses = Addresses(self._files, registry, listings)
        return self._addresses

    def _render_again(self, page: MkDocsPage) -> None:
        """Do again what MkDocs did to a page since it was read."""
        self._config._current_page = page
        try:
            page.render(self._config, self._files)
            page.content = self._config.plugins.on_page_content(
                page.content or "", page=page, config=self._config, files=self._files
            )
        finally:
            self._config._current_page = None


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


def _listing_pages(registry: Registry, index: str | None) -> dict[str, str]:
    """The page of each listing that others link to: that of the index, or the first that has it whole."""
    pages: dict[str, str] = {}
    for document in registry.documents:
        for marker in document.markers:
            if marker.listing in _LISTINGS and not marker.filters:
                usual = None if index is None else f"{index}{marker.listing}.md"
                if marker.listing not in pages or document.path == usual:
                    pages[marker.listing] = document.path
    return pages
