"""The files of the option `results`, and the lock file, on disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.files import Unreadable, read_bytes
from mkdocs_usecases.options import ResultFiles
from mkdocs_usecases.results import MOST_BYTES
from mkdocs_usecases.results.lock import NAME, Lock, read_lock
from mkdocs_usecases.results.run import Run, run_of
from mkdocs_usecases.source import Span

if TYPE_CHECKING:
    from mkdocs_usecases.results.reading import ResultFile

ReadBytes = Callable[[Path, int], bytes]
"""Gives so many bytes of a file and one more, or raises `Unreadable`."""

Holds = Callable[[Path], bool]


def read_run(
    option: ResultFiles, folder: Path, read: ReadBytes = read_bytes, holds: Holds | None = None
) -> Run:
    """What tests said of the site in a folder: nothing is run, and nothing is fetched.

    Args:
        option: which files.
        folder: where patterns start.
        read: reads a file.
        holds: whether one may look for files in a folder; everywhere where it is not given.
    """
    found: dict[str, Path] = {}
    missing: list[Diagnostic] = []
    for pattern in option.patterns:
        is_outside = holds is not None and not holds(folder / fixed_part(pattern))
        files = {} if is_outside else dict(matching(pattern, folder))
        if not files:
            from mkdocs_usecases.results.reading import no_results

            missing.append(no_results(pattern, option.span or Span("mkdocs.yml", 1, 1)))
        found |= files
    return run_of(read_files(found, option, folder, read), locked(folder, read), missing)


def read_files(
    files: Mapping[str, Path], option: ResultFiles, folder: Path, read: ReadBytes = read_bytes
) -> Iterator[ResultFile]:
    """The results in some files, in an order that depends on their names alone."""
    return (_file(name, files[name], option, folder, read) for name in sorted(files))


def watched(option: ResultFiles, folder: Path) -> Iterator[Path]:
    """The files that are there now, and the folders in which others may come."""
    yield folder / NAME
    for pattern in option.patterns:
        yield folder / fixed_part(pattern)
        yield from (path for _, path in matching(pattern, folder))


def fixed_part(pattern: str) -> str:
    """The folder that a pattern names before its first wildcard."""
    parts = pattern.split("/")[:-1]
    fixed: list[str] = []
    for part in parts:
        if has_magic(part):
            break
        fixed.append(part)
    return "/".join(fixed) or ("/" if pattern.startswith("/") else "")


def locked(folder: Path, read: ReadBytes = read_bytes) -> Lock:
    """What the lock file says; nothing where there is none."""
    try:
        return read_lock(read(folder / NAME, MOST_BYTES).decode("utf-8", "replace"))
    except Unreadable:
        return Lock()


def matching(pattern: str, folder: Path, start: Path | None = None) -> Iterator[tuple[str, Path]]:
    """The files that a pattern names, by the names that findings have for them.

    Args:
        pattern: a glob, or a folder; signs in the name of a file that is there are no wildcards.
        folder: of the site, from which files are named.
        start: where the pattern starts; at the site where it is not given.
    """
    start = start or folder
    for match in _matches(pattern, start):
        path = start / match
        if not path.is_dir():
            yield _named(path, folder), path


def _matches(pattern: str, start: Path) -> Iterable[str]:
    place = start / pattern
    if place.is_file():
        return [pattern]
    if place.is_dir():
        below = glob("**/*", root_dir=place, recursive=True)
        return [os.path.join(pattern, name) for name in below if name.lower().endswith(ENDINGS)]
    return glob(pattern, root_dir=start, recursive=True)


ENDINGS = (".xml", ".json", ".ndjson")
"""Of a folder these are read: beside results there are logs and pictures."""


def _named(path: Path, folder: Path) -> str:
    """A file as findings name it: from the folder of the site, the same on every computer."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        # Another drive.
        return path.name


def _file(name: str, path: Path, option: ResultFiles, folder: Path, read: ReadBytes) -> ResultFile:
    from mkdocs_usecases.results.reading import read_results, unread_results

    try:
        content = read(path, MOST_BYTES)
    except Unreadable as reason:
        return unread_results(name, reason)
    return read_results(name, content, folder=os.path.abspath(folder), own=option.property)
