"""Findings of a text as they stand in the next one, until somebody has looked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_usecases.diagnostics import Diagnostic, without_edits
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span


def moved(findings: Iterable[Diagnostic], before: Text, after: Text) -> Iterator[Diagnostic]:
    """The findings that are about what stayed, each where that is now."""
    if before is after or before.text == after.text:
        yield from findings
        return
    change = _Change(before, after)
    for finding in findings:
        span = change.moved(finding.span)
        if span is not None:
            yield without_edits(replace(finding, span=span))


class _Change:
    """What is the same at the start and at the end of two texts."""

    def __init__(self, before: Text, after: Text) -> None:
        self._before, self._after = before, after
        self._start = _alike(before.text, after.text)
        rest = before.text[self._start :][::-1], after.text[self._start :][::-1]
        self._end = len(before.text) - _alike(*rest)
        self._longer = len(after.text) - len(before.text)

    def moved(self, span: Span) -> Span | None:
        """The same piece of the other text; `None` where it is no longer there."""
        start = self._moved(self._before.offset(span.line, span.column))
        if start is None:
            return None
        if not span.end_line:
            return Span(span.file, *start)
        end = self._moved(self._before.offset(span.end_line, span.end_column))
        return None if end is None or end < start else Span(span.file, *start, *end)

    def _moved(self, offset: int | None) -> tuple[int, int] | None:
        if offset is None or self._start < offset < self._end:
            return None
        return self._after.place(offset if offset <= self._start else offset + self._longer)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
