"""What parts documents in YAML, of which a block is one."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import END, Cursor
from mkdocs_usecases.parsing.reader.slips import SlipKind

_DIRECTIVE = expression(r"---\s*(?:#.*)?$|%[A-Z]+ ")


def begin_behind_marks(cursor: Cursor) -> int:
    """Go on behind what YAML has before a document, and say how deep the first line stands."""
    depth = cursor.next()
    while depth == 0 and cursor.texts[cursor.at][0] in "%-" and _DIRECTIVE.match(cursor.texts[cursor.at]):
        cursor.at += 1
        depth = cursor.next()
    if depth == 0 and cursor.texts[cursor.at].startswith("--- "):
        rest = cursor.texts[cursor.at][3:].lstrip(" ")
        depth = len(cursor.texts[cursor.at]) - len(rest)
        cursor.texts[cursor.at] = " " * depth + rest
        cursor.depths[cursor.at] = depth
    return depth


def read_mark(cursor: Cursor, mark: str) -> None:
    """`---` or `...` behind the first document."""
    number = cursor.at
    cursor.at += 1
    if mark != "..." or cursor.next() != END:
        cursor.slip(SlipKind.DOCUMENT, number, 0, 3, what=mark)
