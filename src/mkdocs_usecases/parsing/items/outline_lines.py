"""Lines of pasted Markdown that hold something, without what only dresses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.items.outline_line import Line
from mkdocs_usecases.parsing.items.outline_marks import begins_anew, marked
from mkdocs_usecases.parsing.reader.tree import Piece, Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.nodes import is_block
from mkdocs_usecases.parsing.words.labels import LABEL

_ENTITY = r"&(?:nbsp|emsp|ensp|thinsp|#(?:160|819\d|820[0-2]|12288)|#x(?:a0|200[0-9a]|3000));"
_BEFORE = expression(rf"(?:\s|{_ENTITY}|<br\s*/?>|>(?=\s|\d|$))*", re.IGNORECASE)
_BEHIND = expression(rf"(?:{_ENTITY}|<br\s?/?>|(?<!\\)\\)$", re.IGNORECASE)
_WIDE = expression(r"&(?:emsp|#(?:8195|12288)|#x(?:2003|3000));", re.IGNORECASE)
_BLANK = expression(rf"{_ENTITY}|<br\s*/?>", re.IGNORECASE)
_DROPPED = expression(r"\s{0,8}<br\s?/?>\s{0,8}|</?(?:u|ins)>", re.IGNORECASE)
_ESCAPED = expression(
    rf"(?:[-*+]\s+)?[*_]{{0,3}}(?:{LABEL}\d{{0,2}}|\d{{1,3}}(?:\.\d{{1,3}})*)(?P<sign>\\)(?=[.)])"
)
"""`3a\\. `, as exporters write it so that Markdown makes no list of it."""

_ESCAPED_STOP = expression(r"(?<!\\)(?P<sign>\\)(?=[.:]$)")
"""`Resume at step 1\\.`"""

_CODE_SPAN = expression(r"(?<!`)`+[^`]*`+")

_FENCE = expression(r"(?P<sign>`{3,}|~{3,})")


def read_lines(source: BlockText, node: Scalar) -> Iterator[Line]:
    """The lines of an outline that hold something; the code in fences as one."""
    # One whose `|` was left out may begin behind its key.
    pieces = node.pieces[1:] if is_block(node) else node.pieces
    # A line too far left stands where the first one does: that it does not was told.
    margin = pieces[0].start if pieces and is_block(node) else 0
    fence: Line | None = None
    sign = ""
    for piece in pieces:
        number, start, end = piece
        body = source.lines[number][start:end].strip()
        at = end - len(source.lines[number][start:end].lstrip())
        if fence is not None:
            # Above all items it is a text of its own.
            fence.pieces, fence.last = (*fence.pieces, Piece(number, at, end)), number
            if body and body == body[0] * len(body) and body.startswith(sign):
                yield fence
                fence = None
            continue
        if opening := _FENCE.match(body):
            fence = Line(body, (Piece(number, at, end),), max(at, margin), is_data=True, last=number)
            sign = opening["sign"]
            continue
        yield from _of_one_line(source, piece, margin)
    if fence is not None:
        yield fence


def _of_one_line(source: BlockText, piece: Piece, margin: int) -> Iterator[Line]:
    """What one line of the block holds: more than one where `<br>` parts steps."""
    number, start, end = piece
    raw = source.lines[number][start:end]
    begin = _before(raw)
    depth = max(start + _width(raw[:begin]), margin)
    stop = _end(raw)
    if begin >= stop:
        return
    pieces: list[Piece] = []
    for gap_start, gap_end in [*_gaps(raw, begin, stop), (stop, stop)]:
        if begin < gap_start:
            pieces.append(Piece(number, start + begin, start + gap_start))
        begin = gap_end
        rest = raw[gap_end:stop]
        blanks = rest[: _before(rest)]
        is_break = "br" in raw[gap_start:gap_end].lower()
        if gap_start == stop or (is_break and begins_anew(source, rest[len(blanks) :])):
            if pieces:
                yield marked(source, tuple(pieces), depth)
            pieces = []
            if gap_start < stop:
                depth = max(depth, margin + _width(blanks)) if blanks.strip() else depth
                begin = gap_end + len(blanks)


def _before(text: str) -> int:
    """How long that is which only stands before the text of a line: blanks, breaks, signs of quotes."""
    match = _BEFORE.match(text)
    assert match is not None
    return match.end()


def _end(raw: str) -> int:
    """Where a line ends without the blanks, entities and breaks at its end."""
    text = raw.rstrip()
    while text and (behind := _BEHIND.search(text, max(len(text) - _LONGEST_MARK, 0))):
        text = text[: behind.start()].rstrip()
    return len(text)


_LONGEST_MARK = 12


def _gaps(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What only dresses a line: tags, but for those in code, and backslashes that exporters write."""
    has_escapes = "\\" in raw
    if has_escapes and (escaped := _ESCAPED.match(raw, start)) is not None:
        yield escaped.span("sign")
    if "<" in raw:
        masked = _CODE_SPAN.sub(lambda match: "x" * len(match[0]), raw)
        yield from (match.span() for match in _DROPPED.finditer(masked, start, end))
    if has_escapes and (stop := _ESCAPED_STOP.search(raw, max(start, end - 3), end)) is not None:
        yield stop.span("sign")


def _width(indentation: str) -> int:
    """How many columns blanks take, of which some are typed as entities."""
    if "&" not in indentation and "<" not in indentation:
        return len(indentation)
    return len(_BLANK.sub(" ", _WIDE.sub("  ", indentation)))


def raw_text(source: BlockText, first: int, last: int) -> str:
    """Some lines of a block as Markdown of their own, without what they are all indented by."""
    lines = [_plain(source.lines[number]) for number in range(first, last + 1)]
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[depth:].rstrip() for line in lines).strip("\n")


def raw_pieces(source: BlockText, first: int, last: int) -> tuple[Piece, ...]:
    """Where such Markdown stands."""
    return tuple(Piece(number, 0, len(source.lines[number])) for number in range(first, last + 1))


def _plain(line: str) -> str:
    """A line with blanks for entities and quote signs before it."""
    begin = _before(line)
    typed = line[:begin]
    return line if not typed.strip() else " " * _width(typed) + line[begin:]
