"""What stands behind a dash or a colon and is neither a list nor a mapping: texts, and values in brackets."""

from __future__ import annotations

import re

from mkdocs_usecases.parsing.reader import scalars
from mkdocs_usecases.parsing.reader.cursor import COLON, HONEST_COMMENT, MARKS, Cursor
from mkdocs_usecases.parsing.reader.flow import Bracket, Flow
from mkdocs_usecases.parsing.reader.heads import NOT_PLAIN, is_over
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.mending import meant_head
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.tree import Node, Piece, Scalar, Sequence

_FEATURES = (
    (SlipKind.ALIAS, re.compile(r"\*[\w\ufffd][\w\ufffd-]*$")),
    (SlipKind.ANCHOR, re.compile(r"&[\w\ufffd][\w\ufffd-]*(?=\s|$)")),
    (SlipKind.TAG, re.compile(r"!(?:[\w!<-]\S*)")),
)
_COMMENT = re.compile(r"[ \t]#")
_NUMBERED = re.compile(r"\d+(?:[a-z]\d*)*[.)][ \t]")
_SENTENCE_END = re.compile(r"[.!?。！？:：][\"'”’)\]*_]*$")


def read_leaf(cursor: Cursor, column: int, parent: int, *, in_list: bool) -> Node:
    """The text that begins at a column of the line, with all lines that belong to it."""
    line = cursor.texts[cursor.at]
    sign = line[column]
    node: Node | None = None
    if sign in "|>" and (header := scalars.HEADER.match(line, column)) is not None:
        return _read_block(cursor, column, parent, header)
    if sign in "\"'":
        node = _read_quoted(cursor, column, parent, sign)
    elif sign in "[{":
        node = _read_flow(cursor, column, parent, in_list=in_list)
    elif sign in "&*!":
        _tell_feature(cursor, line, column)
    return node or read_text(cursor, column, parent, in_list=in_list)


def _tell_feature(cursor: Cursor, line: str, column: int) -> None:
    """YAML for programmers, which is text in a block."""
    text = HONEST_COMMENT.sub("", line[column:]).rstrip()
    end = column + len(text)
    for kind, pattern in _FEATURES:
        if pattern.match(text):
            change = Change(cursor.at, column, cursor.at, end, _in_quotes(text))
            cursor.slip(kind, cursor.at, column, end, text, change, is_certain=True)


def _in_quotes(text: str) -> str:
    """A text in quotes of YAML: the double ones where it has none, and no backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


# -- behind `|` and `>` ------------------------------------------------------------------------------


def _read_block(cursor: Cursor, column: int, parent: int, header: re.Match[str]) -> Scalar:
    first, texts = cursor.at, cursor.texts
    strayed: list[int] = []

    def belongs(number: int) -> bool:
        if not _is_of_block(cursor, number, parent):
            return False
        strayed.append(number)
        return True

    digit = header[3] or header[4] or ""
    found, indent = scalars.block_lines(texts, first + 1, max(parent + 1, 1), digit, belongs)
    end = first + 1 + len(found)
    value = scalars.block_value(found, header, at_end=end == len(texts))
    pieces = [Piece(first, column, column + len(header[0].split()[0]))]
    for number in range(first + 1, end):
        line = texts[number]
        if line.strip(" ") or len(line) > indent:
            pieces.append(Piece(number, min(indent, len(line) - len(line.lstrip(" "))), len(line)))
    for number in strayed:
        depth = cursor.depths[number]
        change = Change(number, 0, number, depth, " " * indent)
        cursor.slip(SlipKind.STRAYED, number, depth, len(texts[number]), "", change, is_certain=True)
    cursor.at = end
    return Scalar(value, first, column, pieces[-1].line, pieces[-1].end, header[1], tuple(pieces))


def _is_of_block(cursor: Cursor, number: int, parent: int) -> bool:
    """Whether a line behind a text is part of it: deeper than its key, or numbered and no key."""
    depth = cursor.depths[number]
    if cursor.language is None or depth == BLANK:
        return False  # A comment: it may be one that stands below the text.
    line = cursor.texts[number]
    if cursor.is_known_pair(number, depth):
        return False
    return depth > parent or bool(
        _NUMBERED.match(line, depth) and (parent == 0 or COLON.search(line, depth) is None)
    )


# -- in quotes ---------------------------------------------------------------------------------------


def _read_quoted(cursor: Cursor, column: int, parent: int, quote: str) -> Scalar | None:
    """A text in quotes; `None` where they are not closed, or not at its end."""
    first = cursor.at
    line = cursor.texts[first]
    end = scalars.closing(line, column + 1, quote)
    if end >= 0:
        if not is_over(line, end + 1):
            return None
        cursor.at += 1
        tell_cut(cursor, first, column, end + 1)
        value = scalars.quoted_value([line[column + 1 : end]], quote)
        return Scalar(value, first, column, first, end + 1, quote)
    texts, pieces = [line[column + 1 :]], [Piece(first, column + 1, len(line))]
    for number in range(first + 1, len(cursor.texts)):
        line = cursor.texts[number]
        body = line.lstrip(" \t")
        if body and len(line) - len(body) <= parent:
            break
        end = scalars.closing(line, 0, quote)
        pieces.append(Piece(number, len(line) - len(body), end if end >= 0 else len(line)))
        if end < 0:
            texts.append(line)
            continue
        if not is_over(line, end + 1) or _hides_item(cursor, first, number, column, parent):
            break
        cursor.at = number + 1
        value = scalars.quoted_value([*texts, line[:end]], quote)
        return Scalar(value, first, column, number, end + 1, quote, tuple(pieces))
    return _read_open(cursor, column, parent, quote)


def _hides_item(cursor: Cursor, first: int, last: int, column: int, parent: int) -> bool:
    """Whether lines between two quotes hold items or keys: then the first quote was not closed."""
    return False


def _read_open(cursor: Cursor, column: int, parent: int, quote: str) -> Scalar | None:
    """What stands behind a quote that is never closed: the text as it is with the quote at its end."""
    first = cursor.at
    line = cursor.texts[first]
    if cursor.language is not None and line.count(quote, column) % 2 == 0:
        return None
    slip = cursor.slip(SlipKind.OPEN_QUOTE, first, column, column + 1, quote)
    if cursor.language is None or line[column + 1 : column + 2] in ("", " "):
        slip.changes.append(Change(first, column, first, column + 1, ""))
        return None
    node = read_text(cursor, column + 1, parent, in_list=True)
    slip.changes.append(Change(node.end_line, node.end_column, node.end_line, node.end_column, quote))
    return node._replace(column=column)


# -- in brackets -------------------------------------------------------------------------------------


def _read_flow(cursor: Cursor, column: int, parent: int, *, in_list: bool) -> Node | None:
    """A value in brackets; `None` where it is text as typed."""
    first = cursor.at
    if (match := _WORDS_IN_BRACKETS.fullmatch(cursor.texts[first], column)) is not None:
        cursor.at += 1
        return _read_words(match, first)
    flow = Flow(cursor.texts, parent, cursor.depth)
    node: Node | None = flow.read(first, column)
    if flow.is_too_deep:
        cursor.slip(SlipKind.TOO_DEEP, flow.line, flow.column, flow.column + 1)
        return None
    if node is not None:
        if not is_over(cursor.texts[flow.line], flow.column):
            return None
        cursor.at = flow.line + 1
        tell_cut(cursor, flow.line, column, flow.column)
        if cursor.language is not None and flow.line == first and isinstance(node, Sequence):
            node.value[:] = [_entry_with_quotes(cursor, entry) for entry in node.value]
        return node
    if not _is_open(cursor, column):
        return _read_wrong_bracket(cursor, column, parent) if not in_list else None
    node = flow.read_open(first, column)
    opened = flow.opened[-1] if flow.opened else Bracket(first, column, cursor.texts[first][column])
    _tell_open(cursor, flow, opened, is_read=node is not None)
    if node is None or in_list:
        return None
    cursor.at = max(flow.end[0], first) + 1
    return node


def _read_wrong_bracket(cursor: Cursor, column: int, parent: int) -> Node | None:
    """`[a, b}`, with the bracket that was meant; `None` where it is something else."""
    number = cursor.at
    line = cursor.texts[number]
    bare = line.rstrip()
    right = {"[": "]", "{": "}"}[line[column]]
    if (
        bare[-1] not in "]})"
        or bare[-1] == right
        or sum(bare.count(sign, column) for sign in "[]{}()") != _PAIR
    ):
        return None
    end = len(bare)
    cursor.texts[number] = f"{line[: end - 1]}{right}"
    node = Flow(cursor.texts, parent, cursor.depth).read(number, column)
    if node is None or node.end_line != number:
        cursor.texts[number] = line
        return None
    change = Change(number, end - 1, number, end, right)
    cursor.slip(SlipKind.WRONG_BRACKET, number, end - 1, end, bare[-1], change, is_certain=True)
    cursor.at += 1
    return node


_PAIR = 2


def _entry_with_quotes(cursor: Cursor, entry: Node) -> Node:
    """An entry in brackets, without a quote that is closed there and was never opened."""
    if isinstance(entry, Scalar) and not entry.style and not entry.pieces:
        return _without_stray_quote(cursor, entry)
    return entry


_WORDS_IN_BRACKETS = re.compile(r"\[(\w[^\[\]{},:#?]*\w(?:, \w[^\[\]{},:#?]*\w)*)\]")
"""A list of names on one line, as most of those in brackets are."""


def _read_words(match: re.Match[str], number: int) -> Sequence:
    start = match.start(1)
    words: list[Node] = []
    for word in match[1].split(", "):
        end = start + len(word)
        words.append(Scalar(word, number, start, number, end))
        start = end + 2
    return Sequence(words, number, match.start(), number, match.end(), flow=True)


def _tell_open(cursor: Cursor, flow: Flow, opened: Bracket, *, is_read: bool) -> None:
    """Say which quote or bracket is never closed."""
    if flow.open_quote is not None:
        at = flow.open_quote
        cursor.slip(SlipKind.OPEN_QUOTE, at.line, at.column, at.column + 1, at.sign)
        return
    line, column = flow.end
    closing = "".join({"[": "]", "{": "}"}[each.sign] for each in reversed(flow.opened))
    changes = [Change(line, column, line, column, closing)] if is_read and closing else []
    cursor.slip(SlipKind.OPEN_BRACKET, opened.line, opened.column, opened.column + 1, opened.sign, *changes)


def _is_open(cursor: Cursor, column: int) -> bool:
    """Whether a line opens more brackets than it closes."""
    text = cursor.texts[cursor.at][column:]
    return text.count("[") + text.count("{") > text.count("]") + text.count("}")


# -- plain -------------------------------------------------------------------------------------------


def read_text(cursor: Cursor, column: int, parent: int, *, in_list: bool) -> Scalar:
    """A text as it is typed, over as many lines as stand deeper."""
    first, language, depths = cursor.at, cursor.language, cursor.depths
    line = cursor.texts[first]
    is_odd = language is not None and bool(NOT_PLAIN.match(line, column) or COLON.search(line, column))
    cut = _cut(cursor, first, column, column, is_odd=is_odd)
    pieces = [Piece(first, column, cut)]
    value = [line[column:cut]]
    last, number = first, first + 1
    is_over = language is None and cut < len(line.rstrip())
    while not is_over and (depth := depths[number]) != -2:
        if depth == BLANK:
            if language is None and cursor.texts[number].strip():
                break  # Behind a comment YAML lets no text go on.
            number += 1
            continue
        if language is not None and depth > parent and _begins_anew(cursor, number, depth, in_list=in_list):
            break
        if depth <= parent and not _has_strayed(cursor, number, depth, parent, value[-1], in_list=in_list):
            break
        line = cursor.texts[number]
        cut = _cut(cursor, number, depth, column, is_odd=is_odd)
        if language is not None and not in_list and cursor.is_dash(number, depth):
            cursor.slip(SlipKind.JOINED_TEXT, number, depth, len(line.rstrip()))
        value += [_joint(cursor, last, number), line[depth:cut]]
        if depth <= parent:
            deeper = " " * (pieces[1].start if len(pieces) > 1 else parent + 2)
            change = Change(number, 0, number, depth, deeper)
            cursor.slip(SlipKind.STRAYED, number, depth, len(line), "", change, is_certain=True)
        pieces.append(Piece(number, depth, cut))
        last = number
        number += 1
        is_over = language is None and cut < len(line.rstrip())
    cursor.at = last + 1
    end = pieces[-1]
    if language is not None and len(pieces) == 1:
        scalar = Scalar(value[0], first, column, first, cut)
        return _without_stray_quote(cursor, scalar)
    return Scalar(
        "".join(value), first, column, end.line, end.end, "", tuple(pieces) if len(pieces) > 1 else ()
    )


def _without_stray_quote(cursor: Cursor, node: Scalar) -> Scalar:
    """A text with one quote at its end, and none at its start, as it was meant."""
    value = node.value
    if value[-1:] == "]" and "[" not in value and ", " in value:
        # `a, b]`: names parted by commas, with the bracket of a list behind them.
        start = Change(node.line, node.column, node.line, node.column, "[")
        cursor.slip(SlipKind.STRAY_BRACKET, node.line, node.end_column - 1, node.end_column, "]", start)
        return node._replace(value=value[:-1])
    if not value.endswith('"') or value.count('"') != 1 or len(value) < _SHORTEST_QUOTED:
        return node
    change = Change(node.line, node.column, node.line, node.column, '"')
    cursor.slip(SlipKind.STRAY_QUOTE, node.line, node.end_column - 1, node.end_column, '"', change)
    return node._replace(value=value[:-1])


_SHORTEST_QUOTED = 4


def _joint(cursor: Cursor, above: int, number: int) -> str:
    """What joins two lines of a text: a line break for each empty line between them."""
    empty = number - above - 1
    if not empty or any(map(str.strip, cursor.texts[above + 1 : number])):
        return " "
    return "\n" * empty


def _begins_anew(cursor: Cursor, number: int, depth: int, *, in_list: bool) -> bool:
    """Whether a deeper line is no part of the text above, though YAML may take it for one."""
    assert cursor.language is not None
    line = cursor.texts[number]
    if cursor.is_dash(number, depth):
        return in_list
    if ":" not in line:
        return False
    name = cursor.name(number, depth)
    if not name:
        return False
    if cursor.language.is_label(name):
        return True
    if in_list:
        return cursor.language.is_long_key(name)
    # Below the keys of a block a text may go on with a colon; in a small mapping it is the next key.
    return cursor.language.is_key(name) or (cursor.depth > 1 and len(name.split()) <= _FEW_WORDS)


_FEW_WORDS = 3
_WORD = re.compile(r"[^\W\d_]")


def _has_strayed(cursor: Cursor, number: int, depth: int, parent: int, above: str, *, in_list: bool) -> bool:
    """Whether a line too far to the left is no key and no item, but the rest of the text above it."""
    language = cursor.language
    line = cursor.texts[number]
    if language is None or line[depth] in "-[{" or MARKS.match(line) or COLON.search(line, depth):
        return False
    if not _WORD.match(line, depth) or language.is_label(line[depth:].rstrip()):
        return False
    if not in_list and depth == parent:
        word = line[depth:].strip()
        if " " not in word or not above.strip():
            return False
    elif not line[depth].islower() or _SENTENCE_END.search(above):
        # What stands in one column with the items is one of them; what stands elsewhere may be the rest of
        # the text above where that goes on below.
        return depth != parent and cursor.below(number) > depth and meant_head(cursor, number, depth) is None
    return meant_head(cursor, number, depth) is None


def _cut(cursor: Cursor, number: int, column: int, start: int, *, is_odd: bool) -> int:
    """Where the text of a line ends: at a comment, or behind its last sign."""
    line = cursor.texts[number]
    if "#" not in line:
        return len(line.rstrip(" \t"))
    if is_odd:
        match = HONEST_COMMENT.search(line, column)
        return len(line[: match.start() if match else None].rstrip(" \t"))
    match = _COMMENT.search(line, column)
    if match is None:
        return len(line.rstrip(" \t"))
    end = len(line[: match.start()].rstrip(" \t"))
    tell_cut(cursor, number, column if column > start else start, end)
    return end


def tell_cut(cursor: Cursor, number: int, start: int, end: int) -> None:
    """Say so where a sharp that is no honest comment cuts a text."""
    line = cursor.texts[number]
    at = line.find("#", end)
    if cursor.language is None or at < 0 or line[at + 1 : at + 2] in ("", " ", "\t"):
        return
    bare = line.rstrip()
    change = Change(number, start, number, len(bare), _in_quotes(bare[start:]))
    changes = [change] if bare[start : start + 1] not in ("", '"', "'", "[", "{") else []
    cursor.slip(SlipKind.CUT, number, at, len(bare), bare[at:], *changes)
