"""A block's text while it is read: its lines, its YAML nodes and what was found wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.parsing.outcomes import Words
from mkdocs_usecases.source import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the lines of a block stand in its file."""

    fence: Span
    """The opening fence."""

    lines: tuple[int, ...]
    """For each line of the block its line number in the file, 1-based."""

    offsets: tuple[int, ...]
    """For each line of the block how many characters stand before it in the file."""

    def span(self, line: int, column: int) -> Span:
        """The place in the file of a 0-based line and column of the block."""
        if line < len(self.lines):
            return Span(self.fence.file, self.lines[line], self.offsets[line] + column + 1)
        return Span(self.fence.file, self.lines[-1] if self.lines else self.fence.line, 1)


class _Stretch(NamedTuple):
    """What one line holds of a text that goes over lines."""

    begin: int
    """How many characters of the text stand before it."""

    end: int
    span: Span
    number: int
    """Of the line in the block, 0-based."""


_begin = attrgetter("begin")


@dataclass(slots=True)
class Source:
    """A block's text while it is read, with what was found wrong so far."""

    text: str
    origin: Origin
    outcomes: Words
    """The site's outcome phrases."""

    findings: list[Diagnostic] = field(default_factory=list)
    lines: list[str] = field(init=False)
    """As typed."""

    plain: list[str] = field(init=False)
    """As typed, but for characters that YAML refuses."""

    composed: list[str] = field(init=False)
    """As YAML got them: plain, but for text that was quoted to save it."""

    _walks: dict[Span, list[_Stretch]] = field(init=False, default_factory=dict)
    """By where a text starts, its lines as far as places in them were asked for."""

    def __post_init__(self) -> None:
        """Keep the lines for slices."""
        self.lines = self.plain = self.composed = self.text.split("\n")

    def report(self, finding: Diagnostic) -> None:
        """Note a mistake and read on."""
        self.findings.append(finding)

    def span(self, node: Node) -> Span:
        """Where a node starts in the file."""
        mark, origin = node.start_mark, self.origin
        line: int = mark.line
        column: int = mark.column
        if line >= len(self.lines):
            return origin.span(line, column)
        if self.composed is not self.plain:
            # Quotes that were put in may have moved what stands behind them.
            column = min(column, len(self.lines[line]))
        if node.value == "" and isinstance(node, ScalarNode) and not node.style:
            # In brackets the loaders do not agree on which side of a blank nothing stands.
            before = self.lines[line][:column].rstrip()
            column = len(before) if before else column
        return Span(origin.fence.file, origin.lines[line], origin.offsets[line] + column + 1)

    def moved(self, span: Span, characters: int) -> Span:
        """The place so many characters further in a text that may go on in the lines below.

        There its lines are joined by one blank each, whatever their indentation.
        """
        number = span.line - self.origin.lines[0]
        if not 0 <= number < len(self.lines) or self.origin.lines[number] != span.line:
            return span.moved(characters)
        first = self._stretch(0, span, number)
        if characters < first.end:
            return span.moved(characters)
        # A long text is asked for many places: each of its lines is walked once.
        walk = self._walks.setdefault(span, [first])
        while characters >= walk[-1].end and (further := self._below(walk[-1])) is not None:
            walk.append(further)
        stretch = walk[bisect_right(walk, characters + 1, key=_begin) - 1]
        left = stretch.end - stretch.begin
        return stretch.span.moved(max(min(characters - stretch.begin, left), 0))

    def _stretch(self, begin: int, span: Span, number: int) -> _Stretch:
        """What a line holds of a text, from a place in it to its end."""
        start = span.column - 1 - self.origin.offsets[number]
        line = self.lines[number]
        # Behind a sign of YAML the text itself begins below.
        left = -1 if line[start : start + 1] in _BLOCK_SIGNS else len(line.rstrip()) - start
        return _Stretch(begin, begin + left, span, number)

    def _below(self, stretch: _Stretch) -> _Stretch | None:
        """Where a text goes on in the next line that is not blank."""
        for number in range(stretch.number + 1, len(self.lines)):
            line = self.lines[number]
            if line.strip():
                span = self.origin.span(number, len(line) - len(line.lstrip()))
                return (
                    None if span.line == stretch.span.line else self._stretch(stretch.end + 1, span, number)
                )
        return None

    def typed(self, start: Node, end: Node | None = None) -> str:
        """The text from the start of one node to the end of another as it was typed, on one line."""
        if end is None and isinstance(start, ScalarNode):
            return " ".join(start.value.split())
        end = end or start
        line, column = start.start_mark.line, start.start_mark.column
        mark = _last(end).end_mark
        pieces = self.lines[line : mark.line + 1]
        last = len(pieces) - 1
        if last < 0 or mark.column == 0:
            pieces, last = pieces[:last] or pieces, max(last - 1, 0)
        elif self.composed[mark.line] != self.plain[mark.line]:
            pieces[last] = without_comment(pieces[last])
        else:
            pieces[last] = pieces[last][: mark.column]
        pieces[0] = pieces[0][column:]
        return " ".join(piece.strip() for piece in pieces).strip()

    def is_quoted(self, node: Node) -> bool:
        """Whether a text stands in quotes that its writer typed."""
        line = node.start_mark.line
        return (
            isinstance(node, ScalarNode) and node.style in _QUOTES and self.plain[line] == self.composed[line]
        )

    def block_lines(self, node: ScalarNode, indent: int) -> list[int]:
        """The numbers of the lines of an outline: those that are indented deeper than its key."""
        first = node.start_mark.line
        # One whose `|` was left out may begin behind its key.
        numbers = [] if node.style in _BLOCK_SIGNS else [first]
        for number in range(first + 1, len(self.lines)):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            numbers.append(number)
        return numbers


_QUOTES = ("'", '"')
_BLOCK_SIGNS = ("|", ">")
_COMMENT = re.compile(r"\s#(?:\s.*)?$")


def without_comment(text: str) -> str:
    """A line without the honest comment at its end."""
    return _COMMENT.sub("", text).rstrip()


def _last(node: Node) -> Node:
    """The last scalar or bracketed node in a node: block collections end only where the next thing begins."""
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node


class Unreadable(ScalarNode):
    """Stands for a value that was reported already: its key is there, and nothing more can be said of it."""

    def __init__(self, key: Node) -> None:
        """Take the place of the key."""
        super().__init__("", "", key.start_mark, key.start_mark)


def describe(node: Node) -> str:
    """What a node is, in a writer's words."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a mapping (`key: value` lines)"
    return "text" if node.value else "empty"
