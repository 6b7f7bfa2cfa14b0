"""What was made in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from mkdocs_usecases.hosts.markdown.elements import ReadySection

_T = TypeVar("_T")

Depends = tuple[object, ...]
"""What a section was made of; the same comes of the same."""


@dataclass(frozen=True, slots=True)
class _Kept:
    depends: Depends
    made: Any


class KeptSections:
    """What a server has at hand when one page of many was edited.

    A section depends on all that it shows: the rows of its tables, with their words and links. These are
    worked out in each round; what is kept is their HTML, which takes longer. So nothing old is ever shown.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._earlier: dict[Hashable, _Kept] = {}
        self._current: dict[Hashable, _Kept] = {}

    def start(self) -> None:
        """Begin a round: what the last one did not use is forgotten."""
        self._earlier, self._current = self._current, {}

    def hidden(self, path: str, lines: Sequence[str], hide: Callable[[Sequence[str]], _T]) -> _T:
        """What `hide` makes of the lines of a page; while they stay the same, that of the round before."""
        known = self._find(path, (lines,))
        if known is None:
            known = self._current[path] = _Kept((lines,), hide(lines))
        hidden: _T = known.made
        return hidden

    def find(self, key: Hashable, depends: Depends) -> ReadySection | None:
        """The section that was made of the same, if there is one."""
        kept = self._find(key, depends)
        if kept is None:
            return None
        section: ReadySection = kept.made
        return section

    def keep(self, key: Hashable, depends: Depends, section: ReadySection) -> None:
        """Keep a section for later rounds."""
        self._current[key] = _Kept(depends, section)

    def _find(self, key: Hashable, depends: Depends) -> _Kept | None:
        kept = self._current.get(key) or self._earlier.get(key)
        if kept is None or kept.depends != depends:
            return None
        self._current[key] = kept
        return kept
