"""What was exported of use cases in an earlier round, for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.asked import EVERYTHING, Answers, Asked, Places, Question, tested

_Key = tuple[str, str, str]
"""A format, a page and an anchor on it."""


class KeptLines:
    """The lines of use cases, for as long as these and what they asked of their site stay the same."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._answers = Answers()
        self._places: Places | None = None
        self._earlier: dict[_Key, _KeptLine] = {}
        self._current: dict[_Key, _KeptLine] = {}

    def start(self, places: Places) -> None:
        """Begin a round, in which use cases are shown there: what the last one did not use is forgotten."""
        self._places = places
        self._earlier, self._current = self._current, {}
        self._answers.forget_others({path for _, path, _ in self._earlier})

    def line(
        self, form: str, entry: Entry, registry: Registry, cover: Cover, make: Callable[[Registry], str]
    ) -> str:
        """The line, or the lines, of a use case in a format; `make` makes them, and asks a registry."""
        assert self._places is not None
        key, places = (form, entry.path, entry.anchor), self._places
        depends = (
            self._answers.state(entry.path, registry),
            places.use_case(entry),
            tested(registry, (entry,)),
            cover,
        )
        kept = self._current.get(key) or self._earlier.get(key)
        if (
            kept is None
            or kept.depends != depends
            or not self._answers.are_same(kept.answers, registry, places)
        ):
            asked = Asked(registry)
            line = make(asked.registry)
            if EVERYTHING in asked.questions:
                return line
            kept = _KeptLine(depends, self._answers.of(asked.questions, registry, places), line)
        self._current[key] = kept
        return kept.line


class _KeptLine(NamedTuple):
    depends: tuple[object, ...]
    answers: Mapping[Question, object]
    line: str
