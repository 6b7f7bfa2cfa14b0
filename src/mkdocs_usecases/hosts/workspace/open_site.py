"""A site as those have it who write it: with the texts that are not saved yet over those on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults
from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.workspace.configuration import Configuration, configured
from mkdocs_usecases.hosts.workspace.folders import folder_files, folder_texts
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration, load
from mkdocs_usecases.hosts.workspace.pages import Pages
from mkdocs_usecases.hosts.workspace.pasting import show_pasted
from mkdocs_usecases.hosts.workspace.project import Project, Unsaved
from mkdocs_usecases.hosts.workspace.results import with_results
from mkdocs_usecases.parsing.documents import site_keys
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site


class OpenSite:
    """A site that is being written: read once, and then page by page as these change."""

    def __init__(self, folder: Path, file: Path | None, unsaved: Unsaved, page: Path | None = None) -> None:
        """Start with nothing read.

        Args:
            folder: where its settings stand, or its pages where there are none.
            file: of its settings.
            unsaved: tells what an editor has in the place of a file.
            page: its only page, where that belongs to no docs folder.
        """
        self.folder, self.file = folder, file
        self.wrong: WrongConfiguration | None = None
        """Why the settings as they are cannot be used: then those of before count."""

        self._page = page
        self._unsaved = unsaved
        self._named: set[Path] = set()
        self._project = replace(Project.of(folder), unsaved=self._look)
        self._texts: dict[str, Text] = {}
        self._places: dict[str, Path] = {}
        self._names: dict[Path, str] = {}
        docs = folder / "docs"
        is_known = file is not None and page is None and docs.is_dir()
        self.configuration = Configuration(folder, self._project, docs if is_known else None, file)
        self.site = Site(self.configuration.options)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with it, as the command `check` has it."""
        return (*self.configuration.findings, *self.site.findings)

    def path(self, name: str) -> Path:
        """Where a file is that places name."""
        return self._places.get(name) or self.folder / name

    def name(self, path: Path) -> str | None:
        """What places call a page of it; `None` where it is none."""
        return self._names.get(path.resolve())

    @property
    def pages(self) -> Iterable[str]:
        """The names of its pages."""
        return self._texts.keys()

    def text(self, name: str) -> Text | None:
        """A file as places name it, as it counts now; `None` where there is no text."""
        known = self._texts.get(name)
        if known is not None:
            return known
        try:
            return Text(self._project.read(self.path(name)))
        except Unreadable:
            return None

    def depends_on(self, path: Path) -> bool:
        """Whether more than one page may be another one when a file changes: its settings say so."""
        return path in self._named or path.resolve() in self._named

    def load(self) -> None:
        """Read all of it."""
        self._named = set()
        configuration, results = with_results(self._configured(), (), is_about_tests=False)
        folders = folder_files(configuration)
        texts = folder_texts(folders, self._project)
        below = FolderDefaults(texts, site_keys(configuration.options))
        self.configuration = replace(
            configuration, below=below, findings=(*configuration.findings, *below.diagnostics)
        )
        self.site = Site(configuration.options)
        self.site.take_results(configuration.run)
        self._look_elsewhere()
        self._named |= {path.resolve() for path in (*results.values(), *folders.values())}
        pages = self._found()
        self._places = {**pages, **folders, **results}
        self._names = {path.resolve(): name for name, path in pages.items()}
        self._texts = {}
        for name in pages:
            self._read(name)
        self.site.settle()

    def take(self, path: Path) -> bool:
        """Read a page anew whose text has changed; return whether it is one of the site."""
        name = self.name(path)
        if name is None:
            return False
        self._read(name)
        self.site.settle()
        return True

    def _configured(self) -> Configuration:
        if self.file is None:
            return Configuration(self.folder, self._project)
        try:
            found = configured(load(self.file, self._project), self.file, self._project)
        except WrongConfiguration as wrong:
            self.wrong = wrong
            return self.configuration
        self.wrong = None
        return found

    def _found(self) -> Mapping[str, Path]:
        """The pages that there are, by the names that places have for them."""
        docs = self.configuration.docs
        if self._page is not None:
            return {seen_from(self.folder, self._page): self._page}
        if docs is not None:
            files = Pages.of_site(docs, self.configuration.excluded, self._project).files
            return {named(file.relative_to(docs)): file for file in files}
        files = Pages.of(self.folder, self._project).files
        return {named(file.relative_to(self.folder)): file for file in files}

    def _read(self, name: str) -> None:
        try:
            text = self._project.text(self._places[name])
        except Unreadable:
            self._texts.pop(name, None)
            self.site.forget(name)
            return
        self._texts[name] = Text(text)
        self.site.read(name, text, self.configuration.below.of(name))
        snippets = self.configuration.snippets
        taken = None if snippets is None else snippets.of_page(text, self._places[name])
        if snippets is not None and taken is not None:
            docs = snippets.docs.resolve()
            for file, _ in taken.files:
                self._places.setdefault(seen_from(docs, file), file)
            self._named |= {file for file, _ in taken.files}
            show_pasted(self.site, name, taken, docs)

    def _look_elsewhere(self) -> None:
        files = self.configuration.options.inventories
        if files:
            from mkdocs_usecases.hosts.inventories import read_inventories

            found = read_inventories(files, self.folder, may_fetch=False, holds=self._project.holds)
            self.site.take_elsewhere(found.elsewhere, found.findings)

    def _look(self, path: Path) -> str | None:
        """What an editor has of a file; note that it counts."""
        if not os.fspath(path).lower().endswith(".md"):
            self._named.add(path.resolve())
        return self._unsaved(path)
