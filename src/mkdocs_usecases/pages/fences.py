"""Where a Markdown text holds `usecase` blocks: the fences that a reader of the page would see as such."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fence_openings import Opening, holds_markdown, read_opening
from mkdocs_usecases.pages.indented_code import TAB, code_lines, is_deep
from mkdocs_usecases.pages.raw_html import Verbatim, verbatim_stretches


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


class _Pair(NamedTuple):
    """A fence of any language, from its first line to its last."""

    first: int
    last: int
    fence: Fence | None
    """Of a use case."""

    opening: Opening
    opens_nothing: bool = False
    """Never closed, or of a use case that is not closed and has no key below its first line."""

    def may_end_at(self, pair: _Pair) -> bool:
        """Whether another one may be the line that was meant to close it."""
        fence = self.fence
        if fence is None or fence.closed or fence.closing is not None:
            return False
        return pair.first == self.first + 1 + len(fence.lines) and pair.opening.prefix == fence.prefix_below

    def closed_at(self, line: int) -> _Pair:
        """The same, with a line that was meant to close it."""
        assert self.fence is not None
        return self._replace(last=line, fence=self.fence._replace(last=line))


class Scan:
    """What of a text is fenced, raw HTML or indented code: one notion of it for all that is looked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines as they are in the file or as Markdown hands them on."""
        self.lines = lines
        self.marks = _marked(lines)
        """The lines with signs of a fence, whatever they are."""
        self._pairs = tuple(_pairs(lines, self.marks))

    @cached_property
    def fenced(self) -> bytearray:
        """For each line whether it belongs to a fence, be it of a use case or not."""
        fenced = bytearray(len(self.lines))
        for pair in self._pairs:
            fenced[pair.first : pair.last + 1] = b"\1" * (pair.last + 1 - pair.first)
        return fenced

    @cached_property
    def candidates(self) -> tuple[Fence, ...]:
        """All that looks like a use case, were it in a comment or in indented code."""
        return tuple(pair.fence for pair in self._pairs if pair.fence is not None)

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """The fences that are use cases, in their order; an unclosed one comes with `closed` false.

        Others are skipped whole, and so is what Markdown does not read: comments, `<pre>`, indented code.
        """
        shown = self.shown({fence.first: fence.prefix for fence in self.candidates})
        return tuple(fence for fence in self.candidates if fence.first in shown)

    @property
    def others(self) -> Iterator[tuple[int, int, Opening]]:
        """The fences of other languages that are closed: first and last line, and what opens them."""
        return ((pair.first, pair.last, pair.opening) for pair in self._pairs if pair.fence is None)

    def shown(self, prefixes: Mapping[int, str]) -> frozenset[int]:
        """Which of these lines Markdown reads: by line what stands on it before the place that counts."""
        read = {line: prefix for line, prefix in prefixes.items() if not self.is_verbatim(line, len(prefix))}
        deep = {line for line, prefix in read.items() if is_deep(prefix)}
        code = self.code_among(deep, {line for line, prefix in read.items() if not _is_lazy(prefix)})
        return frozenset(read) - code

    def is_verbatim(self, line: int, column: int) -> bool:
        """Whether a place lies inside of a comment or of an element whose content is shown as it is."""
        at = bisect_right(self._verbatim, (line, column)) - 1
        return at >= 0 and self._verbatim[at].holds(line, column)

    def code_among(self, wanted: Collection[int], apart: Collection[int] = ()) -> frozenset[int]:
        """Which of the wanted lines are indented code; `apart` are those that will be blocks of their own."""
        return code_lines(self.lines, wanted, apart, self._silent) if wanted else frozenset()

    @cached_property
    def _verbatim(self) -> tuple[Verbatim, ...]:
        return verbatim_stretches(self.lines, self.fenced)

    @cached_property
    def _silent(self) -> bytearray:
        """Lines that go with the line above them, whatever they look like."""
        silent = bytearray(len(self.lines))
        for first, last in [(pair.first, pair.last) for pair in self._pairs] + [
            (stretch.first, stretch.last) for stretch in self._verbatim
        ]:
            silent[first + 1 : last + 1] = b"\1" * (last - first)
        return silent


def _is_lazy(prefix: str) -> bool:
    """Whether the fence may continue a paragraph: a placeholder is parted from it at whole levels only."""
    _, sign, indentation = prefix.expandtabs(TAB).rpartition(">")
    return len(indentation.removeprefix(" ") if sign else indentation) % TAB != 0


def _pairs(lines: Sequence[str], marks: Sequence[int]) -> Iterator[_Pair]:
    """All fences: an opening one with its closing one, as SuperFences pairs them."""
    above: _Pair | None = None
    for pair in _opened(lines, marks):
        if above is not None and pair.opens_nothing and above.may_end_at(pair):
            # What opens nothing was meant to close: "``` end", or the first line typed once more.
            above = above.closed_at(pair.first)
            continue
        if above is not None:
            yield above
        # Text, as everywhere in Markdown, if it is no use case.
        above = pair if pair.fence is not None or not pair.opens_nothing else None
    if above is not None:
        yield above


def _marked(lines: Sequence[str]) -> list[int]:
    """The lines with signs of a fence: found in all of the text at once, in a tenth of the time."""
    text = "\n".join(lines)
    marks: set[int] = set()
    for run in ("```", "~~~"):
        line, done = 0, 0
        while (found := text.find(run, done)) >= 0:
            line += text.count("\n", done, found)
            marks.add(line)
            done = text.find("\n", found)
            if done < 0:
                break
    return sorted(marks)


def _opened(lines: Sequence[str], marks: Sequence[int]) -> Iterator[_Pair]:
    """What each fence opens, were it nothing."""
    done = 0
    containers: list[str] = []
    never_closed: set[tuple[str, str]] = set()
    for position, at in enumerate(marks):
        if at < done:
            continue
        opening = read_opening(lines[at])
        if opening is None:
            continue
        if containers and _ends_container(lines[at], containers[-1]):
            containers.pop()
            continue
        if holds_markdown(lines[at]):
            containers.append(opening.run)
            continue
        if (opening.run, opening.prefix) in never_closed:
            yield _Pair(at, at, None, opening, True)
            continue
        content = _Content(lines, at, opening, (marks[below] for below in range(position + 1, len(marks))))
        if opening.info is not None:
            fence = content.fence()
            done = fence.last + 1
            yield _Pair(at, fence.last, fence, opening, content.is_empty)
        elif content.closed:
            done = content.end + 1
            yield _Pair(at, content.end, None, opening)
        elif content.end < len(lines):
            done = content.end
        else:
            # A use case further down may still be read.
            never_closed.add((opening.run, opening.prefix))
            yield _Pair(at, at, None, opening, True)


def _ends_container(line: str, run: str) -> bool:
    bare = line.strip("> \t")
    return len(bare) >= len(run) and not bare.strip(run[0])


_BARE = expression(r"(?:`+|~{2,}|['´‘’“”\"]{3})[ \t]*$")
_BARE_DEEPER = expression(r"[ \t]+(?:`{2,}|~{3,})[ \t]*$")
"""Signs that close nothing, as they stand or where they stand, and were meant to."""

_MERGE = expression(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""What version control writes around two versions of the same lines."""

_KEY = expression(r"""["']?[^\W\d][^:]*:(?:\s|$)""")

# What may begin a line of YAML below a blank line; anything else is the page's text going on.
_GOES_ON = expression(r"""[ \t]|[-?](?:\s|$)|#(?!#*\s)|["']|[^\s#:][^:]*:(?:\s|$)|$""")


class _Content:
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

    def _is_blank(self, number: int) -> bool:
        """Whether nothing stands on a line of the content: then no code goes on there."""
        return number >= len(self._pieces) or not self._pieces[number][0].strip()


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
