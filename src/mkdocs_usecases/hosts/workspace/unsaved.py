"""What editors have open: texts that count in the place of those on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol


class Unsaved(Protocol):
    """The texts that are open, by their files."""

    def text(self, path: Path) -> str | None:
        """What an editor has in the place of a file; `None` where the file itself counts."""

    def paths(self) -> Iterable[Path]:
        """The files of the pages that are open, also those that are not on disk yet."""
