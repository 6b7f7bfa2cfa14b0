"""Brackets and quotes of which the other half was not typed: `(UC-9.`, `UC-9).`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_CLOSING = {"(": ")", "[": "]", "（": "）"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_SIGNS = expression(r"[()\[\]（）]")

_NO_HALF = expression(
    r"(?<!`)`+[^`]*`+|https?://\S+|\\.|(?:[:;=]|(?<![\w-])8)-?[()\[\]]|[\"'‘“„][()\[\]]{1,2}[\"'’”]"
    r"|[\"'][(\[](?![^()\[\]]*[)\]])|(?<=[:-] )[)\]]"
    r"|^\s*\W{0,9}[\w*.–-]{1,8} ?[)\]]"
)
"""Code, addresses, faces, a bracket in quotes, and the `3a)` of lists."""

_COUNTER = expression(r"(?<![^\s*_])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})(?P<sign>\))")
"""`a)` in a text, which closes nothing: `(step 2)` does."""

_ENTRY = expression(r"\s*(?:$|[-*•+] |\d[\w–-]*[.)]|\*[a-z]+\.|[^\W\d][^:()]{0,40}:(?:\s|$))")
"""A line that goes on with no other: what is open above it is closed nowhere."""

_INTERVAL = expression(r"[\[(]\s*[-−\d.,;\s∞]+[\])]")
"""`[0, 10)`: its brackets are of two kinds on purpose."""

_ID = expression(r"[A-Za-z][A-Za-z]*[-_.]?\d[\w.-]*\w|[A-Za-z]+[-_]?\d")
_SHORT = expression(r"(?:(?![.!?]\s+\W*[A-ZÀ-Þ])[^()\[\]]){1,60}?(?=[.!?:;]*[\"'”’*_]*\s*$)")
"""What stands between a bracket and the end of its text, where that is one sentence at most."""

_ASIDE = expression(
    r"(?<!\S)(?:e\.g\.|i\.e\.|cf\.|see|z\. ?B\.|d\. ?h\.|siehe|vgl\.|p\. ?e[xj]\.|voir|véase)"
    r" [^.!?]{1,40}$"
)
"""With what a remark in brackets begins."""

_MOST = 2
"""So many a writer forgets; more are a style."""


class _Half(NamedTuple):
    line: int
    column: int
    sign: str


def lone_brackets(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of each, but in lines of which something was told."""
    told = {found.span.line for found in source.findings}
    halves = sorted((*_halves(source.lines), *_lone_quote(source.lines)))
    if len(halves) > _MOST or any(source.place(line, 0, 0).line in told for line, _, _ in halves):
        return
    if len(halves) == _MOST and _are_one_slip(*halves):
        yield _wrong(source, halves[1], _CLOSING[halves[0].sign])
    else:
        yield from (_said(source, half) for half in halves)


def _halves(lines: list[str]) -> Iterator[_Half]:
    # One of a pair may be of a word processor; square ones are no pair with others.
    square: list[_Half] = []
    others: list[_Half] = []
    mixed: list[_Half] = []
    for number, line in enumerate(lines):
        if (square or others) and _ENTRY.match(line):
            yield from (*square, *others)
            square, others = [], []
        masked = _NO_HALF.sub(_blanks, _INTERVAL.sub(_blanks, line))
        counters = {match.start("sign") for match in _COUNTER.finditer(masked)}
        for match in _SIGNS.finditer(masked):
            sign, half = match[0], _Half(number, match.start(), match[0])
            waiting = square if sign in "[]" else others
            if sign in _CLOSING:
                waiting.append(half)
            elif waiting:
                opening = waiting.pop()
                # In a whole text of wide signs both are wide.
                if _CLOSING[opening.sign] != sign and opening.line == number:
                    mixed += [opening, half]
            elif match.start() not in counters:
                yield half
    yield from (*square, *others, *mixed)


def _lone_quote(lines: list[str]) -> Iterator[_Half]:
    """The quote of a line that has an odd number of them, where all others of the block are in pairs."""
    odd = [number for number, line in enumerate(lines) if line.count('"') % 2]
    if len(odd) == 1:
        opening = [*_OPENED.finditer(lines[odd[0]])]
        closing = [*_CLOSED.finditer(lines[odd[0]])]
        if len(opening) - len(closing) in (1, -1):
            match = max(opening, closing, key=len)[-1]
            yield _Half(odd[0], match.start(), match[0])
    curly = [
        number for number, line in enumerate(lines) if not line.isascii() and len(_CURLY.findall(line)) % 2
    ]
    if len(curly) == 1 and len(signs := [*_CURLY.finditer(lines[curly[0]])]) == 1:
        yield _Half(curly[0], signs[0].start(), signs[0][0])
    # Within a text a single one is an apostrophe.
    ends = [number for number, line in enumerate(lines) if _MAY_END.search(line)]
    if len(ends) == 1 and (found := _AT_AN_END.search(lines[ends[0]])):
        yield _Half(ends[0], found.end() - 1, "'")


_OPENED = expression(r"(?<![^\s(])\"(?=\w)")
_CLOSED = expression(r"(?<=[^\W\d](?:[^\W\d]|[.!?]))\"(?![^\s.,;:!?)])")
_CURLY = expression(r"(?<!\d)[“”„«»]")
_MAY_END = expression(r"(?<!\S)'|'\W*$")
_AT_AN_END = expression(
    r"^ *(?:\d\w*[.)]|-) +'(?=[A-ZÀ-Þ][^\W\d]* )(?!T(?:is|was)\b)(?=[^']*$)|^[^']*(?<=[^\W\d][.!?])'$"
)
_AT_ITS_START = expression(r" *(?:(?:\d\w*[.)]|-) +)?")


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _said(source: BlockText, half: _Half) -> Diagnostic:
    place = source.place(half.line, half.column, half.column + 1)
    line = source.lines[half.line]
    is_straight, is_curly = half.sign in "\"'", _CURLY.match(half.sign) is not None
    is_quote = is_straight or is_curly
    opens = is_straight and _OPENED.match(line, half.column) is not None
    opens = opens or (is_curly and line[half.column + 1 : half.column + 2].isalnum())
    is_opening = half.sign in _CLOSING or opens
    hint = "close it, or take it out" if is_opening else "open it, or take it out"
    what = f"the {'quote' if is_quote else 'bracket'} `{half.sign}`"
    found = two_readings(place, what, "a sign of its own", "half of a pair", hint=hint)
    if is_quote and _is_around_all(line, half.column):
        out = Change(half.line, half.column, half.line, half.column + 1, "")
        return replace(found, hint="take it out, or put one at the other end", edits=(source.edit(out),))
    column = None if is_curly else _end(source, half) if is_opening else _start(source, half)
    if column is None:
        return found
    other = half.sign if is_quote else (_CLOSING if is_opening else _OPENING)[half.sign]
    return replace(found, edits=(source.edit(Change(half.line, column, half.line, column, other)),))


def _is_around_all(line: str, column: int) -> bool:
    """Whether the other half of a quote would stand at the other end of the text: few are quoted whole."""
    is_first = _AT_ITS_START.fullmatch(line, 0, column) is not None
    return is_first or (column == len(line.rstrip()) - 1 and line[column - 1] in ".!?")


def _are_one_slip(one: _Half, other: _Half) -> bool:
    """Whether a bracket closes one of another kind: `(UC-9]`."""
    return one.line == other.line and one.sign in _CLOSING and other.sign in _OPENING


def _wrong(source: BlockText, half: _Half, right: str) -> Diagnostic:
    place = source.place(half.line, half.column, half.column + 1)
    readings = "a sign of its own", f"meant as `{right}`"
    found = two_readings(place, f"the bracket `{half.sign}`", *readings, hint=f"write `{right}`")
    return replace(
        found, edits=(source.edit(Change(half.line, half.column, half.line, half.column + 1, right)),)
    )


def _end(source: BlockText, half: _Half) -> int | None:
    """Where one was to be closed: before an address, behind an id, or behind the few words up to the end."""
    line, start = source.lines[half.line], half.column + 1
    address = line.find("(", start) if half.sign == "[" else -1
    if address > 0 and line.find(")", address) > 0:
        return address
    match = _ID.match(line, start) or _SHORT.match(line, start)
    return None if match is None else match.end()


def _start(source: BlockText, half: _Half) -> int | None:
    """Where one was to be opened: before an id, or before the words with which a remark begins."""
    before = source.lines[half.line][: half.column]
    start = max(before.rfind(blank) for blank in " \t") + 1
    if _ID.fullmatch(before, start):
        return start
    remark = _ASIDE.search(before)
    return None if remark is None else remark.start()
