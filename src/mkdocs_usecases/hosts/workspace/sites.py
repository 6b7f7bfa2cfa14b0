"""The sites that are open: which page belongs to which of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs_usecases.hosts.workspace import conf_file
from mkdocs_usecases.hosts.workspace.configuration import NAMES, find_configuration
from mkdocs_usecases.hosts.workspace.open_site import OpenSite
from mkdocs_usecases.hosts.workspace.unsaved import Unsaved


class Sites:
    """The sites of some folders, and the pages that belong to none."""

    def __init__(self, unsaved: Unsaved) -> None:
        """Start with none."""
        self._unsaved = unsaved
        self._folders: dict[Path, None] = {}
        self._sites: dict[Path, OpenSite] = {}
        self._alone: dict[Path, OpenSite] = {}
        self._settings: dict[Path, Path | None] = {}

    def __iter__(self) -> Iterator[OpenSite]:
        return iter((*self._sites.values(), *self._alone.values()))

    @property
    def folder(self) -> Path:
        """Where a page belongs that is not saved yet."""
        return next(iter(self._folders), Path.cwd())

    def add(self, folder: Path) -> None:
        """Take the site of a folder that somebody works in; it is read when somebody asks for it."""
        self._folders[folder] = None
        for each in (folder, *_below(folder)):
            self._of_folder(each)

    def remove(self, folder: Path) -> None:
        """Forget a folder, and the sites in it."""
        self._folders.pop(folder, None)
        for key, site in [*self._sites.items()]:
            if not any(_is_within(site.folder, each) for each in self._folders):
                del self._sites[key]

    def of(self, path: Path) -> OpenSite:
        """The site that a page belongs to; one of its own where it is in no docs folder."""
        site = self._of_folder(path.parent)
        if site is not None and not site.is_read:
            site.load()
        if site is not None and site.name(path) is not None:
            return site
        if path not in self._alone:
            if site is not None and site.may_hold(path) and site.look() and site.name(path) is not None:
                return site
            folder, file = (path.parent, None) if site is None else (site.folder, site.file)
            alone = self._alone[path] = OpenSite(folder, file, self._unsaved, path)
            alone.load()
        return self._alone[path]

    def using(self, path: Path) -> OpenSite | None:
        """The site that knows of a file: of its settings, its catalogue, or a page in another language."""
        return next((site for site in self._sites.values() if site.name(path) is not None), None)

    def leave(self, path: Path) -> None:
        """Forget a page that belongs to no site, and that nobody has open any more."""
        self._alone.pop(path, None)

    def take(self, path: Path) -> bool:
        """Read anew what a file that has changed says; return whether it counts anywhere."""
        if path.name in (*NAMES, conf_file.NAME) and self._is_news(path):
            self._sites, self._alone, self._settings = {}, {}, {}
            for folder in self._folders:
                self.add(folder)
            return True
        place = path.resolve()
        return any([*(site.take(place) for site in self)])

    def look(self) -> bool:
        """Compare all with what is on disk; return whether anything has changed."""
        self._settings = {}
        return any([*(site.look() for site in self)])

    def join(self) -> None:
        """Leave to a site what has become a page of it."""
        for path in [*self._alone]:
            if any(site.name(path) is not None for site in self._sites.values()):
                del self._alone[path]

    def _is_news(self, path: Path) -> bool:
        """Whether settings come or go: then other pages may belong together."""
        return any(site.file == path for site in self) != (find_configuration(path.parent) == path)

    def _of_folder(self, folder: Path) -> OpenSite | None:
        if folder not in self._settings:
            self._settings[folder] = find_configuration(folder)
        file = self._settings[folder]
        if file is not None:
            key, root = file, file.parent
        else:
            above = [each for each in self._folders if _is_within(folder, each)]
            if not above:
                return None
            key = root = max(above, key=lambda each: len(each.parts))
        if key not in self._sites:
            self._sites[key] = OpenSite(root, file, self._unsaved)
        return self._sites[key]


def _below(folder: Path) -> Iterator[Path]:
    """The folders not far below one without settings that have some."""
    if find_configuration(folder) is not None:
        return
    for here, folders, names in os.walk(folder):
        place = Path(here)
        is_deep = len(place.relative_to(folder).parts) >= _DEEPEST
        folders[:] = [] if is_deep else [name for name in sorted(folders) if not _is_passed_by(name)]
        if any(name in names for name in NAMES):
            yield place
            folders.clear()


_DEEPEST = 3
"""Folders of a folder: so are the sites of a collection of projects laid out."""


def _is_passed_by(name: str) -> bool:
    return name.startswith(".") or name == "node_modules"


def _is_within(folder: Path, other: Path) -> bool:
    return folder == other or other in folder.parents
