"""What stands behind a dash or a colon and is neither a list nor a mapping: texts, and values in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader import scalars
from mkdocs_usecases.parsing.reader.brackets import read_flow
from mkdocs_usecases.parsing.reader.cursor import COLON, HONEST_COMMENT, MARKS, Cursor
from mkdocs_usecases.parsing.reader.dashes import begins_item
from mkdocs_usecases.parsing.reader.features import tell_feature
from mkdocs_usecases.parsing.reader.guesses import is_key_with_dash
from mkdocs_usecases.parsing.reader.heads import NOT_PLAIN, is_over
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.mending import meant_head
from mkdocs_usecases.parsing.reader.quoting import tell_cut, without_stray_quote
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.torn import torn_name
from mkdocs_usecases.parsing.reader.tree import Node, Piece, Scalar

_COMMENT = expression(r"[ \t]#")
_COUNTED = expression(r" *((?:\d+[a-z])*)(\d+)[.)] ")
_NUMBERED = expression(r"\d+(?:[a-z]\d*)*[.)][ \t]")
_ITEM_BEHIND = expression(r"[.!?。！？] *(?:\d{1,3}(?:[a-z]+\d{1,3})*\.|-) ")
_LAST_WORD = expression(r"[^\W\d_]{2,}[.,!?]")
_SENTENCE_END = expression(r"[.!?。！？:：][\"'”’)\]*_]*$")


_WIDE_HEADERS = {"｜": "|", "＞": ">"}


def read_leaf(cursor: Cursor, column: int, parent: int, *, in_list: bool) -> Node:
    """The text that begins at a column of the line, with all lines that belong to it."""
    line = cursor.texts[cursor.at]
    sign = line[column]
    node: Node | None = None
    if sign in _WIDE_HEADERS and not line[column + 1 :].strip():
        sign = _WIDE_HEADERS[sign]
        line = cursor.texts[cursor.at] = line[:column] + sign
    if sign in "|>" and (header := scalars.HEADER.match(line, column)) is not None:
        return _read_block(cursor, column, parent, header)
    if sign in "|>":
        cursor.doubtful.append(cursor.at)
    if sign in "\"'":
        node = _read_quoted(cursor, column, parent, sign)
    elif sign in "[{":
        node = read_flow(cursor, column, parent, in_list=in_list)
    elif sign in "&*!":
        tell_feature(cursor, cursor.at, column, HONEST_COMMENT.sub("", line[column:]).rstrip())
    return node or read_text(cursor, column, parent, in_list=in_list)


# -- behind `|` and `>` ------------------------------------------------------------------------------


def _read_block(cursor: Cursor, column: int, parent: int, header: re.Match[str]) -> Scalar:
    first, texts = cursor.at, cursor.texts
    strayed: list[int] = []
    pasted: list[int] = []

    def belongs(number: int) -> bool:
        if not _is_of_block(cursor, number, parent):
            return False
        strayed.append(number)
        return True

    digit = header[3] or header[4] or ""
    if cursor.language is not None and not digit:
        _mend_first(cursor, first + 1, parent)
        pasted = _pasted(cursor, first + 1, parent)
    if pasted:
        least, last = cursor.depths[pasted[0]], pasted[-1]
        _indent(cursor, pasted, max(parent, 0) + 2 - least)
    else:
        least, last = max(parent + 1, 1), len(texts)
    found, indent = scalars.block_lines(texts[: last + 1], first + 1, least, digit, belongs)
    end = first + 1 + len(found)
    value = scalars.block_value(found, header, at_end=end == len(texts))
    pieces = [Piece(first, column, column + len(header[0].split()[0]))]
    for number in range(first + 1, end):
        line = texts[number]
        if line.strip(" ") or len(line) > indent:
            pieces.append(Piece(number, min(indent, len(line) - len(line.lstrip(" "))), len(line)))
            if ":" in line or _ITEM_BEHIND.search(line) is not None:
                cursor.doubtful.append(number)
    for number in strayed:
        _indent(cursor, [number], indent - cursor.depths[number])
    cursor.at = end
    return Scalar(value, first, column, pieces[-1].line, pieces[-1].end, header[1], tuple(pieces))


def _mend_first(cursor: Cursor, number: int, parent: int) -> None:
    """Put a first line back that stands deeper than those it belongs to: YAML ends the text before them."""
    depths, line = cursor.depths, cursor.texts[number] if number < len(cursor.texts) else ""
    deep, least = depths[number], max(parent, 0) + 2
    below: list[int] = []
    for depth in depths[number + 1 :]:
        if depth <= parent and depth != BLANK:
            break
        below.append(depth)
    depth = min((each for each in below if each != BLANK), default=deep)
    if not parent < depth < deep or deep in below or not (depth == least or below.count(depth) > 1):
        return
    by = deep - depth
    cursor.texts[number], depths[number] = line[by:], depth
    cursor.lines.shifts[number] = cursor.lines.shifts.get(number, 0) + by
    change = Change(number, 0, number, depth, " " * depth)
    cursor.slip(SlipKind.DEPTH, number, depth, len(line) - by, change, is_certain=True)


def _pasted(cursor: Cursor, number: int, parent: int) -> list[int]:
    """The lines of a list that was pasted below its key as it was: nothing else begins so at the margin."""
    pasted: list[int] = []
    for at in range(number, len(cursor.texts)):
        if not cursor.texts[at].strip():
            continue
        if not _is_pasted(cursor, at, parent, has_begun=bool(pasted)):
            break
        pasted.append(at)
    return pasted


def _indent(cursor: Cursor, numbers: Sequence[int], by: int) -> None:
    """Tell of lines of a text that do not stand as deep as it: a single slip."""
    depths = cursor.depths
    changes = [Change(at, 0, at, depths[at], " " * (depths[at] + by)) for at in numbers]
    first = numbers[0]
    end = len(cursor.texts[first])
    cursor.slip(SlipKind.STRAYED, first, depths[first], end, *changes, is_certain=True)


def _is_pasted(cursor: Cursor, number: int, parent: int, *, has_begun: bool) -> bool:
    depth = cursor.depths[number]
    if depth == parent == 0 and cursor.is_dash(number, depth):
        return not is_key_with_dash(cursor, number, depth)
    return has_begun if depth > parent else depth == parent and _is_of_block(cursor, number, parent)


def _is_of_block(cursor: Cursor, number: int, parent: int) -> bool:
    """Whether a line behind a text is part of it: deeper than its key, or numbered and no key."""
    depth = cursor.depths[number]
    if cursor.language is None or depth == BLANK:
        return False  # A comment: it may be one that stands below the text.
    line = cursor.texts[number]
    if cursor.is_known_pair(number, depth):
        return False
    if depth > parent:
        return True
    has_colon = COLON.search(line, depth) is not None
    if _NUMBERED.match(line, depth):
        return parent == 0 or not has_colon
    return depth == parent and not has_colon and _goes_on_below(cursor, number, depth)


def _goes_on_below(cursor: Cursor, number: int, depth: int) -> bool:
    """Whether a text that is no item stands between two items of which the second counts on."""
    below, above = cursor.line_below(number), number - 1
    while above >= 0 and cursor.depths[above] == BLANK:
        above -= 1
    if cursor.depths[below] <= depth or cursor.depths[below] != cursor.depths[above]:
        return False
    first, second = (_COUNTED.match(cursor.texts[at]) for at in (above, below))
    return (
        first is not None
        and second is not None
        and (first[1], int(first[2]) + 1) == (second[1], int(second[2]))
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
        if not is_over(line, end + 1):
            break
        cursor.at = number + 1
        value = scalars.quoted_value([*texts, line[:end]], quote)
        return Scalar(value, first, column, number, end + 1, quote, tuple(pieces))
    return _read_open(cursor, column, parent, quote)


def _read_open(cursor: Cursor, column: int, parent: int, quote: str) -> Scalar | None:
    """What stands behind a quote that is never closed: the text as it is with the quote at its end."""
    first = cursor.at
    line = cursor.texts[first]
    if cursor.language is not None and line.count(quote, column) % 2 == 0:
        return None
    slip = cursor.slip(SlipKind.OPEN_QUOTE, first, column, column + 1)
    if cursor.language is None or line[column + 1 : column + 2] in ("", " "):
        slip.changes.append(Change(first, column, first, column + 1, ""))
        return None
    node = read_text(cursor, column + 1, parent, in_list=True)
    slip.changes.append(Change(node.end_line, node.end_column, node.end_line, node.end_column, quote))
    return node._replace(column=column)


# -- plain -------------------------------------------------------------------------------------------


def read_text(cursor: Cursor, column: int, parent: int, *, in_list: bool) -> Scalar:
    """A text as it is typed, over as many lines as stand deeper."""
    first, language, depths = cursor.at, cursor.language, cursor.depths
    line = cursor.texts[first]
    is_odd = language is not None and bool(NOT_PLAIN.match(line, column) or COLON.search(line, column))
    if is_odd or "- " in line[column:]:
        cursor.doubtful.append(first)
    cut = _cut(cursor, first, column, column, is_odd=is_odd)
    pieces = [Piece(first, column, cut)]
    value = [line[column:cut]]
    last, number = first, first + 1
    is_joined = False
    is_over = language is None and cut < len(line.rstrip())
    while not is_over and (depth := depths[number]) != -2:
        if depth == BLANK:
            if language is None and cursor.texts[number].strip():
                break  # Behind a comment YAML lets no text go on.
            number += 1
            continue
        if (
            language is not None
            and depth > parent
            and (
                _begins_anew(cursor, number, depth, in_list=in_list)
                or (in_list and begins_item(cursor, number, depth, first, column))
            )
        ):
            break
        if depth <= parent and not _has_strayed(cursor, number, depth, parent, value[-1], in_list=in_list):
            break
        line = cursor.texts[number]
        if ":" in line:
            cursor.doubtful.append(number)
        cut = _cut(cursor, number, depth, column, is_odd=is_odd)
        if language is not None and not in_list and cursor.is_dash(number, depth):
            if not is_joined and not _is_outline(cursor, first, column, parent):
                _tell_joined(cursor, number, depth, parent)
            is_joined = True
        value += [_joint(cursor, last, number), line[depth:cut]]
        if depth <= parent:
            deeper = " " * (pieces[1].start if len(pieces) > 1 else parent + 2)
            change = Change(number, 0, number, depth, deeper)
            cursor.slip(SlipKind.STRAYED, number, depth, len(line), change, is_certain=True)
        pieces.append(Piece(number, depth, cut))
        last = number
        number += 1
        is_over = language is None and cut < len(line.rstrip())
    cursor.at = last + 1
    end = pieces[-1]
    if language is not None and len(pieces) == 1:
        scalar = Scalar(value[0], first, column, first, cut)
        return without_stray_quote(cursor, scalar)
    return Scalar(
        "".join(value), first, column, end.line, end.end, "", tuple(pieces) if len(pieces) > 1 else ()
    )


def _is_outline(cursor: Cursor, first: int, column: int, parent: int) -> bool:
    """Whether a text is numbered steps without a `|`, which may have lists below them."""
    assert cursor.language is not None
    is_numbered = _NUMBERED.match(cursor.texts[first], column) is not None
    return parent == 0 and is_numbered and cursor.language.is_steps_key(cursor.key)


def _tell_joined(cursor: Cursor, number: int, depth: int, parent: int) -> None:
    """Tell of an item below the text of a key, of the first of several; it may stand above its own key."""
    line, below = cursor.texts[number], cursor.line_below(number)
    changes = []
    if cursor.depths[below] == max(parent, 0) and cursor.is_known_pair(below, cursor.depths[below]):
        key, item = cursor.texts[below], cursor.line_below(below)
        if key.endswith(":") and cursor.depths[item] == depth and cursor.is_dash(item, depth):
            changes.append(Change(number, 0, below, len(cursor.texts[below]), f"{key}\n{line}"))
    cursor.slip(SlipKind.JOINED_TEXT, number, depth, len(line), *changes)


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
_WORD = expression(r"[^\W\d_]")


def _has_strayed(cursor: Cursor, number: int, depth: int, parent: int, above: str, *, in_list: bool) -> bool:
    """Whether a line too far to the left is no key and no item, but the rest of the text above it."""
    language = cursor.language
    line = cursor.texts[number]
    if language is None or line[depth] in "-[{" or MARKS.match(line) or COLON.search(line, depth):
        return False
    if depth < parent and language.end(f". {above.strip()} {line[depth:].strip()}") == len(". "):
        # `- resume at` with the step in the next line.
        return True
    if not _WORD.match(line, depth) or language.is_label(line[depth:]):
        return False
    if torn_name(cursor, number, depth):
        return False
    if not in_list and depth == parent:
        word = line[depth:].strip()
        if (" " not in word and not _LAST_WORD.fullmatch(word)) or not above.strip():
            return False
    elif not line[depth].islower() or _SENTENCE_END.search(above):
        # What stands in one column with the items is one of them; what stands elsewhere may be the rest of
        # the text above where that goes on below.
        below = cursor.line_below(number)
        deeper = cursor.depths[below]
        if depth == parent or deeper <= depth or cursor.is_dash(below, deeper):
            return False
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
