"""Sections that were rendered in an earlier round, for as long as they would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from mkdocs_usecases.export.json import Lines
from mkdocs_usecases.hosts.markdown.elements import ReadySection

_T = TypeVar("_T")

Depends = tuple[object, ...]
"""What a section was made of; the same sections come of the same."""


@dataclass(frozen=True, slots=True)
class _Kept:
    depends: Depends
    sections: Sequence[ReadySection]


class KeptSections:
    """What a server has at hand when one page of many was edited.

    A section depends on its own block and on what is wrong with it, which its user compares, and on what the
    page shows of the rest of the site, which is compared once for all.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._shown: object = None
        self._earlier: dict[Hashable, _Kept] = {}
        self._current: dict[Hashable, _Kept] = {}
        self._hidden: dict[str, tuple[Sequence[str], Any]] = {}
        self.exported: Lines = {}
        """What the export said of each use case."""

    def start(self) -> None:
        """Begin a round: what the last one did not use is forgotten."""
        self._earlier, self._current = self._current, {}

    def trust(self, shown: object) -> None:
        """Forget everything when use cases show something else of themselves than before."""
        if shown != self._shown:
            self._shown = shown
            self._earlier, self._current = {}, {}
            self.exported.clear()

    def hidden(self, path: str, lines: Sequence[str], hide: Callable[[Sequence[str]], _T]) -> _T:
        """What `hide` makes of the lines of a page; while they stay the same, that of the round before."""
        known = self._hidden.get(path)
        if known is None or known[0] != lines:
            known = self._hidden[path] = (lines, hide(lines))
        hidden: _T = known[1]
        return hidden

    def find(self, key: Hashable, depends: Depends) -> Sequence[ReadySection] | None:
        """The sections that were made of the same, if there are such."""
        kept = self._current.get(key) or self._earlier.get(key)
        if kept is None or kept.depends != depends:
            return None
        self._current[key] = kept
        return kept.sections

    def keep(self, key: Hashable, depends: Depends, sections: Sequence[ReadySection]) -> None:
        """Keep sections for later rounds."""
        self._current[key] = _Kept(depends, sections)
