"""Pages that no writer wrote, among the files of a MkDocs site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from mkdocs_usecases.export.content import beginnings
from mkdocs_usecases.hosts.mkdocs.file_text import text_of
from mkdocs_usecases.hosts.mkdocs.neighbours.authorship import leave_out
from mkdocs_usecases.hosts.mkdocs.source_folder import SourceFolder, refill
from mkdocs_usecases.options import ExportFormat, Options
from mkdocs_usecases.options.exports import offered_csv
from mkdocs_usecases.rendering.generated.pages import GeneratedPage
from mkdocs_usecases.rendering.generated.written_files import is_ours

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation


def leave_out_written(files: Files, options: Options) -> None:
    """Take out what `mkdocs-usecases pages` has written for other hosts: the same pages are fresh here."""
    index, offered = options.index, offered_csv(options)
    if index is None:
        return
    table = None if offered is None else files.get_file_from_path(offered.path)
    if table is not None and text_of(table).startswith(beginnings(ExportFormat.CSV)):
        files.remove(table)
    for file in [*files]:
        if file.is_documentation_page() and file.src_uri.startswith(index) and is_ours(text_of(file)):
            files.remove(file)


class Renewal(NamedTuple):
    """What is not as it was when the generated pages were asked for the last time."""

    new: tuple[File, ...]
    """Files that are to be read: they are new, or their Markdown is another one."""

    gone: tuple[File, ...]


class GeneratedFiles:
    """The generated pages of one build; the writer's own pages of the same address win."""

    def __init__(self, config: MkDocsConfig, files: Files, sources: SourceFolder) -> None:
        """Take all files, the configuration, which tells whether there is a `nav`, and where sources go."""
        self._config = config
        self._files = files
        self._sources = sources
        self._pages: dict[str, GeneratedPage] = {}
        self._added: dict[str, File] = {}

    def follow(self, files: Files) -> None:
        """Go on with all files as other plugins have left them; ours stay where nobody took their place."""
        self._files = files
        for path, file in [*self._added.items()]:
            is_there = files.get_file_from_path(path) is file
            if is_there:
                files.remove(file)
            if is_there and not any(_is_same_place(file, other) for other in files):
                # Behind all that was added in the meantime; by now there may be a `nav`.
                file.inclusion = self._inclusion(self._pages[path])
                files.append(file)
            else:
                del self._added[path]
        # Places that were taken may be free.
        self._pages = {path: page for path, page in self._pages.items() if path in self._added}

    def renew(self, pages: Iterable[GeneratedPage]) -> Renewal:
        """Have just these pages, and tell what changed by that.

        How many there are follows from the use cases, and some of these show up only when pages are rendered.
        """
        wanted = {page.path: page for page in pages}
        gone = tuple(self._remove(path) for path in self._pages.keys() - wanted.keys() if path in self._added)
        changed = [page for path, page in wanted.items() if self._pages.get(path) != page]
        self._pages = wanted
        # `Actors.md` and `actors.md` are one file to some systems.
        taken = {file.dest_uri.casefold() for file in self._files}
        return Renewal(tuple(file for page in changed if (file := self._put(page, taken))), gone)

    def name_section(self, nav: Navigation, title: str) -> None:
        """Give the section that MkDocs made for the generated pages a title in the language of the site.

        It takes the folder's name for it. A section that a writer has named otherwise keeps its name.
        """
        if self._config.nav is not None:
            return
        files = set(self._added.values())
        for section in _sections(nav.items):
            named = section.title == _STANDARD_TITLE
            if named and any(isinstance(child, Page) and child.file in files for child in section.children):
                section.title = title

    def _remove(self, path: str) -> File:
        file = self._added.pop(path)
        self._files.remove(file)
        return file

    def _put(self, page: GeneratedPage, taken: set[str]) -> File | None:
        known = self._added.get(page.path)
        if known is not None:
            # The same file: it may stand in the navigation by now.
            refill(known, page.markdown)
            return known
        language = language_folder(self._config)
        file = self._sources.file(self._config, page.path, page.markdown, self._inclusion(page), language)
        file.dest_uri = f"{language}{file.dest_uri}"
        if file.dest_uri.casefold() in taken:
            return None
        self._added[page.path] = file
        self._files.append(file)
        leave_out(self._config, file)
        return file

    def _inclusion(self, page: GeneratedPage) -> InclusionLevel:
        # Where the writer lists all pages, those that are not listed would be reported as forgotten.
        in_menu = self._config.nav is None and page.continues is None
        return InclusionLevel.INCLUDED if in_menu else InclusionLevel.NOT_IN_NAV


def _is_same_place(file: File, other: File) -> bool:
    return file.dest_uri.casefold() == other.dest_uri.casefold()


_STANDARD_TITLE = "Use cases"
"""What MkDocs makes of the name of the standard folder, `use-cases/`."""


def _sections(items: Iterable[StructureItem]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)


def language_folder(config: MkDocsConfig) -> str:
    """The folder, with its slash, below which mkdocs-static-i18n puts the language that it is building.

    It builds the site once for each language into one folder, and moves the writer's pages itself; those of
    the default language stand at the root.
    """
    plugin = config.plugins.get("i18n")
    current = getattr(plugin, "current_language", None)
    return "" if current in (None, getattr(plugin, "default_language", None)) else f"{current}/"
