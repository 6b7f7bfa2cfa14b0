"""The piece of a line that is being typed: from where it begins to where it ends, around the place."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_usecases.expressions import Expression, expression

_CLOSING = {"[": "]", "{": "}", "(": ")", "（": "）"}
_FLOW = frozenset("[{")


class Piece(NamedTuple):
    """What is being typed, parted by the place."""

    typed: str
    """What stands before the place."""

    rest: str = ""
    """What stands behind it and belongs to the same value, without what may be another one."""

    behind: str = ""
    """The line from there on."""

    given: tuple[str, ...] = ()
    """The others beside it: in the same list, or the keys of the same mapping."""

    quote: str = ""
    """The sign that it begins with, if it is quoted; the sign belongs to it."""

    brackets: str = ""
    """The signs that are open around it, the outermost first."""

    key: str = ""
    """The key in such a mapping whose value it is."""


def parted(typed: str, after: str, rest: Expression, given: tuple[str, ...] = ()) -> Piece:
    """A piece that goes on behind the place with what an expression finds there."""
    match = rest.match(after)
    assert match is not None
    return Piece(typed, match[0], after[match.end() :], given)


def piece(before: str, after: str, *, commas: bool) -> Piece:
    """The piece at a place of a value.

    Args:
        before: the value up to the place; line by line, where it has several.
        after: the line behind the place.
        commas: whether commas part values outside of brackets, too.
    """
    stack: list[_Level] = [_Level()]
    quote, quote_start = "", 0
    at = 0
    while at < len(before):
        sign = before[at]
        level = stack[-1]
        if quote:
            if sign == "\\" and quote == '"':
                at += 1
            elif sign == quote:
                quote = ""
        elif sign in "\"'" and not before[level.start : at].strip():
            quote, quote_start = sign, at
        elif sign in _CLOSING and (sign not in _FLOW or not before[level.start : at].strip()):
            stack.append(_Level(sign, at + 1))
        elif len(stack) > 1 and sign == _CLOSING[level.sign]:
            stack.pop()
        elif sign in ",、，،" and (commas or level.sign in _FLOW) and level.sign not in ("(", "（"):
            level.part(before, at)
        elif sign == ":" and level.sign == "{" and before[at + 1 : at + 2] in ("", " ", "\n"):
            level.name(before, at)
        at += 1
    inner = next(level for level in reversed(stack) if level.sign not in ("(", "（"))
    start = quote_start if quote else inner.start
    typed = before[start:]
    typed = typed[typed.rfind("\n") + 1 :].lstrip()
    rest = _rest(after, quote, in_flow=inner.sign, commas=commas)
    brackets = "".join(level.sign for level in stack if level.sign in _FLOW)
    given = (*inner.given, *_following(after[len(rest) :], inner.sign, commas=commas))
    return Piece(typed, rest, after[len(rest) :], given, quote, brackets, inner.key)


def opens(value: str) -> bool:
    """Whether a value begins with a bracket that is not closed in it."""
    closing = {"[": "]", "{": "}"}.get(value[:1])
    return closing is not None and value.count(value[0]) > value.count(closing)


class _Level:
    """What is open: the whole value, or a bracket."""

    def __init__(self, sign: str = "", start: int = 0) -> None:
        self.sign = sign
        self.start = start
        self.given: list[str] = []
        self.key = ""

    def part(self, text: str, at: int) -> None:
        self.given.append(self.key or _bare(text[self.start : at]))
        self.start, self.key = at + 1, ""

    def name(self, text: str, at: int) -> None:
        self.key = _bare(text[self.start : at])
        self.start = at + 1


def _bare(value: str) -> str:
    return value.strip(" \t\n\"'")


_REST = expression(r"[^#]*?(?=\s+#|\s*$)")
_REST_OF_LIST = expression(r"[^,、，،#]*?(?=\s*[,、，،]|\s+#|\s*$)")
_REST_IN_FLOW = expression(r"[^,\]}#]*?(?=\s*[,\]}]|\s+#|\s*$)")
_REST_OF_PAIR = expression(r"[^,\]}:#]*?(?=\s*[,\]}:]|\s+#|\s*$)")
_QUOTED_REST = {'"': expression(r'(?:[^"\\]|\\.)*"'), "'": expression(r"(?:[^']|'')*'")}


def _rest(after: str, quote: str, *, in_flow: str, commas: bool) -> str:
    """What of the line behind the place still belongs to the piece."""
    if quote and (match := _QUOTED_REST[quote].match(after)):
        return match[0]
    if in_flow == "{":
        match = _REST_OF_PAIR.match(after)
    elif in_flow == "[":
        match = _REST_IN_FLOW.match(after)
    else:
        match = (_REST_OF_LIST if commas else _REST).match(after)
    return match[0] if match else ""


def _following(behind: str, sign: str, *, commas: bool) -> tuple[str, ...]:
    """The values behind the piece on its line, in the same list."""
    if sign:
        behind = re.split(r"[\]}]", behind)[0]
    if not (sign or commas):
        return ()
    values = [value.partition(":")[0] if sign == "{" else value for value in re.split("[,、，،]", behind)]
    return tuple(filter(None, map(_bare, values[1:])))
