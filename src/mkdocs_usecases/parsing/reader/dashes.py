"""The items of a list: which lines are some, and what stands in the place of their dashes."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import COLON, MARKS, Cursor
from mkdocs_usecases.parsing.reader.guesses import TIGHT, begins_with_bullet, is_key_with_dash
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.mending import BULLET, meant_head
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.torn import torn_name
from mkdocs_usecases.parsing.reader.tree import Node, Scalar

_QUOTED = expression(r"\d{1,3}[.)][ \t]+([\"']).*\1[ \t]*")
_NUMBER = expression(
    r"\(?(\d{1,3})(?:(?P<sign>[.)])?(?:[ \t]*[-–])?[ \t]+(?=\S)|(?P<tight>[.)])(?=[^\W\d_]{2}))"
)


_NUMBER_AND_DASH = expression(r"\d{1,3}[.)]?[ \t]+[-–][ \t]+(?=\S)")
_TIGHT_BULLET = expression(
    r"[–—‐‑−－](?=[^\W\d_])|[*](?=[^\W\d_][^*]*$)|\d{1,3}(?: [.)] |[.)]{1,2})(?=[^\W\d_]{2})"
)
"""What only in the place of a dash is no part of the text."""


_LONE = expression(r"(?:[a-h2-9]\)|(?:i{1,3}|iv)[.)])[ \t]+(?=[^\W\d_]{2}|[^\W\d_a-z] )")
"""What an item begins with that is the only one of its list; of several each has a number."""


def is_numbered_list(cursor: Cursor, column: int) -> bool:
    """Whether all lines here are numbered from 1 on, as Markdown numbers the items of a list.

    Below a key at the margin such lines are an outline, which may hold more than items.
    """
    if cursor.language is None or column != cursor.depths[cursor.at]:
        return False
    number, count, has_signs = cursor.at, 0, True
    is_lone = _LONE.match(cursor.texts[number], column) is not None
    while (depth := cursor.depths[number]) >= column or depth == BLANK:
        if depth == column:
            count += 1
            match = _NUMBER.match(cursor.texts[number], column)
            has_signs = match is not None and bool(match["sign"] or match["tight"])
            if is_lone and count == 1:
                has_signs = True
            elif is_lone or match is None or int(match[1]) not in (1 if has_signs else count, count):
                return False
        number += 1
    if count == 1 and not has_signs:
        # `3 days` is no item.
        return False
    cursor.numbered.add(column)
    return True


def is_numbered_pair(cursor: Cursor, column: int) -> bool:
    """Whether a colon in the first of numbered lines would make keys of an outline without its `|`."""
    line = cursor.texts[cursor.at]
    match = _NUMBER.match(line, column)
    if match is None or cursor.language is None or COLON.search(line, column) is None:
        return False
    # Extensions may have numbers for their labels, as steps have not.
    return cursor.language.is_steps_key(cursor.key) or cursor.language.is_label(line[match.end() :])


def are_quoted(cursor: Cursor, column: int) -> bool:
    """Whether all texts behind the numbers here stand in quotes, as in a list and in no outline."""
    number = cursor.at
    while (depth := cursor.depths[number]) >= column or depth == BLANK:
        if depth == column and not _QUOTED.fullmatch(cursor.texts[number], column):
            return False
        number += 1
    return True


def kind_of_odd(cursor: Cursor, items: list[Node]) -> SlipKind:
    """What is said of an item that stands elsewhere: YAML may have joined it to the text above."""
    last = items[-1] if items else None
    is_text = isinstance(last, Scalar) and not last.style and bool(last.value)
    deeper = last is not None and cursor.depths[cursor.at] > cursor.depths[last.line]
    return SlipKind.JOINED_ITEM if is_text and deeper else SlipKind.DEPTH


def without_dash(cursor: Cursor, number: int, here: int, column: int) -> int:
    """Tell of an item that has no dash, and say where its text begins; dashes stand at the column."""
    line = cursor.texts[number]
    if column in cursor.numbered and (counted := _NUMBER.match(line, here) or _LONE.match(line, here)):
        # The place says what the number does.
        return counted.end()
    bullet = _NUMBER_AND_DASH.match(line, here) or _TIGHT_BULLET.match(line, here)
    bullet = bullet or BULLET.match(line, here)
    end = len(line.rstrip())
    is_bullet = bullet is not None and bullet[0][0] != "o"
    behind = bullet.end() if bullet is not None and is_bullet else here
    # In the place of a dash there may be blanks, or fewer of them.
    start = min(here, column)
    change = Change(number, start, number, behind, " " * (column - start if here < column else 0) + "- ")
    cursor.slip(SlipKind.NO_DASH, number, here, end, change, is_certain=behind > here)
    return behind


def begins_item(cursor: Cursor, number: int, depth: int, first: int, column: int) -> bool:
    """Whether a line below the text of an item is the next one: it counts on, or a blank stands for its dash.

    Args:
        cursor: where reading stands.
        number: the line.
        depth: where it stands.
        first: the line of the item.
        column: where its text begins.
    """
    line = cursor.texts[number]
    if cursor.lists and cursor.lists[-1] in cursor.numbered:
        own = _NUMBER.match(cursor.texts[first], cursor.depths[first])
        next_one = _NUMBER.match(line, depth)
        return own is not None and next_one is not None and int(next_one[1]) == int(own[1]) + 1
    is_finished = cursor.texts[number - 1].rstrip()[-1:] in _FINISHED
    return depth == column - 1 and is_finished and line[depth].isupper()


_FINISHED = (".", "!", "?")


def goes_on(cursor: Cursor, depth: int, column: int, parent: int) -> bool:
    """Whether the next line is an item of a list, rightly or by a slip."""
    number = cursor.at
    is_dash = cursor.is_dash(number, depth)
    if depth == column and is_dash:
        return not is_key_with_dash(cursor, number, depth)
    if cursor.language is None:
        return False
    line = cursor.texts[number]
    if is_dash:
        return depth > parent or is_lost_item(cursor, depth)
    if depth == column and TIGHT.match(line, depth) and not cursor.is_known_pair(number, depth):
        return True
    if depth == column == parent and begins_with_bullet(cursor, depth):
        return True
    if depth == column == parent and _is_sentence(cursor, number, depth):
        # Among labels, or above another item.
        below = cursor.line_below(number)
        is_above_item = cursor.depths[below] == depth and cursor.is_dash(below, depth)
        return depth in cursor.labels or (is_above_item and not is_key_with_dash(cursor, below, depth))
    if column == parent or MARKS.match(line):
        return False
    if depth < column:
        return depth == parent and _is_sentence(cursor, number, depth)
    return not (
        cursor.is_known_pair(number, depth)
        or cursor.is_label_pair(number, depth)
        or meant_head(cursor, number, depth) is not None
    )


def _is_sentence(cursor: Cursor, number: int, depth: int) -> bool:
    """Whether a line as deep as the key of a list is an item that lacks its indentation and its dash."""
    line = cursor.texts[number]
    if ":" in line or "#" in line or not _SENTENCE.match(line, depth):
        return False
    assert cursor.language is not None
    return not (
        cursor.language.is_label(line[depth:])
        or meant_head(cursor, number, depth) is not None
        or torn_name(cursor, number, depth)
    )


def is_first_sentence(cursor: Cursor, depth: int) -> bool:
    """Whether a line as deep as its key is the first item of the list below it."""
    below = cursor.line_below(cursor.at)
    deeper = cursor.depths[below]
    is_list = deeper > depth or deeper == depth > 0
    return is_list and cursor.is_dash(below, deeper) and _is_sentence(cursor, cursor.at, depth)


_SENTENCE = expression(r"[^\W\d_][^:]*[ ]\S")


def is_lost_item(cursor: Cursor, depth: int) -> bool:
    """Whether the next line is an item that belongs to no list there is."""
    is_dash = cursor.is_dash(cursor.at, depth)
    return is_dash and depth not in cursor.lists and not is_key_with_dash(cursor, cursor.at, depth)
