"""A text with edits made in it: nothing but what they cover changes, line ends and encoding included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from mkdocs_usecases.diagnostics import Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.source import Span

_LINE_END = expression(r"\r\n|\n|\r")


class Text:
    """A file as places count it: lines end with CR, LF or both, columns are characters."""

    def __init__(self, text: str) -> None:
        """Take the whole file, without a byte order mark."""
        self.text = text

    @cached_property
    def _lines(self) -> list[tuple[int, int]]:
        """Where each line starts and ends in the text, without its line end."""
        ends = [(match.start(), match.end()) for match in _LINE_END.finditer(self.text)]
        starts = [0, *(end for _, end in ends)]
        return list(zip(starts, [*(start for start, _ in ends), len(self.text)], strict=True))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._lines]

    @cached_property
    def line_end(self) -> str:
        """What its lines end with: a new one ends as the first one does."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"

    def with_line_ends(self, new: str) -> str:
        """What is put into it, with its line ends."""
        return _LINE_END.sub(self.line_end, new)

    @property
    def count(self) -> int:
        """How many lines there are: one more than line ends."""
        return len(self._lines)

    def start(self, number: int) -> int:
        """How many characters stand before a line, 1-based."""
        return self._lines[number - 1][0]

    def line(self, number: int) -> str:
        """A line, 1-based, without its end; nothing where the text has no such line."""
        if not 0 < number <= len(self._lines):
            return ""
        start, end = self._lines[number - 1]
        return self.text[start:end]

    def offset(self, line: int, column: int) -> int | None:
        """How many characters stand before a place; `None` where the text has no such place."""
        if not 0 < line <= len(self._lines):
            return None
        start, end = self._lines[line - 1]
        return start + column - 1 if 0 < column <= end - start + 1 else None

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of what stands behind so many characters."""
        number = bisect_right(self._lines, offset, key=itemgetter(0))
        return number, offset - self._lines[number - 1][0] + 1

    def stretch(self, span: Span) -> tuple[int, int] | None:
        """Where what a span covers starts and ends; `None` where the text has no such place."""
        start = self.offset(span.line, span.column)
        end = self.offset(span.end_line, span.end_column)
        return None if start is None or end is None or end < start else (start, end)

    def span(self, file: str, start: int, end: int) -> Span:
        """The place of a stretch of the text."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end) - 1
        return Span(file, first + 1, start - self._starts[first] + 1, last + 1, end - self._starts[last] + 1)

    def margin(self, span: Span) -> str:
        """What stands before a place in its line."""
        start = self._lines[span.line - 1][0]
        return self.text[start : start + span.column - 1]


Texts = Callable[[str], Text | None]
"""Finds a file as places name it; `None` for one that is not at hand."""


def settled(finding: Diagnostic, texts: Texts) -> Diagnostic:
    """A finding whose edits fit the files that they are made in, to the letter: else without them.

    Where the text of a block and that of its file differ (quotes, escapes, macros), an edit may cover
    something else than it says. Nobody shall make that one.
    """
    edits = tuple(fitting for edit in finding.edits if (fitting := _fitting(edit, texts)) is not None)
    if len(edits) < len(finding.edits):
        finding = replace(finding, edits=(), is_certain=False)
    elif edits != finding.edits:
        finding = replace(finding, edits=edits)
    text = texts(finding.span.file) if finding.span.end_line else None
    if text is not None and text.stretch(finding.span) is None:
        finding = replace(finding, span=finding.span.start)
    return finding


def _fitting(edit: Edit, texts: Texts) -> Edit | None:
    text = texts(edit.span.file)
    stretch = text.stretch(edit.span) if text is not None else None
    if text is None or stretch is None:
        return None
    start, end = stretch
    if edit.was is not None and text.text[start:end] != edit.was:
        return None
    new = text.with_line_ends(edit.text)
    if edit.is_line:
        return edit._replace(text=f"{new}{text.line_end}{text.margin(edit.span)}", is_line=False)
    return edit if new == edit.text else edit._replace(text=new)


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of some files."""

    texts: Mapping[str, str]
    """The files that changed, by the name that places have for them."""

    mended: tuple[Diagnostic, ...]
    """The findings whose edits were made."""


def revise(findings: Iterable[Diagnostic], texts: Texts) -> Revision:
    """Make the edits of some findings, those of each all together or not at all.

    They are taken in their order; one that touches what another one changes has to wait for the next time.
    """
    taken: dict[str, list[tuple[int, int, str]]] = {}
    mended: list[Diagnostic] = []
    for finding in findings:
        wanted = _stretches(settled(finding, texts), texts)
        apart = all(_is_apart(one, taken.get(file, ())) for file, one in wanted)
        if wanted and apart:
            mended.append(finding)
            for file, one in wanted:
                taken.setdefault(file, []).append(one)
    changed = {}
    for file, changes in taken.items():
        before = texts(file)
        assert before is not None
        after = _with(before.text, changes)
        if after != before.text:
            changed[file] = after
    return Revision(changed, tuple(mended))


def _stretches(finding: Diagnostic, texts: Texts) -> list[tuple[str, tuple[int, int, str]]]:
    found = []
    for edit in dict.fromkeys(finding.edits):
        text = texts(edit.span.file)
        stretch = text.stretch(edit.span) if text is not None else None
        if stretch is not None:
            found.append((edit.span.file, (*stretch, edit.text)))
    return found


def _is_apart(one: tuple[int, int, str], others: Iterable[tuple[int, int, str]]) -> bool:
    return all(one[1] < start or end < one[0] for start, end, _ in others)


def _with(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    pieces, done = [], 0
    for start, end, new in sorted(changes):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])
