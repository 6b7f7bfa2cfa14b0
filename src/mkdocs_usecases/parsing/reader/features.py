"""YAML for programmers, which is text in a block: aliases, anchors and tags."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader import scalars
from mkdocs_usecases.parsing.reader.cursor import Cursor
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind

_FEATURES = (
    (SlipKind.ALIAS, expression(r"\*[\w\ufffd][\w\ufffd-]*$")),
    (SlipKind.ANCHOR, expression(r"&[\w\ufffd][\w\ufffd-]*(?=\s|$)")),
    (SlipKind.TAG, expression(r"!(?:[\w!<-]\S*)")),
)


def tell_feature(cursor: Cursor, line: int, column: int, text: str) -> None:
    """Tell of a text that YAML takes for one of them."""
    end = column + len(text)
    for kind, pattern in _FEATURES:
        if pattern.match(text):
            change = Change(line, column, line, end, scalars.in_quotes(text))
            cursor.slip(kind, line, column, end, change, what=text, is_certain=True)
