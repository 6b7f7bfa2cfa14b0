"""When files were last written, to find out which have changed since."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int] | None
"""Time and size of a file; `None` where there is none."""


def stamp(path: Path) -> Stamp:
    """The stamp of a file as it is now."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


class Stamps:
    """Those of some files as they were when they were read."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[Path, Stamp] = {}

    def __contains__(self, path: Path) -> bool:
        return path in self._known

    def note(self, path: Path) -> None:
        """Take that of a file that is about to be read."""
        self._known[path] = stamp(path)

    def changed(self) -> Iterable[Path]:
        """The files that are others now."""
        return [path for path, known in self._known.items() if stamp(path) != known]
