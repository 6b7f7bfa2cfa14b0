"""The Markdown files of a folder, whatever links are in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.workspace.exclusions import left_out
from mkdocs_usecases.hosts.workspace.project import Outside, Project

ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


class Pages(NamedTuple):
    """What was found."""

    files: tuple[Path, ...]
    """In a steady order; whether they can be read is not known yet."""

    unreadable: tuple[str, ...] = ()
    """Folders that could not be looked into, each with the reason."""

    @staticmethod
    def of(path: Path, project: Project, endings: tuple[str, ...] = ENDINGS) -> Pages:
        """Those of a folder; a named file is taken whatever its ending."""
        if path.is_file():
            return Pages((path,))
        walk = _Walk(project, endings)
        return Pages(tuple(sorted(walk.files(path), key=_place)), tuple(walk.unreadable))

    @staticmethod
    def of_site(
        docs: Path,
        excluded: str,
        project: Project,
        more: Iterable[Path] = (),
        endings: tuple[str, ...] = ENDINGS,
    ) -> Pages:
        """Those that the host would build: not hidden or excluded.

        MkDocs takes no `README.md` beside an `index.md`; Sphinx does.

        Args:
            docs: the folder.
            excluded: patterns of pages that are left out.
            project: what may be read.
            more: pages that are not on disk yet.
            endings: by which pages are known.
        """
        pages = Pages.of(docs, project, endings).with_more(more, docs, endings)
        is_left_out = left_out(excluded)
        shown = [file for file in pages.files if not is_left_out(named(file.relative_to(docs)))]
        if endings == ENDINGS:
            with_index = {file.parent for file in shown if file.stem == "index"}
            shown = [file for file in shown if file.stem != "README" or file.parent not in with_index]
        return Pages(tuple(shown), pages.unreadable)

    def with_more(self, more: Iterable[Path], folder: Path, endings: tuple[str, ...] = ENDINGS) -> Pages:
        """The same with files of a folder that are not there yet, each in its place."""
        new = [file for file in more if file.name.lower().endswith(endings) and file.is_relative_to(folder)]
        new = [
            file for file in new if not any(part.startswith(".") for part in file.relative_to(folder).parts)
        ]
        if not new:
            return self
        return self._replace(files=tuple(sorted({*self.files, *new}, key=_place)))

    @staticmethod
    def joined(pages: Iterable[Pages]) -> Pages:
        """Those of several places."""
        listed = list(pages)
        return Pages(
            tuple(file for each in listed for file in each.files),
            tuple(message for each in listed for message in each.unreadable),
        )


class _Walk:
    """Through a folder and those that links in it lead to, each of them once: links may lead in circles."""

    def __init__(self, project: Project, endings: tuple[str, ...]) -> None:
        self.unreadable: list[str] = []
        self._endings = endings
        self._project = project
        self._been: set[Path] = set()

    def files(self, start: Path) -> Iterator[Path]:
        # What is there in earnest comes first: a page has the name that it has without links.
        waiting = [start]
        for folder in waiting:
            if folder != start and not self._project.holds(folder):
                self.unreadable.append(Outside().of(_shown(folder)))
                continue
            yield from self._below(folder, waiting)

    def _below(self, start: Path, waiting: list[Path]) -> Iterator[Path]:
        for here, folders, names in os.walk(start, onerror=self._note):
            folder = Path(here)
            place = folder.resolve()
            if place in self._been:
                folders.clear()
                continue
            self._been.add(place)
            folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
            waiting += [folder / name for name in sorted(folders) if (folder / name).is_symlink()]
            yield from (folder / name for name in names if name.lower().endswith(self._endings))

    def _note(self, error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            # Sites without pages, and folders that go away meanwhile.
            return
        self.unreadable.append(f"{_shown(Path(error.filename))}: {error.strerror}")


def _shown(path: Path) -> str:
    return seen_from(Path.cwd(), path)


def _place(file: Path) -> tuple[tuple[str, ...], str]:
    """Files of a folder stand before those of its folders."""
    return file.parent.parts, file.name
