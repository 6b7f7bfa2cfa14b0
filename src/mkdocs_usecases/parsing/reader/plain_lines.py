"""Lines that need no second look: a word behind a key or a dash, and nothing more."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import BELOW_KEYS, Cursor
from mkdocs_usecases.parsing.reader.flow import DEEPEST
from mkdocs_usecases.parsing.reader.guesses import is_key_too_deep
from mkdocs_usecases.parsing.reader.heads import Head
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.plain import ODD_INCLUDE
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar

# Nine lines of ten are one of these.
_PAIR = expression(r"([^\W_](?:[^:#：]*[^\s:#：'\"])?): +([\w(](?:[^:#]*[^\s:#\"'\]])?)")
_KEY = expression(r"([^\W_](?:[^:#]*[^\s:#'\"])?):")
_ITEM = expression(rf"- (?!{ODD_INCLUDE})([\w(](?:[^:#]*[^\s:#\"'])?)")
_PAIR_IN_ITEM = expression(rf"- {_PAIR.pattern}")
# Made without a call of Python, in half the time.
_scalar = tuple.__new__


def plain_items(cursor: Cursor, items: list[Node], column: int) -> bool:
    """Read items that are nothing but a line of text, as long as there are any."""
    texts, depths, at = cursor.texts, cursor.depths, cursor.at
    count = len(items)
    while True:
        below = depths[at + 1]
        if below > column or below == BLANK or (below >= 0 and not _is_clear(texts[at + 1], below)):
            break
        if (match := _ITEM.fullmatch(texts[at], column)) is not None:
            items.append(_scalar(Scalar, (match[1], at, column + 2, at, match.end(), "", ())))
            if "- " in match[1]:
                cursor.doubtful.append(at)
        elif below == column and (pair := _pair_in_item(cursor, at, column)) is not None:
            items.append(pair)
        else:
            break
        at += 1
        if below != column:
            break
    cursor.at = at
    return len(items) > count


def _pair_in_item(cursor: Cursor, number: int, column: int) -> Mapping | None:
    """An item that is nothing but a key with its text, as `- include: UC-20`, and has an item below."""
    match = _PAIR_IN_ITEM.fullmatch(cursor.texts[number], column)
    if match is None or cursor.depth >= DEEPEST or not cursor.texts[number + 1].startswith("- ", column):
        return None
    if " " in match[1] or "- " in match[2]:
        cursor.doubtful.append(number)
    pair = _pair(match, number, column + 2)
    return Mapping([pair], number, column + 2, number, match.end())


def plain_pairs(cursor: Cursor, pairs: list[tuple[Node, Node]], column: int) -> bool:
    """Read keys with nothing but a line of text behind them, as long as there are any."""
    texts, depths, at = cursor.texts, cursor.depths, cursor.at
    count = len(pairs)
    while (match := _PAIR.fullmatch(texts[at], column)) is not None:
        below = depths[at + 1]
        if below > column or below == BLANK or (below >= 0 and not _is_clear(texts[at + 1], below)):
            break
        if cursor.depth == BELOW_KEYS and match[1].islower() and is_key_too_deep(cursor, column, at):
            break
        pairs.append(_pair(match, at, column))
        if "- " in match[2]:
            cursor.doubtful.append(at)
        at += 1
        if below != column:
            break
    cursor.at = at
    return len(pairs) > count


def plain_head(cursor: Cursor, here: int) -> Head | None:
    """A key alone, with nothing behind its colon."""
    number = cursor.at
    match = _KEY.fullmatch(cursor.texts[number], here)
    if match is None:
        return None
    end = match.end()
    return Head(Scalar(match[1], number, here, number, end - 1), end)


def _pair(match: re.Match[str], number: int, column: int) -> tuple[Node, Node]:
    """A key with its text, which begin at a column of a line."""
    key, value = match.groups()
    end = match.end()
    return (
        _scalar(Scalar, (key, number, column, number, column + len(key), "", ())),
        _scalar(Scalar, (value, number, end - len(value), number, end, "", ())),
    )


def _is_clear(line: str, depth: int) -> bool:
    """Whether a line is surely no part of a text above it that stands deeper."""
    return line[depth] == "-" or ":" in line
