"""The Markdown files that the command reads: those of a site, of a folder, or given one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mkdocs_usecases.files import LARGEST, Unreadable, decoded
from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.workspace.pages import Pages
from mkdocs_usecases.hosts.workspace.project import Project

STANDARD_INPUT = "<stdin>"


class Sources(NamedTuple):
    """Pages to read, and which of them were asked for."""

    texts: Mapping[str, str]
    """By the path that names the page in the site."""

    places: Mapping[str, Path]
    """Where these pages, and files that they take text from, are on disk."""

    asked: frozenset[str] | None
    """The pages to report on; `None` for all."""

    folder: Path = Path()
    """Where the settings stand: whatever else is told of is named from there."""

    unreadable: tuple[str, ...] = ()
    """Files that could not be read, each with the reason."""

    left_out: tuple[str, ...] = ()
    """What a build has and the command never has, each with the reason."""

    files: Mapping[str, Path] = {}
    """The pages of a site on disk; empty where no site is known."""

    pasted: Mapping[str, bool] = {}
    """Files that pages of the site take text from, and whether one that was asked for does."""

    def shown(self, name: str) -> str:
        """How a file is written for the person at the terminal: as it is typed here."""
        if name == STANDARD_INPUT:
            return name
        return seen_from(Path.cwd(), self.places.get(name, self.folder / name))

    def is_asked(self, name: str) -> bool:
        """Whether to report on a file: a page that was asked for, or what all pages have in common."""
        if self.asked is None or name in self.asked:
            return True
        return name not in self.texts and self.pasted.get(name, True)


class NoSuchPath(Exception):
    """A path was given that does not exist, or is neither file nor folder."""


def find_sources(paths: Sequence[str], site: Configuration) -> Sources:
    """Read what was asked for; pages of the site come with all others, so that links between them are known.

    Raises:
        NoSuchPath: a given path does not exist.
    """
    if "-" in paths:
        if len(paths) > 1:
            raise NoSuchPath("- is one page alone: name no other paths beside it")
        return _standard_input()
    given = [Path(path) for path in paths]
    for path in given:
        if not (path.is_file() or path.is_dir()):
            is_there = os.path.lexists(path)
            raise NoSuchPath(
                f"{named(path)} is no file or folder"
                if is_there
                else f"there is no file or folder {named(path)}"
            )
    project = site.project.with_given(given)
    if site.docs is not None and all(is_within(path, site.docs) for path in given):
        pages = Pages.of_site(site.docs, site.excluded, project, endings=site.endings)
        files = {named(file.relative_to(site.docs)): file for file in pages.files}
        asked = frozenset(name for path in given for name, file in files.items() if is_within(file, path))
        found = _read(files, asked if given else None, pages, project)
        return found._replace(files=files, left_out=tuple(_no_pages(given, files.values())))
    all_pages = [Pages.of(path, project) for path in given or [Path()]]
    base = _base(given)
    files = {seen_from(base, file.absolute()): file for pages in all_pages for file in pages.files}
    if site.docs is not None:
        shown = Pages.of_site(site.docs, site.excluded, project, endings=site.endings).files
        hidden = {*Pages.of(site.docs, project, site.endings).files} - {*shown}
        hidden_places = {file.resolve() for file in hidden}
        files = {name: file for name, file in files.items() if file.resolve() not in hidden_places}
    return _read(files, None, Pages.joined(all_pages), project)


def _base(given: Sequence[Path]) -> Path:
    """From where pages of no site are named: where they lie on this computer is nobody's business.

    That is the current folder, or what all folders have in common where one is not below it.
    """
    here = Path.cwd()
    folders = [os.path.abspath(path if path.is_dir() else path.parent) for path in given]
    if all(Path(folder).is_relative_to(here) for folder in folders):
        return here
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        # On several drives of Windows they have nothing in common.
        return here


def _no_pages(given: Iterable[Path], pages: Iterable[Path]) -> Iterator[str]:
    """What is said of files that were asked for and are no pages of the site."""
    asked = [path for path in given if path.is_file()]
    # Where a page is takes as long to find out as to read it.
    known = {page.resolve() for page in pages} if asked else set()
    for path in asked:
        if path.resolve() not in known:
            yield f"{named(path)} is no page of the site, and left out"


def _standard_input() -> Sources:
    """What is piped in: UTF-8, as files are, whatever the terminal has."""
    try:
        text = decoded(sys.stdin.buffer.read(LARGEST + 1))
    except Unreadable as reason:
        return Sources({}, {}, None, unreadable=(reason.of(STANDARD_INPUT),))
    return Sources({STANDARD_INPUT: text}, {}, None)


def _read(files: Mapping[str, Path], asked: frozenset[str] | None, pages: Pages, project: Project) -> Sources:
    texts, unreadable = {}, list(pages.unreadable)
    # Where a folder is, that takes longer to find out than all the rest: it is asked once for its files.
    holds = cache(project.holds)
    for name, file in files.items():
        try:
            is_plain = not file.is_symlink() and holds(file.parent)
            texts[name] = project.text(file) if is_plain else project.read(file)
        except Unreadable as reason:
            unreadable.append(reason.of(seen_from(Path.cwd(), file)))
    return Sources(texts, files, asked, unreadable=tuple(unreadable))


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or below it, wherever links lead."""
    return path.resolve() == folder.resolve() or folder.resolve() in path.resolve().parents
