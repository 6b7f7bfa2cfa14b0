"""What was made in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from mkdocs_usecases.hosts.markdown.elements import ReadySection
from mkdocs_usecases.registry.asked import EVERYTHING, Answers, Question
from mkdocs_usecases.rendering.view import View

_T = TypeVar("_T")

Depends = tuple[object, ...]
"""What something was made of; the same comes of the same."""


@dataclass(frozen=True, slots=True)
class _Kept:
    depends: Depends
    made: Any


@dataclass(frozen=True, slots=True)
class _KeptPage:
    """The use cases of a page as they were shown."""

    depends: Depends
    answers: Mapping[Question, object]
    """What it asked of the rest of the site, and was told."""

    sections: Mapping[Hashable, ReadySection]


class KeptSections:
    """What a server has at hand when one page of many was edited.

    The use cases of a page are what their blocks say, and what the page asked of its site. Both are compared,
    so nothing old is ever shown, and no row of a page that stays is made. A listing may show anything: its
    rows are made in each round, and what is kept is their HTML, which takes longer.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._earlier: dict[Hashable, Any] = {}
        self._current: dict[Hashable, Any] = {}
        self._answers = Answers()

    def start(self) -> None:
        """Begin a round: what the last one did not use is forgotten."""
        self._earlier, self._current = self._current, {}
        self._answers.forget_others(
            key[1] for key in self._earlier if isinstance(key, tuple) and key[0] == _USE_CASES
        )

    def hidden(self, path: str, lines: Sequence[str], hide: Callable[[Sequence[str]], _T]) -> _T:
        """What `hide` makes of the lines of a page; while they stay the same, that of the round before."""
        known = self._find(path, (lines,))
        if known is None:
            known = self._current[path] = _Kept((lines,), hide(lines))
        hidden: _T = known.made
        return hidden

    def find(self, key: Hashable, depends: Depends) -> ReadySection | None:
        """The section of a listing that was made of the same, if there is one."""
        kept = self._find(key, depends)
        if kept is None:
            return None
        section: ReadySection = kept.made
        return section

    def keep(self, key: Hashable, depends: Depends, section: ReadySection) -> None:
        """Keep a section of a listing for later rounds."""
        self._current[key] = _Kept(depends, section)

    def use_cases(self, view: View, depends: Depends) -> Mapping[Hashable, ReadySection]:
        """The sections of the use cases of a page that would come out as they were, by their places."""
        key = _of_page(view)
        kept: _KeptPage | None = self._current.get(key) or self._earlier.get(key)
        if kept is None or kept.depends != self._depends(view, depends):
            return {}
        if not self._answers.are_same(kept.answers, view.registry, view.links):
            return {}
        self._current[key] = kept
        return kept.sections

    def keep_use_cases(
        self,
        view: View,
        depends: Depends,
        questions: Set[Question],
        sections: Mapping[Hashable, ReadySection],
    ) -> None:
        """Keep the sections of the use cases of a page, with what it asked by now."""
        key = _of_page(view)
        depends = self._depends(view, depends)
        kept: _KeptPage | None = self._current.get(key)
        known = {} if kept is None or kept.depends != depends else kept.answers
        if EVERYTHING in questions or not sections:
            self._current.pop(key, None)
        elif kept is None or questions - known.keys() or sections.keys() - kept.sections.keys():
            # Those that were put in again have not asked again.
            new = self._answers.of(questions - known.keys(), view.registry, view.links)
            self._current[key] = _KeptPage(depends, {**known, **new}, dict(sections))

    def _depends(self, view: View, depends: Depends) -> Depends:
        return (*depends, self._answers.state(view.page, view.registry))

    def _find(self, key: Hashable, depends: Depends) -> _Kept | None:
        kept: _Kept | None = self._current.get(key) or self._earlier.get(key)
        if kept is None or kept.depends != depends:
            return None
        self._current[key] = kept
        return kept


def _of_page(view: View) -> Hashable:
    return _USE_CASES, view.page


_USE_CASES = "use cases"
