"""What of a page can be folded: blocks, their steps, their extensions, and each of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.editing.rows import Node, last_below
from mkdocs_usecases.editing.typed_page import TypedBlock, typed_page
from mkdocs_usecases.pages.restructured import is_restructured
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.words.keys import Shape
from mkdocs_usecases.revision import Text

_FOLDED = (Shape.STEPS, Shape.EXTENSIONS)


class Fold(NamedTuple):
    """Lines that can be shown as their first one alone, 1-based."""

    first: int
    last: int


def folds(text: Text, file: str, page: Context) -> Iterator[Fold]:
    """What can be folded, in the order of the lines."""
    for block in typed_page(text, file).blocks:
        # A fence has a line that closes it.
        last = min(block.fence + len(block.rows) + (not is_restructured(file)), text.count)
        if last > block.fence:
            yield Fold(block.fence, last)
        yield from _in_block(block, page)


def _in_block(block: TypedBlock, page: Context) -> Iterator[Fold]:
    rows = block.read
    for number, row in enumerate(rows):
        if row.is_blank or row.dashes or row.column:
            continue
        node = Node(number, row.column, row.text)
        key = page.key(node.key) if node.colon is not None else None
        last = last_below(rows, node)
        if key is None or key.shape not in _FOLDED or last == number:
            continue
        yield Fold(block.first + number, block.first + last)
        if key.shape is Shape.EXTENSIONS:
            yield from _below(block, number + 1, last)


def _below(block: TypedBlock, first: int, last: int) -> Iterator[Fold]:
    """Everything among the extensions that holds lines deeper than its own."""
    rows = block.read
    for number in range(first, last + 1):
        row = rows[number]
        if row.is_blank:
            continue
        # What hangs on an item stands below its dash.
        end = last_below(rows, Node(number, row.depth, row.text, bool(row.dashes)))
        if end > number:
            yield Fold(block.first + number, block.first + min(end, last))
