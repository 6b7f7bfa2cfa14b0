"""What was made in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from mkdocs_usecases.hosts.markdown.elements import ReadySection
from mkdocs_usecases.hosts.markdown.kept_pieces import KeptPieces, PagePieces
from mkdocs_usecases.registry.answers import Answers, Places, questions_of
from mkdocs_usecases.registry.asked import EVERYTHING, Question
from mkdocs_usecases.rendering.view import View

_T = TypeVar("_T")

PlacesOf = Callable[[str | None], Places]
"""Where things are that the readers of a page may know of, or everybody."""

Depends = tuple[object, ...]
"""What something was made of; the same comes of the same."""


class _Kept(NamedTuple):
    depends: Depends
    made: Any


class _KeptPage(NamedTuple):
    """The use cases of a page as they were shown."""

    depends: Depends
    questions: Set[Question]
    """What it asked of the rest of the site."""

    since: int
    """The round in which it was told the answers."""

    sections: Mapping[Hashable, ReadySection]


class KeptSections:
    """What a server has at hand when one page of many was edited.

    The use cases of a page are what their blocks say, and what the page asked of its site. Both are compared,
    so nothing old is ever shown, and no row of a page that stays is made. A listing may show anything: it is
    put together in each round, of pieces that are kept where they show one use case, actor or goal each, and
    what is kept of it is its HTML.
    """

    def __init__(self, answers: Answers) -> None:
        """Start with nothing, and with what the site answers to everybody."""
        self._earlier: dict[Hashable, Any] = {}
        self._current: dict[Hashable, Any] = {}
        self._answers = answers
        self._withheld: dict[str, Answers] = {}
        """What it answers besides to the readers of a page that is not for everybody."""

        self._pieces = KeptPieces(answers)
        self._places: PlacesOf | None = None

    def start(self, places: PlacesOf) -> None:
        """Begin a round: what the last one did not use is forgotten."""
        self._places = places
        self._earlier, self._current = self._current, {}
        self._pieces.start()
        self._withheld = {
            path: self._withheld[path] for path in self._withheld if _page(path) in self._earlier
        }

    @property
    def questions(self) -> Iterator[Set[Question]]:
        """What pages and pieces asked that are kept."""
        pages = (kept.questions for kept in self._earlier.values() if isinstance(kept, _KeptPage))
        return chain(pages, self._pieces.questions)

    def pieces(self, view: View) -> PagePieces | None:
        """The pieces of the listings of a page; of one that is not for everybody none is kept."""
        assert self._places is not None
        places = self._places(view.page)
        if places is not self._places(None):
            return None
        self._answers.follow(places)
        return self._pieces.on_page(view)

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

    def use_cases(self, path: str, depends: Depends) -> Mapping[Hashable, ReadySection]:
        """The sections of the use cases of a page that would come out as they were, by their places."""
        key = _page(path)
        kept: _KeptPage | None = self._current.pop(key, None) or self._earlier.get(key)
        if kept is None or kept.depends != depends:
            return {}
        if not self._answers_on(path).are_same(kept.questions, kept.since):
            return {}
        self._current[key] = kept
        return kept.sections

    def keep_use_cases(
        self,
        path: str,
        depends: Depends,
        questions: Set[Question],
        sections: Mapping[Hashable, ReadySection],
    ) -> None:
        """Keep the sections of the use cases of a page, with what it asked by now."""
        key = _page(path)
        kept: _KeptPage | None = self._current.get(key)
        known = kept.questions if kept is not None and kept.depends == depends else questions_of(path)
        if EVERYTHING in questions or not sections:
            self._current.pop(key, None)
        elif kept is None or questions - known or sections.keys() - kept.sections.keys():
            # Those that were put in again have not asked again.
            asked = frozenset(questions | known)
            self._current[key] = _KeptPage(depends, asked, self._answers_on(path).ask(asked), dict(sections))

    def _answers_on(self, path: str) -> Answers:
        assert self._places is not None
        places = self._places(path)
        is_withheld = places is not self._places(None)
        answers = self._withheld.setdefault(path, Answers()) if is_withheld else self._answers
        answers.follow(places)
        return answers

    def _find(self, key: Hashable, depends: Depends) -> _Kept | None:
        kept: _Kept | None = self._current.get(key) or self._earlier.get(key)
        if kept is None or kept.depends != depends:
            return None
        self._current[key] = kept
        return kept


def _page(path: str) -> Hashable:
    return "use cases", path
