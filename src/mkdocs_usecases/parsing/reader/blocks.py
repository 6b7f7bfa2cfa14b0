"""Lists and mappings by their indentation: the grammar of a block."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_usecases.parsing.reader.cursor import END, MARKS, Cursor
from mkdocs_usecases.parsing.reader.flow import DEEPEST
from mkdocs_usecases.parsing.reader.guesses import (
    TIGHT,
    column_of_items,
    column_of_labels,
    has_keys,
    is_key_too_deep,
    is_key_with_dash,
    is_long_key,
    is_meant_list,
    is_meant_mapping,
    says_nothing,
)
from mkdocs_usecases.parsing.reader.heads import Head, read_head
from mkdocs_usecases.parsing.reader.lines import BLANK
from mkdocs_usecases.parsing.reader.mending import BULLET, Neighbours, meant_head, mended_head
from mkdocs_usecases.parsing.reader.quoting import tell_cut
from mkdocs_usecases.parsing.reader.slips import Change, Language, Slip, SlipKind
from mkdocs_usecases.parsing.reader.texts import read_leaf, read_text
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence, Unread, close


class Reading(NamedTuple):
    """What a text was read to."""

    root: Node | None
    slips: list[Slip]
    unread: list[Unread]
    texts: list[str]
    """Its lines, with a blank for each sign that only looks like one."""

    shifts: dict[int, int]
    """By line, how many more characters were typed before a column than the reader saw."""


def read(text: str, language: Language | None = None) -> Reading:
    """Read a block; without a language as plain YAML."""
    reader = _Blocks(text, language)
    root = reader.root()
    cursor = reader.cursor
    cursor.slips.sort(key=lambda slip: slip.line)
    return Reading(root, cursor.slips, cursor.unread, cursor.texts, cursor.lines.shifts)


# Nine lines of ten are one of these: a word behind a key or a dash, with nothing that asks for a second look.
_PAIR = re.compile(r"([^\W_](?:[^:#]*[^\s:#'\"])?): +([\w(](?:[^:#]*[^\s:#\"\]])?)")
_KEY = re.compile(r"([^\W_](?:[^:#]*[^\s:#'\"])?):")
_ITEM = re.compile(r"- ([\w(](?:[^:#]*[^\s:#\"])?)")
_PAIR_IN_ITEM = re.compile(rf"- {_PAIR.pattern}")
# Made without a call of Python, in half the time.
_scalar = tuple.__new__
_DIRECTIVE = re.compile(r"---\s*(?:#.*)?$|%[A-Z]+ ")
_BELOW_KEYS = 2
"""How many mappings are being read where one stands behind a key of the block."""

_NUMBER = re.compile(r"(\d{1,3})[.)][ \t]+(?=\S)")


class _Blocks:
    """Reads lists and mappings, and knows which of them it is in."""

    def __init__(self, text: str, language: Language | None) -> None:
        self.cursor = Cursor(text, language)
        self._language = language
        self._numbered: set[int] = set()
        """The columns of lists with numbers in place of dashes."""
        self._labels: list[int] = []
        """The columns of the mappings that are being read and whose keys are labels."""
        self._longs: list[int] = []
        """The same of those with the keys of a long form."""

    def root(self) -> Node | None:
        """All that the text holds."""
        depth = self._behind_marks()
        if depth == END:
            return None
        node = self._read_root(depth)
        while (depth := self.cursor.next()) != END:
            self._leftover(depth, node)
        return node

    def _behind_marks(self) -> int:
        """Go on behind what YAML has before a document."""
        cursor = self.cursor
        depth = cursor.next()
        while depth == 0 and cursor.texts[cursor.at][0] in "%-" and _DIRECTIVE.match(cursor.texts[cursor.at]):
            cursor.at += 1
            depth = cursor.next()
        if depth == 0 and cursor.texts[cursor.at].startswith("--- "):
            rest = cursor.texts[cursor.at][3:].lstrip(" ")
            depth = len(cursor.texts[cursor.at]) - len(rest)
            cursor.texts[cursor.at] = " " * depth + rest
            cursor.depths[cursor.at] = depth if rest and rest[0] != "#" else BLANK
            depth = cursor.next()
        return depth

    def _read_root(self, depth: int) -> Node:
        cursor = self.cursor
        is_flow = cursor.texts[cursor.at][depth] in "[{"
        if self._language is None or is_flow or not has_keys(self.cursor):
            return self._node(depth, -1, in_list=False)
        while says_nothing(self.cursor, depth):
            self._unread(depth)
            depth = cursor.next()
        node = Mapping([], cursor.at, depth)
        self._pairs(node, depth, -1)
        return node

    def _leftover(self, depth: int, node: Node) -> None:
        """A line behind the root: a part of it all the same, or unread."""
        cursor = self.cursor
        if depth == 0 and (mark := MARKS.match(cursor.texts[cursor.at])):
            self._mark(mark[0])
        elif isinstance(node, Mapping) and not node.flow:
            self._pairs(node, depth, -1)
        elif isinstance(node, Sequence) and not node.flow and cursor.is_dash(cursor.at, depth):
            self._items(node, node.column, -1, depth)
        else:
            self._unread(depth)

    def _mark(self, mark: str) -> None:
        """`---` or `...` behind the first document."""
        cursor = self.cursor
        number = cursor.at
        cursor.at += 1
        if mark != "..." or cursor.next() != END:
            cursor.slip(SlipKind.DOCUMENT, number, 0, 3, mark)

    def _unread(self, column: int) -> None:
        cursor = self.cursor
        line = cursor.texts[cursor.at].rstrip()
        cursor.unread.append(Unread(cursor.at, column, len(line)))
        kind = SlipKind.COMPLEX_KEY if line[column:].startswith("? ") else SlipKind.UNREAD
        cursor.slip(kind, cursor.at, column, len(line), line[column:])
        cursor.at += 1

    def _node(self, column: int, parent: int, *, in_list: bool) -> Node:
        """What begins at a column of the line: a list, a mapping or a text."""
        cursor = self.cursor
        line = cursor.texts[cursor.at]
        if self.cursor.depth >= DEEPEST:
            cursor.slip(SlipKind.TOO_DEEP, cursor.at, column, len(line.rstrip()))
            return read_text(cursor, column, parent, in_list=in_list)
        is_list = cursor.is_dash(cursor.at, column) or (not in_list and is_meant_list(self.cursor, column))
        if is_list or (parent > 0 and column not in self._numbered and self._is_numbered_list(column)):
            items = Sequence([], cursor.at, column)
            self._items(items, column, parent, column)
            self._numbered.discard(column)
            return items
        head = (None if in_list else self._plain_head(column)) or read_head(cursor, column, in_list=in_list)
        if head is None and not in_list and is_meant_mapping(self.cursor, column):
            head = mended_head(cursor, column)
        if head is not None:
            pairs = Mapping([], cursor.at, column)
            self._pairs(pairs, column, parent, head)
            return pairs
        return read_leaf(cursor, column, parent, in_list=in_list)

    def _is_numbered_list(self, column: int) -> bool:
        """Whether all lines here are numbered from 1 on, as Markdown numbers the items of a list.

        Below a key at the margin such lines are an outline, which may hold more than items.
        """
        cursor = self.cursor
        if self._language is None or column != cursor.depths[cursor.at]:
            return False
        number, count = cursor.at, 0
        while (depth := cursor.depths[number]) >= column or depth == BLANK:
            if depth == column:
                count += 1
                match = _NUMBER.match(cursor.texts[number], column)
                if match is None or int(match[1]) not in (1, count):
                    return False
            number += 1
        self._numbered.add(column)
        return True

    # -- lists -----------------------------------------------------------------------------------------

    def _items(self, node: Sequence, column: int, parent: int, here: int) -> None:
        """Read the items of a list whose dashes stand at a column, the first of them at `here`."""
        cursor = self.cursor
        items = node.value
        self.cursor.lists.append(column)
        cursor.depth += 1
        neighbours = Neighbours(cursor, column, parent)
        first_end = 0
        depth: int | None = here
        while depth is not None:
            here = depth
            if here == column and self._plain_items(items, column):
                depth = cursor.next()
                neighbours.follows = False
            else:
                number = cursor.at
                kind = self._kind_of_odd(items) if here != column else None
                depth = self._item(items, column, here)
                neighbours.tell(number, here, kind)
            first_end = first_end or (cursor.at if len(items) == 1 else node.line + 1)
            if depth < 0 or not self._goes_on(depth, column, parent):
                depth = None
        neighbours.settle(len(items), node.line, first_end)
        cursor.depth -= 1
        self.cursor.lists.pop()
        close(node)

    def _plain_items(self, items: list[Node], column: int) -> bool:
        """Read items that are nothing but a line of text, as long as there are any."""
        cursor = self.cursor
        texts, depths, at = cursor.texts, cursor.depths, cursor.at
        count = len(items)
        while True:
            below = depths[at + 1]
            if below > column or below == BLANK or (below >= 0 and not _is_clear(texts[at + 1], below)):
                break
            if (match := _ITEM.fullmatch(texts[at], column)) is not None:
                items.append(_scalar(Scalar, (match[1], at, column + 2, at, match.end(), "", ())))
            elif below == column and (pair := self._plain_pair_in_item(at, column)) is not None:
                items.append(pair)
            else:
                break
            at += 1
            if below != column:
                break
        cursor.at = at
        return len(items) > count

    def _plain_pair_in_item(self, number: int, column: int) -> Mapping | None:
        """An item that is nothing but a key with its text, as `- include: UC-20`, and has an item below."""
        cursor = self.cursor
        match = _PAIR_IN_ITEM.fullmatch(cursor.texts[number], column)
        if match is None or cursor.depth >= DEEPEST or not cursor.texts[number + 1].startswith("- ", column):
            return None
        pair = _plain_pair(match, number, column + 2)
        return Mapping([pair], number, column + 2, number, match.end())

    def _kind_of_odd(self, items: list[Node]) -> SlipKind:
        """What is said of an item that stands elsewhere: YAML may have joined it to the text above."""
        last = items[-1] if items else None
        cursor = self.cursor
        is_text = isinstance(last, Scalar) and not last.style and bool(last.value)
        deeper = last is not None and cursor.depths[cursor.at] > cursor.depths[last.line]
        return SlipKind.JOINED_ITEM if is_text and deeper else SlipKind.DEPTH

    def _item(self, items: list[Node], column: int, here: int) -> int:
        """Read one item, and say how deep the next line stands."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        behind = here + 1
        if line[here] != "-":
            behind = self._without_dash(number, here)
        elif line[behind : behind + 1] not in ("", " ", "\t"):
            change = Change(number, behind, number, behind, " ")
            end = len(line.rstrip())
            cursor.slip(SlipKind.TIGHT_DASH, number, here, end, line[behind:end], change, is_certain=True)
        items.append(self._behind(behind, column, in_list=True))
        return cursor.next()

    def _without_dash(self, number: int, here: int) -> int:
        """Tell of an item that has no dash, and say where its text begins."""
        cursor = self.cursor
        line = cursor.texts[number]
        if here in self._numbered and (counted := _NUMBER.match(line, here)):
            # The place says what the number does.
            return counted.end()
        bullet = BULLET.match(line, here)
        end = len(line.rstrip())
        behind = bullet.end() if bullet is not None and not bullet[0][0].isalnum() else here
        change = Change(number, here, number, behind, "- ")
        cursor.slip(SlipKind.NO_DASH, number, here, end, line[behind:end], change, is_certain=behind > here)
        return behind

    def _goes_on(self, depth: int, column: int, parent: int) -> bool:
        """Whether the next line is an item of a list, rightly or by a slip."""
        cursor = self.cursor
        number = cursor.at
        is_dash = cursor.is_dash(number, depth)
        if depth == column and is_dash:
            return not is_key_with_dash(self.cursor, number, depth)
        if self._language is None:
            return False
        line = cursor.texts[number]
        if is_dash:
            return depth > parent or self._is_lost_item(depth)
        if depth == column and TIGHT.match(line, depth) and not cursor.is_known_pair(number, depth):
            return True
        if depth < column or column == parent or MARKS.match(line):
            return False
        return not (
            cursor.is_known_pair(number, depth)
            or cursor.is_label_pair(number, depth)
            or meant_head(cursor, number, depth) is not None
        )

    # -- behind a dash or a colon ------------------------------------------------------------------------

    def _behind(self, behind: int, parent: int, *, in_list: bool) -> Node:
        """What stands behind a dash or a colon, in its line or below."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        column, end = behind, len(line)
        while column < end and line[column] in " \t":
            column += 1
        if column < end and not (line[column] == "#" and column > behind):
            if in_list:
                return self._node(column, parent, in_list=True)
            return self._list_in_line(behind, column, parent) or read_leaf(
                cursor, column, parent, in_list=False
            )
        if column < end:
            tell_cut(cursor, number, column, behind)
        cursor.at += 1
        depth = cursor.next()
        if depth > parent:
            return self._node(depth, parent, in_list=in_list)
        if not in_list and depth == parent:
            if cursor.is_dash(cursor.at, depth) and not is_key_with_dash(self.cursor, cursor.at, depth):
                items = Sequence([], cursor.at, depth)
                self._items(items, depth, depth, depth)
                return items
            if depth not in self._labels and cursor.is_label_pair(cursor.at, depth):
                return self._labels_at(depth)
        if self._language is not None and not in_list and 0 <= depth < parent and self._is_lost_item(depth):
            items = Sequence([], cursor.at, depth)
            self._items(items, column_of_items(self.cursor, depth, parent), parent, depth)
            return items
        return Scalar("", number, behind, number, behind)

    def _is_lost_item(self, depth: int) -> bool:
        """Whether the next line is an item that belongs to no list there is."""
        cursor = self.cursor
        is_dash = cursor.is_dash(cursor.at, depth)
        return (
            is_dash and depth not in self.cursor.lists and not is_key_with_dash(self.cursor, cursor.at, depth)
        )

    def _labels_at(self, depth: int) -> Mapping:
        """Labels that are not indented below their key."""
        cursor = self.cursor
        pairs = Mapping([], cursor.at, depth)
        self._pairs(pairs, column_of_labels(self.cursor, depth), depth - 1)
        return pairs

    def _list_in_line(self, behind: int, column: int, parent: int) -> Node | None:
        """A list whose first item stands behind the key, and the others below it."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        if self._language is None or not line.startswith("- ", column):
            return None
        depth = cursor.below(number)
        below = next(n for n in range(number + 1, len(cursor.depths)) if cursor.depths[n] != BLANK)
        if depth < max(parent, 0) or not cursor.is_dash(below, depth):
            return None
        change = Change(number, behind, number, column, "\n" + " " * depth)
        cursor.slip(SlipKind.JOINED_LINE, number, column, len(line), "", change, is_certain=True)
        node = Sequence([], number, column)
        first = column + 1 + len(line[column + 1 :]) - len(line[column + 1 :].lstrip())
        node.value.append(self._node(first, depth, in_list=True))
        if cursor.next() == depth:
            self._items(node, depth, depth if depth == parent else parent, depth)
        close(node)
        return node

    # -- mappings ----------------------------------------------------------------------------------------

    def _pairs(self, node: Mapping, column: int, parent: int, head: Head | None = None) -> None:
        """Read the keys of a mapping that stand at a column."""
        cursor = self.cursor
        pairs = node.value
        here = column if head is not None else cursor.next()
        first, first_end = cursor.at, 0
        is_labels = cursor.depth > 0 and self._begins_with_label(first, here, head)
        is_long = cursor.depth > 0 and not is_labels and is_long_key(self.cursor, here)
        if is_labels:
            self._labels.append(column)
        if is_long:
            self._longs.append(column)
        cursor.depth += 1
        neighbours = Neighbours(cursor, column, parent)
        while True:
            if head is None and here == column and self._plain_pairs(pairs, column, is_labels=is_labels):
                neighbours.follows = False
            else:
                number = cursor.at
                self._pair(pairs, here, column, head)
                head = None
                is_odd = here != column and cursor.texts[number][here] != "-"
                neighbours.tell(number, here, SlipKind.DEPTH if is_odd else None)
            depth = cursor.next()
            first_end = first_end or (cursor.at if len(pairs) < 2 else first + 1)
            if depth < 0 or not self._has_more(depth, column, parent, is_labels=is_labels, is_long=is_long):
                break
            here = depth
        neighbours.settle(len(pairs), first, first_end)
        if is_labels:
            self._labels.pop()
        if is_long:
            self._longs.pop()
        cursor.depth -= 1
        if pairs:
            close(node)

    def _begins_with_label(self, number: int, here: int, head: Head | None) -> bool:
        if self._language is None:
            return False
        if head is not None:
            return self._language.is_label(head.node.value)
        return self.cursor.is_label_pair(number, here)

    def _plain_pairs(self, pairs: list[tuple[Node, Node]], column: int, *, is_labels: bool) -> bool:
        """Read keys with nothing but a line of text behind them, as long as there are any."""
        cursor = self.cursor
        texts, depths, at = cursor.texts, cursor.depths, cursor.at
        count = len(pairs)
        while (match := _PAIR.fullmatch(texts[at], column)) is not None:
            below = depths[at + 1]
            if below > column or below == BLANK or (below >= 0 and not _is_clear(texts[at + 1], below)):
                break
            if is_labels and not match[1][0].isdigit():
                break
            pairs.append(_plain_pair(match, at, column))
            at += 1
            if below != column:
                break
        cursor.at = at
        return len(pairs) > count

    def _has_more(self, depth: int, column: int, parent: int, *, is_labels: bool, is_long: bool) -> bool:
        """Whether the next line is a key of a mapping, rightly or by a slip."""
        cursor = self.cursor
        number = cursor.at
        if depth == column == 0:
            return cursor.texts[number][0] not in "-." or not MARKS.match(cursor.texts[number])
        if self._language is None:
            return depth == column
        if depth > parent:
            if (is_labels or cursor.depth == _BELOW_KEYS) and is_key_too_deep(self.cursor, depth):
                return False
            return depth == column or not cursor.is_dash(number, depth) or parent < 0
        if is_labels:
            return depth not in self._labels and cursor.is_label_pair(number, depth)
        return is_long and depth not in self._longs and is_long_key(self.cursor, depth)

    def _pair(self, pairs: list[tuple[Node, Node]], here: int, column: int, head: Head | None) -> None:
        """Read one key with its value, or what stands in its place."""
        cursor = self.cursor
        number = cursor.at
        if head is None and self._language is not None and cursor.is_dash(number, here):
            head = self._behind_dash(here)
            if head is None and self._joins_list(pairs, here):
                return
        head = head or self._plain_head(here) or read_head(cursor, here, in_list=False)
        head = head or mended_head(cursor, here)
        if head is None:
            self._unread(here)
            return
        if self._language is not None and head.node.value == "<<" and not head.node.style:
            cursor.slip(SlipKind.MERGE_KEY, number, here, here + 2, "<<")
        pairs.append((head.node, self._behind(head.behind, column, in_list=False)))

    def _plain_head(self, here: int) -> Head | None:
        """A key alone, with nothing behind its colon."""
        number = self.cursor.at
        match = _KEY.fullmatch(self.cursor.texts[number], here)
        if match is None:
            return None
        end = match.end()
        return Head(Scalar(match[1], number, here, number, end - 1), end)

    def _behind_dash(self, here: int) -> Head | None:
        """A key of the block behind a dash that does not belong there."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        start = here + 1 + len(line[here + 1 :]) - len(line[here + 1 :].lstrip())
        if start >= len(line) or not cursor.is_known_pair(number, start) or self.cursor.depth > 1:
            return None
        change = Change(number, here, number, start, "")
        name = cursor.name(number, start)
        cursor.slip(SlipKind.EXTRA_DASH, number, here, start, name, change, is_certain=True)
        return read_head(cursor, start, in_list=False)

    def _joins_list(self, pairs: list[tuple[Node, Node]], here: int) -> bool:
        """Whether an item among keys goes on with the list that was read last."""
        last: Node | None = pairs[-1][1] if pairs else None
        while isinstance(last, Mapping) and not last.flow and last.value:
            last = last.value[-1][1]
        if not isinstance(last, Sequence) or last.flow:
            return False
        self._items(last, last.column, here, here)
        return True


def _plain_pair(match: re.Match[str], number: int, column: int) -> tuple[Node, Node]:
    """A key with its text, which begin at a column of a line."""
    key, value = match.groups()
    end = match.end()
    return (
        _scalar(Scalar, (key, number, column, number, column + len(key), "", ())),
        _scalar(Scalar, (value, number, end - len(value), number, end, "", ())),
    )


def _is_clear(line: str, depth: int) -> bool:
    """Whether a line is surely no part of a text above it that stands deeper."""
    return line[depth] == "-" or ":" in line
