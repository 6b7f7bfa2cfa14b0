"""Quotes and brackets of which the other half is missing, or another one stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.slips import Change, Slip, SlipKind

_OPENED_LABEL = expression(r"(?P<depth> *)(?P<quote>[\"'])(?=\*|\d)[^\"']+:$")
_CLOSED_KEY = expression(r" *(?:- +)?[^\s\"'|>#][^\"']*[^\s\"'\d](?P<quote>[\"']):(?= |$)")
_CLOSED_VALUE = expression(r" *(?! )(?:- +|[\w.*-][\w .*-]*: +)[^\s\"'\[{|>#][^\"]*[^\s\"\d](?P<quote>\")$")
_OPEN_VALUE = expression(r"(?:^|[\s:\[{,-])\"[^\"]*$")
_WRONG = expression(
    r" *(?:- +)?(?! )[^\[\]{}\"'#]+: +(?:\[[^\[\]{}]*(?P<list>[})])|\{[^\[\]{}]*(?P<map>[\])]))$"
)
_WRONG_OPENING = expression(
    r" *(?:- +)?(?! )[^\[\]{}\"'#:]+: +(?P<sign>[\])}(]|\{(?![^\]]*:(?: |\])))[^\[\](){}\"'#:]+\]$"
)
_WRONG_CLOSING = expression(r" *(?:- +)?(?! )[^\[\]{}\"'#:]+: +\[[^\[\](){}\"'#]+\[$")
_CLOSED_LIST = expression(
    r" *(?! )(?P<key>[^\[\]{}\"':#]+):(?P<blank> )+(?=[^\s\"'\[\]{}|>&*!#-])(?:(?!: )[^\[\]{}\"'#])*\]$"
)
_LIST = expression(r" *(?:- +)?(?! )[^\[\]{}]+: +\[(?P<entries>[^\[\]{}]*)\]$")
_ENTRY = expression(r"(?<!\s)\s*(?P<entry>[^,\s](?:[^,]*[^,\s])?)\s*(?:,|$)")
_OPENS_ENTRY = expression(r"(?:^|,)\s*'")
_EARLY = expression(
    r"(?:(?<=\[)|(?<=, )|(?<=,))(?P<quote>[\"'])[^\"',]+(?P=quote)(?P<letters>\w{1,2})(?=\s*(?:,|$))"
)

_CLOSING = "])}["
_LAST = f"\"':{_CLOSING}"
"""What a line with a half in it ends with."""


def mend_halves(texts: list[str], shifts: dict[int, int], skipped: frozenset[int]) -> Iterator[Slip]:
    """Complete or leave out each half, and tell of it; lines that are skipped are text as it is."""
    is_open = False
    for number, line in enumerate(texts):
        if number in skipped or not line:
            continue
        has_quote = '"' in line or "'" in line
        if line[-1] in _LAST and (has_quote or line[-1] in _CLOSING):
            slip = _half_quote(texts, shifts, number, line, is_open=is_open) if has_quote else None
            slip = slip or _half_bracket(texts, number, line)
            if slip is not None:
                yield slip
        is_open = is_open or ('"' in line and _OPEN_VALUE.search(line) is not None)


def _half_quote(
    texts: list[str], shifts: dict[int, int], number: int, line: str, *, is_open: bool
) -> Slip | None:
    """A quote before a label, behind a key, behind a value, or at one end of one of several in brackets."""
    if match := _OPENED_LABEL.match(line):
        column = match.start("quote")
        texts[number] = line[:column] + line[column + 1 :]
        shifts[number] = shifts.get(number, 0) + 1
        return _lone(number, column - 1)
    several = _LIST.match(line)
    if several and (early := _EARLY.search(line, *several.span("entries"))):
        return _moved(texts, number, early)
    columns = [match.start("quote")] if (match := _CLOSED_KEY.match(line)) else []
    if not columns and not is_open and (match := _CLOSED_VALUE.match(line)):
        columns = [match.start("quote")]
    if not columns and several:
        columns = list(_lone_in_list(several))
    if not columns:
        return None
    texts[number] = "".join(" " if column in columns else sign for column, sign in enumerate(line))
    first, *others = columns
    slip = _lone(number, first)
    slip.changes += [Change(number, column, number, column + 1, "") for column in others]
    return slip


def _moved(texts: list[str], number: int, early: re.Match[str]) -> Slip:
    """`'Servic'e` with its second quote where it belongs."""
    column, end = early.span("letters")
    column -= 1
    quote = early["quote"]
    texts[number] = f"{texts[number][:column]}{early['letters']}{quote}{texts[number][end:]}"
    changes = Change(number, column, number, column + 1, ""), Change(number, end, number, end, quote)
    return Slip(SlipKind.EARLY_QUOTE, number, column, column + 1, *changes, is_certain=True)


def _lone(number: int, column: int) -> Slip:
    change = Change(number, column, number, column + 1, "")
    return Slip(SlipKind.STRAY_QUOTE, number, max(column, 0), max(column, 0) + 1, change, is_certain=True)


def _lone_in_list(several: re.Match[str]) -> Iterator[int]:
    """The columns of quotes at one end only of what stands between commas."""
    entries = several["entries"]
    start = several.start("entries")
    # An apostrophe behind a letter is one; an even number of quotes may have a comma between them.
    may_be_letter = "," in entries or entries.endswith("s'")
    least = 3 if may_be_letter and _OPENS_ENTRY.search(entries) is None else 1
    lone = [quote for quote, least in (('"', 1), ("'", least)) if entries.count(quote) >= least]
    odd = [quote for quote in lone if entries.count(quote) % 2]
    for match in _ENTRY.finditer(entries) if odd else ():
        entry = match["entry"]
        for quote in odd:
            if entry.count(quote) == 1 and not entry[-2:-1].isdigit():
                if entry.startswith(quote):
                    yield start + match.start("entry")
                elif entry.endswith(quote):
                    yield start + match.end("entry") - 1


def _other_bracket(texts: list[str], number: int, column: int, right: str) -> Slip:
    line = texts[number]
    texts[number] = f"{line[:column]}{right}{line[column + 1 :]}"
    change = Change(number, column, number, column + 1, right)
    return Slip(
        SlipKind.WRONG_BRACKET, number, column, column + 1, change, what=line[column], is_certain=True
    )


def _half_bracket(texts: list[str], number: int, line: str) -> Slip | None:
    """A list that nothing opens, or that another bracket opens or closes."""
    if match := _WRONG_OPENING.match(line):
        return _other_bracket(texts, number, match.start("sign"), "[")
    if _WRONG_CLOSING.match(line):
        return _other_bracket(texts, number, len(line) - 1, "]")
    if match := _WRONG.match(line):
        return _other_bracket(texts, number, len(line) - 1, "]" if match["list"] else "}")
    above = texts[number - 1] if number else ""
    if above.count("[") > above.count("]"):
        # It closes what was opened there.
        return None
    if match := _CLOSED_LIST.match(line):
        # Words between commas are a list without brackets, too.
        texts[number] = line[:-1]
        change = Change(number, match.end("blank"), number, match.end("blank"), "[")
        end = len(line)
        return Slip(SlipKind.STRAY_BRACKET, number, end - 1, end, change, what="]", is_certain=True)
    return None
