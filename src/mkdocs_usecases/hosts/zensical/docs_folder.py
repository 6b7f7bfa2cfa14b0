"""All pages of a docs folder, where a host tells the folder and renders one page after the other."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults
from mkdocs_usecases.hosts.inventories import Found, read_inventories
from mkdocs_usecases.hosts.paths import seen_from
from mkdocs_usecases.hosts.results import read_run, watched
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.workspace.folders import folder_files, folder_texts
from mkdocs_usecases.hosts.workspace.pasting import paste
from mkdocs_usecases.hosts.workspace.project import Project
from mkdocs_usecases.hosts.workspace.sources import Sources, find_sources
from mkdocs_usecases.options import InventoryFile
from mkdocs_usecases.parsing.documents import site_keys
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.site import Site
from mkdocs_usecases.validation.checks import in_order

_Stamps = dict[Path, tuple[int, int] | None]

_REST = 50
"""How many times as long as a look took nobody looks again: so looking costs a build two percent at most."""

_LONGEST_REST = 0.5
"""Seconds."""


class DocsFolder:
    """The site that the pages of a folder make, read again when a file of them changes."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._stamps: _Stamps = {}
        self._looked = 0.0
        self._rest = 0.0
        self._below = FolderDefaults({})
        self._inventories: tuple[tuple[InventoryFile, ...], Found] | None = None
        self._listings: tuple[Registry, ListingPages] | None = None
        self.configuration = Configuration(Path(), Project.of(Path()))
        self.site = Site(self.configuration.options)
        self.findings: tuple[Diagnostic, ...] = ()
        """All that is wrong with the site."""

    def refresh(self, settings: Callable[[], Configuration]) -> bool:
        """Read what has changed on disk, `settings` included; return whether anything has."""
        now = time.monotonic()
        if self._stamps and now - self._looked < self._rest:
            return False
        changed = not self._stamps or any(_stamp(path) != known for path, known in self._stamps.items())
        if changed:
            self._read(settings())
        self._looked = time.monotonic()
        if not changed:
            self._rest = min(_LONGEST_REST, _REST * (self._looked - now))
        return changed

    @property
    def is_read(self) -> bool:
        """Whether anything is known of it."""
        return bool(self._stamps)

    @property
    def listings(self) -> ListingPages:
        """The pages that hold the entries of actors and goals."""
        registry = self.site.registry
        if self._listings is None or self._listings[0] is not registry:
            self._listings = registry, ListingPages(registry, self.site.options.index)
        return self._listings[1]

    def included(self, path: str) -> Iterator[tuple[str, str]]:
        """The files that a page takes text from, by their names seen from the docs folder."""
        snippets, docs = self.configuration.snippets, self.configuration.docs
        if snippets is None or docs is None:
            return
        page = docs / path
        try:
            taken = snippets.of_page(page.read_text(encoding="utf-8-sig"), page)
        except (OSError, UnicodeDecodeError):
            return
        if taken is not None:
            yield from ((seen_from(docs.resolve(), file), text) for file, text in taken.files)

    def _read(self, configuration: Configuration) -> None:
        self.configuration = configuration
        # What was rendered until now says what else its pages hold.
        self.site.settle()
        if self.site.options != configuration.options:
            self.site = Site(configuration.options)
        self._look_elsewhere()
        results, project = configuration.options.results, configuration.project
        self.site.take_results(read_run(results, configuration.folder, project.read_bytes, project.holds))
        folders = folder_files(configuration)
        self._below = FolderDefaults(
            folder_texts(folders, configuration.project), site_keys(configuration.options)
        )
        sources = find_sources([], configuration)
        self.site.start(sources.texts)
        for name, text in sources.texts.items():
            self.site.read(name, text, self._below.of(name))
        self.site.take_menu(configuration.menu)
        if configuration.snippets is not None:
            sources = paste(self.site, sources, configuration.snippets)
        found = (*configuration.findings, *self._below.diagnostics, *self.site.findings)
        self.findings = in_order(found)
        self._stamps = _stamps([*folders.values(), *self._files(sources), *_folders(configuration.docs)])

    def _look_elsewhere(self) -> None:
        """Read the inventories of other sites; as long as the settings name the same ones, once."""
        files = self.configuration.options.inventories
        if self._inventories is None or self._inventories[0] != files:
            self._inventories = files, read_inventories(files, self.configuration.folder, may_fetch=True)
        found = self._inventories[1]
        self.site.take_elsewhere(found.elsewhere, found.findings)

    def _files(self, sources: Sources) -> Iterator[Path]:
        yield from sources.places.values()
        if self.configuration.file is not None:
            yield self.configuration.file
        yield from watched(self.configuration.options.results, self.configuration.folder)
        # The catalogue may stand in a file of its own.
        for actor in self.configuration.options.catalogue.actors[:1]:
            yield self.configuration.folder / actor.span.file


def _stamps(paths: Iterable[Path]) -> _Stamps:
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _folders(docs: Path | None) -> Sequence[Path]:
    """Folders change when files come and go."""
    if docs is None:
        return ()
    found = []
    for here, folders, _ in os.walk(docs):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.append(Path(here))
    return found
