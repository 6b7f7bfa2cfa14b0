"""Where reading stands in the lines of a block, and what was found on the way."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.reader.lines import BLANK, split
from mkdocs_usecases.parsing.reader.slips import Change, Language, Slip, SlipKind
from mkdocs_usecases.parsing.reader.tree import Unread

END = -2
"""How deep the line stands that follows the last one."""

COLON = expression(r":(?=[ \t]|$)")
"""A colon that may part key and value."""

BOLD_KEY = expression(r"(?P<sign>\*{1,3})(?P<key>[^*:：]{1,40})[:：](?P=sign)(?:[ \t]+|$)")
"""A key in bold with its colon: `**Title:** Order a meal`."""

HONEST_COMMENT = expression(r"(?:^|(?<=[ \t]))#(?:[ \t].*)?$")
"""A comment that nobody could take for text: a blank stands on both sides of its sign."""

_WIDE_COLON = expression(r"^ *\w[\w ]*：", re.MULTILINE)
_MANY = 3

BELOW_KEYS = 2
"""How many mappings are being read where one stands behind a key of the block."""

MARKS = expression(r"(?:---|\.\.\.)(?=\s|$)")
"""What parts documents in YAML."""


class Cursor:
    """A line of a block."""

    __slots__ = (
        *("at", "depth", "key", "depths", "language", "lines", "slips", "texts", "unread"),
        *("doubtful", "is_wide", "labels", "lists", "longs", "numbered"),
    )

    def __init__(self, text: str, language: Language | None) -> None:
        self.lines = split(text, is_plain=language is None)
        self.texts = self.lines.texts
        self.depths = self.lines.depths
        self.depths.append(END)
        self.language = language
        self.slips = self.lines.slips
        self.unread: list[Unread] = []
        self.doubtful: list[int] = []
        """The lines of texts with what another line could begin with: a colon, a number."""
        self.at = 0
        self.is_wide = "：" in text and len(_WIDE_COLON.findall(text)) >= _MANY
        """Whether wide colons stand behind the keys of the whole block."""
        self.key = ""
        """The key at the margin that was read last."""
        self.depth = 0
        """How many lists and mappings are being read."""
        self.lists: list[int] = []
        """The columns of the lists among them."""
        self.numbered: set[int] = set()
        """The columns of lists with numbers in place of dashes."""
        self.labels: list[int] = []
        """The columns of the mappings that are being read and whose keys are labels."""
        self.longs: list[int] = []
        """The same of those with the keys of a long form."""

    def next(self) -> int:
        """Go on to the next line that holds something, and say how deep it stands; `END` behind the last."""
        depths, at = self.depths, self.at
        while depths[at] == BLANK:
            at += 1
        self.at = at
        return depths[at]

    def below(self, number: int) -> int:
        """How deep the next line behind another stands that holds something."""
        return self.depths[self.line_below(number)]

    def line_below(self, number: int) -> int:
        """The next line behind another that holds something; one behind the last where there is none."""
        depths = self.depths
        number += 1
        while depths[number] == BLANK:
            number += 1
        return number

    def slip(
        self,
        kind: SlipKind,
        line: int,
        column: int,
        end: int,
        *changes: Change,
        what: str = "",
        is_certain: bool = False,
    ) -> Slip:
        """Note a slip, but for one in a line that has one: the first cause is enough."""
        slip = Slip(kind, line, column, end, *changes, what=what, is_certain=is_certain)
        if all(other.line != line for other in self.slips[-3:]):
            self.slips.append(slip)
        return slip

    def is_dash(self, number: int, depth: int) -> bool:
        """Whether a line begins an item."""
        line = self.texts[number]
        return line[depth] == "-" and line[depth + 1 : depth + 2] in ("", " ", "\t")

    def name(self, number: int, depth: int) -> str:
        """What stands before the first colon of a line; empty where there is none, and of an item."""
        if number == len(self.texts):
            return ""
        line = self.texts[number]
        if line.startswith("- ", depth):
            return ""
        if line.startswith("*", depth) and (bold := BOLD_KEY.match(line, depth)) is not None:
            return bold["key"]
        colon = COLON.search(line, depth)
        return line[depth : colon.start()].rstrip().strip("\"'") if colon is not None else ""

    def is_known_pair(self, number: int, depth: int) -> bool:
        """Whether a line is a key of a use case with its colon."""
        name = self.name(number, depth)
        return bool(name) and self.language is not None and self.language.is_key(name)

    def is_label_pair(self, number: int, depth: int) -> bool:
        """Whether a line is a label with its condition and a colon."""
        name = self.name(number, depth)
        return bool(name) and self.language is not None and self.language.is_label(name)

    def shifted(self, first: int, end: int, by: int) -> list[Change]:
        """The changes that indent the lines from one up to another more deeply, or less."""
        changes = []
        for number in range(first, min(end, len(self.texts))):
            line = self.texts[number]
            body = line.lstrip(" ")
            depth = len(line) - len(body)
            blanks = max(depth + by, 0)
            if body and blanks != depth:
                changes.append(Change(number, 0, number, depth, " " * blanks))
        return changes
