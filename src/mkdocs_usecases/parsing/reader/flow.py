"""Lists and mappings in brackets, over any number of lines."""

from __future__ import annotations

from collections.abc import Sequence as Lines
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader import scalars
from mkdocs_usecases.parsing.reader.slips import Language
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Piece, Scalar, Sequence

DEEPEST = 50
"""Levels of lists and mappings in each other."""

_PLAIN = expression(
    r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}]|$)|(?<![\s])#|[ \t]+(?![\s,\[\]{}#]|:(?:[\s,\[\]{}]|$)|$))+"
)
_PLAIN_WITH_SHARPS = expression(
    r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}]|$)|#(?! )|[ \t]+(?![\s,\[\]{}]|:(?:[\s,\[\]{}]|$)|$))+"
)
_PLAIN_WITH_COLONS = expression(r"(?:[^\s,\[\]{}#]|(?<![\s])#|[ \t]+(?![\s,\[\]{}#]|$))+")
_LONGEST_KEY = 3
"""Words of a key."""

_NO_PLAIN = "&*!|>%@`#"
_CLOSE = {"[": "]", "{": "}"}


class _Unclosed(Exception):
    """A bracket or a quote in it is never closed, or what is in it is no list."""


class Bracket(NamedTuple):
    """A bracket that is opened and never closed."""

    line: int
    column: int
    sign: str


class Flow:
    """Reads one value in brackets."""

    def __init__(
        self,
        lines: Lines[str],
        parent: int,
        depth: int,
        language: Language | None,
        *,
        has_comments: bool = True,
    ) -> None:
        """Take the lines of a block; those that stand no deeper than `parent` end the value.

        Args:
            lines: of the block.
            parent: how deep stands what encloses the value.
            depth: in how many lists and mappings it stands.
            language: of blocks; without one it is plain YAML, where no text begins with a sign that YAML
                keeps for itself, or has a second colon.
            has_comments: whether a sharp behind a blank begins a comment, also with no blank behind it.
        """
        self._comment = "#" if has_comments else "# "
        self._plain = _PLAIN if has_comments else _PLAIN_WITH_SHARPS
        self._lines = lines
        self._parent = parent
        self._depth = depth
        self._no_plain = _NO_PLAIN if language is None else ""
        self._language = language
        self._is_lenient = False
        self._is_over = False
        """Whether the lines of the value ended before its brackets did."""
        self.line = self.column = 0
        """Behind what was read."""
        self._last = (0, 0)
        self.opened: list[Bracket] = []
        """Those that are not closed yet."""
        self.open_quote: Bracket | None = None
        """The quote that is opened in the value and never closed."""
        self.is_too_deep = False
        self.commas: list[tuple[int, int]] = []
        """Those that stand behind another one, with nothing between them."""

    def read(self, line: int, column: int) -> Sequence | Mapping | None:
        """The value that begins at a place; `None` where it is none, or is never closed."""
        return self._read(line, column)

    def read_open(self, line: int, column: int) -> Sequence | Mapping | None:
        """The value with its brackets closed where its lines end."""
        self._is_lenient = True
        self.opened.clear()
        return self._read(line, column)

    @property
    def end(self) -> tuple[int, int]:
        """Behind the last sign of the value."""
        return self._last

    def _read(self, line: int, column: int) -> Sequence | Mapping | None:
        self.line, self.column = line, column
        try:
            return self._collection(self._depth)
        except _Unclosed:
            return None

    def _sign(self) -> str:
        """The next sign that is neither blank nor in a comment."""
        while True:
            text = self._lines[self.line]
            column, end = self.column, len(text)
            while column < end and text[column] in " \t":
                column += 1
            self.column = column
            is_comment = text.startswith(self._comment, column) and (column == 0 or text[column - 1] in " \t")
            if column < end and not is_comment:
                return text[column]
            self._next_line()

    def _next_line(self) -> None:
        for number in range(self.line + 1, len(self._lines)):
            text = self._lines[number]
            body = text.strip(" \t")
            if body:
                depth = len(text) - len(text.lstrip(" \t"))
                if depth <= self._parent and body.startswith(self._comment):
                    continue
                if depth <= self._parent and body[0] not in "]}":
                    break
                self.line, self.column = number, depth
                return
        self._is_over = True
        raise _Unclosed

    def _took(self, length: int = 1) -> None:
        self.column += length
        self._last = self.line, self.column

    def _collection(self, depth: int) -> Sequence | Mapping:
        if depth >= DEEPEST:
            self.is_too_deep = True
            raise _Unclosed
        line, column, sign = self.line, self.column, self._lines[self.line][self.column]
        self.opened.append(Bracket(line, column, sign))
        self._took()
        entries: list[Node] = []
        pairs: list[tuple[Node, Node]] = []
        try:
            self._entries(_CLOSE[sign], depth, entries, pairs)
            self.opened.pop()
        except _Unclosed:
            if not self._is_lenient or not self._is_over:
                raise
        if sign == "{":
            return Mapping(pairs, line, column, *self._last, flow=True)
        return Sequence(entries, line, column, *self._last, flow=True)

    def _entries(self, close: str, depth: int, entries: list[Node], pairs: list[tuple[Node, Node]]) -> None:
        """Read up to the bracket that closes."""
        needs_comma = False
        while (sign := self._sign()) != close:
            if sign == ",":
                if not needs_comma:
                    if self._language is None or not (entries or pairs):
                        raise _Unclosed
                    self.commas.append((self.line, self.column))
                self._took()
            elif needs_comma or sign in "]}":
                raise _Unclosed
            elif close == "}":
                pairs.append(self._pair(depth))
            else:
                entries.append(self._entry(depth))
            needs_comma = sign != ","
        self._took()

    def _pair(self, depth: int) -> tuple[Node, Node]:
        key = self._key(depth)
        value = self._behind_colon(key, depth)
        return key, value or _nothing(key.end_line, key.end_column)

    def _entry(self, depth: int) -> Node:
        """An item; `[a: b]` has a mapping in it."""
        key = self._key(depth)
        value = self._behind_colon(key, depth, self.line)
        if value is None:
            return key
        end = value.end_line, value.end_column
        return Mapping([(key, value)], key.line, key.column, *end, flow=True)

    def _key(self, depth: int) -> Node:
        if self._is_colon(adjacent=False):
            return _nothing(self.line, self.column)
        return self._value(depth)

    def _behind_colon(self, key: Node, depth: int, only_line: int | None = None) -> Node | None:
        """What stands behind the colon of a key; `None` where there is no colon."""
        line, column = self.line, self.column
        try:
            sign = self._sign()
        except _Unclosed:
            if not self._is_lenient:
                raise
            return None
        adjacent = not isinstance(key, Scalar) or bool(key.style)
        on_line = only_line is None or self.line == only_line
        if sign != ":" or not on_line or not self._is_colon(adjacent=adjacent):
            self.line, self.column = line, column
            return None
        self._took()
        try:
            sign = self._sign()
        except _Unclosed:
            if not self._is_lenient:
                raise
            return _nothing(*self._last)
        return _nothing(self.line, self.column) if sign in ",]}" else self._with_colons(self._value(depth))

    def _with_colons(self, value: Node) -> Node:
        """A text behind a colon, with what stands behind further colons in it: `{when: Bank: no answer}`."""
        if self._language is None or not isinstance(value, Scalar) or value.style or value.pieces:
            return value
        gap = len(self._lines[self.line]) - len(self._lines[self.line][self.column :].lstrip(" \t"))
        here, self.column = self.column, gap
        is_more = self._is_colon(adjacent=False) and not self._ends_in_key(value.value)
        self.column = here
        match = _PLAIN_WITH_COLONS.match(self._lines[self.line], value.column) if is_more else None
        if match is None:
            return value
        self._took(match.end() - here)
        return Scalar(match[0], value.line, value.column, *self._last)

    def _ends_in_key(self, text: str) -> bool:
        """Whether a comma is missing before the last words of a text: `it rains then`."""
        words, language = text.split(" "), self._language
        assert language is not None
        last = (" ".join(words[-count:]) for count in range(1, min(len(words), _LONGEST_KEY + 1)))
        return any(language.is_key(each) or language.is_long_key(each) for each in last)

    def _is_colon(self, *, adjacent: bool) -> bool:
        text, column = self._lines[self.line], self.column
        if text[column : column + 1] != ":":
            return False
        return adjacent or text[column + 1 : column + 2] in ("", " ", "\t", ",", "[", "]", "{", "}")

    def _value(self, depth: int) -> Node:
        sign = self._lines[self.line][self.column]
        if sign in "[{":
            return self._collection(depth + 1)
        return self._quoted(sign) if sign in "\"'" else self._text()

    def _quoted(self, quote: str) -> Scalar:
        line, column = self.line, self.column
        texts: list[str] = []
        pieces: list[Piece] = []
        start = column + 1
        while (end := scalars.closing(self._lines[self.line], start, quote)) < 0:
            text = self._lines[self.line]
            texts.append(text[start:])
            pieces.append(Piece(self.line, start, len(text)))
            before = self.line
            try:
                self._next_line()
            except _Unclosed:
                self.open_quote = Bracket(line, column, quote)
                if not self._is_lenient:
                    raise
                return self._open_quoted(line, column, pieces)
            texts += [""] * (self.line - before - 1)
            start = self.column
        texts.append(self._lines[self.line][start:end])
        pieces.append(Piece(self.line, start, end))
        self.column = end
        self._took()
        value = scalars.quoted_value(texts, quote)
        return Scalar(value, line, column, *self._last, quote, tuple(pieces) if len(pieces) > 1 else ())

    def _open_quoted(self, line: int, column: int, pieces: list[Piece]) -> Scalar:
        """What stands behind a quote that is never closed, as it is typed."""
        self.column = len(self._lines[self.line])
        self._last = self.line, self.column
        value = " ".join(self._lines[piece.line][piece.start : piece.end].strip() for piece in pieces)
        return Scalar(value, line, column, *self._last, pieces=tuple(pieces))

    def _text(self) -> Scalar:
        line, column = self.line, self.column
        match = self._plain.match(self._lines[line], column)
        if match is None or self._lines[line][column] in self._no_plain or match[0] == "-":
            raise _Unclosed
        value = match[0]
        self._took(len(value))
        pieces = [Piece(line, column, self.column)]
        while not self._lines[self.line][self.column :].strip(" \t"):
            here, behind = self.line, self.column
            try:
                self._next_line()
            except _Unclosed:
                if not self._is_lenient:
                    raise
                break
            match = self._plain.match(self._lines[self.line], self.column)
            if match is None or self._lines[self.line][self.column] == "#":
                self.line, self.column = here, behind
                break
            value += ("\n" * (self.line - here - 1) or " ") + match[0]
            pieces.append(Piece(self.line, self.column, match.end()))
            self._took(len(match[0]))
        return Scalar(value, line, column, *self._last, pieces=tuple(pieces) if len(pieces) > 1 else ())


def _nothing(line: int, column: int) -> Scalar:
    return Scalar("", line, column, line, column)
