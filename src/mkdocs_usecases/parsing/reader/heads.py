"""The key that a line begins with: which of its colons parts key and value."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader import scalars
from mkdocs_usecases.parsing.reader.cursor import BOLD_KEY, COLON, HONEST_COMMENT, Cursor
from mkdocs_usecases.parsing.reader.flow import Flow
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.tree import Scalar


class Head(NamedTuple):
    """A key."""

    node: Scalar
    behind: int
    """The column behind its colon."""


_EMPHASIZED = expression(r".*(?P<colon>[:：])(?P<sign>\*{1,3})[ \t]*")
_COMMENT = expression(r"[ \t]#")
NOT_PLAIN = expression(r"[\"'\[\]{}*&!@%`|>#,]|[-?:](?:[ \t]|$)")
"""What no plain text begins with in YAML."""


def read_head(cursor: Cursor, column: int, *, in_list: bool) -> Head | None:
    """The key that the line has at a column, with its colon."""
    line = cursor.texts[cursor.at]
    sign = line[column]
    if sign in "\"'":
        behind = scalars.closing(line, column + 1, sign) + 1
        if behind and ((quoted := _quoted(cursor, column, behind)) or is_over(line, behind)):
            return quoted
    elif sign == "*" and (emphasized := _emphasized(cursor, column)) is not None:
        return emphasized
    colon = COLON.search(line, column)
    if colon is None or _is_wide(cursor, line, column, colon.start()):
        return None
    if "{" in line[column : colon.start()] and _is_before_bracket(cursor, line, column):
        return None
    comment = _COMMENT.search(line, column, colon.start())
    if comment is not None and (cursor.language is None or not NOT_PLAIN.match(line, column)):
        return _head_with_sharp(cursor, column, comment.end() - 1, colon.start(), in_list=in_list)
    place: int | None = colon.start()
    if cursor.language is not None:
        place = _meant_colon(cursor, line, column, colon.start(), in_list=in_list)
        if place is None or (in_list and _is_sentence(cursor, column, line[column:place])):
            return None
    elif NOT_PLAIN.match(line, column):
        return None
    end = len(line[:place].rstrip(" \t"))
    if place is None or end <= column:
        return None
    node = Scalar(line[column:end], cursor.at, column, cursor.at, end)
    if cursor.language is not None:
        if in_list or place > colon.start() or ":" in node.value:
            cursor.doubtful.append(cursor.at)
        node = _with_both_quotes(cursor, node)
    return Head(node, place + 1)


def _quoted(cursor: Cursor, column: int, end: int) -> Head | None:
    """A key in quotes, whose closing one stands before a column, if a colon stands behind it."""
    line, behind = cursor.texts[cursor.at], end
    while line[behind : behind + 1] in (" ", "\t"):
        behind += 1
    if COLON.match(line, behind) is None:
        return None
    sign = line[column]
    value = scalars.quoted_value([line[column + 1 : end - 1]], sign)
    return Head(Scalar(value, cursor.at, column, cursor.at, end, sign), behind + 1)


def _emphasized(cursor: Cursor, column: int) -> Head | None:
    """A key in bold with its colon, as people type keys and labels into Markdown; YAML refuses it.

    With something below it, it may be any; with a value behind it, one that is a key there.
    """
    line = cursor.texts[cursor.at]
    if (bold := BOLD_KEY.match(line, column)) and cursor.language and _is_key_here(cursor, bold["key"]):
        start, end = bold.span("key")
        cursor.doubtful.append(cursor.at)
        return Head(Scalar(bold["key"], cursor.at, start, cursor.at, end), bold.end())
    match = _EMPHASIZED.fullmatch(line, column)
    if match is None or cursor.language is None or cursor.below(cursor.at) < column:
        return None
    sign, start, end = match["sign"], column, match.end("sign")
    if not line.startswith(sign, column):
        return None
    if sign not in line[column + len(sign) : match.start("colon")]:
        start, end = column + len(sign), match.start("colon")
    cursor.doubtful.append(cursor.at)
    return Head(Scalar(line[start:end], cursor.at, start, cursor.at, end), len(line))


def _is_wide(cursor: Cursor, line: str, column: int, colon: int) -> bool:
    """Whether another sign stands for the first colon: `variations：{2: [by card]}`."""
    wide = line.find("：", column, colon)
    return wide > 0 and cursor.language is not None and cursor.language.is_key(line[column:wide].rstrip())


def _head_with_sharp(cursor: Cursor, column: int, sharp: int, colon: int, *, in_list: bool) -> Head | None:
    """A key, or a label with its condition, in which a comment would begin before the colon."""
    number, line = cursor.at, cursor.texts[cursor.at]
    language = cursor.language
    if language is None or line[sharp + 1] in " \t":
        return None
    typed = line[column:colon].rstrip()
    bare = line[column:sharp] + line[sharp + 1 : column + len(typed)]
    end = column + len(typed)
    if language.is_key(bare):
        change = Change(number, sharp, number, sharp + 1, "")
    elif language.is_label(typed) or (not in_list and cursor.depth > 1):
        change = Change(number, column, number, end, scalars.in_quotes(typed))
        bare = typed
    else:
        return None
    cursor.slip(SlipKind.CUT, number, sharp, len(line), change, what=line[sharp:])
    return Head(Scalar(bare, number, column, number, end), colon + 1)


def _is_before_bracket(cursor: Cursor, line: str, column: int) -> bool:
    """Whether a bracket follows a key that has no colon: `extends {use case: UC-3}`."""
    name = line[column : line.index("{", column)].rstrip()
    return bool(name) and cursor.language is not None and cursor.language.is_key(name)


_SHORTEST_QUOTED = 3


def _with_both_quotes(cursor: Cursor, node: Scalar) -> Scalar:
    """A key with a quote before or behind it alone."""
    value, line = node.value, node.line
    # One before it is no closing one of another kind.
    for quote in "'\"" if value[:1] == "'" else "\"'":
        if value.count(quote) % 2 == 0 or len(value) < _SHORTEST_QUOTED:
            continue
        if value[0] == quote:
            change = Change(line, node.end_column, line, node.end_column, quote)
            cursor.slip(SlipKind.OPEN_QUOTE, line, node.column, node.column + 1, change)
            return node._replace(value=value[1:])
        if value[-1] == quote and (quote == '"' or value[-2:-1] != "s"):
            change = Change(line, node.column, line, node.column, quote)
            cursor.slip(SlipKind.STRAY_QUOTE, line, node.end_column - 1, node.end_column, change)
            return node._replace(value=value[:-1])
    return node


def is_over(line: str, column: int) -> bool:
    """Whether nothing but a comment stands behind a column."""
    rest = line[column:]
    bare = rest.lstrip(" \t")
    return not bare or (bare[0] == "#" and rest[0] in " \t")


def _meant_colon(cursor: Cursor, line: str, column: int, first: int, *, in_list: bool) -> int | None:
    """Which colon of a line parts key and value, where YAML refuses the line or would cut it."""
    assert cursor.language is not None
    odd = NOT_PLAIN.match(line, column)
    if odd and line[column] in "[{" and is_whole_flow(cursor, column):
        return None
    if not odd:
        behind = len(line) - len(line[first + 1 :].lstrip(" \t"))
        is_clear = COLON.search(line, first + 1) is None
        if is_clear or (behind < len(line) and _is_whole_value(cursor, line, behind)):
            return first
    head = HONEST_COMMENT.sub("", line[column:]).rstrip()
    if head.endswith(":") and len(head) > 1 and head[0] not in "|>":
        last = column + len(head) - 1
        if not odd and not in_list and first < last and _is_key_here(cursor, line[column:first]):
            _tell_last_colon(cursor, last)
            return first
        return last
    if line[column] in "\"'" and head.count(line[column]) == 1 and in_list:
        return None
    place = cursor.language.colon(head, in_list)
    return None if place is None else column + place


def _is_key_here(cursor: Cursor, name: str) -> bool:
    """Whether a text is a key of what it stands in: of the block, or of a long form."""
    assert cursor.language is not None
    is_key = cursor.language.is_key if cursor.depth <= 1 else cursor.language.is_long_key
    return is_key(name.rstrip())


def _tell_last_colon(cursor: Cursor, last: int) -> None:
    """A text behind a key ends with a colon: another key was joined to it, or it is one too many."""
    number = cursor.at
    cursor.doubtful.append(number)
    if cursor.below(number) <= cursor.depths[number]:
        change = Change(number, last, number, last + 1, "")
        cursor.slip(SlipKind.LAST_COLON, number, last, last + 1, change, is_certain=True)


def _is_whole_value(cursor: Cursor, line: str, column: int) -> bool:
    """Whether all that stands behind a column is one text in quotes, or one value in brackets."""
    sign = line[column]
    if sign in "\"'":
        end = scalars.closing(line, column + 1, sign)
        return end >= 0 and is_over(line, end + 1)
    return sign in "[{" and is_whole_flow(cursor, column)


def is_whole_flow(cursor: Cursor, column: int) -> bool:
    """Whether a value in brackets begins at a column, with nothing behind it."""
    depth = len(cursor.texts[cursor.at]) - len(cursor.texts[cursor.at].lstrip(" "))
    flow = Flow(cursor.texts, depth - 1, cursor.depth, cursor.language)
    if flow.read(cursor.at, column) is None:
        return False
    return not HONEST_COMMENT.sub("", cursor.texts[flow.line][flow.column :]).strip()


def _is_sentence(cursor: Cursor, column: int, key: str) -> bool:
    """Whether an item with a colon goes on below in words with another, neither of them long keys."""
    assert cursor.language is not None
    number = cursor.at + 1
    if cursor.depths[number] != column or cursor.language.is_long_key(key) or key[:1] in "*0123456789":
        return False
    line = cursor.texts[number]
    colon = COLON.search(line, column)
    if colon is None or colon.end() == len(line) or line[column] in "\"'-*0123456789":
        return False
    name = line[column : colon.start()]
    # `actor: Bank` above `action: pays` are the fields of a step.
    is_record = cursor.language.is_field(key) and cursor.language.is_field(name)
    return not is_record and not cursor.language.is_long_key(name)
