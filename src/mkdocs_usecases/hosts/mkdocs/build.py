"""One build of a MkDocs site, from the files to the export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.content import Export, content_of
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults
from mkdocs_usecases.hosts.located import located
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.mkdocs.addresses import Addresses
from mkdocs_usecases.hosts.mkdocs.assets import add_assets, lost_mermaid
from mkdocs_usecases.hosts.mkdocs.converted_file import converted_file
from mkdocs_usecases.hosts.mkdocs.exports import ExportContents, Exports
from mkdocs_usecases.hosts.mkdocs.file_text import text_of
from mkdocs_usecases.hosts.mkdocs.generated_files import GeneratedFiles, leave_out_written
from mkdocs_usecases.hosts.mkdocs.included import files_of_page
from mkdocs_usecases.hosts.mkdocs.menu import foreseen_menu, join_menu
from mkdocs_usecases.hosts.mkdocs.named_pages import named_pages
from mkdocs_usecases.hosts.mkdocs.neighbours.autorefs import named_elsewhere, tell_autorefs
from mkdocs_usecases.hosts.mkdocs.neighbours.encrypted import (
    encrypted,
    foreseen,
    leave_out_headings,
    may_encrypt,
)
from mkdocs_usecases.hosts.mkdocs.neighbours.meta import folder_defaults, page_defaults
from mkdocs_usecases.hosts.mkdocs.neighbours.monorepo import own_names
from mkdocs_usecases.hosts.mkdocs.report import report, tell_documents
from mkdocs_usecases.hosts.mkdocs.rerendering import may_show_otherwise, never_skip, populate, render_again
from mkdocs_usecases.hosts.mkdocs.source_folder import SourceFolder
from mkdocs_usecases.hosts.mkdocs.views import Views
from mkdocs_usecases.hosts.mkdocs.wanted_pages import wanted_pages
from mkdocs_usecases.hosts.results import read_run
from mkdocs_usecases.parsing.documents import site_keys
from mkdocs_usecases.rendering.generated.pages import GeneratedPage
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words
from mkdocs_usecases.site import Site
from mkdocs_usecases.site.unread import UnreadSite
from mkdocs_usecases.validation.checks import in_order

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from mkdocs_usecases.hosts.mkdocs.between_builds import Kept


class Build:
    """What a build knows: the site, the files, and which pages were rendered from what."""

    def __init__(
        self,
        site: Site,
        config: MkDocsConfig,
        findings: Sequence[Diagnostic],
        sources: SourceFolder,
        kept: Kept | None = None,
    ) -> None:
        """Take the site, the configuration, what is wrong with the options, and what builds share.

        All have a folder for generated sources; a server also keeps what it made of use cases.
        """
        self._read: Site | UnreadSite = site
        self._options = site.options
        self._config = config
        self._sources = sources
        self._option_findings = findings
        self._serving = kept is not None
        self._may_encrypt = may_encrypt(config)
        self._views = Views(config, site.options, serving=kept is not None)
        # A site's own templates may have been edited.
        self._kept = kept.sections if kept is not None and self._views.are_standard else None
        if kept is not None:
            kept.start(self._addresses)
        self._lines = None if kept is None else kept.lines
        self._files = Files([])
        self._nav: Navigation | None = None
        self._exports = Exports(config, site.options, sources)
        self._generated = GeneratedFiles(config, self._files, sources)
        self._below = FolderDefaults({})
        self._rendered: dict[str, MkDocsPage] = {}
        self._anchors: dict[str, Set[str]] = {}
        self._headings: dict[str, Set[str]] = {}
        self._had_any = False
        self._has_late = False
        self._has_results = False
        self._is_settled = False

    @property
    def _site(self) -> Site:
        """The site, which is read again where it was forgotten."""
        if isinstance(self._read, UnreadSite):
            self._read = self._read.read(self._source_at)
            self._views.look_anew()
        return self._read

    @property
    def words(self) -> Words:
        """Those that are generated."""
        return self._views.words

    def _addresses(self, page: str | None = None) -> Addresses:
        """Where things are that everybody may know of, or that the readers of a page may."""
        return self._views.addresses(self._site, page)

    def _source_at(self, path: str) -> str:
        file = self._files.get_file_from_path(path)
        return "" if file is None else text_of(file)

    def add_files(self, files: Files) -> Files:
        """Read all pages, then add those that are generated and the assets.

        Twice: plugins take stock of all files, and add some.
        """
        self._files = files
        self._views.follow(files)
        leave_out_written(files, self._options)
        self._read_results()
        self._generated.follow(files)
        pages = files.documentation_pages(inclusion=self._is_shown)
        paths = [file.src_uri for file in pages]
        # Generated pages that are there again, as they nearly always are, change nothing.
        earlier = {page.path: page for page in self._earlier_pages() if page.path not in paths}
        self._site.start([*paths, *earlier])
        for path, generated in earlier.items():
            if self._site.knows(path):
                # It may be that of a writer, who has taken it away.
                self._site.read(path, generated.markdown)
        self._below = folder_defaults(self._config, files, site_keys(self._options))
        for file in pages:
            if self._site.read(file.src_uri, text_of(file), self._below.of(file.src_uri)).markers:
                never_skip(file)
        if self._may_encrypt:
            sources = ((file.src_uri, text_of(file)) for file in pages)
            self._site.withhold(self._site.withheld | foreseen(sources, self._config))
        self._site.take_menu(foreseen_menu(self._config, paths))
        self._renew_generated()
        if self._has_any:
            self._exports.hold_place(files)
        for path in earlier.keys() - {file.src_uri for file in files}:
            self._site.forget(path)
        self._add_assets()
        return files

    def _read_results(self) -> None:
        """Read what tests said, once in a build."""
        if not self._has_results:
            self._site.take_results(read_run(self._options.results, self._folder))
            self._has_results = True

    def take_menu(self, nav: Navigation) -> None:
        """Take the menu of the site: pages may be generated when it is there already."""
        self._nav = nav
        if self._site.take_menu(page.file.src_uri for page in nav.pages):
            # Plugins made another menu than was foreseen, and what is generated follows it.
            for file in self._renew_generated():
                if file.page is None:
                    MkDocsPage(None, file, self._config)

    def name_section(self, nav: Navigation) -> None:
        """Name the section of the generated pages in the language of the site."""
        self._generated.name_section(nav, self.words["use cases"])

    def open_page(self, md: Markdown, lines: Sequence[str]) -> Page:
        """What must be known of the page that an instance of Markdown converts."""
        file = converted_file(md, self._config)
        if file is None:
            return self._open_apart(lines)
        self._read_late(file)
        self._read_meta(file)
        included = partial(files_of_page, md, file, self._config)
        page = Page(self._site, file.src_uri, lambda: self._depend(file), included, self._kept)
        self._anchors[file.src_uri] = page.anchors
        if self._may_encrypt:
            self._headings[file.src_uri] = page.headings
        return page

    def anchors(self, path: str) -> Set[str]:
        """The ids in what was put into a page, for its host to take over."""
        return self._anchors.pop(path, frozenset())

    def settle(self) -> None:
        """Take over what was rendered; render again what is out of date by that; report what is wrong."""
        self._render_passed_by()
        hidden = encrypted(self._files.documentation_pages(inclusion=self._is_shown), self._site.withheld)
        # Each asks for what the other does: none may be passed over.
        if any([self._site.settle(), self._site.withhold(hidden), self._has_late]):
            new = self._renew_generated()
            self._views.look_anew()
            for path, page in self._rendered.items():
                if not any(file.src_uri == path for file in new):
                    render_again(page, self._config, self._files)
            for file in new:
                populate(file, self._config, self._files)
            if self._nav is not None:
                join_menu(self._nav, new)
            self._add_assets()
        for path in hidden & self._rendered.keys():
            leave_out_headings(self._rendered[path], self._headings.get(path, frozenset()))
        tell_autorefs(self._config, self._files, self._addresses())

    def conclude(self) -> None:
        """Report what is wrong, now that other plugins know where else names lead."""
        named = named_elsewhere(self._config, self._site.everything)
        if named:
            self._site.take_names(named)
            self._views.look_anew()
            for path, page in self._rendered.items():
                if self._site.everything.on_page(path):
                    render_again(page, self._config, self._files)
        names = own_names(self._config)
        tell_documents(*self._site.live)
        report(located(self._findings(), lambda path: names.get(path, path)))
        # Some plugins convert pages once more, such as the excerpts of a blog: that tells nothing new.
        self._is_settled = True

    @property
    def _folder(self) -> Path:
        return Path(self._config.config_file_path or ".").parent

    @property
    def misplaced_exports(self) -> Iterable[str]:
        """A message for each export whose path the site needs for something else."""
        return self._exports.misplaced(self._files) if self._has_any else ()

    @property
    def lost_scripts(self) -> Iterable[str]:
        """A message for each script that pages load and the site does not have."""
        return lost_mermaid(self._files, self._config, self._options)

    def forget(self) -> bool:
        """Make what is exported, and forget what was read; return whether that was possible.

        From here on templates and search indexes take memory, and hardly anybody asks for use cases.
        """
        if not self._site.is_as_read or not self._exports.make(self._contents()):
            return False
        self._views.look_anew()
        self._read = UnreadSite(self._site)
        return True

    def write_exports(self, folder: Path) -> None:
        """Write what the site wants to have for other tools; nothing as long as there is nothing to tell."""
        self._exports.write(folder, self._contents)

    def _contents(self) -> ExportContents:
        findings = in_order((*self._option_findings, *self._site.published_findings))
        if self._lines is not None:
            self._lines.start(self._addresses())
        export = Export(self._site.registry, self._addresses(), findings, kept=self._lines)
        wanted = self._exports.wanted(self._files) if self._has_any else ()
        return ((file, content_of(file.form, export)) for file in wanted)

    def _findings(self) -> tuple[Diagnostic, ...]:
        return in_order((*self._option_findings, *self._below.diagnostics, *self._site.findings))

    def _generated_pages(self) -> tuple[GeneratedPage, ...]:
        named = partial(named_pages, config=self._config, files=self._files)
        return wanted_pages(self._site, self.words, named, has_any=self._has_any, serving=self._serving)

    def _earlier_pages(self) -> tuple[GeneratedPage, ...]:
        """Those of the build before, which says nothing of this one."""
        pages = self._generated_pages() if self._has_any else ()
        self._had_any = False
        return pages

    @property
    def _has_any(self) -> bool:
        """Whether there is a use case that others may know of: else the site is as it is without us.

        A build does not go back on it when it shows none after all: pages stand in menus by then.
        """
        self._had_any = self._had_any or any(page.blocks for page in self._site.registry.documents)
        return self._had_any

    def _add_assets(self) -> None:
        """Put style sheet and scripts into the site, as soon as there is something that they are for."""
        documents = self._site.everything.documents
        if any(document.blocks or document.markers for document in documents):
            add_assets(self._files, self._config, self._options, self._sources)

    def _renew_generated(self) -> tuple[File, ...]:
        """Have the pages that follow from the use cases; gives those that are new or other ones by that."""
        new, gone = self._generated.renew(self._generated_pages())
        for file in gone:
            self._site.forget(file.src_uri)
            self._rendered.pop(file.src_uri, None)
        for file in new:
            self._site.read(file.src_uri, text_of(file))
        return new

    def _read_late(self, file: File) -> None:
        """Read a page that its plugin has kept back until now, as that of a blog does with its posts."""
        if not self._is_settled and not self._site.knows(file.src_uri):
            self._site.read(file.src_uri, text_of(file))
            self._views.look_anew()
            self._has_late = True

    def _read_meta(self, file: File) -> None:
        """Take over what the page says by now for all its use cases: plugins may say it for the page."""
        if self._is_settled or file.page is None:
            return
        if self._site.suppose(file.src_uri, page_defaults(file.page), partial(text_of, file)):
            self._views.look_anew()
            self._has_late = True

    def _render_passed_by(self) -> None:
        """Render what MkDocs leaves out of a dirty build: what these pages bring counts all the same."""
        for file in self._files.documentation_pages(inclusion=self._is_shown):
            if file.page is not None and file.page.markdown is None:
                source = text_of(file)
                document = self._site.read(file.src_uri, source)
                if may_show_otherwise(source, document) or self._may_encrypt:
                    populate(file, self._config, self._files)

    def _is_shown(self, inclusion: InclusionLevel) -> bool:
        # MkDocs builds drafts only to be looked at while they are written.
        lowest = InclusionLevel.DRAFT if self._serving else InclusionLevel.NOT_IN_NAV
        return bool(inclusion.value >= lowest.value)

    def _open_apart(self, lines: Sequence[str]) -> Page:
        """Markdown that belongs to no page: it is shown, and counts for nothing."""
        site = Site(self._options, is_whole=False)
        site.read("", "\n".join(lines))
        root = File("index.md", None, "", use_directory_urls=True)
        return Page(site, "", lambda: self._views.view(site, "", root, self._addresses()))

    def _depend(self, file: File) -> View:
        """What a page needs of the site; so it has to be rendered again when that changes."""
        if file.page is not None and not self._is_settled:
            self._rendered[file.src_uri] = file.page
        return self._views.view(self._site, file.src_uri, file, self._addresses(file.src_uri))
