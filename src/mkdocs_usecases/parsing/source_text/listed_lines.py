"""Lists that are typed as the lines of a text behind a `|`: `- a`, `1. a`, or names one a line."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.reader.tree import Node, Piece, Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.nodes import is_block

_MARK = expression(r"(?:[-*+•◦▪‣·–—]|\(?\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_OTHER = ("```", "~~~", "|", ">", "#")
"""What begins Markdown that is more than a list."""


def listed_lines(source: BlockText, node: Node, *, is_bare: bool = False) -> tuple[Prose, ...]:
    """The items of a text in lines, none where these are no list; `is_bare`: also of lines without a mark."""
    if not isinstance(node, Scalar) or not is_block(node):
        return ()
    # Commas part names as well; `>` says that lines are joined.
    is_bare = is_bare and node.style == "|" and "," not in node.value
    items: list[list[Piece]] = []
    depths: list[int] = []
    for piece in node.pieces[1:]:
        line = source.lines[piece.line][piece.start : piece.end]
        text = line.lstrip()
        if not text:
            continue
        depth = len(line) - len(text)
        mark = _MARK.match(text)
        is_item = mark is not None or (is_bare and (not depths or depth <= depths[0]))
        if text.startswith(_OTHER) or (is_item and depths and depth != depths[0]) or not (is_item or items):
            # A list in a list, or text around one, is Markdown of its own.
            return ()
        if not is_item and depth <= depths[0]:
            return ()
        begin = piece._replace(start=piece.start + depth + (mark.end() if mark else 0))
        if is_item:
            items.append([begin])
            depths.append(depth)
        else:
            items[-1].append(begin)
    return tuple(source.prose_at(tuple(pieces)) for pieces in items)


_RULE = expression(r"[|:\s]*-[|:\s-]*$")
_CELL = expression(r"[^|\s](?:[^|]*[^|\s])?")


def table_rows(source: BlockText, pieces: Sequence[Piece]) -> list[list[Prose]]:
    """The filled cells of each row of a table but its head; none where the lines are no table."""
    texts = [source.lines[line][start:end].strip() for line, start, end in pieces]
    if len(texts) < _FEWEST_ROWS or not all(text.startswith("|") for text in texts):
        return []
    rule = next((at for at, text in enumerate(texts[:2]) if _RULE.match(text)), -1)
    rows = (
        [
            source.prose_at((Piece(line, match.start(), match.end()),))
            for match in _CELL.finditer(source.lines[line], start, end)
        ]
        for line, start, end in pieces[rule + 1 :]
    )
    return [row for row in rows if row]


_FEWEST_ROWS = 2
