"""Lines of YAML as they are typed: how deep each stands, what encloses it; nothing of it has to be valid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression

_ROW = expression(r"(?P<indent>[ \t]*)(?P<dashes>(?:-(?:[ \t]+|$))*)(?P<text>.*)", re.DOTALL)
_COLON = expression(r":(?=[ \t]|$)")
_QUOTED = expression(r"(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")[ \t]*(?=:(?:[ \t]|$))")
_LITERAL = expression(r":[ \t]*[|>][+\-\d]*[ \t]*(?:#.*)?$")


def colon_of(text: str) -> int | None:
    """Where in a text the colon of its key stands; `None` where it has none."""
    if quoted := _QUOTED.match(text):
        return quoted.end()
    match = _COLON.search(text)
    return match.start() if match else None


class Node(NamedTuple):
    """What begins on a line: an item, or a key or text."""

    row: int
    column: int
    text: str
    """Up to the end of the line; empty for the dash of an item."""

    is_item: bool = False

    @property
    def colon(self) -> int | None:
        """Where in the text the colon of its key stands; `None` where it has none."""
        return colon_of(self.text)

    @property
    def key(self) -> str:
        """What stands before the colon, without quotes; the whole text where there is none."""
        colon = self.colon
        return (self.text if colon is None else self.text[:colon]).strip().strip("'\"")

    @property
    def value(self) -> str:
        """What stands behind the colon on its line."""
        colon = self.colon
        return "" if colon is None else self.text[colon + 1 :].strip()

    @property
    def is_literal(self) -> bool:
        """Whether the lines below it are text, behind `|` or `>`."""
        return _LITERAL.search(self.text) is not None


class Row(NamedTuple):
    """One line."""

    dashes: tuple[int, ...]
    """The columns of the dashes that it begins with."""

    column: int
    """Where its text begins, behind them."""

    text: str

    @property
    def depth(self) -> int:
        """The column of its first sign."""
        return self.dashes[0] if self.dashes else self.column

    def begins_behind(self, column: int) -> bool:
        """Whether a column is in the indentation of what stands on the line, or right before its dash."""
        return column <= self.depth if self.dashes else bool(self.text) and column < self.column

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there, or only a comment."""
        return not self.dashes and (not self.text or self.text.startswith("#"))

    def nodes(self, at: int) -> Iterator[Node]:
        """What begins on it, the innermost first."""
        if self.text:
            yield Node(at, self.column, self.text)
        for dash in reversed(self.dashes):
            yield Node(at, dash, "", True)


def read_row(line: str) -> Row:
    """A line taken apart."""
    match = _ROW.match(line)
    assert match is not None
    start = match.start("dashes")
    dashes = tuple(start + at for at, sign in enumerate(match["dashes"]) if sign == "-")
    return Row(dashes, match.start("text"), match["text"].rstrip())


def enclosing(rows: Sequence[Row], at: int, depth: int, *, is_item: bool) -> list[Node]:
    """What encloses something that begins on a line at a depth, the outermost first.

    A list may stand at the column of its key. What stands in the text of a `|` encloses nothing.
    """
    found: list[Node] = []
    for number in range(at - 1, -1, -1):
        row = rows[number]
        if row.is_blank:
            continue
        for node in row.nodes(number):
            if node.column < depth or (node.column == depth and is_item and not node.is_item):
                found.append(node)
                depth, is_item = node.column, node.is_item
        if depth == 0 and not is_item:
            break
    found.reverse()
    literal = next((place for place, node in enumerate(found) if node.is_literal), len(found))
    return found[: literal + 1]


def last_below(rows: Sequence[Row], node: Node) -> int:
    """The last line of what a node holds; its own where it holds nothing more."""
    last = node.row
    for number in range(node.row + 1, len(rows)):
        row = rows[number]
        if row.is_blank:
            continue
        is_listed = not node.is_item and bool(row.dashes) and row.depth == node.column
        if row.depth <= node.column and not is_listed:
            break
        last = number
    return last
