"""A site as it was read from its folder, with the texts that are not saved yet over those on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults
from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.results import ENDINGS, watched
from mkdocs_usecases.hosts.workspace import conf_file
from mkdocs_usecases.hosts.workspace.configuration import (
    NAMES,
    Configuration,
    configured,
    find_configuration,
)
from mkdocs_usecases.hosts.workspace.folders import folder_files, folder_texts
from mkdocs_usecases.hosts.workspace.given_results import with_results
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration, load
from mkdocs_usecases.hosts.workspace.pages import Pages
from mkdocs_usecases.hosts.workspace.pasting import show_pasted
from mkdocs_usecases.hosts.workspace.project import Project
from mkdocs_usecases.hosts.workspace.stamps import Stamps
from mkdocs_usecases.hosts.workspace.unsaved import Unsaved
from mkdocs_usecases.parsing.documents import site_keys
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site


class ReadSite:
    """What was read with settings as they were; pages are read anew one by one."""

    def __init__(self, folder: Path, file: Path | None, unsaved: Unsaved, page: Path | None = None) -> None:
        """Start with nothing read.

        Args:
            folder: where its settings stand, or its pages where there are none.
            file: of its settings.
            unsaved: what editors have open.
            page: its only page, where that belongs to no docs folder.
        """
        self.folder, self.file, self.page = folder, file, page
        self.wrong: WrongConfiguration | None = None
        """Why the settings as they are cannot be used: then those of before count."""

        self.names: dict[Path, str] = {}
        """What places call its pages, by where these are."""

        self.others: dict[Path, str] = {}
        """What places call the files that say something for all pages, by where these are."""

        self.places: dict[str, Path] = {}
        """Where files are that places name."""

        self.texts: dict[str, Text] = {}
        """Those of its pages."""

        self._unsaved = unsaved
        self._stamps = Stamps()
        self._takers: dict[Path, set[str]] = {}
        self._settings = Project.of(folder)._replace(unsaved=self._setting)
        self.project = self._settings._replace(unsaved=unsaved.text)
        docs = folder / "docs" if file is not None and page is None else None
        self.configuration = Configuration(folder, self.project, docs, file)
        self.site = Site(self.configuration.options)

    def reading(self, before: Configuration | None = None) -> Iterator[None]:
        """Read all of it, piece by piece.

        Args:
            before: the configuration that counts where the settings cannot be used.
        """
        self._configure(before)
        yield
        pages = self._found()
        self._name(pages)
        for number, name in enumerate(pages):
            self._read(name)
            if not number % _PAGES_AT_ONCE:
                yield
        self.site.settle()

    def is_shared(self, path: Path) -> bool:
        """Whether a file says something for more than one page, or would if it were there."""
        if path in self.others:
            return True
        if path.name.lower().endswith(ENDINGS) and any(folder in self.others for folder in path.parents):
            return True
        if path.name == self.configuration.meta_file:
            return True
        return path.parent == self.folder.resolve() and path.name in (*NAMES, conf_file.NAME)

    def take(self, path: Path) -> bool:
        """Read anew what a page, or what pages take in, says; return whether that counts here."""
        name = self.names.get(path)
        names = {*self._takers.get(path, ()), *([] if name is None else [name])}
        if names:
            self.site.start(self.texts)
            for each in names:
                self._read(each)
            self.site.settle()
        return bool(names)

    def changed(self) -> Iterable[Path]:
        """The files that were written on disk since they were read."""
        return [path.resolve() for path in self._stamps.changed()]

    def look(self) -> bool:
        """Take pages that are new, and forget those that are gone; return whether there are any."""
        pages = self._found()
        if [*pages.values()] == [self.places[name] for name in self.names.values()]:
            return False
        for name in self.texts.keys() - pages.keys():
            self._forget(name)
        self._name(pages)
        for name in pages:
            if name not in self.texts:
                self._read(name)
        self.site.settle()
        # Which of two comes first depends on the order of pages.
        self.site.start(pages)
        return True

    def _configure(self, before: Configuration | None) -> None:
        if self.file is not None:
            self._share(self.file)
        configuration, results = with_results(self._configured(before), (), is_about_tests=False)
        for path in watched(configuration.options.results, self.folder):
            self._share(path)
        folders = folder_files(configuration)
        below = FolderDefaults(folder_texts(folders, self._settings), site_keys(configuration.options))
        self.others |= {path.resolve(): name for name, path in folders.items()}
        self.places |= {**folders, **results}
        found = (*configuration.findings, *below.diagnostics)
        self.configuration = configuration._replace(below=below, findings=found)
        self.site = Site(configuration.options)
        self.site.take_results(configuration.run)
        if configuration.translations is not None:
            self.site.take_languages(configuration.translations.language)
        self._look_elsewhere()

    def _configured(self, before: Configuration | None) -> Configuration:
        if self.file is None:
            return Configuration(self.folder, self.project)
        try:
            found = configured(load(self.file, self._settings), self.file, self._settings)
        except WrongConfiguration as wrong:
            self.wrong = wrong
            return (before or self.configuration)._replace(run=self.configuration.run)
        snippets = None if found.snippets is None else replace(found.snippets, project=self.project)
        return found._replace(project=self.project, snippets=snippets)

    def _found(self) -> Mapping[str, Path]:
        """The pages that there are, by the names that places have for them."""
        if self.page is not None:
            return {seen_from(self.folder, self.page): self.page}
        docs, project = self.configuration.docs, self.project
        folder = self.folder if docs is None else docs
        root = folder.resolve()
        opened = [path.resolve() for path in self._unsaved.paths()]
        new = [folder / path.relative_to(root) for path in opened if path.is_relative_to(root)]
        if docs is None:
            pages = Pages.of(folder, project).with_more(new, folder).files
            # What has settings of its own is a site of its own.
            is_ours = cache(lambda below: find_configuration(below) is None)
            files = tuple(file for file in pages if is_ours(file.parent))
        else:
            excluded, endings = self.configuration.excluded, self.configuration.endings
            files = Pages.of_site(docs, excluded, project, new, endings).files
        return {named(file.relative_to(folder)): file for file in files}

    def _name(self, pages: Mapping[str, Path]) -> None:
        self.places |= pages
        self.names = {path.resolve(): name for name, path in pages.items()}

    def _read(self, name: str) -> None:
        path = self.places[name]
        self._stamps.note(path)
        try:
            text = self.project.text(path)
        except Unreadable:
            self._forget(name)
            return
        known = self.texts.get(name)
        if known is None or known.text != text:
            self.texts[name] = Text(text)
        document = self.site.read(name, text, self.configuration.below.of(name))
        snippets = self.configuration.snippets
        if snippets is None:
            return
        taken = snippets.of_page(text, path)
        if taken is None:
            for block in self.site.meet(name, [block.text for block in document.blocks]):
                self.site.show(name, block)
            return
        docs = snippets.docs.resolve()
        for file, _ in taken.files:
            self.places.setdefault(seen_from(docs, file), file)
            self._takers.setdefault(file.resolve(), set()).add(name)
            self._stamps.note(file)
        show_pasted(self.site, name, taken, docs)

    def _forget(self, name: str) -> None:
        self.texts.pop(name, None)
        self.names = {path: other for path, other in self.names.items() if other != name}
        self.site.forget(name)

    def _look_elsewhere(self) -> None:
        files = self.configuration.options.inventories
        if files:
            from mkdocs_usecases.hosts.inventories import read_inventories

            found = read_inventories(files, self.folder, may_fetch=False, holds=self.project.holds)
            self.site.take_elsewhere(found.elsewhere, found.findings)
            for file in files:
                if not file.is_fetched:
                    self._share(self.folder / file.address)

    def _setting(self, path: Path) -> str | None:
        """What an editor has of a file of settings that is being read."""
        self._share(path)
        return self._unsaved.text(path)

    def _share(self, path: Path) -> None:
        """Note that more than one page may be another one when a file changes."""
        self.others.setdefault(path.resolve(), seen_from(self.folder, path))
        self._stamps.note(path)


_PAGES_AT_ONCE = 20
"""So many are read in less time than somebody notices."""
