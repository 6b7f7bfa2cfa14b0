"""Pages that no writer wrote, among the files of a MkDocs site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from mkdocs_usecases.rendering.generated import GeneratedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation


class Renewal(NamedTuple):
    """What is not as it was when the generated pages were asked for the last time."""

    new: tuple[File, ...]
    """Files that are to be read: they are new, or their Markdown is another one."""

    gone: tuple[File, ...]


class GeneratedFiles:
    """The generated pages of one build; the writer's own pages of the same address win."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        """Take all files, and the configuration, which tells where pages go and whether there is a `nav`."""
        self._config = config
        self._files = files
        self._pages: dict[str, GeneratedPage] = {}
        self._added: dict[str, File] = {}

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
            known.content_string = page.markdown
            return known
        # Where the writer lists all pages, those that are not listed would be reported as forgotten.
        in_menu = self._config.nav is None and page.continues is None
        inclusion = InclusionLevel.INCLUDED if in_menu else InclusionLevel.NOT_IN_NAV
        file = File.generated(self._config, page.path, content=page.markdown, inclusion=inclusion)
        file.dest_uri = f"{language_folder(self._config)}{file.dest_uri}"
        if file.dest_uri.casefold() in taken:
            return None
        self._added[page.path] = file
        self._files.append(file)
        return file


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
