"""Values in brackets, also where these are closed by another sign or by none."""

from __future__ import annotations

from mkdocs_usecases.parsing.reader.cursor import HONEST_COMMENT, Cursor
from mkdocs_usecases.parsing.reader.features import tell_feature
from mkdocs_usecases.parsing.reader.flow import Bracket, Flow
from mkdocs_usecases.parsing.reader.heads import is_over
from mkdocs_usecases.parsing.reader.plain import words_in_brackets
from mkdocs_usecases.parsing.reader.quoting import tell_cut, without_stray_quote
from mkdocs_usecases.parsing.reader.slips import Change, SlipKind
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence


def read_flow(cursor: Cursor, column: int, parent: int, *, in_list: bool) -> Node | None:
    """A value in brackets; `None` where it is text as typed."""
    first = cursor.at
    if (words := words_in_brackets(cursor.texts[first][column:], first, column)) is not None:
        cursor.at += 1
        return words
    is_yaml = cursor.language is None
    flow = Flow(cursor.texts, parent, cursor.depth, cursor.language)
    node = flow.read(first, column)
    if node is None and not is_yaml and " #" in cursor.texts[first]:
        # `[Ask for #12]`, of which YAML would cut the end.
        whole = Flow(cursor.texts, parent, cursor.depth, cursor.language, has_comments=False)
        node = whole.read(first, column)
        flow = flow if node is None else whole
    if flow.is_too_deep:
        cursor.slip(SlipKind.TOO_DEEP, flow.line, flow.column, flow.column + 1)
        return None
    if node is not None:
        if not is_over(cursor.texts[flow.line], flow.column) or (flow.commas and in_list):
            return None
        cursor.at = flow.line + 1
        tell_cut(cursor, flow.line, column, flow.column)
        if flow.commas:
            line, comma = flow.commas[0]
            out = (Change(at, start, at, start + 1, "") for at, start in flow.commas)
            cursor.slip(SlipKind.DOUBLED_COMMA, line, comma, comma + 1, *out, is_certain=True)
        if not is_yaml:
            for entry in _entries(node):
                if isinstance(entry, Scalar) and not entry.style and not entry.pieces:
                    tell_feature(cursor, entry.line, entry.column, entry.value)
            if flow.line == first and isinstance(node, Sequence):
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


def _entries(node: Sequence | Mapping) -> list[Node]:
    return node.value if isinstance(node, Sequence) else [value for _, value in node.value]


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
    node = Flow(cursor.texts, parent, cursor.depth, cursor.language).read(number, column)
    if node is None or node.end_line != number:
        cursor.texts[number] = line
        return None
    change = Change(number, end - 1, number, end, right)
    cursor.slip(SlipKind.WRONG_BRACKET, number, end - 1, end, change, what=bare[-1], is_certain=True)
    cursor.at += 1
    return node


_PAIR = 2


def _entry_with_quotes(cursor: Cursor, entry: Node) -> Node:
    """An entry in brackets, without a quote that is closed there and was never opened."""
    if isinstance(entry, Scalar) and not entry.style and not entry.pieces:
        return without_stray_quote(cursor, entry)
    return entry


def _tell_open(cursor: Cursor, flow: Flow, opened: Bracket, *, is_read: bool) -> None:
    """Say which quote or bracket is never closed."""
    if flow.open_quote is not None:
        at = flow.open_quote
        cursor.slip(SlipKind.OPEN_QUOTE, at.line, at.column, at.column + 1)
        return
    line, column = flow.end
    closing = "".join({"[": "]", "{": "}"}[each.sign] for each in reversed(flow.opened))
    if HONEST_COMMENT.search(cursor.texts[line], column):
        # It may be in the comment.
        closing = ""
    changes = [Change(line, column, line, column, closing)] if is_read and closing else []
    cursor.slip(
        SlipKind.OPEN_BRACKET, opened.line, opened.column, opened.column + 1, *changes, what=opened.sign
    )


def _is_open(cursor: Cursor, column: int) -> bool:
    """Whether a line opens more brackets than it closes, but for those in a comment."""
    text = HONEST_COMMENT.sub("", cursor.texts[cursor.at][column:])
    return text.count("[") + text.count("{") > text.count("]") + text.count("}")
