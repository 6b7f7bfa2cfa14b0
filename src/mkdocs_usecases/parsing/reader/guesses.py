"""What lines were meant to be that do not say it by their signs."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import BELOW_KEYS, COLON, END, Cursor
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.mending import BULLET, TIGHT_INCLUDE, meant_head

TIGHT = expression(r"-(?=[^\s\-\d])")
"""An item that has no blank behind its dash."""


def says_nothing(cursor: Cursor, depth: int) -> bool:
    """Whether a line before the first key is none."""
    if cursor.name(cursor.at, depth) or meant_head(cursor, cursor.at, depth) is not None:
        return False
    return not is_key_with_dash(cursor, cursor.at, depth)


def has_keys(cursor: Cursor) -> bool:
    """Whether a key of a use case stands somewhere at the margin."""
    depths = cursor.depths
    least = 0 if 0 in depths else min(depth for depth in depths if depth >= 0)
    return any(
        cursor.is_known_pair(number, depth) or meant_head(cursor, number, depth) is not None
        for number, depth in enumerate(depths)
        if 0 <= depth <= least + 1
    )


def is_meant_mapping(cursor: Cursor, column: int) -> bool:
    """Whether a first line without a colon is a label all the same."""
    language = cursor.language
    if language is None:
        return False
    below = cursor.depths[cursor.at + 1]
    include = TIGHT_INCLUDE.match(cursor.texts[cursor.at], column)
    if include is not None and language.is_long_key(include["key"]):
        return True
    if language.is_label(cursor.texts[cursor.at][column:].lstrip("\"'")):
        return True
    if cursor.is_wide and meant_head(cursor, cursor.at, column) is not None:
        return True
    is_beside = below == column and bool(cursor.name(cursor.at + 1, below))
    is_long = below > column and language.is_long_key(cursor.name(cursor.at + 1, below))
    return (is_beside or is_long) and meant_head(cursor, cursor.at, column) is not None


def is_meant_list(cursor: Cursor, column: int) -> bool:
    """Whether a list begins here, though there is no dash with a blank behind it."""
    line = cursor.texts[cursor.at]
    if cursor.language is None or line[:column].strip():
        return False
    if line[column] == "-":
        return is_tight_list(cursor, column)
    bullet = BULLET.match(line, column)
    if (bullet is not None and not bullet[0][0].isalnum()) or _WIDE_DASH.match(line, column):
        return True
    # A first item without its dash, the others with theirs.
    number = cursor.at + 1
    if cursor.depths[number] != column or not cursor.is_dash(number, column):
        return False
    return _is_like_item(cursor, column, number, column)


_WIDE_DASH = expression(r"[－−](?=[^\W\d_])")
"""Tight before a letter, as the others are no dash."""


def is_tight_list(cursor: Cursor, column: int) -> bool:
    """Whether all lines here are items, the first of them with no blank behind its dash."""
    line = cursor.texts[cursor.at]
    is_label = cursor.language is not None and cursor.language.is_label(line[column + 1 :])
    if not TIGHT.match(line, column) and not is_label:
        return False
    number = cursor.at + 1
    while (depth := cursor.depths[number]) >= column or depth == BLANK:
        if depth == column and cursor.texts[number][depth] != "-":
            return False
        number += 1
    return True


def begins_with_bullet(cursor: Cursor, column: int) -> bool:
    """Whether a line begins with what a word processor puts before an item: a number or a sign."""
    bullet = BULLET.match(cursor.texts[cursor.at], column)
    return bullet is not None and bullet[0][0] != "o"


def column_of_lost_dash(cursor: Cursor, column: int, parent: int) -> int:
    """Where the dash of a first item should stand whose place is blank, by the dash below it; or -1."""
    number, line = cursor.at, cursor.texts[cursor.at]
    below = cursor.line_below(number)
    left = cursor.depths[below]
    if cursor.language is None or line[:column].strip() or line[column] in "|>-#":
        return -1
    is_left = max(parent, 0) <= left < column <= left + _MOST_BLANKS
    if not is_left or not cursor.is_dash(below, left) or is_key_with_dash(cursor, below, left):
        return -1
    return left if _is_like_item(cursor, column, below, left) else -1


_MOST_BLANKS = 3
"""In the place of a dash and its blank."""


def _is_like_item(cursor: Cursor, column: int, below: int, left: int) -> bool:
    """Whether a line without a dash is of the kind of the item below it: both labels, or a text."""
    line = cursor.texts[cursor.at]
    if cursor.language is not None and cursor.language.is_label(line[column:]):
        return cursor.language.is_label(cursor.texts[below][left + 1 :].strip())
    return COLON.search(line, column) is None


def column_of_keys(cursor: Cursor, depth: int) -> int:
    """Where the keys of the block stand: most of them, where the first one stands deeper."""
    depths = [at for number, at in enumerate(cursor.depths) if at >= 0 and cursor.is_known_pair(number, at)]
    least = min(depths, default=depth)
    return least if least < depth and depths.count(least) > depths.count(depth) else depth


def column_of_items(cursor: Cursor, depth: int, parent: int) -> int:
    """Where the items below a lost one stand, or where they should."""
    below = cursor.below(cursor.at)
    number = next(n for n in range(cursor.at + 1, len(cursor.depths)) if cursor.depths[n] != BLANK)
    return below if below > max(parent, depth) and cursor.is_dash(number, below) else parent + 2


def column_of_labels(cursor: Cursor, depth: int) -> int:
    """Where labels below this one stand, or where they should."""
    number = cursor.at + 1
    while (below := cursor.depths[number]) != END:
        if below > depth and cursor.is_label_pair(number, below):
            return below
        if below == depth and not cursor.is_label_pair(number, below):
            break
        number += 1
    return depth + 2


def is_key_with_dash(cursor: Cursor, number: int, depth: int) -> bool:
    """Whether a line at the margin is a key of the block behind a dash too many."""
    if cursor.language is None or depth or 0 in cursor.lists:
        return False
    behind = cursor.texts[number][depth + 1 :]
    start = depth + 1 + len(behind) - len(behind.lstrip())
    # `- id: 2a` above `  condition: …` begins an entry whose parts have keys.
    is_beside = cursor.depths[number + 1] == start and bool(cursor.name(number + 1, start))
    is_entry = bool(cursor.key) and is_beside
    return not is_entry and cursor.is_known_pair(number, start)


def is_long_key(cursor: Cursor, depth: int, *, is_inner: bool = False) -> bool:
    """Whether a line is a key of a long form, and none of the block, which stands further left."""
    name = cursor.name(cursor.at, depth)
    language = cursor.language
    if language is None or not language.is_long_key(name):
        return False
    return not language.is_key(name) or is_inner


def is_key_too_deep(cursor: Cursor, depth: int, number: int) -> bool:
    """Whether a line among labels or names is a key of the block, in small letters as in the guide."""
    name = cursor.name(number, depth)
    language = cursor.language
    # Labels may be too far left, where keys of the block stand.
    is_label = depth in cursor.labels or (depth == 0 and bool(cursor.labels))
    # Among labels stand no words but the names of alternatives.
    if language is None or not (name.islower() or is_label) or not language.is_key(name):
        return False
    is_among_names = cursor.depth == BELOW_KEYS and not is_label and depth not in cursor.longs
    return is_among_names or not language.is_long_key(name)
