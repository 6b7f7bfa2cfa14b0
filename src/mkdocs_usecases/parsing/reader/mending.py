"""What a line was meant to be that is not what it should be."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader import scalars
from mkdocs_usecases.parsing.reader.cursor import BELOW_KEYS, Cursor
from mkdocs_usecases.parsing.reader.heads import Head
from mkdocs_usecases.parsing.reader.slips import Change, Language, Slip, SlipKind
from mkdocs_usecases.parsing.reader.torn import torn_head
from mkdocs_usecases.parsing.reader.tree import Scalar

_SIGNED = expression(
    r"(?P<key>[^\W\d_][\w -]*?)[ \t]*(?P<sign>[-=–—]>|[:：︓﹕︰꞉∶ː;；=.!?…]|[–—-]{1,2}(?=[ \t]|$)"
    r"|\|(?=[ \t]*\S)|(?<=\w)[>'](?= |$)|(?<=\w),(?=[ \t]*$))(?![:：︓﹕;；=.!?])[ \t]*"
)
_SWAPPED = expression(r"(?P<key>[^\W\d_][\w -]*):(?P<last>[^\W\d_])(?:[ \t]+|$)")
"""A name whose last letter and its colon changed places: `titl:e Eat`."""

_SIGNED_LABEL = expression(
    r"(?P<key>[^:：︓﹕︰꞉∶;；]*[^:：︓﹕︰꞉∶;； \t])[ \t]*(?P<sign>[:：︓﹕︰꞉∶;；])[ \t]*"
)
_QUOTED_LABEL = expression(
    r"(?P<key>(?P<quote>[\"'])(?P<label>[\d*][^\"']*)(?P=quote))"
    r"[ \t]*(?P<sign>[;=,.]|[-=–—]>?(?=[ \t]))?(?:[ \t]+|$)"
)
"""A label with its condition in quotes, and no colon behind them."""

_LONGEST = 600
"""No condition is longer."""

_LABEL_START = expression(r"\S+[ \t]+")
_OTHER_SIGN = expression(
    r"(?P<key>[^:]*?[^\W_][\"')\]]*?)(?:[ \t]*(?:[-=–—]>|→|=)[ \t]*(?=\S)|[ \t][-–—][ \t]+(?=\S)"
    r"|(?<=[^\W\d_]{2})(?:[.>|!]|(?<!s)'|,(?=[ \t]+[A-Z]))[ \t]+(?=[^\W\d_]))"
)
"""A condition, and how it is handled behind another sign than a colon."""

_LAST_SIGN = expression(r"(?P<key>[^:]*?\w[\"')\]]*?)[ \t]*(?:[-=–—]>|→|[=,;.'>|–—-])[ \t]*$")
"""The same, where it is handled in the lines below."""

_INNER_CAPITAL = expression(r"(?P<key>[^\W_][^:.!?,;A-Z]*[^\W_])[ \t]+(?=[A-Z])")
_ONE_CAPITAL = expression(r"(?:[A-Z]\w*[ \t]+)+[^A-Z.!?:]*[.!?]")
"""A name in the middle of a sentence, and no other one in what is left of it."""

TIGHT_INCLUDE = expression(
    r"(?P<key>[^\W\d_]+)[ \t]*(?P<sign>[-=–—]>|[:;=.,–—-])[ \t]*(?=[A-Za-z][\w.-]*\d[\w.-]*[ \t]*$)"
)
"""An id behind the word for it, with another sign than a colon and a blank."""

_BEGUN = expression(r"[^\W\d_]\w+(?: \w+)?")

_TIGHT_COLON = expression(
    r"(?P<key>[^\W\d_]\w*(?: \w+){0,2})(?P<sign> ?:(?=[^\W_])| ?[;=：︓﹕] ?|[.,>'] | [-–—] )(?=\S)"
)
_CODED = expression(
    r"(?P<key>(?P<letters>[^\W\d_]{1,8}[-_.]?)\d[\w-]*(?:(?: \w+){1,3}(?= ?[：︓﹕︰꞉∶;；=]))?)"
    r"(?:[ \t]*(?P<sign>[：︓﹕︰꞉∶;；=,.!]|:(?=\S)|[-–—](?=[ \t]))[ \t]*|[ \t]+)(?=\S)"
)
"""What begins as a business rule does, `BR-1`, without its colon."""

_WIDE = expression(r"(?P<key>\"[^\"]+\"|'[^']+'|\w[\w ]{0,40})：[ \t]*")
_WORDS = [expression(r"\S+" + r"[ \t]+\S+" * more) for more in (3, 2, 1, 0)]
BULLET = expression(
    r"(?:[•‣◦▪●○·–—‐‑−－⁃✓✔➢➤▸►→■□*+o\ue000-\uf8ff]|\(?\d{1,3}[.)]{1,2})[ \t\xa0\u202f]+(?=\S)"
    r"|[•‣◦▪●○⁃✓✔➢➤▸►→■□\ue000-\uf8ff](?=\S)"
)
"""What a word processor puts before an item."""


class _Meant(NamedTuple):
    """A key that lacks its colon."""

    end: int
    behind: int
    """Where its value begins."""

    kind: SlipKind
    sign: str = ""
    name: str = ""
    """The key, where its name was typed otherwise."""

    is_guess: bool = False
    """Whether the colon may belong elsewhere as well."""


def _signed(match: re.Match[str]) -> _Meant:
    """A key with what stands in the place of its colon and a blank."""
    sign = match["sign"] or ""
    wrong = SlipKind.WRONG_COLON if sign else SlipKind.NO_COLON
    return _Meant(match.end("key"), match.end(), SlipKind.TIGHT_COLON if sign == ":" else wrong, sign)


def meant_head(cursor: Cursor, number: int, column: int) -> _Meant | None:
    """The key of a line that has no colon, as it was meant."""
    language = cursor.language
    if language is None:
        return None
    line = cursor.texts[number]
    if (meant := _signed_key(cursor, language, number, column)) is not None:
        return meant
    match = TIGHT_INCLUDE.match(line, column)
    if match is not None and language.is_long_key(match["key"]):
        return _signed(match)
    if language.is_label(line[column:]):
        match = _SIGNED_LABEL.match(line, column)
        if match is not None and language.is_label(match["key"]):
            return _signed(match)
        return _label_without_colon(cursor, number, column, line)
    for words in _WORDS:
        found = words.match(line, column)
        is_long = column in cursor.longs and found is not None and language.is_long_key(found[0])
        if found is not None and (is_long or language.is_key(found[0])):
            behind = len(line) - len(line[found.end() :].lstrip())
            return _Meant(found.end(), behind, SlipKind.NO_COLON)
    if (meant := _meant_by_lines_below(cursor, number, column)) is not None:
        return meant
    if cursor.is_wide and cursor.depth > 0 and (match := _WIDE.match(line, column)):
        return _Meant(match.end("key"), match.end(), SlipKind.WRONG_COLON, "：")
    if cursor.depth > 0 and (match := _CODED.match(line, column)) and _has_code_beside(cursor, number, match):
        return _signed(match)
    match = _TIGHT_COLON.match(line, column)
    if (
        match is not None
        and cursor.depth > 0
        and (cursor.is_wide or _has_pair_beside(cursor, number, column))
    ):
        sign = match["sign"].strip()
        kind = SlipKind.TIGHT_COLON if sign == ":" else SlipKind.WRONG_COLON
        return _Meant(match.end("key"), match.end(), kind, sign)
    return _quoted_label(language, line, column)


def _signed_key(cursor: Cursor, language: Language, number: int, column: int) -> _Meant | None:
    """A key with another sign behind it than a colon and a blank."""
    line = cursor.texts[number]
    match = _SWAPPED.match(line, column)
    if match is not None and language.is_key(name := match["key"] + match["last"]):
        return _Meant(match.end("last"), match.end(), SlipKind.WRONG_COLON, f":{match['last']}", name)
    match = _SIGNED.match(line, column)
    if match is None or not language.is_key(match["key"]):
        return None
    rest = line[match.end() :].strip()
    is_item = match.end() == match.end("sign") and rest[:2] == "- "
    if rest == "-" or (is_item and not _has_list_below(cursor, number)):
        # `steps:-`: a dash of its own would begin an item.
        behind = len(line) - len(rest[1:].lstrip())
        return _Meant(match.end("key"), behind, SlipKind.WRONG_COLON, f"{match['sign']}-")
    return _signed(match)


def _quoted_label(language: Language, line: str, column: int) -> _Meant | None:
    match = _QUOTED_LABEL.match(line, column)
    if match is None or not language.is_label(match["label"]):
        return None
    sign = match["sign"] or ""
    kind = SlipKind.WRONG_COLON if sign else SlipKind.LABEL_COLON
    return _Meant(match.end("key"), match.end(), kind, sign)


def _meant_by_lines_below(cursor: Cursor, number: int, column: int) -> _Meant | None:
    """A key without its colon, or half of one, that is known by what stands below it."""
    assert cursor.language is not None
    line = cursor.texts[number]
    below = cursor.line_below(number)
    if cursor.depths[below] > column and cursor.language.is_long_key(
        cursor.name(below, cursor.depths[below])
    ):
        # A named alternative in its long form.
        match = _LAST_SIGN.match(line, column)
        if match is not None:
            sign = line[match.end("key") :].strip()
            return _Meant(match.end("key"), len(line), SlipKind.WRONG_COLON, sign, is_guess=True)
        return _Meant(len(line), len(line), SlipKind.NO_COLON)
    if (
        cursor.depths[below] > column == 0
        and _BEGUN.fullmatch(line)
        and (begun := cursor.language.begun(line))
    ):
        return _Meant(len(line), len(line), SlipKind.NO_COLON, name=begun, is_guess=True)
    return None


def _label_without_colon(cursor: Cursor, number: int, column: int, bare: str) -> _Meant | None:
    """A label whose condition ends at another sign, or at nothing."""
    if cursor.depth < BELOW_KEYS and " " not in bare[column:] and cursor.below(number) <= column:
        # One that was begun among the keys of the block is none of them.
        return None
    whole = _Meant(len(bare), len(bare), SlipKind.LABEL_COLON)
    label = _LABEL_START.match(bare, column)
    if label is None or len(bare) > _LONGEST:
        return whole
    if cursor.below(number) > column:
        match = _LAST_SIGN.match(bare, label.end())
    else:
        name = _INNER_CAPITAL.match(bare, label.end())
        if name is not None and _ONE_CAPITAL.match(bare, name.end()):
            return _Meant(name.end("key"), name.end(), SlipKind.LABEL_COLON, is_guess=True)
        match = _OTHER_SIGN.match(bare, label.end())
        end = None if match is not None or cursor.language is None else cursor.language.end(bare[column:])
        if end is not None and column + end > label.end():
            condition = bare[: column + end].rstrip()
            return _Meant(len(condition), column + end, SlipKind.LABEL_COLON, is_guess=True)
    if match is None:
        return whole
    sign = bare[match.end("key") : match.end()].strip()
    return _Meant(match.end("key"), match.end(), SlipKind.WRONG_COLON, sign, is_guess=sign in ".,!'-–—")


def _has_pair_beside(cursor: Cursor, number: int, column: int) -> bool:
    """Whether a line above or below in the same column is a key with its colon."""
    return any(
        cursor.depths[beside] == column and cursor.name(beside, column) for beside in (number - 1, number + 1)
    )


def _has_code_beside(cursor: Cursor, number: int, coded: re.Match[str]) -> bool:
    """Whether a line beside it begins in the same column with a code of the same letters, and a colon."""
    column, letters = coded.start(), coded["letters"]
    return any(
        cursor.depths[beside] == column
        and (name := cursor.name(beside, column)).startswith(letters)
        and name[len(letters) : len(letters) + 1].isdigit()
        for beside in (number - 1, number + 1)
    )


def mended_head(cursor: Cursor, column: int) -> Head | None:
    """The key of the line as if it had its colon; that it lacks it is told."""
    number = cursor.at
    if (torn := torn_head(cursor, column)) is not None:
        return torn
    meant = meant_head(cursor, number, column)
    if meant is None:
        return None
    cursor.doubtful.append(number)
    line = cursor.texts[number]
    is_last = meant.behind >= len(line)
    first = column if meant.name else meant.end
    change = Change(number, first, number, meant.behind, meant.name + (":" if is_last else ": "))
    name = meant.name or line[column : meant.end]
    # A colon alone would leave a key with nothing behind it.
    mends = not is_last or meant.kind is not SlipKind.NO_COLON or _has_value_below(cursor, number, column)
    # `steps:Guest` above a list: with a blank behind the colon the list would be joined to the text.
    mends = mends and (
        is_last or meant.kind is not SlipKind.TIGHT_COLON or not _has_list_below(cursor, number)
    )
    cursor.slip(
        meant.kind,
        number,
        column,
        max(meant.behind, meant.end),
        *((change,) if mends else ()),
        what=name if meant.sign else line[column : meant.end],
        is_certain=(is_last and not meant.is_guess)
        if meant.kind is SlipKind.NO_COLON
        else _is_sure(cursor, meant, name, number),
    ).sign = meant.sign
    quote = name[0] if name[0] in "\"'" and name[-1] == name[0] and len(name) > 1 else ""
    value = scalars.quoted_value([name[1:-1]], quote) if quote else name
    return Head(Scalar(value, number, column, number, meant.end, quote), meant.behind)


def _is_sure(cursor: Cursor, meant: _Meant, name: str, number: int) -> bool:
    """Whether the sign can only be the colon of a key: one in a condition may belong to a word of it."""
    if meant.is_guess:
        return False
    if meant.kind is SlipKind.LABEL_COLON and " " not in name:
        # A label alone was begun and left, unless its steps stand below.
        return cursor.below(number) > cursor.depths[number]
    if meant.kind is SlipKind.LABEL_COLON and _is_above_item(cursor, number):
        # `1a. Clerk waits.` above `2. Clerk leaves.`: the letter is the slip.
        return False
    is_key = cursor.language is not None and cursor.language.is_key(name)
    return is_key or meant.kind is not SlipKind.TIGHT_COLON


def _is_above_item(cursor: Cursor, number: int) -> bool:
    """Whether an item with a number stands below a line, in its column."""
    below, depth = cursor.line_below(number), cursor.depths[number]
    return cursor.depths[below] == depth and _COUNTED.match(cursor.texts[below], depth) is not None


_COUNTED = expression(r"\d{1,3}[.)][ \t]+\S")


def _has_list_below(cursor: Cursor, number: int) -> bool:
    """Whether a list stands below a line, deeper."""
    below = next((at for at in range(number + 1, len(cursor.texts)) if cursor.depths[at] >= 0), None)
    return (
        below is not None
        and cursor.depths[below] > cursor.depths[number]
        and cursor.is_dash(below, cursor.depths[below])
    )


def _has_value_below(cursor: Cursor, number: int, column: int) -> bool:
    """Whether the next line that holds something can be the value of a key in a line."""
    depths = cursor.depths
    below = next((at for at in range(number + 1, len(cursor.texts)) if depths[at] >= 0), None)
    if below is None or depths[below] < column:
        return False
    return depths[below] > column or cursor.texts[below].startswith("-", column)


class Neighbours:
    """The entries of a list or mapping that do not stand in one column."""

    follows = False
    """Whether the entry above the next one stood elsewhere, too."""

    # Of the class as long as all entries stand where they should, as nearly always.
    _depth = -1
    _slip: Slip | None = None
    _count = 0
    _is_alike = True

    def __init__(self, cursor: Cursor, column: int, parent: int) -> None:
        """Take the column in which the entries should stand, and how deep stands what they belong to."""
        self._cursor = cursor
        self._column = column
        self._parent = parent

    def tell(self, first: int, depth: int, kind: SlipKind | None) -> None:
        """Note the lines of an entry that was read, up to where reading stands now.

        Args:
            first: its first line.
            depth: where that stands.
            kind: what is said of it; `None` where it stands as it should.
        """
        if kind is None:
            self.follows = False
            return
        follows, self.follows = self.follows, True
        cursor = self._cursor
        changes = cursor.shifted(first, self._end(first, depth, cursor.at), self._column - depth)
        if not follows or depth != self._depth or self._slip is None:
            width = len(cursor.texts[first])
            self._is_alike = self._is_alike and self._slip is None
            # A label at the margin is no key: where it was meant to stand, nobody knows.
            is_certain = self._column > 0 or not cursor.is_label_pair(first, depth)
            self._slip = cursor.slip(kind, first, depth, width, is_certain=is_certain)
            self._depth = depth
        self._slip.changes += changes
        self._count += 1

    def _end(self, first: int, depth: int, end: int) -> int:
        """Behind the last line that has to move: lines below that stand as they should need not."""
        below = self._cursor.below(first)
        if below <= self._column or end <= first + 1:
            return end
        # Two blanks are usual: which of the two distances is nearer to that?
        return first + 1 if abs(below - self._column - 2) <= abs(below - depth - 2) else end

    def settle(self, count: int, first: int, end: int) -> None:
        """Where the first entry is the only one in its column, it is the one that stands wrong."""
        slip = self._slip
        if slip is None or not self._is_alike or count != self._count + 1:
            return
        usual = self._parent + 2
        if self._count < 2 and (self._depth != usual or self._column == usual):
            return
        cursor = self._cursor
        if slip not in cursor.slips or any(other.line == first for other in cursor.slips):
            return
        if cursor.below(first) <= self._column:
            # Lines that it stands deeper than stand where they should.
            end = first + 1
        slip.line, slip.column, slip.end = first, self._column, len(cursor.texts[first])
        slip.kind = SlipKind.DEPTH
        slip.changes[:] = cursor.shifted(first, end, self._depth - self._column)
