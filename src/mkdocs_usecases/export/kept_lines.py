"""What was exported of use cases in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.answers import Answers, Places, said_by_tests
from mkdocs_usecases.registry.asked import EVERYTHING, Asked, Question
from mkdocs_usecases.registry.entry import page_of

_Told = TypeVar("_Told")


class KeptLines:
    """The lines of use cases, for as long as these and what they asked of their site stay the same.

    An edit is of one page, so those of a page that stand together are one piece.
    """

    def __init__(self, answers: Answers) -> None:
        """Start with nothing, and with what the site answers to everybody."""
        self._answers = answers
        self._earlier: _Lines = {}
        self._current: _Lines = {}
        self._told: dict[str, Sequence[tuple[object, str]]] = {}
        """By the name of a list what it told in the last round, with the lines."""

    def start(self, places: Places) -> None:
        """Begin a round, in which use cases are shown there: what the last one did not use is forgotten."""
        self._answers.follow(places)
        self._earlier, self._current = self._current, {}

    @property
    def questions(self) -> Iterable[Iterable[Question]]:
        """What the lines asked that are kept."""
        return (kept.questions for lines in self._current.values() for kept in lines.values())

    def of(
        self,
        form: str,
        registry: Registry,
        cover: Cover,
        make: Callable[[Sequence[Entry], Registry], str],
        entries: Iterable[Entry],
    ) -> Iterator[str]:
        """The lines of use cases in a format, page by page; `make` makes them, and asks a registry."""
        key = form, cover
        earlier, current = self._earlier.get(key, {}), self._current.setdefault(key, {})
        for path, group in groupby(entries, page_of):
            of_page = tuple(group)
            tested = said_by_tests(registry, of_page)
            kept = earlier.get(of_page)
            if (
                kept is None
                or kept.tested != tested
                or not self._answers.are_same(kept.questions, kept.since)
            ):
                asked = Asked(registry)
                lines = make(of_page, asked.registry)
                questions = frozenset({*asked.questions, ("page", path)})
                kept = _KeptLines(tested, questions, self._answers.ask(questions), lines)
            if EVERYTHING not in kept.questions:
                current[of_page] = kept
            yield kept.lines

    def of_list(self, name: str, items: Iterable[_Told], make: Callable[[_Told], str]) -> Iterator[str]:
        """The lines of goals, say: what tells the same at its place as before is not made again."""
        earlier = iter(self._told.get(name, ()))
        told: list[tuple[object, str]] = []
        for item in items:
            known = next(earlier, None)
            if known is None or known[0] != item:
                known = item, make(item)
            told.append(known)
            yield known[1]
        self._told[name] = told


class _KeptLines(NamedTuple):
    tested: object
    questions: frozenset[Question]
    since: int
    lines: str


_Lines = dict[tuple[str, Cover], dict[tuple[Entry, ...], _KeptLines]]
"""By a format and what it covers of use cases, each by those that it tells of."""
