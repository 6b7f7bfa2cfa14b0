"""Lists and mappings by their indentation: the grammar of a block."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.cursor import END, MARKS, Cursor
from mkdocs_usecases.parsing.reader.dashes import (
    are_quoted,
    goes_on,
    is_first_sentence,
    is_lost_item,
    is_numbered_list,
    is_numbered_pair,
    kind_of_odd,
    without_dash,
)
from mkdocs_usecases.parsing.reader.flow import DEEPEST, Flow
from mkdocs_usecases.parsing.reader.guesses import (
    begins_with_bullet,
    column_of_items,
    column_of_keys,
    column_of_labels,
    column_of_lost_dash,
    has_keys,
    is_key_with_dash,
    is_long_key,
    is_meant_list,
    is_meant_mapping,
    says_nothing,
)
from mkdocs_usecases.parsing.reader.heads import Head, is_over, read_head
from mkdocs_usecases.parsing.reader.label_heads import (
    is_bare_label,
    is_label_above_list,
    is_text_above_list,
    lacks_key,
    with_condition,
)
from mkdocs_usecases.parsing.reader.marks import begin_behind_marks, read_mark
from mkdocs_usecases.parsing.reader.mending import TIGHT_INCLUDE, Neighbours, mended_head
from mkdocs_usecases.parsing.reader.pairs import (
    begins_with_label,
    has_more,
    key_behind_dash,
    name_behind_dash,
)
from mkdocs_usecases.parsing.reader.plain_lines import plain_head, plain_items, plain_pairs
from mkdocs_usecases.parsing.reader.quoting import tell_cut
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Change, Language, SlipKind
from mkdocs_usecases.parsing.reader.texts import read_leaf, read_text
from mkdocs_usecases.parsing.reader.torn import (
    SECOND_COLON,
    indent_value,
    is_torn_value,
    without_second_colon,
)
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence, Unread, close


def read_by_line(text: str, language: Language | None) -> Reading:
    """Read any text, line by line."""
    reader = _Blocks(text, language)
    root = reader.root()
    cursor = reader.cursor
    cursor.slips.sort(key=lambda slip: slip.line)
    return Reading(root, cursor.slips, cursor.unread, cursor.texts, cursor.lines.shifts, cursor.doubtful)


class _Blocks:
    """Reads lists and mappings, and knows which of them it is in."""

    def __init__(self, text: str, language: Language | None) -> None:
        self.cursor = Cursor(text, language)
        self._language = language

    def root(self) -> Node | None:
        """All that the text holds."""
        depth = begin_behind_marks(self.cursor)
        if depth == END:
            return None
        node = self._read_root(depth)
        while (depth := self.cursor.next()) != END:
            self._leftover(depth, node)
        return node

    def _read_root(self, depth: int) -> Node:
        cursor = self.cursor
        is_flow = cursor.texts[cursor.at][depth] in "[{"
        if is_flow and self._is_all_flow(depth):
            return read_leaf(cursor, depth, -1, in_list=False)
        if self._language is None or is_flow or not has_keys(self.cursor):
            return self._node(depth, -1, in_list=False)
        while says_nothing(self.cursor, depth):
            self._unread(depth)
            depth = cursor.next()
        node = Mapping([], cursor.at, depth)
        self._pairs(node, column_of_keys(cursor, depth), -1)
        return node

    def _is_all_flow(self, column: int) -> bool:
        """Whether the whole text is one value in brackets, as JSON is."""
        flow = Flow(self.cursor.texts, -1, 0, self._language)
        is_read = flow.read(self.cursor.at, column) is not None
        return (
            is_read
            and is_over(self.cursor.texts[flow.line], flow.column)
            and self.cursor.below(flow.line) == END
        )

    def _leftover(self, depth: int, node: Node) -> None:
        """A line behind the root: a part of it all the same, or unread."""
        cursor = self.cursor
        if depth == 0 and (mark := MARKS.match(cursor.texts[cursor.at])):
            read_mark(cursor, mark[0])
        elif isinstance(node, Mapping) and not node.flow:
            self._pairs(node, depth, -1)
        elif isinstance(node, Sequence) and not node.flow and cursor.is_dash(cursor.at, depth):
            self._items(node, node.column, -1, depth)
        else:
            self._unread(depth)

    def _unread(self, column: int) -> None:
        cursor = self.cursor
        line = cursor.texts[cursor.at].rstrip()
        cursor.unread.append(Unread(cursor.at, column, len(line)))
        kind = SlipKind.COMPLEX_KEY if line[column:].startswith("? ") else SlipKind.UNREAD
        cursor.slip(kind, cursor.at, column, len(line), what=line[column:])
        cursor.at += 1

    def _node(self, column: int, parent: int, *, in_list: bool) -> Node:
        """What begins at a column of the line: a list, a mapping or a text."""
        cursor = self.cursor
        line = cursor.texts[cursor.at]
        if self.cursor.depth >= DEEPEST:
            cursor.slip(SlipKind.TOO_DEEP, cursor.at, column, len(line))
            return read_text(cursor, column, parent, in_list=in_list)
        if not in_list and (left := column_of_lost_dash(cursor, column, parent)) >= 0:
            items = Sequence([], cursor.at, left)
            self._items(items, left, parent, column)
            return items
        is_list = cursor.is_dash(cursor.at, column) or (not in_list and is_meant_list(self.cursor, column))
        if is_list or (column not in cursor.numbered and self._is_numbered(column, parent, in_list=in_list)):
            items = Sequence([], cursor.at, column)
            self._items(items, column, parent, column)
            cursor.numbered.discard(column)
            return items
        head = (None if in_list else plain_head(cursor, column)) or read_head(cursor, column, in_list=in_list)
        if (
            head is None
            and (not in_list or _is_label_with_sign(cursor, column) or is_label_above_list(cursor, column))
            and is_meant_mapping(cursor, column)
        ):
            head = mended_head(cursor, column)
        if head is not None:
            pairs = Mapping([], cursor.at, column)
            self._pairs(pairs, column, parent, head)
            return pairs
        return read_leaf(cursor, column, parent, in_list=in_list)

    def _is_numbered(self, column: int, parent: int, *, in_list: bool) -> bool:
        """Whether the lines here are a list with numbers for its dashes."""
        cursor = self.cursor
        if in_list or parent < 0 or self._language is None:
            return False
        if not cursor.texts[cursor.at].startswith(_COUNTS, column):
            return False
        is_list = parent > 0 or not self._language.is_outline_key(cursor.key) or are_quoted(cursor, column)
        return (is_list or is_numbered_pair(cursor, column)) and is_numbered_list(cursor, column)

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
            if here == column and plain_items(cursor, items, column):
                depth = cursor.next()
                neighbours.follows = False
            else:
                number = cursor.at
                kind = kind_of_odd(cursor, items) if here != column else None
                depth = self._item(items, column, here)
                neighbours.tell(number, here, kind)
            first_end = first_end or (cursor.at if len(items) == 1 else node.line + 1)
            if depth < 0 or not goes_on(cursor, depth, column, parent):
                depth = None
        neighbours.settle(len(items), node.line, first_end)
        cursor.depth -= 1
        self.cursor.lists.pop()
        close(node)

    def _item(self, items: list[Node], column: int, here: int) -> int:
        """Read one item, and say how deep the next line stands."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        behind = here + 1
        if line[here] != "-":
            behind = without_dash(cursor, number, here, column)
        elif line[behind : behind + 1] not in ("", " ", "\t"):
            change = Change(number, behind, number, behind, " ")
            cursor.slip(SlipKind.TIGHT_DASH, number, here, len(line), change, is_certain=True)
        items.append(self._behind(behind, column, in_list=True))
        return cursor.next()

    # -- behind a dash or a colon ------------------------------------------------------------------------

    def _behind(self, behind: int, parent: int, *, in_list: bool) -> Node:
        """What stands behind a dash or a colon, in its line or below."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        column, end = behind, len(line)
        while column < end and line[column] in " \t":
            column += 1
        if not in_list and self._language is not None and SECOND_COLON.match(line, column):
            column = without_second_colon(cursor, column)
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
        found = None if in_list or depth < 0 else self._not_deeper(depth, parent)
        return found or Scalar("", number, behind, number, behind)

    def _not_deeper(self, depth: int, parent: int) -> Node | None:
        """The value of a key that is not indented below it, though only a list need not be."""
        cursor, language = self.cursor, self._language
        number = cursor.at
        if depth == parent:
            if cursor.is_dash(number, depth) and not is_key_with_dash(cursor, number, depth):
                return self._list(depth, depth, depth)
            if depth not in cursor.labels and cursor.is_label_pair(number, depth):
                return self._labels_at(depth)
            if language is not None and depth not in cursor.lists and begins_with_bullet(cursor, depth):
                return self._list(depth, depth, depth)
            if language is not None and is_first_sentence(cursor, depth):
                return self._list(cursor.below(number), parent, depth)
        elif language is not None and depth < parent and is_lost_item(cursor, depth):
            return self._list(column_of_items(cursor, depth, parent), parent, depth)
        elif language is not None and 0 < depth < parent and is_numbered_list(cursor, depth):
            # Below a label that stands too deep.
            return self._list(depth, depth - 1, depth)
        if is_torn_value(cursor, depth, parent):
            indent_value(cursor, depth, parent)
            return read_leaf(cursor, depth, parent, in_list=False)
        return None

    def _list(self, column: int, parent: int, here: int) -> Sequence:
        """A list whose dashes stand at a column, or should."""
        items = Sequence([], self.cursor.at, here)
        self._items(items, column, parent, here)
        return items

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
        if self._language is None or not cursor.is_dash(number, column):
            return None
        below = cursor.line_below(number)
        depth = cursor.depths[below]
        if depth < max(parent, 0) or not cursor.is_dash(below, depth):
            cursor.doubtful.append(number)
            return None
        change = Change(number, behind, number, column, "\n" + " " * depth)
        cursor.slip(SlipKind.JOINED_LINE, number, column, len(line), change, is_certain=True)
        node = Sequence([], number, column)
        node.value.append(self._behind(column + 1, depth, in_list=True))
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
        is_labels = cursor.depth > 0 and begins_with_label(cursor, first, here, head)
        is_long = cursor.depth > 0 and not is_labels and is_long_key(self.cursor, here)
        if is_labels:
            cursor.labels.append(column)
        if is_long:
            cursor.longs.append(column)
        cursor.depth += 1
        neighbours = Neighbours(cursor, column, parent)
        while True:
            if head is None and here == column and plain_pairs(cursor, pairs, column):
                neighbours.follows = False
            else:
                number = cursor.at
                self._pair(pairs, here, column, head)
                head = None
                is_odd = here != column and cursor.texts[number][here] != "-"
                neighbours.tell(number, here, SlipKind.DEPTH if is_odd else None)
            depth = cursor.next()
            first_end = first_end or (cursor.at if len(pairs) < 2 else first + 1)
            if depth < 0 or not has_more(cursor, depth, column, parent, is_labels=is_labels, is_long=is_long):
                break
            here = depth
        neighbours.settle(len(pairs), first, first_end)
        if is_labels:
            cursor.labels.pop()
        if is_long:
            cursor.longs.pop()
        cursor.depth -= 1
        if pairs:
            close(node)

    def _pair(self, pairs: list[tuple[Node, Node]], here: int, column: int, head: Head | None) -> None:
        """Read one key with its value, or what stands in its place."""
        cursor = self.cursor
        number = cursor.at
        if column == 0 and self._language is not None and lacks_key(cursor, here):
            pairs.append(self._labels_without_key(here))
            return
        if head is None and self._language is not None and cursor.is_dash(number, here):
            head = key_behind_dash(cursor, here)
            if head is None and self._joins_list(pairs, here):
                return
            head = head or name_behind_dash(cursor, here)
        head = head or plain_head(cursor, here) or read_head(cursor, here, in_list=False)
        head = head or mended_head(cursor, here)
        if head is None:
            self._unread(here)
            return
        if self._language is not None and head.node.value == "<<" and not head.node.style:
            cursor.slip(SlipKind.MERGE_KEY, number, here, here + 2, what="<<")
        if column <= 0:
            cursor.key = head.node.value
        value = None
        if self._language is not None and is_text_above_list(cursor, head):
            if is_bare_label(head.node.value):
                head = with_condition(cursor, head)
            else:
                value = self._text_and_list(head, column)
        pairs.append((head.node, value or self._behind(head.behind, column, in_list=False)))

    def _labels_without_key(self, here: int) -> tuple[Node, Node]:
        """Labels among the keys of the block, as if the key of extensions stood above them."""
        cursor = self.cursor
        number = cursor.at
        key = Scalar("extensions", number, here, number, here)
        change = Change(number, 0, number, 0, "extensions:\n")
        what = cursor.name(number, here)
        cursor.slip(SlipKind.NO_KEY, number, here, here + len(what), change, what=what, is_certain=True)
        if here == 0:
            return key, self._labels_at(here)
        labels = Mapping([], number, here)
        self._pairs(labels, here, 0)
        return key, labels

    def _text_and_list(self, head: Head, parent: int) -> Sequence:
        """How an extension is handled, half of it behind its colon and half in a list: that is told."""
        cursor = self.cursor
        number = cursor.at
        line = cursor.texts[number]
        column = len(line) - len(line[head.behind :].lstrip())
        node = Sequence([Scalar(line[column:], number, column, number, len(line))], number, column)
        cursor.doubtful.append(number)
        cursor.at += 1
        depth = cursor.next()
        first = cursor.at
        cursor.slip(SlipKind.JOINED_TEXT, first, depth, len(cursor.texts[first]))
        self._items(node, depth, parent, depth)
        return node

    def _joins_list(self, pairs: list[tuple[Node, Node]], here: int) -> bool:
        """Whether an item among keys goes on with the list that was read last."""
        last: Node | None = pairs[-1][1] if pairs else None
        while isinstance(last, Mapping) and not last.flow and last.value:
            last = last.value[-1][1]
        if not isinstance(last, Sequence) or last.flow:
            return False
        self._items(last, last.column, here, here)
        return True


def _is_label_with_sign(cursor: Cursor, column: int) -> bool:
    """Whether an item is a label or an include with a wide colon, or one that has no blank behind it."""
    line = cursor.texts[cursor.at]
    if TIGHT_INCLUDE.match(line, column):
        return True
    sign = _SIGN.search(line, column)
    return sign is not None and cursor.language is not None and cursor.language.is_label(line[column:])


_SIGN = expression(r"[：︓﹕]|(?:(?<=[^\W\d_]{2})|(?<=\w )):(?=[^\W\d_]{2})")

_COUNTS = ("(", *map(str, range(10)), *(f"{sign})" for sign in "abcdefgh"), "i.", "i)", "ii", "iv")
"""What a number before an item may begin with."""
