"""From where the reader saw a name to the very characters of the file."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.labels import UNPARTED
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span


class Places:
    """The places of one file.

    What a reader of YAML tells of a text may hold its quotes, or no more than the line that a document has it
    in. Here it is held against the file: a place is exact, or nobody may edit there.
    """

    def __init__(self, file: str, text: Text, *, is_by_line: bool = False) -> None:
        """Take a file; `is_by_line` where nothing is known of a name but its line."""
        self.file = file
        self.text = text
        self.is_by_line = is_by_line
        self._taken: set[tuple[str, int]] = set()
        self._nowhere = len(text.text), len(text.text)

    def word(self, span: Span, typed: str) -> Span | None:
        """Where a name stands within a place; `None` where the file does not have these letters there."""
        if not typed:
            return None
        if self.is_by_line:
            return self._in_line(span, typed)
        start, end = self.reach(span)
        whole = self.text.text
        if whole.startswith(typed, start) and (end == start + len(typed) or not span.end_line):
            return self.text.span(self.file, start, start + len(typed))
        found = [match.span() for match in words(typed).finditer(whole, start, end)]
        is_first = bool(found) and not whole[start : found[0][0]].strip("\"'[(*_ ")
        return self.text.span(self.file, *found[0]) if len(found) == 1 or is_first else None

    def _in_line(self, span: Span, typed: str) -> Span | None:
        """The first place in a line that no other name was found at."""
        start, end = self.line(span.line)
        for match in words(typed).finditer(self.text.text, start, end):
            if (typed, match.start()) not in self._taken:
                self._taken.add((typed, match.start()))
                return self.text.span(self.file, *match.span())
        return None

    def reach(self, span: Span) -> tuple[int, int]:
        """Where a place starts and ends in the text: behind all of it, where there is no such place.

        Where no end is known, it goes to the end of its line.
        """
        start = self.text.offset(span.line, span.column)
        if start is None:
            return self._nowhere
        end = self.text.offset(span.end_line, span.end_column) if span.end_line else None
        return start, self.line(span.line)[1] if end is None or end < start else end

    def region(self, span: Span) -> tuple[int, int]:
        """Where to look for what stands at a place: in all of its line, where no more is known."""
        return self.line(span.line) if self.is_by_line else self.reach(span)

    def beginning(self, span: Span, text: str) -> Span:
        """The place of a text; in a document from its first words on."""
        if not self.is_by_line:
            return span
        few = " ".join(text.split()[:_FEW])
        start, end = self.line(span.line)
        match = words(few).search(self.text.text, start, end) if few else None
        return span if match is None else self.text.span(self.file, match.start(), end)

    def line(self, number: int) -> tuple[int, int]:
        """Where a line starts and ends: behind the text, where there is none."""
        start = self.text.offset(number, 1)
        if start is None:
            return self._nowhere
        after = self.text.offset(number + 1, 1)
        end = len(self.text.text) if after is None else after
        return start, start + len(self.text.text[start:end].rstrip("\r\n"))

    def typed(self, span: Span) -> str:
        """What stands at a place."""
        start, end = self.reach(span)
        return self.text.text[start:end]


_FEW = 3


def without_escapes(typed: str) -> str:
    """What stands in a file, on one line, and as it is meant if quotes of YAML are around it."""
    return " ".join(typed.split()).replace("''", "'").replace('\\"', '"')


@lru_cache(maxsize=4096)
def words(typed: str) -> re.Pattern[str]:
    """Finds a name as whole words, its blanks of any width; a quote goes on with `>` in the next line.

    Between quotes of YAML, those of a name are doubled, or have a backslash before them.
    """
    before = "" if re.match(rf"[{UNPARTED}\W]", typed) else r"(?<!\w)(?<!\w-)"
    behind = "" if re.search(rf"[{UNPARTED}\W]$", typed) else r"(?!\w|-\w)"
    return re.compile(f"{before}{_inside(typed)}{behind}")


def _inside(typed: str) -> str:
    return r"[\s>]+".join(map(re.escape, typed.split())).replace("'", "''?").replace('"', r'\\?"')


@lru_cache(maxsize=64)
def _loosely(name: str) -> re.Pattern[str]:
    """Finds a name where it may stand, in an anchor as well: `#uc-2-2a`."""
    start, end = (rf"[{UNPARTED}\W]", rf"[{UNPARTED}\W]$")
    before = "" if re.match(start, name) else r"(?<!\w)"
    behind = "" if re.search(end, name) else r"(?!\w)"
    return re.compile(f"{before}{_inside(name)}{behind}")


def may_stand_in(name: str, text: str) -> bool:
    """Whether a name, in the form in which names are compared, may stand in a text in any letters."""
    letters = text.casefold()
    # In quotes a letter may be typed by its number, and in addresses as well.
    if "\\u" in letters or "\\x" in letters:
        return True
    bare = _BRACKETS.sub("", name) or name
    # In quotes a quote is typed twice, or behind a backslash.
    if _FIRST.split(bare)[0] not in letters:
        return "%" in letters and bare in unquote(letters).casefold()
    return _loosely(bare).search(letters) is not None


_FIRST = expression("[ '\"]")
_BRACKETS = expression(r"(?<!\s)\s*[(（][^()（）]*[)）]$")
"""Behind a name, which a step need not repeat."""
