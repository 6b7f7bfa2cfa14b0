"""What was exported of use cases in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.answers import Answers, Places, questions_of, said_by_tests
from mkdocs_usecases.registry.asked import EVERYTHING, Asked, Question


class KeptLines:
    """The lines of use cases, for as long as these and what they asked of their site stay the same."""

    def __init__(self, answers: Answers) -> None:
        """Start with nothing, and with what the site answers to everybody."""
        self._answers = answers
        self._earlier: _Lines = {}
        self._current: _Lines = {}

    def start(self, places: Places) -> None:
        """Begin a round, in which use cases are shown there: what the last one did not use is forgotten."""
        self._answers.follow(places)
        self._earlier, self._current = self._current, {}

    @property
    def questions(self) -> Iterable[Iterable[Question]]:
        """What the lines asked that are kept."""
        return (kept.questions for lines in self._current.values() for kept in lines.values())

    def of(
        self, form: str, registry: Registry, cover: Cover, make: Callable[[Entry, Registry], str]
    ) -> Callable[[Entry], str]:
        """The line, or the lines, of a use case in a format; `make` makes them, and asks a registry."""
        key = form, cover
        earlier, current = self._earlier.get(key, {}), self._current.setdefault(key, {})
        are_same = self._answers.are_same

        def line(entry: Entry) -> str:
            place, said = (entry.path, entry.anchor), said_by_tests(registry, (entry,))
            kept = earlier.get(place)
            if kept is None or kept.tested != said or not are_same(kept.questions, kept.since):
                asked = Asked(registry)
                made = make(entry, asked.registry)
                if EVERYTHING in asked.questions:
                    return made
                questions = frozenset(asked.questions | questions_of(entry.path))
                kept = _KeptLine(said, questions, self._answers.ask(questions), made)
            current[place] = kept
            return kept.line

        return line


class _KeptLine(NamedTuple):
    tested: object
    questions: frozenset[Question]
    since: int
    line: str


_Lines = dict[tuple[str, Cover], dict[tuple[str, str], _KeptLine]]
"""By a format and what it covers of use cases, each by the page and the anchor of its use case."""
