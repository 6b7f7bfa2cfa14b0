"""What a node of a block is."""

from __future__ import annotations

from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Piece, Scalar, Sequence

BLOCK_SIGNS = ("|", ">")
"""Behind a key: its text stands below, with its lines as they are, or joined."""


def is_quoted(node: Node) -> bool:
    """Whether a text stands in quotes."""
    return isinstance(node, Scalar) and bool(node.style) and node.style not in BLOCK_SIGNS


def is_block(node: Node) -> bool:
    """Whether a text stands below its key, behind `|` or `>`."""
    return isinstance(node, Scalar) and node.style in BLOCK_SIGNS


def inside(node: Scalar) -> Piece:
    """Where the letters of a text on one line stand: not its quotes."""
    quote = 1 if node.style else 0
    return Piece(node.line, node.column + quote, node.end_column - quote)


def describe(node: Node) -> str:
    """What a node is, in a writer's words."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping (`key: value` lines)"
    return "text" if node.value else "empty"
