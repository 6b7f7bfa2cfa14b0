"""A site as those have it who write it: with the texts that are not saved yet over those on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults
from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.results import watched
from mkdocs_usecases.hosts.workspace import conf_file
from mkdocs_usecases.hosts.workspace.configuration import NAMES, Configuration, configured
from mkdocs_usecases.hosts.workspace.folders import folder_files, folder_texts
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration, load
from mkdocs_usecases.hosts.workspace.pages import Pages
from mkdocs_usecases.hosts.workspace.pasting import show_pasted
from mkdocs_usecases.hosts.workspace.project import Project
from mkdocs_usecases.hosts.workspace.results import with_results
from mkdocs_usecases.hosts.workspace.stamps import Stamps
from mkdocs_usecases.hosts.workspace.unsaved import Unsaved
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
            unsaved: what editors have open.
            page: its only page, where that belongs to no docs folder.
        """
        self.folder, self.file = folder, file
        self.wrong: WrongConfiguration | None = None
        """Why the settings as they are cannot be used: then those of before count."""

        self._page = page
        self._unsaved = unsaved
        self._project = replace(Project.of(folder), unsaved=self._look_for)
        self._is_configuring = False
        self._stamps = Stamps()
        self._shared: set[Path] = set()
        self._others: dict[Path, str] = {}
        self._takers: dict[Path, set[str]] = {}
        self._texts: dict[str, Text] = {}
        self._places: dict[str, Path] = {}
        self._names: dict[Path, str] = {}
        docs = folder / "docs" if file is not None and page is None else None
        self.configuration = Configuration(folder, self._project, docs, file)
        self.site = Site(self.configuration.options)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with it, as the command `check` has it."""
        return (*self.configuration.findings, *self.site.findings)

    @property
    def is_alone(self) -> bool:
        """Whether it is a page that belongs to no docs folder."""
        return self._page is not None

    @property
    def pages(self) -> Iterable[str]:
        """The names of its pages."""
        return self._texts.keys()

    def path(self, name: str) -> Path:
        """Where a file is that places name."""
        return self._places.get(name) or self.folder / name

    def name(self, path: Path) -> str | None:
        """What places call a page of it, or a file that says something for all of them; `None` of others."""
        place = path.resolve()
        return self._names.get(place) or self._others.get(place)

    def is_page(self, name: str) -> bool:
        """Whether places call a page so."""
        return name in self._texts

    def may_hold(self, path: Path) -> bool:
        """Whether a page of it may stand there."""
        folder = self.configuration.docs or self.folder
        return not self.is_alone and path.resolve().is_relative_to(folder.resolve())

    def text(self, name: str) -> Text | None:
        """A file as places name it, as it counts now; `None` where there is no text."""
        known = self._texts.get(name)
        if known is not None:
            return known
        try:
            return Text(self._project.read(self.path(name)))
        except Unreadable:
            return None

    def load(self) -> None:
        """Read all of it."""
        self._stamps, self._shared, self._others, self._takers = Stamps(), set(), {}, {}
        self._is_configuring = True
        configuration, results = with_results(self._configured(), (), is_about_tests=False)
        folders = folder_files(configuration)
        texts = folder_texts(folders, self._project)
        self._is_configuring = False
        below = FolderDefaults(texts, site_keys(configuration.options))
        found = (*configuration.findings, *below.diagnostics)
        self.configuration = replace(configuration, below=below, findings=found)
        for path in watched(configuration.options.results, self.folder):
            self._share(path)
        self.site = Site(configuration.options)
        self.site.take_results(configuration.run)
        self._look_elsewhere()
        self._places = {**folders, **results}
        self._others |= {path.resolve(): name for name, path in folders.items()}
        self._texts, self._names = {}, {}
        self._read_all(self._found())

    def take(self, path: Path) -> bool:
        """Read anew what a file that has changed says; return whether it says anything here."""
        place = path.resolve()
        if place in self._shared or self._is_shared(place):
            self.load()
            return True
        name = self._names.get(place)
        names = {*self._takers.get(place, ()), *([] if name is None else [name])}
        if not names:
            return False
        self.site.start(self._texts)
        for each in names:
            self._read(each)
        self.site.settle()
        return True

    def look(self) -> bool:
        """Compare with what is on disk, and read what has changed; return whether anything has."""
        changed = {path.resolve() for path in self._stamps.changed()}
        pages = self._found()
        if any(path in self._shared for path in changed):
            self.load()
            return True
        if pages != {name: self._places[name] for name in self._names.values()}:
            self._read_all(pages)
            return True
        taken = [self.take(path) for path in changed]
        return any(taken)

    def _is_shared(self, path: Path) -> bool:
        """Whether a file that was not there before says something for more than one page."""
        if path.name == self.configuration.meta_file:
            return True
        return path.parent in self._shared or (
            path.parent == self.folder.resolve() and path.name in (*NAMES, conf_file.NAME)
        )

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
        if self._page is not None:
            return {seen_from(self.folder, self._page): self._page}
        docs, project = self.configuration.docs, self._project
        folder = self.folder if docs is None else docs
        root = folder.resolve()
        opened = [path.resolve() for path in self._unsaved.paths()]
        new = [folder / path.relative_to(root) for path in opened if path.is_relative_to(root)]
        if docs is None:
            files = Pages.of(folder, project).with_more(new, folder).files
        else:
            excluded, endings = self.configuration.excluded, self.configuration.endings
            files = Pages.of_site(docs, excluded, project, new, endings).files
        return {named(file.relative_to(folder)): file for file in files}

    def _read_all(self, pages: Mapping[str, Path]) -> None:
        for name in self._texts.keys() - pages.keys():
            self._forget(name)
        self._places |= pages
        self._names = {path.resolve(): name for name, path in pages.items()}
        self.site.start(pages)
        for name in pages:
            self._read(name)
        self.site.settle()
        # Which of two comes first depends on the order of pages.
        self.site.start(pages)

    def _read(self, name: str) -> None:
        path = self._places[name]
        self._stamps.note(path)
        try:
            text = self._project.text(path)
        except Unreadable:
            self._forget(name)
            return
        known = self._texts.get(name)
        if known is None or known.text != text:
            self._texts[name] = Text(text)
        document = self.site.read(name, text, self.configuration.below.of(name))
        snippets = self.configuration.snippets
        if snippets is None:
            return
        docs = snippets.docs.resolve()
        taken = snippets.of_page(text, path)
        if taken is None:
            for block in self.site.meet(name, [block.text for block in document.blocks]):
                self.site.show(name, block)
            return
        for file, _ in taken.files:
            self._places.setdefault(seen_from(docs, file), file)
            self._takers.setdefault(file.resolve(), set()).add(name)
            self._stamps.note(file)
        show_pasted(self.site, name, taken, docs)

    def _forget(self, name: str) -> None:
        self._texts.pop(name, None)
        self._names = {path: other for path, other in self._names.items() if other != name}
        self.site.forget(name)

    def _look_elsewhere(self) -> None:
        files = self.configuration.options.inventories
        if files:
            from mkdocs_usecases.hosts.inventories import read_inventories

            found = read_inventories(files, self.folder, may_fetch=False, holds=self._project.holds)
            self.site.take_elsewhere(found.elsewhere, found.findings)
            for file in files:
                if not file.is_fetched:
                    self._share(self.folder / file.address)

    def _share(self, path: Path) -> None:
        """Note that more than one page may be another one when a file changes."""
        place = path.resolve()
        self._shared.add(place)
        self._others.setdefault(place, seen_from(self.folder, path))
        self._stamps.note(path)

    def _look_for(self, path: Path) -> str | None:
        """What an editor has of a file that is being read."""
        if self._is_configuring:
            self._share(path)
        return self._unsaved.text(path)
