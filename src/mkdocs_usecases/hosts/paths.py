"""Paths as pages and messages name them: with slashes, and in UTF-8, on every computer."""

from __future__ import annotations

import ntpath
import os
import posixpath
from pathlib import PurePath, PureWindowsPath


def named(path: PurePath) -> str:
    """A path with slashes.

    In a locale that does not know UTF-8, Python has the bytes of a name as halves of characters, which no
    address and no JSON can hold. Bytes that are no UTF-8 are shown, so that two such names stay two.
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def seen_from(folder: PurePath, path: PurePath) -> str:
    """A path as it is typed in a folder; as a whole where no way leads there, on another drive of Windows."""
    flavour = ntpath if isinstance(path, PureWindowsPath) else posixpath
    try:
        return named(type(path)(flavour.relpath(path, folder)))
    except ValueError:
        return named(path)
