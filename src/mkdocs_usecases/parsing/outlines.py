"""Numbered Markdown behind `steps: |` and `extensions: |`, as people already have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.items import Branch, Item, one_line_branch
from mkdocs_usecases.parsing.labels import LABEL, NUMBER, is_dressed, read_head
from mkdocs_usecases.parsing.nodes import Source, is_block
from mkdocs_usecases.parsing.reader.tree import Piece, Scalar
from mkdocs_usecases.parsing.text_findings import DEEPEST_NESTING, too_large

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

    pieces: list[Piece]
    """Where the text stands: it may go on in lines below."""

    indent: int
    number: Piece | None = None
    labelled: bool = False
    bare: bool = False
    """Neither numbered nor labelled nor a bullet."""

    typed_number: str = ""
    children: list[_Line] = field(default_factory=list)


def read_step_outline(source: Source, node: Scalar) -> Iterator[Item]:
    """The steps of an outline, with extensions where labelled lines stand among them."""
    yield from _items(source, _tree(source, node))


def read_branch_outline(source: Source, node: Scalar) -> Iterator[Branch]:
    """The extensions of an outline."""
    for line in _gathered(_tree(source, node)):
        yield _branch(source, line)


def _tree(source: Source, node: Scalar) -> list[_Line]:
    """The lines of an outline, nested by their indentation; unnumbered lines continue the one above."""
    roots: list[_Line] = []
    stack: list[_Line] = []
    last: _Line | None = None
    for typed in _lines(source, node):
        above = next((one for one in stack if one.indent == typed.indent), None)
        line = _as_numbered(typed, above) if typed.bare else typed
        outcome = line.bare and source.outcomes.read(line.text) is not None
        if line.bare and not outcome and last is not None:
            last.text = f"{last.text} {line.text}"
            last.pieces += line.pieces
            continue
        while stack and stack[-1].indent >= line.indent:
            stack.pop()
        if outcome:
            # It ends the extension it stands in: where it is not indented, the last one.
            line.bare = False
        if len(stack) >= DEEPEST_NESTING:
            span = source.place(*line.pieces[0])
            source.report(too_large(span, "deeper nesting", f"{DEEPEST_NESTING} levels"))
            return roots
        (stack[-1].children if stack else roots).append(line)
        stack.append(line)
        last = line
    return roots


_NEARLY = re.compile(r"(?P<number>\d{1,3})(?:[.)](?=[^\W\d])|[,;]?\s+(?=\S))|[o0l][.)]\s+(?=\S)")
"""A number with the wrong sign behind it, without a blank, or with a letter that looks like one."""


def _as_numbered(line: _Line, above: _Line | None) -> _Line:
    """A line that was meant to be numbered, by the one above it that stands as deep."""
    match = _NEARLY.match(line.text)
    if match is None:
        return line
    typed = match["number"] or ""
    follows = above is not None and above.typed_number.isdigit()
    if above is None and typed and match[0] not in ("1.", "1)"):
        return line
    if above is not None and (not follows or (typed and int(typed) != int(above.typed_number) + 1)):
        return line
    number, start, end = line.pieces[0]
    place = Piece(number, start, start + len(typed))
    rest = Piece(number, start + match.end(), end)
    text = line.text[match.end() :]
    if not typed:
        return _Line(text, [rest], line.indent)
    return _Line(text, [rest], line.indent, place, typed_number=typed)


def _lines(source: Source, node: Scalar) -> Iterator[_Line]:
    """The lines of an outline that hold something."""
    # One whose `|` was left out may begin behind its key.
    pieces = node.pieces[1:] if is_block(node) else node.pieces
    margin = pieces[0].start if pieces else 0
    for number, start, end in pieces:
        text = source.lines[number][start:end]
        body = text.strip()
        if body:
            depth = start + len(text) - len(text.lstrip())
            # A line too far left stands where the first one does: that it does not was told.
            yield _read_line(body, number, depth, max(depth, margin) if is_block(node) else depth)


def _read_line(text: str, number: int, start: int, indent: int) -> _Line:
    end = start + len(text)
    bullet = _BULLET.match(text)
    if bullet and not _LABEL.match(text):
        start += bullet.end()
        text = text[bullet.end() :]
    if _LABEL.match(text) or _CODE.match(text) or is_dressed(text):
        return _Line(text, [Piece(number, start, end)], indent, labelled=True)
    if match := _SUB_NUMBER.match(text) or _NUMBER.match(text):
        typed = match["number"]
        place = Piece(number, start, start + len(typed))
        piece = Piece(number, start + match.end(), end)
        return _Line(text[match.end() :], [piece], indent, place, typed_number=typed)
    return _Line(text, [Piece(number, start, end)], indent, bare=bullet is None)


def _gathered(lines: Sequence[_Line]) -> list[_Line]:
    """Extensions with their steps below them, also where these were not indented: `2a.` then `2a1.`."""
    gathered: list[_Line] = []
    for line in lines:
        parent = gathered[-1] if gathered else None
        if parent is not None and not line.labelled and (line.typed_number or not line.text.endswith(":")):
            label = str(read_head(parent.text).label)
            number = line.typed_number
            belongs = not number or number.isdigit() or number.startswith(label)
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
            branch = _branch(source, line)
            yield Item(branch.head, branch=branch)
            continue
        number = None
        if line.number is not None:
            number = Prose(line.typed_number, source.place(*line.number))
        yield Item(source.prose_at(line.pieces), number=number)
        pending.extend(reversed(line.children))


def _is_step_of(line: _Line, following: _Line) -> bool:
    """Whether a line on the same level is a numbered step of the extension above it."""
    label = str(read_head(line.text).label)
    number = following.typed_number
    return not following.labelled and len(number) > len(label) and number.startswith(label)


def _branch(source: Source, line: _Line) -> Branch:
    prose = source.prose_at(line.pieces)
    if not line.children:
        return one_line_branch(source, prose)
    # With steps below it the whole line is the condition, colons and all.
    head = source.part(prose, 0, len(prose.text.rstrip(":： ")))
    return Branch(head, tuple(_items(source, line.children)))
