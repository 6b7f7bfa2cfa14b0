"""The lines of a block: how deep each stands, with what only looks like a blank taken for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.doubled import doubled, is_item, may_be_doubled
from mkdocs_usecases.parsing.reader.halves import mend_halves
from mkdocs_usecases.parsing.reader.quotes import straighten
from mkdocs_usecases.parsing.reader.slips import Change, Slip, SlipKind

BLANK = -1
"""How deep a line stands that holds nothing, or a comment alone."""


class Lines(NamedTuple):
    """A block's text, line by line; in each the first sign stands in the column of its depth."""

    texts: list[str]
    depths: list[int]
    """How many blanks stand before the first sign; `BLANK` where there is nothing to read."""

    shifts: dict[int, int]
    """By line, how many more characters were typed before a column than the reader sees."""

    slips: list[Slip]


def split(text: str, *, is_plain: bool) -> Lines:
    """The lines of a text; of plain YAML as they are, but for the ends of lines."""
    lines = text.split("\n")
    found = Lines(lines, [], {}, [])
    if not text.replace("\n", "").isprintable():
        if is_plain:
            lines[:] = [line.removesuffix("\r") for line in lines]
        else:
            _Odd(found).replace()
    if not is_plain:
        skipped = verbatim(lines) if "|" in text or ">" in text else frozenset()
        if not text.isascii():
            found.slips.extend(straighten(lines, skipped))
        if any(sign in text for sign in ('"', "'", "]", "}", ")", "[")):
            found.slips.extend(mend_halves(lines, found.shifts, skipped))
    found.depths[:] = [
        len(line) - len(body) if (body := line.lstrip(" ")) and body[0] != "#" else BLANK for line in lines
    ]
    if not is_plain and any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        _skip_conflict(found)
    if not is_plain and may_be_doubled(lines):
        _skip_doubled(found)
    return found


_HEADER = expression(r"(?:^|[ :-])[|>][+-]?\d?[+-]?[ \t]*$")


def verbatim(lines: Sequence[str]) -> frozenset[int]:
    """The lines of texts behind `|` and `>`, in which every sign is text."""
    found: set[int] = set()
    depth = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if depth >= 0 and (not line.strip() or indent > depth):
            found.add(number)
            continue
        depth = indent if _HEADER.search(line) else -1
    return frozenset(found)


_BREAKS = expression("[\r\x85\u2028\u2029\t]")
_NO_TEXT = expression("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NO_WIDTH = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INDENTATION = expression(f"[ \t{_BLANKS}{_NO_WIDTH}]+")
_BEHIND_SIGN = expression(f"(?<=[:,\\[{{-])[ {_BLANKS}{_NO_WIDTH}]*[{_BLANKS}{_NO_WIDTH}]+")

_BEHIND_CLOSED = expression(f"(?<=[\"'\\]}}])[ \t{_BLANKS}{_NO_WIDTH}]+$")


class _Odd:
    """Lines with signs that are neither letters nor blanks."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._told: dict[str, Slip] = {}
        self._unit = 0
        self._above = -1, "", 0
        self._verbatim = verbatim(lines.texts)

    def replace(self) -> None:
        """Put a blank in the place of each sign that looks like one, and tell of those before a text."""
        texts = self._lines.texts
        if texts[0].startswith("\ufeff"):
            texts[0] = texts[0][1:]
            self._lines.shifts[0] = 1
        for number, line in enumerate(texts):
            if not line.isprintable():
                texts[number] = self._indented(number, line.removesuffix("\r"))

    def _indented(self, number: int, line: str) -> str:
        indentation = _INDENTATION.match(line)
        typed = indentation[0] if indentation else ""
        rest = _BREAKS.sub(" ", line[len(typed) :]).rstrip(_NO_WIDTH)
        rest = _BEHIND_CLOSED.sub("", rest)
        rest = _BEHIND_SIGN.sub(lambda match: " " * len(match[0]), rest)
        rest = _NO_TEXT.sub("\ufffd", rest.replace("\ufeff", "\u2060"))
        if not rest:
            return " " * len(typed)
        usual = sum(map(self._width, typed))
        is_odd = "\t" in typed or (typed != "" and not typed.strip("\u3000"))
        width = self._neighbour(number, rest, usual) if is_odd else -1
        if "\u3000" in typed and width != len(typed):
            # One for each blank, or, as everywhere else, one for two.
            width = -1
        if "\t" in typed:
            width = self._tabbed(number, typed, width if width >= 0 else self._below(number, rest, usual))
        width = width if width >= 0 else usual
        shifts = self._lines.shifts
        if width != len(typed):
            shifts[number] = shifts.get(number, 0) + len(typed) - width
        odd = typed.strip(" ")
        if odd and ("\t" in odd or number not in self._verbatim):
            # Behind the blanks of a text behind `|` they are text in YAML, too.
            self._tell(number, typed, odd[0], width)
        return " " * width + rest

    def _tabbed(self, number: int, typed: str, width: int) -> int:
        """How deep a line stands, by the lines above it with the same tabs: they stand for as many blanks."""
        line, above, depth = self._above
        is_below = line >= 0 and not any(map(str.strip, self._lines.texts[line + 1 : number]))
        if is_below and typed.startswith(above):
            width = depth + sum(map(self._width, typed[len(above) :]))
        else:
            above, depth = typed, width
        self._above = number, above, depth
        return width

    def _neighbour(self, number: int, rest: str, usual: int) -> int:
        """How deep a line beside this one stands that begins alike, and is not indented with a tab; or -1."""
        texts, kind = self._lines.texts, _kind(rest)
        beside = [number - 1, number + 1]
        if kind == "label":
            # Between two of them stand their steps.
            beside = [*range(number - 1, -1, -1), *range(number + 1, len(texts))]
        elif rest.endswith(":"):
            # What stands below it belongs to it.
            beside = [number - 1]
        for other in beside:
            line = texts[other] if 0 <= other < len(texts) else ""
            body = line.lstrip(" ")
            if body and body[0] != "\t" and body[0] != "#" and other not in self._lines.shifts:
                depth = len(line) - len(body)
                is_above = other < number and body.endswith(":") and usual > depth and kind != "label"
                if _kind(body) == kind and depth and not is_above:
                    return depth
        above = texts[number - 1] if number else ""
        is_item = rest[0] in "-*•#" or rest[0].isdigit()
        if above.lstrip(" ").startswith("- ") and not (
            is_item or above.rstrip()[-1] in ":.!?" or ":" in rest
        ):
            # The text of the item above goes on.
            return above.index("-") + 2
        return -1

    def _below(self, number: int, rest: str, width: int) -> int:
        """How deep a line stands at least: deeper than one above it that it belongs to."""
        above = self._lines.texts[number - 1] if number else ""
        body = above.lstrip(" ")
        depth = len(above) - len(body)
        is_opened = _OPENED.search(body) is not None and (_kind(body) != _kind(rest) or width > depth)
        return max(width, depth + self._tab) if is_opened and depth else width

    def _width(self, sign: str) -> int:
        if sign == "\t":
            return self._tab
        return 0 if sign in _NO_WIDTH else 2 if sign == "\u3000" else 1

    @property
    def _tab(self) -> int:
        """How many blanks a tab stands for: as many as other lines of the block are indented by."""
        if not self._unit:
            widths = [len(line) - len(line.lstrip(" ")) for line in self._lines.texts]
            self._unit = min((width for width in widths if width > 1), default=2)
        return self._unit

    def _tell(self, number: int, typed: str, sign: str, width: int) -> None:
        shift = len(typed) - width
        change = Change(number, 0, number, width, " " * width)
        if (slip := self._told.get(sign)) is not None:
            slip.changes.append(change)
            return
        column = typed.index(sign) - shift
        kind = SlipKind.TAB if sign == "\t" else SlipKind.ODD_BLANK
        slip = Slip(kind, number, column, column + 1, change, what=sign, is_certain=True)
        self._told[sign] = slip
        self._lines.slips.append(slip)


_OPENED = expression(r":[ \t]*$|[:-] [|>][+-]?[ \t]*$")
_KIND = expression(
    r"(?P<dash>- )|[\"']?(?:(?P<label>(?:\d+(?:-\d+)?|\*)[a-z])|(?P<step>(?:(?:\d+|\*)[a-z])?\d+))[.:)]"
)


def _kind(body: str) -> str | None:
    """What a line is by its beginning: an item, a label, a numbered step, or none of them."""
    match = _KIND.match(body)
    return match.lastgroup if match is not None else None


_MARK = expression(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


def _skip_conflict(lines: Lines) -> None:
    """Read the first of two versions: with both every key and label would stand there twice."""
    texts = lines.texts
    marks = [number for number, line in enumerate(texts) if _MARK.match(line)]
    if not marks:
        return
    slip = Slip(SlipKind.CONFLICT, marks[0], 0, 7)
    lines.slips.append(slip)
    for first, last in [*_left_out(texts, marks)]:
        slip.changes.append(deletion(texts, first, last))
        for number in range(first, last + 1):
            texts[number], lines.depths[number] = "", BLANK
    slip.what = ", ".join(str(number) for number in marks)


def _skip_doubled(lines: Lines) -> None:
    """Read a key or a label that stands twice once; an item may be meant so, and is only told."""
    texts = lines.texts
    for number in [*doubled(texts, verbatim(texts))]:
        line, depth = texts[number], lines.depths[number]
        change = deletion(texts, number, number)
        lines.slips.append(
            Slip(SlipKind.DOUBLED, number, depth, len(line.rstrip()), change, what=line.strip())
        )
        if not is_item(line):
            texts[number], lines.depths[number] = "", BLANK


def _left_out(texts: Sequence[str], marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The marks of a merge, and each second version with the marks around it."""
    done = -1
    for index, number in enumerate(marks):
        if number <= done:
            continue
        done = number
        if texts[number][0] in "=|" and index and texts[marks[index - 1]][0] == "<":
            done = next((at for at in marks[index:] if texts[at][0] == ">"), number)
        yield number, done


def deletion(texts: Sequence[str], first: int, last: int) -> Change:
    """The change that takes whole lines out."""
    if last + 1 < len(texts) or not first:
        return Change(first, 0, last + 1, 0, "")
    return Change(first - 1, len(texts[first - 1]), last, len(texts[last]), "")
