"""What a block is read to: texts, lists and mappings, each with the places where it starts and ends."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Piece(NamedTuple):
    """What one line holds of a text."""

    line: int
    start: int
    end: int


# Places are four numbers in each node: a block has some fifty, and a mark of its own for each would take as
# long as all the rest. Texts are tuples for the same reason; lists and mappings grow while they are read.
class Scalar(NamedTuple):
    """A text."""

    value: str
    """As YAML has it: lines joined, escapes resolved."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str = ""
    """The sign that it begins with: a quote, `|` or `>`; empty for plain text."""

    pieces: tuple[Piece, ...] = ()
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
    end = node.value[-1] if isinstance(node, Sequence) else node.value[-1][1]
    node.end_line, node.end_column = end.end_line, end.end_column
