"""Exports that were made as soon as all was known, and wait on the disk for the end of the build."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from tempfile import TemporaryFile
from typing import IO

from mkdocs_usecases.export.content import Content, Folder
from mkdocs_usecases.options import ExportFile

_PIECE = 64 * 1024
"""Characters that are read at once."""


class MadeExports:
    """What each exported file holds."""

    def __init__(self, contents: Iterable[tuple[ExportFile, Content | Folder]]) -> None:
        """Make all of them; raises `OSError` where the disk has no room."""
        self._contents: list[tuple[ExportFile, Content | Folder]] = []
        made: list[tuple[_Stored, Iterator[str]]] = []
        for export, content in contents:
            if not callable(content):
                self._contents.append((export, content))
                continue
            stored = _Stored()
            self._contents.append((export, stored))
            made.append((stored, iter(content())))
        # Side by side: a use case that was put away is opened once for all of them.
        files = [stored.write for stored, _ in made]
        for pieces in zip_longest(*(pieces for _, pieces in made), fillvalue=""):
            for write, piece in zip(files, pieces, strict=True):
                write(piece)

    def __iter__(self) -> Iterator[tuple[ExportFile, Content | Folder]]:
        """Each with what it holds, which can be read once more at any time."""
        return iter(self._contents)


class _Stored:
    """A text in a file that is gone as soon as nobody asks for it any more."""

    def __init__(self) -> None:
        self._file: IO[str] = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - read later
        weakref.finalize(self, self._file.close)
        self.write = self._file.write

    def __call__(self) -> Iterable[str]:
        self._file.seek(0)
        return iter(lambda: self._file.read(_PIECE), "")
