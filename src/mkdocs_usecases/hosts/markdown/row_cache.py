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


_Rows = dict[Hashable, _KeptRow]
"""By the kind of a row, the page that it stands on, and the use case that it shows."""


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
        return (kept.questions for kept in self._earlier.values())

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

    def row(self, kind: Hashable, entry: Entry, make: Callable[[Entry, View], _T]) -> _T:
        """What `make` makes of a use case, or has made while nothing that it asked was different."""
        page = self._of.page
        key = kind, page, entry.path, entry.anchor
        kept = self._current.get(key) or self._earlier.get(key)
        if kept is None or not self._answers.are_same(kept.questions, kept.since):
            asked = self._asked.questions
            asked.clear()
            # What is at hand for other rows would not be asked for by this one.
            self._view.references.clear()
            row = make(entry, self._view)
            if EVERYTHING in asked:
                return row
            questions = frozenset({*asked, *questions_of(entry.path), ("page", page)})
            kept = _KeptRow(questions, self._answers.ask(questions), row)
        self._current[key] = kept
        made: _T = kept.row
        return made
