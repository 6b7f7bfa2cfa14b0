"""The values of a block of usual lines, straight from what stands on each of them, with no tree between.

Most blocks have no other lines, and most of their values are a text, names, or a list of texts or steps. What
is more than that is read from its nodes, as everywhere. Where there is anything to tell, the tree is read.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache
from sys import intern
from typing import Any, TypeAlias

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import ActorMention, Prose
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.items.handlings import SUB_NUMBER
from mkdocs_usecases.parsing.items.item import ITEM_SIGNS, Branch, Item
from mkdocs_usecases.parsing.items.sub_steps import counts_sub_step
from mkdocs_usecases.parsing.reader.doubled import may_be_doubled
from mkdocs_usecases.parsing.reader.plain import Odd, RowReader, are_keys, may_be_plain
from mkdocs_usecases.parsing.reader.reader import Seen
from mkdocs_usecases.parsing.reader.slips import Language
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.slips.broken_texts import breaks_off, may_break_off
from mkdocs_usecases.parsing.slips.first_look import may_be_out_of_order, needs_no_care
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.values.block_values import Said, read_values
from mkdocs_usecases.parsing.values.given_keys import GivenKeys
from mkdocs_usecases.parsing.values.key_values import read_plain
from mkdocs_usecases.parsing.vocabulary import language
from mkdocs_usecases.parsing.words.conditions import nothing
from mkdocs_usecases.parsing.words.key_names import KeyNames
from mkdocs_usecases.parsing.words.keys import Key, Shape
from mkdocs_usecases.parsing.words.labels import read_head
from mkdocs_usecases.source import Span

# Made without a call of Python, in half the time: a block has a hundred of them.
_span = _prose = _item = _branch = _mention = tuple.__new__

# A name of a module is looked up faster than one of an enumeration.
_TEXT, _PROSE, _TEXTS, _NAMES = Shape.TEXT, Shape.PROSE, Shape.TEXTS, Shape.NAMES
_STEPS, _EXTENSIONS = Shape.STEPS, Shape.EXTENSIONS

_NAMES_IN_BRACKETS = expression(r"\[\w[^\[\]{},:#?(（、，“„‘‚”’]*\w(?:, \w[^\[\]{},:#?(（、，“„‘‚”’]*\w)+\]")
"""Several names with nothing around them and in them that may be more or less of a name."""


def plain_block(seen: Seen, text: str, origin: Origin, context: Context) -> tuple[BlockText, Said] | None:
    """What a block of usual lines says; `None` where one may be meant otherwise, or there is more to tell."""
    if context.fields or not may_be_plain(seen.text) or not needs_no_care(text):
        return None
    lines = seen.text.split("\n")
    if may_be_doubled(lines):
        return None
    source = BlockText(text, origin, context.outcomes, lines, sites=context.sites, is_visible=True)
    try:
        said = _PlainReader(source, seen, context).read()
    except Odd:
        return None
    return None if source.findings or source.has_other_places else (source, said)


class _PlainReader:
    """Reads the lines of one block."""

    def __init__(self, source: BlockText, seen: Seen, context: Context) -> None:
        self._source = source
        self._seen = seen
        self._lines = source.lines
        self._count = len(source.lines)
        self._context = context
        self._language, self._listed = _known_words(context.outcomes, context.keys)
        (self._file, *_), self._numbers, self._offsets, _ = source.origin
        self._nodes: RowReader | None = None
        # What a text may hold only where it is more than a text: those that were read for what they are.
        self._colons = self._dashes = self._blanks = 0

    def read(self) -> Said:
        """All that the lines say."""
        lines, count, listed = self._lines, self._count, self._listed
        file, numbers, offsets = self._file, self._numbers, self._offsets
        read: dict[str, Any] = {}
        given: dict[str, None] = {}
        at = 0
        while at < count:
            line = lines[at]
            if not line:
                at += 1
                continue
            word, colon, value = line.partition(":")
            name, shape, _, _ = key = listed.get(word) or self._spoken(word)
            if not colon or name in given:
                raise Odd
            given[name] = None
            said: Any = None
            width = 0
            if not value:
                before = self._colons, self._dashes, self._blanks
                if (found := self._below(at + 1, shape)) is not None:
                    read[name], at = found
                    continue
                self._colons, self._dashes, self._blanks = before
            elif value[0] == " ":
                size, bare = len(line), value.lstrip(" ")
                width = len(bare)
                if bare[0].isalnum() and bare[-1] not in _NO_TEXT_END:
                    if bare[-1] != "." and breaks_off(bare):
                        raise Odd
                    number, end = numbers[at], offsets[at] + size + 1
                    text = _prose(Prose, (bare, _span(Span, (file, number, end - width, number, end))))
                    said = text if shape is _TEXT or shape is _PROSE else _said(shape, text)
                elif shape is _NAMES and _NAMES_IN_BRACKETS.fullmatch(bare) is not None:
                    said = self._names(bare, at, size - width)
            if said is None or name == "specializes":
                at = self._read_nodes(read, key, at)
                continue
            read[name] = said
            self._colons += 1
            self._blanks += (len(value) - width) // 2
            at += 1
        if not given:
            raise Odd
        self._demand_nothing_else()
        return Said(read, given, {}, {}, set())

    def _demand_nothing_else(self) -> None:
        """Give up where there are more colons, dashes or blanks than those that part the lines."""
        text = self._seen.text
        if (
            text.count(": ") != self._colons
            or text.count("- ") != self._dashes
            or text.count("  ") != self._blanks
        ):
            raise Odd

    def _spoken(self, word: str) -> Key:
        """The key that a word is which is not listed as one."""
        key = self._context.keys.lookup(word) if word[:1].isalnum() and word[-1] not in _NO_KEY_END else None
        if key is None or not are_keys(self._language, (word,)):
            raise Odd
        return key

    def _read_nodes(self, read: dict[str, Any], key: Key, at: int) -> int:
        """Read the value of a key as in any other block; gives the line behind it."""
        if self._nodes is None:
            if (rows := self._seen.rows) is None:
                raise Odd
            self._nodes = RowReader(rows, self._language)
        nodes, before = self._nodes, self._nodes.dashes
        typed, node, following = nodes.pair(at)
        typed_lines = "\n".join(self._lines[at:following])
        # A label may stand above a key.
        if may_break_off(typed_lines) or may_be_out_of_order("\n".join(self._lines[at : following + 1])):
            raise Odd
        self._dashes += nodes.dashes - before
        self._colons += typed_lines.count(": ")
        self._blanks += typed_lines.count("  ")
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
        while at < count and not lines[at]:
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
        if below is None or any(
            include is not None or prose.text[0] in _DIGITS for prose, _, include, *_ in below[0]
        ):
            return None
        return tuple([prose for prose, *_ in below[0]]), below[1]

    def _items(self, at: int, parent: int, signs: Container[str] = ITEM_SIGNS) -> _Below | None:
        """The items of a list below a key in a column; `None` where one may begin with some signs."""
        file, numbers, offsets = self._file, self._numbers, self._offsets
        lines, count, is_label = self._lines, self._count, self._language.is_label
        column = _depth(lines[at])
        dash = lines[at][: column + 2]
        if dash[column:] != "- " or column < parent:
            return None
        items: list[Item] = []
        include = None
        while at < count:
            line = lines[at]
            if line.startswith(dash):
                text, include = line[column + 2 :], None
                is_include = text.startswith("include: ") and column > 0
                if is_include:
                    text = text[len("include: ") :]
                    self._colons += 1
                elif text[:1] in signs or (":" in text and is_label(text)):
                    return None
                if not text[:1].isalnum() or text[-1] in _NO_TEXT_END:
                    return None
                if text[-1] != "." and breaks_off(text):
                    raise Odd
                number, end = numbers[at], offsets[at] + len(line) + 1
                prose = _prose(Prose, (text, _span(Span, (file, number, end - len(text), number, end))))
                if is_include:
                    include = prose
                items.append(_item(Item, (prose, None, include, None, None, None, None)))
            elif line:
                depth = _depth(line)
                if line[depth] == "-" or depth > column or (depth == column != parent):
                    return None
                break
            at += 1
        self._dashes += len(items)
        self._blanks += len(items) * (column // 2)
        # An `include` below all others may be the key of an extension.
        return None if include is not None and parent else (tuple(items), at)

    def _branches(self, at: int) -> _Below | None:
        """The extensions below their key, each with its label."""
        file, numbers, offsets = self._file, self._numbers, self._offsets
        lines, count, is_key = self._lines, self._count, self._language.is_key
        column = _depth(lines[at])
        indentation = lines[at][:column]
        if not column or (self._nodes is not None and self._nodes.has_labels_in_lists):
            return None
        branches: list[Branch] = []
        while at < count:
            line = lines[at]
            if not line:
                at += 1
                continue
            if not line.startswith(indentation):
                break
            word, colon, value = line[column:].partition(":")
            if (
                word[:1] not in _DIGITS
                or word[-1] in _NO_KEY_END
                or not colon
                or (word.islower() and is_key(word))
                or counts_sub_step(word)
            ):
                return None
            if breaks_off(word):
                raise Odd
            number, start = numbers[at], offsets[at] + column + 1
            head = _prose(Prose, (word, _span(Span, (file, number, start, number, start + len(word)))))
            items: tuple[Item, ...] = ()
            handling = when = None
            if value:
                text = value[1:]
                if (
                    value[0] != " "
                    or not text[0].isalnum()
                    or text[-1] in _NO_TEXT_END
                    or SUB_NUMBER.search(text) is not None
                ):
                    return None
                if text[-1] != "." and breaks_off(text):
                    raise Odd
                end = offsets[at] + len(line) + 1
                handling = _prose(Prose, (text, _span(Span, (file, number, end - len(text), number, end))))
                if not read_head(word).rest:
                    handling, when = None, handling
                self._colons += 1
                at += 1
            else:
                at = self._next(at + 1)
                below = self._items(at, column) if at < count else None
                if below is None:
                    return None
                items, at = below
            branches.append(_branch(Branch, (head, items, handling, when, None, None, None, None, None)))
        self._blanks += len(branches) * (column // 2)
        return tuple(branches), at


_Below: TypeAlias = tuple[tuple[Any, ...], int]
"""What stands below a key, and the line behind it."""

_NO_KEY_END = " '\""
"""With what no key ends."""

_NO_TEXT_END = "'\"]:"
"""With what no text ends that is nothing else."""


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@lru_cache(maxsize=32)
def _known_words(outcomes: OutcomePhrases, keys: KeyNames) -> tuple[Language, Mapping[str, Key]]:
    """What the lines of a site are asked about, and its listed names that are keys and nothing else."""
    words = language(outcomes, keys)
    return words, {name: key for name, key in keys.listed.items() if are_keys(words, (name,))}


def _said(shape: Shape, text: Prose) -> Any:
    """What a text says behind a key that wants more of it than that it is a text; `None` for odd ones."""
    return None if text[0].casefold() in nothing() else read_plain(shape, text)


_DIGITS = frozenset("0123456789")
"""With which nearly all labels begin."""
