"""What was exported of use cases in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.answers import Answers, Places, questions_of, said_by_tests
from mkdocs_usecases.registry.asked import EVERYTHING, Asked, Question

_Key = tuple[str, str, str, Cover]
"""A format, a page and an anchor on it, and what of the use case is covered."""


class KeptLines:
    """The lines of use cases, for as long as these and what they asked of their site stay the same."""

    def __init__(self, answers: Answers) -> None:
        """Start with nothing, and with what the site answers to everybody."""
        self._answers = answers
        self._earlier: dict[_Key, _KeptLine] = {}
        self._current: dict[_Key, _KeptLine] = {}

    def start(self, places: Places) -> None:
        """Begin a round, in which use cases are shown there: what the last one did not use is forgotten."""
        self._answers.follow(places)
        self._earlier, self._current = self._current, {}

    @property
    def questions(self) -> Iterable[Iterable[Question]]:
        """What the lines asked that are kept."""
        return (kept.questions for kept in self._current.values())

    def line(
        self, form: str, entry: Entry, registry: Registry, cover: Cover, make: Callable[[Registry], str]
    ) -> str:
        """The line, or the lines, of a use case in a format; `make` makes them, and asks a registry."""
        key, said = (form, entry.path, entry.anchor, cover), said_by_tests(registry, (entry,))
        kept = self._earlier.get(key)
        if kept is None or kept.tested != said or not self._answers.are_same(kept.questions, kept.since):
            asked = Asked(registry)
            line = make(asked.registry)
            if EVERYTHING in asked.questions:
                return line
            questions = frozenset(asked.questions | questions_of(entry.path))
            kept = _KeptLine(said, questions, self._answers.ask(questions), line)
        self._current[key] = kept
        return kept.line


class _KeptLine(NamedTuple):
    tested: object
    questions: frozenset[Question]
    since: int
    line: str
