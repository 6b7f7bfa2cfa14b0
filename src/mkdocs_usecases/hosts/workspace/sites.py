"""The sites that are open: which page belongs to which of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_usecases.hosts.workspace.configuration import find_configuration
from mkdocs_usecases.hosts.workspace.open_site import OpenSite
from mkdocs_usecases.hosts.workspace.project import Unsaved


class Sites:
    """The sites of some folders, and the pages that belong to none."""

    def __init__(self, unsaved: Unsaved) -> None:
        """Start with none; `unsaved` tells what an editor has in the place of a file."""
        self._unsaved = unsaved
        self._folders: dict[Path, None] = {}
        self._sites: dict[Path, OpenSite] = {}
        self._alone: dict[Path, OpenSite] = {}

    def __iter__(self) -> Iterator[OpenSite]:
        return iter((*self._sites.values(), *self._alone.values()))

    def add(self, folder: Path) -> None:
        """Read the site of a folder that somebody works in."""
        self._folders[folder] = None
        self._of_folder(folder)

    def of(self, path: Path) -> OpenSite:
        """The site that a page belongs to; one of its own where it is in no docs folder."""
        known = self._alone.get(path)
        if known is not None:
            return known
        site = self._of_folder(path.parent)
        if site is not None and site.name(path) is not None:
            return site
        folder, file = (path.parent, None) if site is None else (site.folder, site.file)
        alone = self._alone[path] = OpenSite(folder, file, self._unsaved, path)
        alone.load()
        return alone

    def _of_folder(self, folder: Path) -> OpenSite | None:
        file = find_configuration(folder)
        if file is not None:
            key, root = file, file.parent
        else:
            above = [each for each in self._folders if each == folder or each in folder.parents]
            if not above:
                return None
            key = root = max(above, key=lambda each: len(each.parts))
        if key not in self._sites:
            site = self._sites[key] = OpenSite(root, file, self._unsaved)
            site.load()
        return self._sites[key]
