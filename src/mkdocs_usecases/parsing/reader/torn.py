"""Lines that were torn apart where no line may end: in a key, or behind it."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import END, MARKS, Cursor
from mkdocs_usecases.parsing.reader.heads import Head
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.tree import Piece, Scalar


def torn_name(cursor: Cursor, number: int, column: int) -> str:
    """The name of a key that goes on in the next line, where its colon stands; empty where there is none."""
    language = cursor.language
    below = cursor.line_below(number)
    depth = cursor.depths[below]
    if language is None or depth < 0:
        return ""
    name, words = cursor.texts[number][column:], cursor.name(below, depth)
    if not words or _ENDED.search(name) or language.is_long_key(words):
        return ""
    whole = f"{name} {words}"
    if language.is_label(name):
        # `4c` above `title:` was begun, and is no part of it.
        is_own = language.is_label(words) or language.is_key(words)
        is_torn = cursor.texts[below][depth].islower() and not is_own
    else:
        is_torn = depth >= column and language.is_key(whole) and not language.is_key(name)
    return whole if is_torn else ""


def torn_head(cursor: Cursor, column: int) -> Head | None:
    """The key of a line that has lost its colon to the next one, together with the end of the key."""
    number = cursor.at
    name = torn_name(cursor, number, column)
    if not name:
        return None
    line, below = cursor.texts[number], cursor.line_below(number)
    depth, rest = cursor.depths[below], cursor.texts[below]
    change = Change(number, len(line), below, depth, " ")
    is_certain = cursor.language is not None and cursor.language.is_key(name)
    cursor.slip(SlipKind.TORN_HEAD, number, column, len(line), change, what=name, is_certain=is_certain)
    behind = rest.index(":", depth) + 1
    value = rest[behind:].lstrip(" ")
    cursor.depths[below] = len(rest) - len(value) if value and value[0] != "#" else BLANK
    pieces = Piece(number, column, len(line)), Piece(below, depth, behind - 1)
    return Head(Scalar(name, number, column, below, behind - 1, "", pieces), len(line))


def is_torn_value(cursor: Cursor, depth: int, parent: int) -> bool:
    """Whether a line as deep as its key is the text that should stand behind it, and no key of its own."""
    number, line = cursor.at, cursor.texts[cursor.at]
    if cursor.language is None or line[depth] in "-#|>" or MARKS.match(line) or ":" in line:
        return False
    if cursor.language.is_label(line[depth:]) or not _VALUE.match(line, depth):
        return False
    below = cursor.line_below(number)
    if depth < parent:
        # Among items stands an id below its `include:`; a sentence is an item without its dash.
        return depth in cursor.lists and " " not in line[depth:] and cursor.depths[below] <= depth
    return cursor.depths[below] == END or (
        cursor.depths[below] <= depth and bool(cursor.name(below, cursor.depths[below]))
    )


def indent_value(cursor: Cursor, depth: int, parent: int) -> None:
    """Tell of a text that stands as deep as its key."""
    number = cursor.at
    change = Change(number, 0, number, depth, " " * (parent + 2))
    cursor.slip(SlipKind.STRAYED, number, depth, len(cursor.texts[number]), change, is_certain=True)


def without_second_colon(cursor: Cursor, column: int) -> int:
    """The column behind a colon that stands behind that of a key, and what follows it."""
    number, line = cursor.at, cursor.texts[cursor.at]
    behind = len(line) - len(line[column + 1 :].lstrip(" "))
    change = Change(number, column, number, min(behind, len(line)), "")
    cursor.slip(SlipKind.SECOND_COLON, number, column, column + 1, change, is_certain=True)
    return behind


SECOND_COLON = expression(r":(?= |$)")
"""A colon in the place of a value."""

_VALUE = expression(r"[\w\"'\[*!+]")
_ENDED = expression(r"[:.!?。]$")
