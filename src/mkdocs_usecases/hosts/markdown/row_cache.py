"""Rows of listings that were made in an earlier round, for as long as they would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from mkdocs_usecases.hosts.markdown.asked_links import AskedLinks
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.answers import Answers, questions_of
from mkdocs_usecases.registry.asked import EVERYTHING, Asked, Question
from mkdocs_usecases.rendering.view import View

_T = TypeVar("_T")


class _KeptRow(NamedTuple):
    questions: frozenset[Question]
    since: int
    row: Any


_Rows = dict[Hashable, dict[tuple[str, str], _KeptRow]]
"""By the kind of rows and the page that they stand on, each by the page and the anchor of its use case."""


class KeptRows:
    """The rows that listings show of single use cases, with what each asked of its site."""

    def __init__(self, answers: Answers) -> None:
        """Start with nothing, and with what the site answers to everybody."""
        self._answers = answers
        self._depends: object = None
        self._earlier: _Rows = {}
        self._current: _Rows = {}

    def start(self) -> None:
        """Begin a round: what the last one did not use is forgotten."""
        self._earlier, self._current = self._current, {}

    @property
    def questions(self) -> Iterator[frozenset[Question]]:
        """What the rows asked that are kept."""
        return (kept.questions for rows in self._earlier.values() for kept in rows.values())

    def on_page(self, view: View) -> PageRows:
        """Those of a page, whose answers are those that everybody gets."""
        # They belong to the site, and are compared as a whole.
        depends = view.registry.elsewhere, view.registry.lock, view.registry.is_whole
        if self._depends != depends:
            self._depends, self._earlier, self._current = depends, {}, {}
        return PageRows(view, self._answers, self._earlier, self._current)


class PageRows:
    """The rows of the listings of one page."""

    def __init__(self, view: View, answers: Answers, earlier: _Rows, current: _Rows) -> None:
        """Take the page, what the site answers, and the rows of the round before and of this one."""
        self._of = view
        self._answers = answers
        self._earlier = earlier
        self._current = current

    @cached_property
    def _asked(self) -> Asked:
        return Asked(self._of.registry)

    @cached_property
    def _view(self) -> View:
        """The page for rows that are made anew: most pages have none."""
        links = AskedLinks(self._of.links, self._asked.questions)
        return replace(self._of, registry=self._asked.registry, links=links, references={})

    def of(self, kind: Hashable, make: Callable[[Entry, View], _T]) -> Callable[[Entry], _T]:
        """What `make` makes of use cases, or has made while nothing that it asked was different."""
        key = kind, self._of.page
        earlier, current = self._earlier.get(key, {}), self._current.setdefault(key, {})
        are_same = self._answers.are_same

        def row(entry: Entry) -> _T:
            place = entry.path, entry.anchor
            kept = current.get(place) or earlier.get(place)
            if kept is None or not are_same(kept.questions, kept.since):
                kept = self._made(entry, make)
            if EVERYTHING not in kept.questions:
                current[place] = kept
            made: _T = kept.row
            return made

        return row

    def _made(self, entry: Entry, make: Callable[[Entry, View], object]) -> _KeptRow:
        asked = self._asked.questions
        asked.clear()
        # What is at hand for other rows would not be asked for by this one.
        self._view.references.clear()
        row = make(entry, self._view)
        questions = frozenset({*asked, *questions_of(entry.path), ("page", self._of.page)})
        return _KeptRow(questions, self._answers.ask(questions), row)
