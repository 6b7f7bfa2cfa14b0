"""Quotes and brackets as word processors write them, where YAML needs those of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.slips import Change, Slip, SlipKind

_DOUBLE, _SINGLE = "“”„‟", "‘’‚‛"
_CURLY = expression(f"[{_DOUBLE}{_SINGLE}]")
_QUOTED = expression(
    r"(?P<lead>^ *(?:- +)?|: +|[\[{,] *)"
    rf"(?:(?P<double>[{_DOUBLE}\"])(?P<text>[^{_DOUBLE}\"]*)[{_DOUBLE}\"]"
    rf"|(?P<single>[{_SINGLE}'])(?P<other>[^{_SINGLE}']*)[{_SINGLE}'])"
    r"(?=(?P<behind>[ \t]*(?:$|:(?=\s|$)|[,\]}]|#)))"
)
"""All that stands between two quotes, and where: a key, a value, an item, or one of several in brackets."""

_IN_BRACKETS = expression(r"^ *(?:- +)?(?! )(?:[^\[{]*: +)?[\[{]")
_NEEDS_QUOTES = expression(r"[\[\]{}*&!@%`|>#,]|[-?:](?:\s|$)|.*?(?::(?:\s|$)|\s#)")


def straighten(texts: list[str], skipped: frozenset[int] = frozenset()) -> Iterator[Slip]:
    """Put straight quotes in the place of curly ones that part a text from YAML, and tell of them.

    Around a text that needs none they are signs of the text, and stay; so they do in lines that are skipped.
    """
    straight = -1
    for number, line in enumerate(texts):
        if number in skipped or line.isascii():
            continue
        wide = _WIDE_BRACKETS.match(line)
        if wide is not None and (wide["names"][1:-1].isascii() or "，" in wide["names"]):
            yield _narrow(texts, number, wide)
        if not _CURLY.search(line):
            continue
        straight = sum(_STRAIGHT.match(other) is not None for other in texts) if straight < 0 else straight
        found = [*_places(line)] or [*_ends(line, straight)]
        if not found:
            continue
        changes = [Change(number, column, number, column + 1, sign) for column, sign in found]
        signs = dict(found)
        slip = Slip(SlipKind.CURLY_QUOTE, number, found[0][0], found[0][0] + 1, *changes, is_certain=True)
        slip.sign = line[found[0][0]]
        texts[number] = "".join(signs.get(column, sign) for column, sign in enumerate(line))
        straight += _STRAIGHT.match(texts[number]) is not None
        yield slip


_WHOLE = expression(
    rf" *(?:- +)?(?! )(?:[^:{_DOUBLE}\"]+: +)?(?P<double>[{_DOUBLE}])[^{_DOUBLE}\"\\]+[{_DOUBLE}][ \t]*$"
)
_STRAIGHT = expression(r" *(?:- +)?(?! )(?:[^:\"]+: +)?\"[^\"]*\"[ \t]*$")
_HABIT = 3
"""So many texts in quotes of the keyboard are a habit of the writer."""


def _ends(line: str, straight: int) -> Sequence[tuple[int, str]]:
    """The quotes around a whole text, where so many others of the block have straight ones."""
    match = _WHOLE.match(line)
    if match is None or straight < _HABIT:
        return ()
    return ((match.start("double"), '"'), (len(line.rstrip()) - 1, '"'))


def _narrow(texts: list[str], number: int, wide: re.Match[str]) -> Slip:
    """Put the brackets of every keyboard in the place of wide ones around the names of a key."""
    typed = wide["names"]
    text = f"[{typed[1:-1].replace('，', ',')}]"
    change = Change(number, wide.start("names"), number, wide.end("names"), text)
    slip = Slip(SlipKind.CURLY_QUOTE, number, wide.start("names"), wide.end("names"), change, is_certain=True)
    slip.sign = typed[0]
    texts[number] = f"{texts[number][: wide.start('names')]}{text}"
    return slip


_WIDE_BRACKETS = expression(r" *\w[\w ]*: +(?P<names>(?:［[^［］]*[\]］]|\[[^［］\]]*］))[ \t]*$")
"""A list in brackets of another keyboard, one of them or both."""


def _places(line: str) -> Sequence[tuple[int, str]]:
    """The columns of quotes that have to be straight, each with the sign that belongs there."""
    found: list[tuple[int, str]] = []
    for match in _QUOTED.finditer(line):
        start, end = match.start("double"), match.end() - 1
        text = match["text"]
        if start < 0:
            start, text = match.start("single"), match["other"]
        typed = (line[start], line[end])
        if typed[0].isascii() and typed[1].isascii():
            continue
        is_key = match["behind"].strip() == ":" and not match["lead"].strip(" -")
        is_one_of_several = bool(_IN_BRACKETS.match(line)) and match["behind"].strip() in (",", "]", "}")
        if not (is_key or is_one_of_several or _NEEDS_QUOTES.match(text)):
            continue
        sign = "'" if ('"' in text or "\\" in text) and "'" not in text else '"'
        if sign not in text:
            found += [(at, sign) for at in (start, end) if line[at] != sign]
    return found
