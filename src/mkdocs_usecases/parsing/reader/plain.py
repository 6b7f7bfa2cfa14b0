"""The quick way through a block of which every line is as usual: a key, an item, or a key with its text.

It asks all lines at once for their form, and gives up where one has another form or stands where it could be
meant otherwise: then `blocks` reads the text. Here it takes 20 µs for 22 lines, there 55, for the same tree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.doubled import may_be_doubled
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Language
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence

_NONE = r":#\x00-\x1f\x7f"
"""Signs of comments, colons, and all that no keyboard has, for a class in a pattern."""

_TEXT = rf"[\w(](?:[^{_NONE}]*(?::[^\s{_NONE}][^{_NONE}]*)*(?<![\s\"'\]]))?"
"""A text with no sign in it or around it that asks for a second look."""

_LINE = expression(
    rf"^( *)(?:- ({_TEXT})|(- )?([^\W_][^{_NONE}]*)(?<![\s'\"]):(?:( +)({_TEXT}|\[[\w ,-]*\w\]))?|)$",
    re.MULTILINE,
)
"""Blanks, and an item, or dash, key, more blanks and value, or nothing."""

ODD_INCLUDE = r"include(?! *: | *：| +[^\W_])"
"""The word with another sign than a colon and a blank behind it."""

_ODD_SIGN = expression("[\u2018-\u201f\ufe13\ufe55]")
"""Quotes and colons that nobody has on a keyboard."""

Row: TypeAlias = tuple[str, str, str, str, str, str]
"""What stands on a line, as `_LINE` has it."""

# Made without a call of Python, in half the time.
_scalar = tuple.__new__


class Odd(Exception):
    """There is something that has to be read with more care."""


class Rows(NamedTuple):
    """What stands on each line of a text of usual lines."""

    text: str
    typed: list[str]
    """The lines."""

    found: list[Row]
    """What each of them holds."""


def rows_of(text: str) -> Rows | None:
    """The lines of a text where all of them are as usual."""
    if _has_odd_values(text):
        return None
    typed = text.split("\n")
    found = _LINE.findall(text)
    if len(found) != len(typed):
        return None
    if (not text.isascii() and _has_odd_signs(text, found)) or may_be_doubled(typed):
        return None
    return Rows(text, typed, found)


def read_plain(text: str, language: Language) -> Reading | None:
    """What a text of usual lines says; `None` where there is any other."""
    rows = rows_of(text)
    return None if rows is None else read_rows(rows, language)


def read_rows(rows: Rows, language: Language) -> Reading | None:
    """What usual lines say together; `None` where one of them stands so that it may be meant otherwise."""
    reader = RowReader(rows, language)
    try:
        return Reading(reader.root(), [], [], rows.typed, {}, reader.doubtful(rows.text), is_usual=True)
    except Odd:
        return None


def may_be_plain(text: str) -> bool:
    """A quick look at a whole text: whether no sign in it asks for a second look at its line."""
    if "#" in text or "::" in text or "<" in text or _has_odd_values(text):
        return False
    if text.isascii():
        # In a third of the time that Python takes for signs of all languages.
        return not text.encode().translate(None, _PRINTED)
    return _ODD_SIGN.search(text) is None and "：" not in text and text.replace("\n", "").isprintable()


_PRINTED = bytes(range(0x20, 0x7F)) + b"\n"
"""Signs of English that can be seen."""


def _has_odd_values(text: str) -> bool:
    """The quick answer for most others: it takes 0.2 µs, and to look at all lines 10."""
    # A single sign is found in a tenth of the time of two.
    if text.count("- include") != text.count("- include: "):
        return True
    if '"' in text and ('- "' in text or ': "' in text or '\n  "' in text):
        return True
    return (
        ("|" in text and ": |" in text)
        or (">" in text and ": >" in text)
        or ("*" in text and "\n  *" in text)
    )


def _has_odd_signs(text: str, lines: list[Row]) -> bool:
    """Whether a text in more than the letters of English has signs that may be meant as others."""
    return (
        _ODD_SIGN.search(text) is not None
        or not text.replace("\n", "").isprintable()
        or any("：" in line[3] for line in lines)
    )


class RowReader:
    """Puts lines together by how deep they stand."""

    def __init__(self, rows: Rows, language: Language) -> None:
        """Take the lines, and what they are asked about."""
        self._lines = rows.found
        self._count = len(rows.found)
        self._language = language
        self.has_labels_in_lists = False
        """Whether an item of a list was a label with items below it."""
        self.dashes = 0
        """How many items were read."""
        self.long_names: list[int] = []
        """The lines with an item of a key that is more than a word."""

    def doubtful(self, text: str) -> list[int]:
        """The lines of texts in which another line may begin: with a dash, as nearly none has."""
        if text.count("- ") == self.dashes:
            return self.long_names
        found = {at for at, (_, item, *_, value) in enumerate(self._lines) if "- " in item or "- " in value}
        return sorted(found.union(self.long_names))

    def root(self) -> Mapping:
        """All that the text holds."""
        pairs, at = self._pairs(0, 0, self._count)
        if at < self._count or not are_keys(self._language, tuple([key[0] for key, _ in pairs])):
            raise Odd
        return _mapping(pairs)

    def pair(self, at: int) -> tuple[Scalar, Node, int]:
        """The key of the block that stands on a line, its value, and the line behind it."""
        ((key, node),), following = self._pairs(at, 0, at + 1)
        return key, node, following

    def _next(self, at: int) -> int:
        """The next line that holds something; behind the last where there is none."""
        lines, count = self._lines, self._count
        while at < count and not lines[at][1] and not lines[at][3]:
            at += 1
        return at

    def _pairs(self, at: int, column: int, stop: int) -> tuple[list[tuple[Scalar, Node]], int]:
        """The keys that stand in a column from one line up to another, and the line behind them."""
        lines, indentation = self._lines, " " * column
        pairs: list[tuple[Scalar, Node]] = []
        while at < stop:
            blanks, item, dash, key, gap, value = lines[at]
            if not key or dash or blanks != indentation:
                if not item and not key:
                    at += 1
                    continue
                break
            end = column + len(key)
            name = _scalar(Scalar, (key, at, column, at, end, "", ()))
            node: Node
            if not value:
                node, at = self._below(at, end + 1, column)
                pairs.append((name, node))
                continue
            end += 1 + len(gap)
            if value[0] == "[":
                node = _list(value, at, end)
            else:
                node = _scalar(Scalar, (value, at, end, at, end + len(value), "", ()))
            pairs.append((name, node))
            at += 1
        return pairs, at

    def _below(self, at: int, behind: int, column: int) -> tuple[Node, int]:
        """What stands below a key without a value, and the line behind it."""
        first, depth = self._next(at + 1), 0
        if first < self._count:
            blanks, item, dash, *_ = self._lines[first]
            depth = len(blanks)
            if (item or dash) and depth >= column:
                return self._items(first, depth, column)
            if depth and not (column or item or dash):
                pairs, following = self._pairs(first, depth, self._count)
                self._check_names(pairs)
                return _mapping(pairs), following
        if column or depth:
            raise Odd
        return _scalar(Scalar, ("", at, behind, at, behind, "", ())), first

    def _check_names(self, pairs: list[tuple[Scalar, Node]]) -> None:
        """Give up where a key below one of the block may be one of the block, or its neighbours no labels."""
        is_key, is_long_key = self._language.is_key, self._language.is_long_key
        # Names may be words of a key in capitals; no label is.
        are_labels = pairs[0][0].value[:1].isdigit()
        for key, _ in pairs:
            name = key.value
            may_be_key = name.islower() or (are_labels and not name[0].isdigit())
            if may_be_key and is_key(name) and not is_long_key(name):
                raise Odd
        if self.has_labels_in_lists and not self._language.is_label(pairs[0][0].value):
            raise Odd

    def _items(self, at: int, column: int, parent: int) -> tuple[Sequence, int]:
        """The items whose dashes stand in a column, and the line behind them."""
        lines, count, first, start = self._lines, self._count, at, column + 2
        indentation = " " * column
        items: list[Node] = []
        while at < count:
            blanks, item, dash, key, gap, value = lines[at]
            if item and blanks == indentation:
                if ":" in item and self._language.is_label(item):
                    raise Odd
                items.append(_scalar(Scalar, (item, at, start, at, start + len(item), "", ())))
            elif dash and blanks == indentation:
                end = start + len(key)
                if column == parent > 0:
                    # The label above it may have lost its dash.
                    raise Odd
                if " " in key:
                    self.long_names.append(at)
                name = _scalar(Scalar, (key, at, start, at, end, "", ()))
                node: Node
                if value:
                    self._check_pair(at, column, parent)
                    end += 1 + len(gap)
                    node = _scalar(Scalar, (value, at, end, at, end + len(value), "", ()))
                    following = at + 1
                else:
                    node, following = self._below_label(at, start)
                items.append(Mapping([(name, node)], at, start, node.end_line, node.end_column))
                at = following
                continue
            elif item or key:
                break
            at += 1
        last = items[-1]
        self.dashes += len(items)
        return Sequence(items, first, column, last.end_line, last.end_column), at

    def _check_pair(self, at: int, column: int, parent: int) -> None:
        """Give up where a key behind a dash may be one of the block, or the next line its neighbour."""
        _, _, _, key, _, value = self._lines[at]
        following = self._next(at + 1)
        is_last = following == self._count or len(self._lines[following][0]) != column
        if value[0] == "[" or not column or (is_last and (parent or self._language.is_label(key))):
            raise Odd

    def _below_label(self, at: int, column: int) -> tuple[Sequence, int]:
        """The list below an extension that stands in a list, and the line behind it."""
        first = self._next(at + 1)
        depth = len(self._lines[first][0]) if first < self._count else 0
        is_item = depth >= column and bool(self._lines[first][1] or self._lines[first][2])
        if not is_item or depth > _DEEPEST or not self._language.is_label(self._lines[at][3]):
            raise Odd
        self.has_labels_in_lists = True
        return self._items(first, depth, column)


_DEEPEST = 40
"""The last column of a list of such a block, long before lists stand too deep to be read."""


_WORDS_IN_BRACKETS = expression(r"\[(\w[^\[\]{},:#?]*\w(?:, \w[^\[\]{},:#?]*\w)*)\]")
"""A list of names on one line, as most of those in brackets are."""


def _list(value: str, line: int, column: int) -> Sequence:
    """A list of words behind a key."""
    words = words_in_brackets(value, line, column)
    if words is None:
        raise Odd
    return words


def words_in_brackets(text: str, line: int, column: int) -> Sequence | None:
    """The list that a text is which begins at a column of a line; `None` for any other value."""
    if _WORDS_IN_BRACKETS.fullmatch(text) is None:
        return None
    start = column + 1
    words: list[Node] = []
    for word in text[1:-1].split(", "):
        end = start + len(word)
        words.append(_scalar(Scalar, (word, line, start, line, end, "", ())))
        start = end + 2
    return Sequence(words, line, column, line, column + len(text), flow=True)


def _mapping(pairs: list[tuple[Scalar, Node]]) -> Mapping:
    first, last = pairs[0][0], pairs[-1][1]
    return Mapping([*pairs], first.line, first.column, last.end_line, last.end_column)


# The same few names stand in all blocks of a site, most often in the same order.
@lru_cache(maxsize=1024)
def are_keys(language: Language, names: tuple[str, ...]) -> bool:
    """Whether names at the margin are keys, and none of them may be something else."""
    keys = [language.is_key(name) for name in names]
    return any(keys) and not any(
        language.is_label(name) or (not is_key and language.is_long_key(name))
        for name, is_key in zip(names, keys, strict=True)
    )
