"""One fence of a use case, from the line that opens it to the one that ends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fence_openings import Opening, read_opening
from mkdocs_usecases.pages.indented_code import TAB


class Fence(NamedTuple):
    """One `usecase` fence; indexes of lines are 0-based."""

    first: int
    """The opening fence."""

    last: int
    """The closing fence; where there is none, the last line that can belong to the block."""

    prefix: str
    """What stands before the fence on its line: indentation, the signs of quotes, that of a list item."""

    info: str
    """What the info string holds besides `usecase`, such as `{.wide}`."""

    lines: tuple[str, ...]
    """The content, freed of the prefix."""

    offsets: tuple[int, ...]
    """For each line of the content how many characters stand before it in the source.

    A tab that reaches beyond the prefix gives the line blanks that the source has not: then the number is
    lower by these, so that a column of the content plus the offset is the column in the source.
    """

    closed: bool
    run: str = "```"
    """The signs of the opening fence."""

    @property
    def prefix_below(self) -> str:
        """What stands before the other lines: the sign of a list item is a blank there."""
        return re.sub(r"[^> \t]", " ", self.prefix) if self.prefix else ""

    @property
    def closing(self) -> int | None:
        """The line of an unclosed fence that was meant to close it: with other signs, or too few."""
        return self.last if not self.closed and self.last > self.first + len(self.lines) else None


_BARE = expression(r"(?:`+|~{2,}|['´‘’“”\"]{3}|:{3,})[ \t]*$")
_BARE_DEEPER = expression(r"[ \t]+(?:`{2,}|~{3,})[ \t]*$")
"""Signs that close nothing, as they stand or where they stand, and were meant to."""

_MERGE = expression(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""What version control writes around two versions of the same lines."""

_CLASSES = expression(r":class:[ \t]+(?P<names>.+)")

_KEY = expression(r"""["']?[^\W\d][^:]*:(?:\s|$)""")

# What may begin a line of YAML below a blank line; anything else is the page's text going on.
_GOES_ON = expression(r"""[ \t]|[-?](?:\s|$)|#(?!#*\s)|["']|[^\s#:][^:]*:(?:\s|$)|$""")


class FenceContent:
    """What stands below an opening fence, up to where it ends."""

    def __init__(self, lines: Sequence[str], first: int, opening: Opening, marks: Iterable[int]) -> None:
        """Look for the end; `marks` are the lines below with fences: all that counts outside containers."""
        self._lines = lines
        self._first = first
        self._opening = opening
        self._pieces: list[tuple[str, int]] = []
        self.closed = False
        self.end = len(lines)
        """Index of the closing fence, or of the first line that does not belong to the container."""
        if opening.width == 0:
            self._look_at(marks)
        else:
            self._look_at_all()

    @property
    def is_empty(self) -> bool:
        """Whether it is not closed, and no key stands in its first line."""
        below = self._lines[self._first + 1 : self._first + 2]
        return not self.closed and not (below and _KEY.match(below[0].lstrip("> \t")))

    def fence(self) -> Fence:
        """The use case: with its content as far as it goes, where the fence is never closed."""
        fence = self._whole()
        return _with_classes(fence) if fence.lines and fence.lines[0].startswith(":") else fence

    def _whole(self) -> Fence:
        opening, end = self._opening, self.end
        last = end
        if opening.width == 0 and self.closed:
            # Nearly all: nothing stands before their lines.
            found = tuple(self._lines[self._first + 1 : end])
            return Fence(
                self._first, last, "", opening.info or "", found, _no_offsets(len(found)), True, opening.run
            )
        if opening.width == 0:
            self._pieces = [(line, 0) for line in self._lines[self._first + 1 : end]]
        if not self.closed:
            length, last = self._unclosed()
            del self._pieces[length:]
        texts, offsets = zip(*self._pieces, strict=True) if self._pieces else ((), ())
        return Fence(
            self._first, last, opening.prefix, opening.info or "", texts, offsets, self.closed, opening.run
        )

    def _look_at(self, marks: Iterable[int]) -> None:
        for at in marks:
            if self._ends_at(at, self._lines[at]):
                return

    def _look_at_all(self) -> None:
        after_blank = False
        for at in range(self._first + 1, len(self._lines)):
            piece = _inside(self._lines[at], self._opening, after_blank)
            if piece is None and self._opening.info is not None and _MERGE.match(self._lines[at]):
                # Git puts its marks at the margin, whatever they stand in.
                piece = self._lines[at], 0
            if piece is None:
                self.end = at
                return
            if self._ends_at(at, piece[0]):
                return
            after_blank = not piece[0]
            self._pieces.append(piece)

    def _ends_at(self, at: int, text: str) -> bool:
        run = self._opening.run
        if not text.startswith(run):
            return False
        bare = text.rstrip(" \t")
        if self._opening.info is None:
            # Python-Markdown wants the same number of signs; CommonMark would take more.
            self.closed = bare == run
        else:
            self.closed = not bare.strip(run[0])
            # No YAML begins a line with such signs: the next fence starts here, this one was forgotten.
            if not self.closed and read_opening(text) is None:
                return False
        if self.closed or self._opening.info is not None:
            self.end = at
            return True
        return False

    def _unclosed(self) -> tuple[int, int]:
        """How many lines of an unclosed block are content, and which line is its last."""
        first = self._first
        after_blank, length = False, 0
        for number, (text, _) in enumerate(self._pieces):
            if _BARE.match(text) or (_BARE_DEEPER.match(text) and self._is_blank(number + 1)):
                # Meant to close it, but with other signs, too few or too deep.
                return length, first + 1 + number
            if bare := self._before_fence(text):
                # Meant to close it, on a line of its own.
                self._pieces[number] = bare, self._pieces[number][1]
                return number + 1, first + 1 + number
            if text.strip():
                if after_blank and not _GOES_ON.match(text):
                    break
                length = number + 1
            after_blank = not text.strip()
        else:
            if self.end < len(self._lines) and _BARE.match(self._lines[self.end].lstrip("> \t")):
                # Meant to close it, but not indented as far.
                return length, self.end
        return length, first + length

    def _before_fence(self, text: str) -> str:
        """What stands before the signs of the fence at the end of a line, where nothing else does."""
        run = self._opening.run
        bare = text.rstrip().removesuffix(run)
        return (
            bare.rstrip() if bare.strip("> \t") and len(bare) < len(text.rstrip()) and run not in bare else ""
        )

    def _is_blank(self, number: int) -> bool:
        """Whether nothing stands on a line of the content: then no code goes on there."""
        return number >= len(self._pieces) or not self._pieces[number][0].strip()


def _with_classes(fence: Fence) -> Fence:
    """A fence with what MyST writes on its first lines, `:class: wide`, among its attributes."""
    options = [match for match in takewhile(bool, map(_CLASSES.match, fence.lines)) if match]
    if not options or (fence.info and fence.info[0] + fence.info[-1] != "{}"):
        return fence
    classes = (f".{name}" for match in options for name in match["names"].split())
    info = " ".join([*fence.info[1:-1].split(), *classes])
    return fence._replace(info=f"{{{info}}}", lines=("",) * len(options) + fence.lines[len(options) :])


@lru_cache(maxsize=256)
def _no_offsets(count: int) -> tuple[int, ...]:
    """Of so many lines with nothing before them: one value for all blocks of a length, which keep it."""
    return (0,) * count


def _inside(line: str, opening: Opening, after_blank: bool) -> tuple[str, int] | None:
    """A line of the content without the prefix, and how many characters that took; `None` outside.

    As SuperFences has it: blank lines may be shorter, and a line of a quote may leave out the sign if no
    blank line stands before it.
    """
    if line.startswith(opening.prefix) and not opening.prefix.strip(" "):
        return line[opening.width :], opening.width
    column = at = level = 0
    while at < len(line) and column < opening.width and line[at] in "> \t":
        column += TAB - column % TAB if line[at] == "\t" else 1
        level += line[at] == ">"
        at += 1
    rest = line[at:]
    if not rest.strip():
        return ("", at) if level <= opening.quotes else None
    if column < opening.width or level > opening.quotes or (after_blank and level < opening.quotes):
        return None
    beyond = column - opening.width
    return " " * beyond + rest, at - beyond
