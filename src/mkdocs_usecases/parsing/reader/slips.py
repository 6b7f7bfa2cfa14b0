"""Where the text of a block is not what it was meant to be, and the change that mends it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple


class SlipKind(Enum):
    """What was seen; how it is said to a writer is no affair of the reader."""

    DEPTH = auto()
    """A line that is not indented like its neighbours."""
    JOINED_ITEM = auto()
    """The same, where YAML would take the line for a part of the text above it."""
    JOINED_LINE = auto()
    """A first item that stands behind its key."""
    STRAYED = auto()
    """A line that is part of the text above it, and stands too far left."""
    NO_KEY = auto()
    """Labels among the keys of a block: the key above them is missing."""
    NO_DASH = auto()
    TIGHT_DASH = auto()
    """There is no blank behind the dash."""
    EXTRA_DASH = auto()
    """A dash before a key."""
    NO_COLON = auto()
    TIGHT_COLON = auto()
    """There is no blank behind the colon."""
    WRONG_COLON = auto()
    """Another sign stands where a colon belongs."""
    LAST_COLON = auto()
    """A text ends with a colon, and nothing stands below it."""
    SECOND_COLON = auto()
    """A colon, and another one behind it."""
    LABEL_COLON = auto()
    """There is no colon behind a label and its condition."""
    TORN_HEAD = auto()
    """A key or a label with its condition that goes on in the next line."""
    OPEN_QUOTE = auto()
    CURLY_QUOTE = auto()
    """Quotes of a word processor around a whole text, or where YAML needs straight ones."""
    STRAY_QUOTE = auto()
    """A quote at one end only of a key, of a value, or of one of several."""
    EARLY_QUOTE = auto()
    """The second quote of one of several stands before its last letters."""
    OPEN_BRACKET = auto()
    STRAY_BRACKET = auto()
    """A bracket is closed that was never opened."""
    DOUBLED_COMMA = auto()
    """A comma behind another one in brackets."""
    JOINED_TEXT = auto()
    """An item below the text of a key, which YAML takes for a part of it."""
    WRONG_BRACKET = auto()
    """A bracket is closed by one of another kind."""
    TAB = auto()
    ODD_BLANK = auto()
    """A line is indented with signs that only look like blanks."""
    DOUBLED = auto()
    """A line that says what the line above it says."""
    CONFLICT = auto()
    """The marks of a merge."""
    ANCHOR = auto()
    ALIAS = auto()
    TAG = auto()
    MERGE_KEY = auto()
    DOCUMENT = auto()
    """The mark of a second document."""
    CUT = auto()
    """A sharp with a blank before it and none behind it."""
    COMPLEX_KEY = auto()
    """A question mark before a key."""
    TOO_DEEP = auto()
    UNREAD = auto()


class Change(NamedTuple):
    """A replacement: lines and columns as the reader sees them, 0-based."""

    line: int
    start: int
    end_line: int
    end: int
    text: str


class Slip:
    """One slip at one line; lines that stand wrong in the same way are one slip."""

    __slots__ = ("changes", "column", "end", "is_certain", "kind", "line", "others", "sign", "what")

    def __init__(
        self,
        kind: SlipKind,
        line: int,
        column: int,
        end: int,
        *changes: Change,
        what: str = "",
        is_certain: bool = False,
    ) -> None:
        self.kind = kind
        self.line = line
        self.column = column
        self.end = end
        """The column behind what is wrong."""
        self.what = what
        """The words that it is about, of a kind that names them."""
        self.sign = ""
        """What stands in the place of the right sign."""
        self.changes = list(changes)
        self.others: list[tuple[int, int, int]] = []
        """Further places of the same slip, each a line and two columns, where it is told of once for all."""
        self.is_certain = is_certain


class Language(NamedTuple):
    """What the reader asks of the block language; without one, it reads plain YAML."""

    is_key: Callable[[str], bool]
    """Whether a text is a key of a use case."""

    is_long_key: Callable[[str], bool]
    """Whether a text is a key of the long forms of steps and extensions."""

    is_label: Callable[[str], bool]
    """Whether a text is a label, or one with its condition."""

    is_outline_key: Callable[[str], bool]
    """Whether below a key numbered lines may be an outline, which holds more than the items of a list."""

    is_steps_key: Callable[[str], bool]
    """Whether they can only be steps there."""

    is_branches_key: Callable[[str], bool]
    """The same of extensions."""

    is_field: Callable[[str], bool]
    """Whether a text is the key of a field of a step, where each has one: `actor`, `action`."""

    colon: Callable[[str, bool], int | None]
    """Which colon of a line with several parts key and value; the flag: whether the line is in a list."""

    end: Callable[[str], int | None]
    """Where the end of an extension begins that a text closes with, behind other words."""

    begun: Callable[[str], str | None]
    """The key whose name a word begins."""
