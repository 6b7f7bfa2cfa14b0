"""A site as those have it who write it: read once, and then page by page as these change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
from mkdocs_usecases.hosts.workspace.read_site import ReadSite
from mkdocs_usecases.hosts.workspace.unsaved import Unsaved
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site


class OpenSite:
    """A site that is being written. What is asked of it is answered from what was read last."""

    def __init__(self, folder: Path, file: Path | None, unsaved: Unsaved, page: Path | None = None) -> None:
        """Start with nothing read; the arguments are those of `ReadSite`."""
        self.folder, self.file = folder, file
        self.is_stale = True
        """Whether its settings have changed since they were read."""

        self._page = page
        self._unsaved = unsaved
        self._read = ReadSite(folder, file, unsaved, page)
        self.is_read = False
        """Whether it was read at all."""

    @property
    def site(self) -> Site:
        """Its use cases."""
        return self._read.site

    @property
    def configuration(self) -> Configuration:
        """What its settings say, or said when they could be used."""
        return self._read.configuration

    @property
    def wrong(self) -> WrongConfiguration | None:
        """Why its settings cannot be used as they are."""
        return self._read.wrong

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
        return self._read.texts.keys()

    def path(self, name: str) -> Path:
        """Where a file is that places name."""
        return self._read.places.get(name) or self.folder / name

    def name(self, path: Path) -> str | None:
        """What places call a page of it, or a file that says something for all of them; `None` of others."""
        place = path.resolve()
        return self._read.names.get(place) or self._read.others.get(place)

    def is_page(self, name: str) -> bool:
        """Whether places call a page so."""
        return name in self._read.texts

    def may_hold(self, path: Path) -> bool:
        """Whether a page of it may stand there."""
        folder = self.configuration.docs or self.folder
        return not self.is_alone and path.resolve().is_relative_to(folder.resolve())

    def text(self, name: str) -> Text | None:
        """A file as places name it, as it counts now; `None` where there is no text."""
        known = self._read.texts.get(name)
        if known is not None:
            return known
        try:
            return Text(self._read.project.read(self.path(name)))
        except Unreadable:
            return None

    def load(self) -> None:
        """Read all of it."""
        for _ in self.loading():
            pass

    def loading(self) -> Iterator[None]:
        """Read all of it piece by piece; until all is read, what was read before counts."""
        read = ReadSite(self.folder, self.file, self._unsaved, self._page)
        yield from read.reading(self.configuration if self.is_read else None)
        self._read, self.is_read, self.is_stale = read, True, False

    def take(self, place: Path) -> bool:
        """Read anew what a file that has changed says; return whether it says anything here.

        Its place is where all links lead.

        Where it says something for all pages, these are read when somebody asks for it: `is_stale`.
        """
        if self._read.is_shared(place):
            self.is_stale = True
            return True
        return self._read.take(place)

    def look(self) -> bool:
        """Compare with what is on disk, and read what has changed; return whether anything has."""
        taken = [self.take(path) for path in self._read.changed()]
        return self._read.look() or any(taken)
