"""Indented code, told from content of lists, admonitions and quotes: the way Python-Markdown nests blocks.

There every container but the quote and `///` moves its content by four columns, and a block that stands
deeper than the containers that are open is code (its `ListIndentProcessor` and `CodeBlockProcessor`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import Enum

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.raw_html import BLOCK_TAG

TAB = 4
"""Columns of a tab, and of one level of nesting: Python-Markdown's `tab_length`."""


def is_deep(line: str) -> bool:
    """A quick look at a line, or at what stands before something on it: whether it may be indented code."""
    return "\t" in line or " " * TAB in line


class _Kind(Enum):
    LIST = "list"
    NOTE = "note"
    """A footnote or a definition: as a list, it keeps an unindented line that follows without a blank one."""
    BLOCK = "block"
    """An admonition, a foldable one, a tab: an unindented line ends it."""


_QUOTE = expression(r" {0,3}> ?")
_RULE = expression(r" {0,3}([-*_])(?: *\1){2,} *$")
_ITEM = expression(r" {0,3}(?:\d+\.|[*+-]) +")
_BLOCK = expression(r'(?:!{3}|\?{3}\+?|={3}[!+]*) ?["\w]')
_HEADING = expression(r"#{1,6}[^#]")
_NOTE = expression(r" {0,3}(?:\[\^[^\]]+\]:|: {1,3}\S)")
_APART = expression(rf" {{0,3}}(?:/{{3,}}|<!--|{BLOCK_TAG})|[> ]*<!-- *usecases *:", re.IGNORECASE)
"""Lines that start a block though no blank line stands before them."""


_DEEPEST = 50
"""Quotes in each other; deeper ones are text, as Python-Markdown has it when its stack runs out."""


class _Flow:
    """Blocks one below the other: those of the page, or those of one quote."""

    def __init__(self, depth: int = 0) -> None:
        self.depth = depth
        self.open: list[_Kind] = []
        self.running = False
        """Whether the last line was not blank: the next one may continue its block."""
        self.block_level = 0
        """The level at which the running block began: lines below it are not moved to their own level."""
        self.in_list = False
        """Whether the running block began with an item: only then other items may follow in it."""
        self.in_code = False
        self.quote: _Flow | None = None
        self.quote_level = 0
        self.quoting = False
        """Whether the running block is a quote: it keeps every line until a blank one."""

    def feed(self, line: str, apart: bool) -> bool:
        """Take the next line, tabs expanded; return whether it is indented code."""
        if not line.strip():
            self.running = self.quoting = False
            if self.quote is not None:
                self.quote.feed("", apart)
            return False
        indent = len(line) - len(line.lstrip(" "))
        level = indent // TAB
        continues = self.running and not apart
        if continues and level < len(self.open) and self.open[level] is _Kind.BLOCK:
            continues = False
        rest = line[TAB * level :]
        if continues and self.quoting and not (_BLOCK.match(rest) or _HEADING.match(rest)):
            return self._feed_quote(line[min(indent, TAB * self.quote_level) :], apart)
        if continues and self.in_code and level <= len(self.open):
            continues = False
        self.running, self.quoting = not apart, False
        if level > len(self.open):
            self.in_code = self.in_code or not continues
            if self.in_code:
                self.quote = None
            return self.in_code
        self.in_code = False
        if not continues:
            self.block_level, self.in_list = level, False
        self._open(rest, level, continues)
        if self.quoting:
            return self._feed_quote(rest, apart)
        return False

    def _open(self, rest: str, level: int, continues: bool) -> None:
        """Close what the line leaves, and open the containers that it starts."""
        is_in_place = level <= self.block_level or self.open[level - 1] is _Kind.NOTE
        if is_in_place and _BLOCK.match(rest):
            self._leave(level)
            self.open.append(_Kind.BLOCK)
            self.running = False
        elif is_in_place and (_HEADING.match(rest) or _RULE.match(rest)):
            self._leave(level)
            self.running = False
        elif is_in_place and _NOTE.match(rest):
            self._leave(level)
            self.open.append(_Kind.NOTE)
        elif _ITEM.match(rest) and not _RULE.match(rest) and self._is_item_here(level, continues):
            self._leave(level)
            self.in_list = True
            while (item := _ITEM.match(rest)) and not _RULE.match(rest):
                self.open.append(_Kind.LIST)
                rest = rest[item.end() :]
        elif is_in_place and self.depth < _DEEPEST and _QUOTE.match(rest):
            # A list keeps a quote that follows it without a blank line, a footnote does not.
            if not continues or self.open[level : level + 1] == [_Kind.NOTE]:
                self._leave(level, keep_quote=True)
            if self.quote is None:
                self.quote, self.quote_level = _Flow(self.depth + 1), len(self.open)
            self.quoting = True
        elif not continues:
            self._leave(level)

    def _is_item_here(self, level: int, continues: bool) -> bool:
        """A marker inside a paragraph starts no list; below or beside an item it does."""
        if not (continues and self.in_list):
            return not continues
        if level < len(self.open):
            return self.open[level] is _Kind.LIST
        return bool(self.open) and self.open[-1] is _Kind.LIST

    def _leave(self, level: int, *, keep_quote: bool = False) -> None:
        del self.open[level:]
        if not (keep_quote and self.quote_level == level):
            self.quote = None

    def _feed_quote(self, line: str, apart: bool) -> bool:
        assert self.quote is not None
        sign = _QUOTE.match(line)
        return self.quote.feed(line[sign.end() :] if sign else line, apart)


def code_lines(
    lines: Sequence[str], wanted: Collection[int], apart: Collection[int], skipped: Sequence[int]
) -> frozenset[int]:
    """Which of the wanted lines are indented code.

    `apart` are lines that will stand in a block of their own (placeholders of use cases and listings); lines
    that are true in `skipped` (content of fences and raw HTML) do not count.
    """
    flow = _Flow()
    code: set[int] = set()
    end = max(wanted, default=-1)
    for at, line in enumerate(lines):
        if at > end:
            break
        if skipped[at] and at not in wanted:
            continue
        stands_apart = at in apart or _APART.match(line) is not None
        if flow.feed(line.expandtabs(TAB), stands_apart) and at in wanted:
            code.add(at)
    return frozenset(code)
