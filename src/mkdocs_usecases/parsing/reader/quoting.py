"""Texts that are cut or quoted by half: what they were meant to be, with the change that mends them."""

from __future__ import annotations

from mkdocs_usecases.parsing.reader.cursor import Cursor
from mkdocs_usecases.parsing.reader.scalars import in_quotes
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.tree import Scalar


def without_stray_quote(cursor: Cursor, node: Scalar) -> Scalar:
    """A text with one quote at its end, and none at its start, as it was meant."""
    value = node.value
    if value[-1:] == "]" and "[" not in value and ", " in value:
        # `a, b]`: names parted by commas, with the bracket of a list behind them.
        start = Change(node.line, node.column, node.line, node.column, "[")
        cursor.slip(SlipKind.STRAY_BRACKET, node.line, node.end_column - 1, node.end_column, start, what="]")
        return node._replace(value=value[:-1])
    quote = value[-1:]
    if quote not in _QUOTES or value.count(quote) % 2 == 0 or len(value) < _SHORTEST_QUOTED[quote]:
        return node
    if value[-2].isdigit() or value[0] in _QUOTES or (quote == "'" and value.count(quote) > 1):
        # Feet and inches.
        return node
    change = Change(node.line, node.end_column - 1, node.line, node.end_column, "")
    if '"' in value[:-1]:
        change = Change(node.line, node.column, node.line, node.column, quote)
    cursor.slip(SlipKind.STRAY_QUOTE, node.line, node.end_column - 1, node.end_column, change)
    bare = value[:-1]
    return node._replace(value=bare.replace('\\"', '"') if quote == '"' else bare)


_QUOTES = ('"', "'")
_SHORTEST_QUOTED = {'"': 4, "'": 2}


def tell_cut(cursor: Cursor, number: int, start: int, end: int) -> None:
    """Say so where a sharp that is no honest comment cuts a text."""
    line = cursor.texts[number]
    at = line.find("#", end)
    if cursor.language is None or at < 0 or line[at + 1 : at + 2] in ("", " ", "\t"):
        return
    bare = line.rstrip()
    change = Change(number, start, number, len(bare), in_quotes(bare[start:]))
    is_head = at == start and cursor.below(number) > cursor.depths[number]
    # What stands below a text in quotes would belong to nothing.
    changes = [change] if bare[start : start + 1] not in ("", '"', "'", "[", "{") and not is_head else []
    cursor.slip(SlipKind.CUT, number, at, len(bare), *changes, what=bare[at:])
