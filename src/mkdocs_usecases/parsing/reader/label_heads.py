"""Labels above a list of steps whose colon is missing, or stands before the condition."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import HONEST_COMMENT, Cursor
from mkdocs_usecases.parsing.reader.heads import Head
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind

_BARE = expression(r"[\d*][\d*a-z-]*[.)]?")
_FIRST_WORD = expression(r"^[^\W\d_]+")
_LAST_WORD = expression(r"(?<![^\W\d_])([^\W\d_]+):\s*$")
_SIGNED = expression(r"[\"']?[\d*][\d*a-z-]*[.)]\s")
_NO_TEXT = frozenset("|>\"'[{&*!")
"""Signs that begin what goes on below, or is no text."""


def is_bare_label(name: str) -> bool:
    """Whether a key is a label without a condition."""
    return _BARE.fullmatch(name) is not None


def is_label_above_list(cursor: Cursor, column: int) -> bool:
    """Whether an item is a label with its condition, and its steps stand below it."""
    text = cursor.texts[cursor.at][column:]
    is_label = cursor.language is not None and cursor.language.is_label(text)
    return is_label and _is_above_list(cursor, column)


def lacks_key(cursor: Cursor, here: int) -> bool:
    """Whether a line is a label among the keys of a block that has no key for its extensions."""
    language = cursor.language
    if language is None or not cursor.is_label_pair(cursor.at, here):
        return False
    if here == 0 and _SIGNED.match(cursor.texts[cursor.at]) is None:
        # `3d model:` may be a field of the site's own.
        return False
    # The key may stand at the end of another line, joined to it, or before another sign than a colon.
    words = (
        word for text in cursor.texts for form in (_LAST_WORD, _FIRST_WORD) for word in form.findall(text)
    )
    names = (cursor.name(number, 0) for number, depth in enumerate(cursor.depths) if depth == 0)
    return not any(name and language.is_branches_key(name) for name in (*words, *names))


def is_text_above_list(cursor: Cursor, head: Head) -> bool:
    """Whether a text stands behind a label, and a list below it."""
    assert cursor.language is not None
    text = HONEST_COMMENT.sub("", cursor.texts[cursor.at][head.behind :]).strip()
    if not text or text[0] in _NO_TEXT or text.startswith("- ") or head.node.style:
        return False
    return cursor.language.is_label(head.node.value) and _is_above_list(cursor, head.node.column)


def _is_above_list(cursor: Cursor, column: int) -> bool:
    """Whether a list of its own stands below a line, not less deep than its text."""
    below = cursor.line_below(cursor.at)
    depth = cursor.depths[below]
    if depth < column or depth in cursor.lists or not cursor.is_dash(below, depth):
        return False
    behind = cursor.texts[below][depth + 1 :].strip()
    # `- 2b. …` in the column of `2a. …` is another label, with a dash too many.
    return cursor.language is not None and not (depth == column and cursor.language.is_label(behind))


def with_condition(cursor: Cursor, head: Head) -> Head:
    """`2a: No seat is free` as the key that it was meant to be: the colon stands too early."""
    number, node = cursor.at, head.node
    line = cursor.texts[number]
    change = Change(number, len(line), number, len(line), ":")
    value = line[node.column :]
    cursor.slip(SlipKind.NO_COLON, number, node.column, len(line), change, what=value, is_certain=True)
    return Head(node._replace(value=value, end_column=len(line)), len(line))
