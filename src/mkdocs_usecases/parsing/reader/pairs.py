"""The keys of a mapping: which lines are some, and where one was not meant to stand."""

from __future__ import annotations

from mkdocs_usecases.parsing.reader.cursor import BELOW_KEYS, MARKS, Cursor
from mkdocs_usecases.parsing.reader.guesses import is_key_too_deep, is_long_key
from mkdocs_usecases.parsing.reader.heads import Head, read_head
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind


def begins_with_label(cursor: Cursor, number: int, here: int, head: Head | None) -> bool:
    """Whether the first key of a mapping, already read or not, is a label."""
    if cursor.language is None:
        return False
    if head is not None:
        return cursor.language.is_label(head.node.value)
    return cursor.is_label_pair(number, here)


def has_more(cursor: Cursor, depth: int, column: int, parent: int, *, is_labels: bool, is_long: bool) -> bool:
    """Whether the next line is a key of a mapping, rightly or by a slip."""
    number = cursor.at
    if depth == column == 0:
        return cursor.texts[number][0] not in "-." or not MARKS.match(cursor.texts[number])
    if cursor.language is None:
        return depth == column
    if depth > parent:
        if (is_labels or cursor.depth == BELOW_KEYS) and is_key_too_deep(cursor, depth, number):
            return False
        if is_long and depth == column and _begins_next_form(cursor, number, depth):
            return False
        return depth == column or not cursor.is_dash(number, depth) or parent < 0
    if is_labels:
        return depth not in cursor.labels and cursor.is_label_pair(number, depth)
    return is_long and depth not in cursor.longs and is_long_key(cursor, depth, is_inner=depth == parent > 0)


def _begins_next_form(cursor: Cursor, number: int, depth: int) -> bool:
    """Whether a line among the keys of a long form is the head of the next one, too deep: no key of it."""
    name, below = cursor.name(number, depth), cursor.line_below(number)
    language = cursor.language
    assert language is not None
    is_head = bool(name) and not language.is_long_key(name) and cursor.texts[number].endswith(":")
    return is_head and cursor.depths[below] == depth and language.is_long_key(cursor.name(below, depth))


def key_behind_dash(cursor: Cursor, here: int) -> Head | None:
    """A key of the block behind a dash that does not belong there."""
    start = _behind_dash(cursor, here)
    if cursor.depth > 1 or start is None or not cursor.is_known_pair(cursor.at, start):
        return None
    return _without_dash(cursor, here, start)


def name_behind_dash(cursor: Cursor, here: int) -> Head | None:
    """A name or label with its colon behind a dash, among others that have none."""
    start = _behind_dash(cursor, here)
    return None if cursor.depth < BELOW_KEYS or start is None else _without_dash(cursor, here, start)


def _behind_dash(cursor: Cursor, here: int) -> int | None:
    """Where the text behind a dash begins, if there is any."""
    line = cursor.texts[cursor.at]
    start = here + 1 + len(line[here + 1 :]) - len(line[here + 1 :].lstrip())
    return start if start < len(line) else None


def _without_dash(cursor: Cursor, here: int, start: int) -> Head | None:
    number = cursor.at
    head = read_head(cursor, start, in_list=False)
    if head is None:
        # `- 'Note: …'`: the colon stands in quotes.
        return None
    change = Change(number, here, number, start, "")
    name = cursor.name(number, start)
    cursor.slip(SlipKind.EXTRA_DASH, number, here, start, change, what=name, is_certain=True)
    return head
