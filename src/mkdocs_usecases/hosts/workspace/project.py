"""What the command may read: the files of a project, and nothing else on this computer.

A repository of somebody else can name any file, in its settings, in its pages and by its links. Messages
quote what they speak of, and go to logs that others read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from mkdocs_usecases.files import LARGEST, Unreadable, read_bytes, read_text


class Outside(Unreadable):
    """A path leads out of the project."""

    def __init__(self) -> None:
        """Say it, and how to have it read."""
        super().__init__("leads out of the project, and is read only with `--trust`")


Unsaved = Callable[[Path], str | None]
"""Tells what an editor has in the place of a file; `None` where the file itself counts."""


def _nothing(_: Path) -> None:
    """Tell that no editor has a file open."""


class Project(NamedTuple):
    """Folders with all that is below them."""

    roots: tuple[Path, ...]
    """As they are typed, without `..`; what they are named by may be a link."""

    places: tuple[Path, ...]
    """Where they are, all links followed."""

    is_trusted: bool = False
    """Whether everything that it names may be read, wherever it is."""

    unsaved: Unsaved = _nothing

    @staticmethod
    def of(folder: Path, *, is_trusted: bool = False) -> Project:
        """The project that a folder belongs to."""
        root = _root(folder)
        return Project((root,), (root.resolve(),), is_trusted)

    def with_given(self, paths: Iterable[Path]) -> Project:
        """The same with what somebody typed by hand; what is below the roots anyway must stay there."""
        roots = list(self.roots)
        for path in paths:
            typed = Path(os.path.abspath(path))
            if not any(typed.is_relative_to(root) for root in roots):
                roots.append(_root(typed if typed.is_dir() else typed.parent))
        return self._replace(roots=tuple(roots), places=tuple(root.resolve() for root in roots))

    def holds(self, path: Path) -> bool:
        """Whether a path leads to a place in the project, all links followed."""
        if self.is_trusted:
            return True
        try:
            place = path.resolve()
        except (OSError, RuntimeError, ValueError):
            # Links in a circle lead nowhere, and no file has a zero in its name: reading says so.
            return True
        return any(place == root or root in place.parents for root in self.places)

    def read(self, path: Path, most: int = LARGEST) -> str:
        """The text of a file of the project.

        Raises:
            Outside: it is none.
            Unreadable: there is no text in it.
        """
        if not self.holds(path):
            raise Outside
        return self.text(path, most)

    def text(self, path: Path, most: int = LARGEST) -> str:
        """The text of a file that is known to be one of the project.

        Raises:
            Unreadable: there is no text in it.
        """
        unsaved = self.unsaved(path)
        return read_text(path, most) if unsaved is None else unsaved

    def read_bytes(self, path: Path, most: int = LARGEST) -> bytes:
        """The content of a file of the project.

        Raises:
            Outside: it is none.
            Unreadable: it cannot be read.
        """
        if not self.holds(path):
            raise Outside
        return read_bytes(path, most)


def _root(folder: Path) -> Path:
    """The repository that a folder is in, or the folder itself.

    People keep their whole home under version control, too: that makes no project of it.
    """
    folder = Path(os.path.abspath(folder))
    home = Path.home()
    for above in (folder, *folder.parents):
        if above != folder and (above == home or above in home.parents):
            break
        if (above / ".git").exists():
            return above
    return folder
