"""What a block is read to: texts, lists and mappings, each with the places where it starts and ends."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Piece(NamedTuple):
    """What one line holds of a text."""

    line: int
    start: int
    end: int


# Places are four numbers in each node, given by position: a block has some fifty, and a mark of its own for
# each, or the names of arguments, would take as long as all the rest.
class Scalar:
    """A text."""

    __slots__ = ("column", "end_column", "end_line", "line", "pieces", "style", "value")

    def __init__(  # noqa: PLR0917
        self,
        value: str,
        line: int,
        column: int,
        end_line: int,
        end_column: int,
        style: str = "",
        pieces: tuple[Piece, ...] = (),
    ) -> None:
        self.value = value
        """As YAML has it: lines joined, escapes resolved."""
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.style = style
        """The sign that it begins with: a quote, `|` or `>`; empty for plain text."""
        self.pieces = pieces
        """Where it stands, line by line, where that is more than one line."""


class Sequence:
    """A list."""

    __slots__ = ("column", "end_column", "end_line", "flow", "line", "value")

    def __init__(
        self,
        value: list[Node],
        line: int,
        column: int,
        end_line: int = 0,
        end_column: int = 0,
        *,
        flow: bool = False,
    ) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.flow = flow
        """Whether it stands in brackets."""


class Mapping:
    """Keys with their values, in their order; a key may stand there twice."""

    __slots__ = ("column", "end_column", "end_line", "flow", "line", "value")

    def __init__(
        self,
        value: list[tuple[Node, Node]],
        line: int,
        column: int,
        end_line: int = 0,
        end_column: int = 0,
        *,
        flow: bool = False,
    ) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.flow = flow
        """Whether it stands in brackets."""


class Unread(NamedTuple):
    """A line that is neither a key nor an item nor part of a text; it was told."""

    line: int
    column: int
    end_column: int


Node: TypeAlias = Scalar | Sequence | Mapping


def close(node: Sequence | Mapping) -> None:
    """Say where a list or mapping without brackets ends: behind the last thing in it."""
    last = node.value[-1]
    end = last[1] if isinstance(last, tuple) else last
    node.end_line, node.end_column = end.end_line, end.end_column
