"""What to select around a place, wider each time: the word, the value, the line, what holds it, the block."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.editing.rows import Node, enclosing, last_below
from mkdocs_usecases.editing.typed_page import TypedBlock, typed_page
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span

_WORD = expression(r"[\w\-]+")


def selections(text: Text, place: Span) -> tuple[Span, ...]:
    """What holds a place, the smallest first; each holds those before it."""
    found: list[Span] = []
    for span in _around(text, place):
        last = found[-1] if found else place.to(place)
        if span[1:3] <= last[1:3] and last[3:] <= span[3:] and (not found or span != last):
            found.append(span)
    return tuple(found)


def _around(text: Text, place: Span) -> Iterator[Span]:
    line = text.line(place.line)
    for match in _WORD.finditer(line):
        if match.start() <= place.column - 1 <= match.end():
            yield Span(place.file, place.line, match.start() + 1).over(match.end() - match.start())
    block = typed_page(text, place.file).block_at(place.line)
    if block is not None and block.offsets[place.line - block.first] <= place.column - 1:
        yield from _in_block(text, block, place)
    if line.strip():
        start = len(line) - len(line.lstrip())
        yield Span(place.file, place.line, start + 1).over(len(line.strip()))
    if block is not None:
        last = block.first + len(block.rows) - 1
        yield Span(place.file, block.first, 1, last, len(text.line(last)) + 1)
        end = min(last + 1, text.count)
        yield Span(place.file, block.fence, 1, end, len(text.line(end)) + 1)
    yield Span(place.file, 1, 1, text.count, len(text.line(text.count)) + 1)


def _in_block(text: Text, block: TypedBlock, place: Span) -> Iterator[Span]:
    """The value on the line, the key or the item with all below it, and all that encloses these."""
    at = place.line - block.first
    row = block.read[at]
    if row.is_blank:
        return
    node = Node(at, row.column, row.text)
    colon = node.colon
    if colon is not None and node.value:
        start = row.column + colon + 1 + len(row.text[colon + 1 :]) - len(row.text[colon + 1 :].lstrip())
        yield block.span(place.file, at, start).over(row.column + len(row.text) - start)
    nodes = [*row.nodes(at)]
    nodes += reversed(enclosing(block.read, at, row.depth, is_item=bool(row.dashes)))
    for each in nodes:
        last = last_below(block.read, each)
        end = Span(place.file, block.first + last, len(text.line(block.first + last).rstrip()) + 1)
        yield block.span(place.file, each.row, each.column).to(end)
