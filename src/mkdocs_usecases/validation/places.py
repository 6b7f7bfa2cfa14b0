"""Where a name stands in a block: in a text, behind a key, at the start of a step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, added_line, advice, replaced
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.labels import UNPARTED
from mkdocs_usecases.source import Span

_FEW = 12
"""Lines that a text of a block may go over."""


def word_place(use_case: UseCase, place: Span, word: str) -> Span:
    """Where a word stands at or below a place of the block; the place itself where that cannot be told.

    Args:
        use_case: whose block it is.
        place: where to begin to look.
        word: as it was typed, not inside of a longer word.
    """
    if _begins_with(use_case, place, word):
        return place.start.over(len(word))
    pattern = rf"(?<![\w-]){re.escape(word)}(?!\w|-\w)"
    found = find(use_case, place, pattern) if word else None
    return place if found is None else found.span


def _begins_with(use_case: UseCase, place: Span, word: str) -> bool:
    """The quick answer for most names: a text begins with them."""
    _, _, text = next(_lines(use_case, place, 1), (0, 0, ""))
    if not text.startswith(word):
        return False
    return text[len(word) : len(word) + 1] in _BEHIND or _UNPARTED.search(word) is not None


_UNPARTED = expression(f"[{UNPARTED}]")
"""In scripts without blanks what follows a name begins right behind it."""

_BEHIND = ("", " ", ".", ":", ")", ",")


def label_place(extension: Extension) -> Span:
    """Where the label of an extension stands; the whole head, where it has none."""
    return extension.label_span or extension.span


class Found(NamedTuple):
    """A piece of a block."""

    span: Span
    text: str


def find(use_case: UseCase, place: Span, pattern: str, *, lines: int = _FEW) -> Found | None:
    """What a pattern finds first at or below a place of the block."""
    for line, margin, text in _lines(use_case, place, lines):
        if match := re.search(pattern, text):
            start = Span(place.file, line, margin + match.start() + 1)
            return Found(start.over(len(match[0])), match[0])
    return None


def added_key(use_case: UseCase, line: str) -> Mending:
    """A line above the first key of a block."""
    first = min(use_case.places.values(), default=None)
    # In brackets a line is no key of its own.
    if first is None or use_case.source.lstrip().startswith("{"):
        return advice(f"add `{line}`")
    return added_line(first, line)


def lead_edits(use_case: UseCase, name: str, new: str) -> tuple[Edit, ...]:
    """Another name for an actor where steps begin with it."""
    return tuple(
        replaced(step.actor_span, None, new)
        for step in use_case.every_step
        if step.actor_span is not None and folded(step.actor) == folded(name)
    )


@lru_cache(maxsize=8)
def _split(source: str) -> Sequence[str]:
    # A block with one finding often has more of them.
    return source.split("\n")


def _lines(use_case: UseCase, place: Span, most: int) -> Iterator[tuple[int, int, str]]:
    """The lines of a block from a place on: number, how much of the file's line is left out, text."""
    source = _split(use_case.source)
    # What stands before the fence stands before each line, or blanks that take its place.
    prefix = use_case.span.column - 1
    first = max(place.line - use_case.span.line - 1, 0)
    for at in range(first, min(first + most, len(source))):
        start = max(place.column - 1 - prefix, 0) if at == first else 0
        yield use_case.span.line + 1 + at, prefix + start, source[at][start:]
