"""The Markdown files that the command reads: those of a site, of a folder, or given one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pathspec

from mkdocs_usecases.hosts.cli.configuration import Configuration
from mkdocs_usecases.hosts.paths import named, seen_from

ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
STANDARD_INPUT = "<stdin>"


@dataclass(frozen=True, slots=True)
class Sources:
    """Pages to read, and which of them were asked for."""

    texts: Mapping[str, str]
    """By the path that names the page in the site."""

    places: Mapping[str, Path]
    """Where these pages, and files that they take text from, are on disk."""

    asked: frozenset[str] | None
    """The pages to report on; `None` for all."""

    unreadable: tuple[str, ...] = ()
    """Files that could not be read, each with the reason."""

    files: Mapping[str, Path] = field(default_factory=dict)
    """The pages of a site on disk; empty where no site is known."""

    pasted: Mapping[str, bool] = field(default_factory=dict)
    """Files that pages of the site take text from, and whether one that was asked for does."""

    def shown(self, name: str) -> str:
        """How a page is written for the person at the terminal: as it is typed here."""
        return seen_from(Path.cwd(), self.places[name]) if name in self.places else name

    def is_asked(self, name: str) -> bool:
        """Whether to report on a file: a page that was asked for, or what all pages have in common."""
        if self.asked is None or name in self.asked:
            return True
        return name not in self.texts and self.pasted.get(name, True)


class NoSuchPath(Exception):
    """A path was given that does not exist."""


def find_sources(paths: Sequence[str], site: Configuration) -> Sources:
    """Read what was asked for; pages of the site come with all others, so that links between them are known.

    Raises:
        NoSuchPath: a given path does not exist.
    """
    if "-" in paths:
        return _standard_input()
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise NoSuchPath(f"there is no file or folder {named(path)}")
    if site.docs is not None and all(_is_within(path, site.docs) for path in given):
        files = dict(_site_files(site))
        asked = frozenset(name for path in given for name, file in files.items() if _is_within(file, path))
        return replace(_read(files, asked if given else None), files=files)
    return _read({named(file): file for path in given or [Path()] for file in _files(path)}, None)


def _standard_input() -> Sources:
    """What is piped in: UTF-8, as files are, whatever the terminal has."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return Sources({}, {}, None, (f"{STANDARD_INPUT} is not UTF-8",))
    return Sources({STANDARD_INPUT: text}, {}, None)


def _read(files: Mapping[str, Path], asked: frozenset[str] | None) -> Sources:
    texts, unreadable = {}, []
    for name, file in files.items():
        try:
            # Line ends stay as they are: places are told in characters of the file.
            texts[name] = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            unreadable.append(f"{seen_from(Path.cwd(), file)} is not UTF-8")
        except OSError as error:
            unreadable.append(f"{seen_from(Path.cwd(), file)}: {error.strerror or error}")
    return Sources(texts, files, asked, tuple(unreadable))


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve() == folder.resolve() or folder.resolve() in path.resolve().parents


def _files(path: Path) -> Iterator[Path]:
    """The Markdown files of a folder in a steady order; a named file is taken whatever its ending."""
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        yield from (Path(folder) / name for name in sorted(names) if name.lower().endswith(ENDINGS))


def _site_files(site: Configuration) -> Iterator[tuple[str, Path]]:
    """The pages that MkDocs would build: not hidden or excluded, no `README.md` beside an `index.md`."""
    assert site.docs is not None
    # The patterns that MkDocs has of its own, and drafts: both are left out of a build.
    excluded = pathspec.GitIgnoreSpec.from_lines([".*", "/templates/", *site.excluded.splitlines()])
    for file in _files(site.docs):
        name = named(file.relative_to(site.docs))
        readme = file.name.lower() == "readme.md" and (file.parent / "index.md").exists()
        if not excluded.match_file(name) and not readme:
            yield name, file
