"""Pieces of listings that were made in an earlier round, for as long as they would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from mkdocs_usecases.hosts.markdown.asked_links import AskedLinks
from mkdocs_usecases.registry.answers import Answers
from mkdocs_usecases.registry.asked import EVERYTHING, Asked, Question
from mkdocs_usecases.rendering.view import View

_T = TypeVar("_T")
_Of = TypeVar("_Of")


class _Kept(NamedTuple):
    questions: frozenset[Question]
    since: int
    made: Any


_Pieces = dict[Hashable, dict[Hashable, _Kept]]
"""By the kind of pieces and the page that they stand on, each by what was given to make it."""


class KeptPieces:
    """What listings show of single use cases, goals and actors, with what each asked of its site."""

    def __init__(self, answers: Answers) -> None:
        """Start with nothing, and with what the site answers to everybody."""
        self._answers = answers
        self._depends: object = None
        self._earlier: _Pieces = {}
        self._current: _Pieces = {}

    def start(self) -> None:
        """Begin a round: what the last one did not use is forgotten."""
        self._earlier, self._current = self._current, {}

    @property
    def questions(self) -> Iterator[frozenset[Question]]:
        """What the pieces asked that are kept."""
        return (kept.questions for pieces in self._earlier.values() for kept in pieces.values())

    def on_page(self, view: View) -> PagePieces:
        """Those of a page, whose answers are those that everybody gets."""
        # They belong to the site, and are compared as a whole.
        depends = view.registry.elsewhere, view.registry.lock, view.registry.is_whole
        if self._depends != depends:
            self._depends, self._earlier, self._current = depends, {}, {}
        return PagePieces(view, self._answers, self._earlier, self._current)


class PagePieces:
    """The pieces of the listings of one page."""

    def __init__(self, view: View, answers: Answers, earlier: _Pieces, current: _Pieces) -> None:
        """Take the page, what the site answers, and the pieces of the round before and of this one."""
        self._of = view
        self._answers = answers
        self._earlier = earlier
        self._current = current
        self._depth = 0

    @cached_property
    def _asked(self) -> Asked:
        return Asked(self._of.registry)

    @cached_property
    def _view(self) -> View:
        """The page for pieces that are made anew: most pages have none."""
        links = AskedLinks(self._of.links, self._asked.questions)
        return replace(self._of, registry=self._asked.registry, links=links, pieces=self, references={})

    def of(
        self, kind: Hashable, make: Callable[[_Of, View], _T], given: Callable[[_Of], Hashable]
    ) -> Callable[[_Of], _T]:
        """What `make` makes of things, or has made while nothing that it asked was different."""
        key = kind, self._of.page
        earlier, current = self._earlier.get(key, {}), self._current.setdefault(key, {})
        are_same = self._answers.are_same

        def piece(thing: _Of) -> _T:
            said = given(thing)
            kept = current.get(said) or earlier.get(said)
            if kept is None or not are_same(kept.questions, kept.since):
                kept = self._made(thing, make)
            if EVERYTHING not in kept.questions:
                current[said] = kept
            if self._depth:
                # Whoever is made of it asked the same.
                self._asked.questions.update(kept.questions)
            made: _T = kept.made
            return made

        return piece

    def _made(self, thing: _Of, make: Callable[[_Of, View], object]) -> _Kept:
        asked = self._asked.questions
        before = {*asked}
        asked.clear()
        # What is at hand for other pieces would not be asked for by this one.
        self._view.references.clear()
        self._depth += 1
        try:
            made = make(thing, self._view)
        finally:
            self._depth -= 1
        questions = frozenset({*asked, ("page", self._of.page)})
        asked.clear()
        asked.update(before)
        return _Kept(questions, self._answers.ask(questions), made)
