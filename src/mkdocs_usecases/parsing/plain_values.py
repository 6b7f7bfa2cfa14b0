"""The values of a block of usual lines, straight from what stands on each of them, with no tree between.

Most blocks have no other lines, and most of their values are a text, names, or a list of texts or steps. What
is more than that is read from its nodes, as everywhere. Where there is anything to tell, the tree is read.
"""

from __future__ import annotations

from collections.abc import Container
from sys import intern
from typing import Any, NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import ActorMention, Prose
from mkdocs_usecases.parsing.block_text import BlockText
from mkdocs_usecases.parsing.block_values import Said, read_values
from mkdocs_usecases.parsing.conditions import nothing
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.given_keys import GivenKeys
from mkdocs_usecases.parsing.handlings import SUB_NUMBER
from mkdocs_usecases.parsing.items import ITEM_SIGNS, Branch, Item
from mkdocs_usecases.parsing.keys import Key, Shape
from mkdocs_usecases.parsing.labels import read_head
from mkdocs_usecases.parsing.origin import Origin
from mkdocs_usecases.parsing.reader.plain import Odd, RowReader, Rows, are_keys
from mkdocs_usecases.parsing.reader.reader import Seen
from mkdocs_usecases.parsing.reader.slips import Language
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.reading import needs_no_care
from mkdocs_usecases.parsing.values import read_plain
from mkdocs_usecases.parsing.vocabulary import language
from mkdocs_usecases.source import Span

# Made without a call of Python, in half the time: a block has a hundred of them.
_span = _prose = _item = _branch = _mention = tuple.__new__

# A name of a module is looked up faster than one of an enumeration.
_TEXT, _PROSE, _TEXTS, _NAMES = Shape.TEXT, Shape.PROSE, Shape.TEXTS, Shape.NAMES
_STEPS, _EXTENSIONS = Shape.STEPS, Shape.EXTENSIONS

_NAMES_IN_BRACKETS = expression(r"\[\w[^\[\]{},:#?(（、，“„‘‚”’]*\w(?:, \w[^\[\]{},:#?(（、，“„‘‚”’]*\w)+\]")
"""Several names with nothing around them and in them that may be more or less of a name."""


def plain_block(seen: Seen, text: str, origin: Origin, context: Context) -> tuple[BlockText, Said] | None:
    """What a block of usual lines says; `None` where one may be meant otherwise, or anything is to be told."""
    rows = seen.rows
    if rows is None or context.fields or "<" in text or not needs_no_care(text):
        return None
    outcomes = context.outcomes
    source = BlockText(text, origin, outcomes, rows.typed, sites=context.sites, is_visible=True)
    try:
        said = _PlainReader(source, rows, context, language(outcomes, context.keys)).read()
    except Odd:
        return None
    return None if source.findings or source.has_other_places else (source, said)


class _PlainReader:
    """Reads the lines of one block."""

    def __init__(self, source: BlockText, rows: Rows, context: Context, language: Language) -> None:
        self._source = source
        self._lines = rows.found
        self._count = len(rows.found)
        self._dashes = rows.text.count("- ")
        """How many there are in all of it, but for those of the lists that were read."""
        self._context = context
        self._language = language
        (self._file, *_), self._numbers, self._offsets, _ = source.origin
        self._rows = rows
        self._nodes: RowReader | None = None

    def read(self) -> Said:
        """All that the lines say."""
        lines, count, known = self._lines, self._count, self._context.keys.lookup
        file, numbers, offsets = self._file, self._numbers, self._offsets
        read: dict[str, Any] = {}
        given: dict[str, None] = {}
        typed: list[str] = []
        at = 0
        while at < count:
            blanks, item, dash, word, gap, value = lines[at]
            if blanks or dash or not word:
                if item or word:
                    raise Odd
                at += 1
                continue
            key = known(word)
            if key is None or key[0] in given:
                raise Odd
            typed.append(word)
            name, shape, _, _ = key
            given[name] = None
            if not value:
                if (found := self._below(at + 1, shape)) is not None:
                    read[name], at, dashes = found
                    self._dashes -= dashes
                    continue
            elif value[0] != "[" and "  " not in value:
                number, start = numbers[at], offsets[at] + len(word) + len(gap) + 2
                text = _prose(Prose, (value, _span(Span, (file, number, start, number, start + len(value)))))
                said = text if shape is _TEXT or shape is _PROSE else _said(shape, text)
                if said is not None and name != "specializes":
                    read[name] = said
                    at += 1
                    continue
            elif shape is _NAMES and "  " not in value and _NAMES_IN_BRACKETS.fullmatch(value) is not None:
                read[name] = self._names(value, at, len(word) + len(gap) + 1)
                at += 1
                continue
            at = self._read_nodes(read, key, at)
        if self._dashes or not are_keys(self._language, tuple(typed)):
            raise Odd
        return Said(read, given, {}, {}, set())

    def _read_nodes(self, read: dict[str, Any], key: Key, at: int) -> int:
        """Read the value of a key as in any other block; gives the line behind it."""
        if self._nodes is None:
            self._nodes = RowReader(self._rows, self._language)
        nodes, before = self._nodes, self._nodes.dashes
        typed, node, following = nodes.pair(at)
        self._dashes -= nodes.dashes - before
        given = GivenKeys(self._source, self._context)
        given.sort(MappingNode([(typed, node)], at, 0))
        if nodes.long_names or given.unread or [*given.nodes] != [key.name]:
            raise Odd
        read |= read_values(self._source, given)
        return following

    def _below(self, at: int, shape: Shape) -> _Below | None:
        """What stands below a key of the block; `None` where that is no plain list."""
        at = self._next(at)
        if at == self._count:
            return None
        if shape is _STEPS:
            return self._items(at, 0)
        if shape is _TEXTS:
            return self._texts(at)
        return self._branches(at) if shape is _EXTENSIONS else None

    def _next(self, at: int) -> int:
        """The next line that holds something; behind the last where there is none."""
        lines, count = self._lines, self._count
        while at < count and not lines[at][1] and not lines[at][3]:
            at += 1
        return at

    def _names(self, value: str, at: int, column: int) -> tuple[ActorMention, ...]:
        """The names of a list in brackets."""
        file, number, start = self._file, self._numbers[at], self._offsets[at] + column + 2
        found = []
        for name in value[1:-1].split(", "):
            end = start + len(name)
            place = _span(Span, (file, number, start, number, end))
            found.append(_mention(ActorMention, (intern(name), place)))
            start = end + 2
        return tuple(found)

    def _texts(self, at: int) -> _Below | None:
        """The texts of a list below a key of the block."""
        below = self._items(at, 0, signs="")
        if below is None or any(include is not None for _, _, include, *_ in below.value):
            return None
        return below._replace(value=tuple([prose for prose, *_ in below.value]))

    def _items(self, at: int, parent: int, signs: Container[str] = ITEM_SIGNS) -> _Below | None:
        """The items of a list below a key in a column; `None` where one may begin with some signs."""
        file, numbers, offsets = self._file, self._numbers, self._offsets
        lines, count, is_label = self._lines, self._count, self._language.is_label
        indentation = lines[at][0]
        column = len(indentation)
        items: list[Item] = []
        include = None
        while at < count:
            blanks, text, dash, word, gap, value = lines[at]
            if text or dash:
                start = offsets[at] + column + 3
                if dash:
                    start += len("include:") + len(gap)
                    text, is_other = value, word != "include" or not column or value[:1] in ("", "[")
                else:
                    is_other = text[0] in signs or (":" in text and is_label(text))
                if is_other or blanks != indentation or "  " in text:
                    return None
                number = numbers[at]
                place = _span(Span, (file, number, start, number, start + len(text)))
                prose = _prose(Prose, (text, place))
                include = prose if dash else None
                items.append(_item(Item, (prose, None, include, None, None, None, None)))
            elif word:
                if len(blanks) > column or (len(blanks) == column != parent):
                    return None
                break
            at += 1
        if not items or column < parent or (include is not None and parent):
            # An `include` below all others may be the key of an extension.
            return None
        return _Below(tuple(items), at, len(items))

    def _branches(self, at: int) -> _Below | None:
        """The extensions below their key, each with its label."""
        file, numbers, offsets = self._file, self._numbers, self._offsets
        lines, count, is_key = self._lines, self._count, self._language.is_key
        indentation, dashes = lines[at][0], 0
        column = len(indentation)
        branches: list[Branch] = []
        while at < count:
            blanks, text, dash, word, gap, value = lines[at]
            if blanks != indentation or not word or dash:
                if text or word:
                    break
                at += 1
                continue
            if word[0] not in _DIGITS or "  " in word or (word.islower() and is_key(word)):
                return None
            number, start = numbers[at], offsets[at] + column + 1
            end = start + len(word)
            head = _prose(Prose, (word, _span(Span, (file, number, start, number, end))))
            items: tuple[Item, ...] = ()
            handling = when = None
            if value:
                if value[0] == "[" or "  " in value or SUB_NUMBER.search(value) is not None:
                    return None
                start = end + 1 + len(gap)
                place = _span(Span, (file, number, start, number, start + len(value)))
                handling = _prose(Prose, (value, place))
                if not read_head(word).rest:
                    handling, when = None, handling
                at += 1
            else:
                at = self._next(at + 1)
                below = self._items(at, column) if at < count else None
                if below is None:
                    return None
                items, at, here = below
                dashes += here
            branches.append(_branch(Branch, (head, items, handling, when, None, None, None, None, None)))
        if not column or not branches or (self._nodes is not None and self._nodes.has_labels_in_lists):
            return None
        return _Below(tuple(branches), at, dashes)


def _said(shape: Shape, text: Prose) -> Any:
    """What a text says behind a key that wants more of it than that it is a text; `None` for odd ones."""
    return None if text[0].casefold() in nothing() else read_plain(shape, text)


_DIGITS = frozenset("0123456789")
"""With which nearly all labels begin."""


class _Below(NamedTuple):
    """What stands below a key."""

    value: tuple[Any, ...]
    at: int
    """The line behind it."""

    dashes: int
