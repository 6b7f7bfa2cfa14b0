"""Texts in quotes, and those behind `|` and `>`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mkdocs_usecases.expressions import expression

_ESCAPE = expression(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_NAMED = dict(zip('0abt\tnvfre "\\/N_LP', '\0\a\b\t\t\n\v\f\r\x1b "\\/\x85\xa0\u2028\u2029', strict=True))
_REST = {'"': expression(r'((?:[^"\\]|\\.)*)(")?'), "'": expression(r"((?:[^']|'')*)(')?")}
HEADER = expression(r"([|>])(?:([+-])([1-9])?|([1-9])([+-])?)?[ \t]*(?:[ \t]#.*)?$")
"""What stands behind a key whose text begins in the next line."""


def closing(line: str, column: int, quote: str) -> int:
    """Where the quote stands that closes a text which goes on at a column; -1: not in this line."""
    match = _REST[quote].match(line, column)
    return match.end() - 1 if match is not None and match[2] else -1


def quoted_value(pieces: Sequence[str], quote: str) -> str:
    """The text between two quotes from what its lines hold of it."""
    raw = pieces[0] if len(pieces) == 1 else _folded(pieces, quote)
    if quote == "'":
        return raw.replace("''", "'")
    return _ESCAPE.sub(_character, raw) if "\\" in raw else raw


def units(raw: str, quote: str) -> list[tuple[int, str]]:
    """The characters of a quoted text on one line, each with the place where it is typed."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(raw):
        if quote == '"' and (match := _ESCAPE.match(raw, at)):
            found += [(at, letter) for letter in _character(match)]
            at = match.end()
        else:
            found.append((at, raw[at]))
            at += 2 if quote == "'" and raw.startswith("''", at) else 1
    return found


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if len(name) > 1:
        number = int(name[1:], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _NAMED.get(name, match[0])


def _folded(pieces: Sequence[str], quote: str) -> str:
    """The lines of a quoted text joined: by a blank, or by a line break for each empty line."""
    out, empty, joined = "", 0, False
    for number, piece in enumerate(pieces):
        first, last = number == 0, number == len(pieces) - 1
        text = piece if first else piece.lstrip(" \t")
        escaped = False
        if not last:
            text, escaped = _without_end(text, quote)
        if not first and not text and not last and not escaped:
            empty += 1
            continue
        if not first:
            out += "\n" * empty if empty or joined else " "
        out, empty, joined = out + text, 0, escaped
    return out


def _without_end(text: str, quote: str) -> tuple[str, bool]:
    """A line without the blanks at its end, and whether a backslash there joins it to the next one."""
    bare = text.rstrip(" \t")
    escapes = quote == '"' and (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
    if escapes and bare == text:
        return bare[:-1], True
    return bare + text[len(bare)] if escapes else bare, False


def block_lines(
    lines: Sequence[str], first: int, least: int, digit: str, belongs: Callable[[int], bool]
) -> tuple[list[str], int]:
    """The lines of a text behind `|` or `>`, freed of their indentation, and how deep that is.

    Args:
        lines: of the block.
        first: the one below the header.
        least: how deep the text stands at least.
        digit: how much deeper than its key it stands, where the header says so.
        belongs: whether a line that does not stand as deep is part of it all the same.
    """
    indent = least + int(digit) - 1 if digit else _depth_of_first(lines, first, least)
    texts: list[str] = []
    for number in range(first, len(lines)):
        line = lines[number]
        body = line.lstrip(" ")
        if body and len(line) - len(body) < indent:
            if number == first or not belongs(number):
                break
            texts.append(body)
        else:
            texts.append(line[indent:])
    return texts, indent


def _depth_of_first(lines: Sequence[str], first: int, least: int) -> int:
    indent = least
    for number in range(first, len(lines)):
        line = lines[number]
        body = line.lstrip(" ")
        depth = len(line) - len(body)
        if depth >= least or not body:
            indent = max(indent, depth)
        if body:
            break
    return indent


def block_value(texts: list[str], header: re.Match[str], *, at_end: bool) -> str:
    """The text that lines behind `|` or `>` say; `at_end`: no line break stands behind the last one."""
    chomp = header[2] or header[5] or ""
    if at_end and texts and not texts[-1]:
        texts, at_end = texts[:-1], False
    kept = len(texts)
    while kept and not texts[kept - 1]:
        kept -= 1
    tail = len(texts) - kept
    value = "\n".join(texts[:kept]) if header[1] == "|" else _fold_block(texts[:kept])
    if chomp == "+":
        # Behind a last line that no line break ends there is none to keep.
        return value + "\n" * (tail + 1 if kept and not at_end else tail)
    return value + "\n" if not chomp and kept and (tail or not at_end) else value


def _fold_block(texts: Sequence[str]) -> str:
    out: list[str] = []
    empty = 0
    before: str | None = None
    for text in texts:
        if not text:
            empty += 1
            continue
        if before is None:
            out.append("\n" * empty)
        elif before[0] in " \t" or text[0] in " \t":
            out.append("\n" * (empty + 1))
        else:
            out.append("\n" * empty if empty else " ")
        out.append(text)
        before, empty = text, 0
    return "".join(out)


def in_quotes(text: str) -> str:
    """A text in quotes of YAML: the double ones where it has none, and no backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
