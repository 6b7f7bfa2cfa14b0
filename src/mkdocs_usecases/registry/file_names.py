"""Names of files, fit for every file system."""

from __future__ import annotations

import re
import unicodedata

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.registry.slugs import TakenNames

_DEVICE = expression(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)", re.IGNORECASE)
"""Names of devices on Windows, whatever their suffix."""

_START_PAGE = expression(r"(?:index|readme)$", re.IGNORECASE)
"""Names by which hosts know the start page of a folder."""

_LONGEST = 120
"""Bytes in UTF-8: file systems allow 255, and there may be a number and a suffix to come."""


class FileNames:
    """The names given out so far: `a` and `A` are one file to some systems."""

    def __init__(self, otherwise: str) -> None:
        """Take the name for what has none, which is also put before names that mean something else."""
        self._otherwise = otherwise
        self._taken = TakenNames()

    def take(self, name: str) -> str:
        """A name like no other, without a suffix, of a text whose signs are fit for addresses."""
        # One letter with a mark, or a letter and a mark: to some systems that is one name.
        name = unicodedata.normalize("NFC", name)
        name = name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip("-.")
        if not name:
            name = self._otherwise
        elif _DEVICE.match(name) or _START_PAGE.match(name):
            name = f"{self._otherwise}-{name}"
        return self._taken.take(name)
