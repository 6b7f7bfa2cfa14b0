"""Numbered Markdown behind `steps: |` and `extensions: |`, as people already have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yaml.nodes import ScalarNode

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.items import Branch, Item, one_line_branch
from mkdocs_usecases.parsing.labels import LABEL, NUMBER, is_dressed, read_head
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.source import Span

_BULLET = re.compile(r"[-*+•]\s+")
_LABEL = re.compile(rf"(?P<label>{LABEL})[.):]?\s+(?=\S)")
_CODE = re.compile(r"[A-Z]{1,3}\d{1,4}[.):]?\s+(?=\S)")
_NUMBER = re.compile(rf"(?P<number>{NUMBER})[.):](?:\s+|$)")
_SUB_NUMBER = re.compile(
    r"(?P<number>(?:\*|\d+(?:-\d+)?)(?:[a-z]+\d+)+|[A-Z]{1,3}\d+\.\d+(?:[a-z]+\d+)*)[.):]?\s+"
)


@dataclass(slots=True)
class _Line:
    """One entry of an outline with all that is indented below it."""

    text: str
    """Without bullet and number; with its label."""

    span: Span
    indent: int
    number: str = ""
    labelled: bool = False
    bare: bool = False
    """Neither numbered nor labelled nor a bullet."""

    children: list[_Line] = field(default_factory=list)


def read_step_outline(source: Source, node: ScalarNode, indent: int) -> Iterator[Item]:
    """The steps of an outline, with extensions where labelled lines stand among them."""
    yield from _items(source, _tree(source, node, indent))


def read_branch_outline(source: Source, node: ScalarNode, indent: int) -> Iterator[Branch]:
    """The extensions of an outline."""
    for line in _gathered(_tree(source, node, indent)):
        yield _branch(source, line)


def _tree(source: Source, node: ScalarNode, indent: int) -> list[_Line]:
    """The lines of an outline, nested by their indentation; unnumbered lines continue the one above."""
    roots: list[_Line] = []
    stack: list[_Line] = []
    last: _Line | None = None
    for number in source.block_lines(node, indent):
        typed = source.lines[number]
        if number == node.start_mark.line:
            # An outline whose `|` was left out may begin behind the key.
            typed = " " * node.start_mark.column + typed[node.start_mark.column :]
        if not typed.strip():
            continue
        line = _read_line(source, number, typed)
        outcome = line.bare and source.outcomes.read(line.text) is not None
        if line.bare and not outcome and last is not None:
            last.text = f"{last.text} {line.text}"
            continue
        while stack and stack[-1].indent >= line.indent:
            stack.pop()
        if outcome:
            # It ends the extension it stands in: where it is not indented, the last one.
            line.bare = False
        if len(stack) >= findings.DEEPEST_NESTING:
            source.report(
                findings.too_large(line.span, "deeper nesting", f"{findings.DEEPEST_NESTING} levels")
            )
            return roots
        (stack[-1].children if stack else roots).append(line)
        stack.append(line)
        last = line
    return roots


def _read_line(source: Source, number: int, typed: str) -> _Line:
    indent = len(typed) - len(typed.lstrip())
    start = indent
    bullet = _BULLET.match(typed, start)
    if bullet and not _LABEL.match(typed, start):
        start = bullet.end()
    span = source.origin.span(number, start)
    text = typed[start:].rstrip()
    if _LABEL.match(text) or _CODE.match(text) or is_dressed(text):
        return _Line(text, span, indent, labelled=True)
    if match := _SUB_NUMBER.match(text) or _NUMBER.match(text):
        return _Line(text[match.end() :], span, indent, number=match["number"])
    return _Line(text, span, indent, bare=bullet is None)


def _gathered(lines: Sequence[_Line]) -> list[_Line]:
    """Extensions with their steps below them, also where these were not indented: `2a.` then `2a1.`."""
    gathered: list[_Line] = []
    for line in lines:
        parent = gathered[-1] if gathered else None
        if parent is not None and not line.labelled and (line.number or not line.text.endswith(":")):
            label = str(read_head(parent.text).label)
            belongs = not line.number or line.number.isdigit() or line.number.startswith(label)
            if belongs:
                parent.children.append(line)
                continue
        gathered.append(line)
    return gathered


def _items(source: Source, lines: Sequence[_Line]) -> Iterator[Item]:
    """Steps, each followed by what is indented below it."""
    pending = list(reversed(lines))
    while pending:
        line = pending.pop()
        if line.labelled:
            while pending and _is_step_of(line, pending[-1]):
                line.children.append(pending.pop())
            yield Item("", line.span, branch=_branch(source, line))
            continue
        yield Item(line.text, line.span, number=line.number)
        pending.extend(reversed(line.children))


def _is_step_of(line: _Line, following: _Line) -> bool:
    """Whether a line on the same level is a numbered step of the extension above it."""
    label = str(read_head(line.text).label)
    return (
        not following.labelled and len(following.number) > len(label) and following.number.startswith(label)
    )


def _branch(source: Source, line: _Line) -> Branch:
    if not line.children:
        return one_line_branch(source, Prose(line.text, line.span))
    # With steps below it the whole line is the condition, colons and all.
    return Branch(Prose(line.text.rstrip(": "), line.span), tuple(_items(source, line.children)))
