"""Where a Markdown text holds `usecase` blocks: the fences that a reader of the page would see as such."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.pages.fence import Fence, FenceContent
from mkdocs_usecases.pages.fence_openings import RUNS, Opening, holds_markdown, read_opening
from mkdocs_usecases.pages.indented_code import TAB, code_lines, is_deep
from mkdocs_usecases.pages.raw_html import Verbatim, verbatim_stretches


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
        if not self._verbatim and not any(prefixes.values()):
            # At the margin, as nearly all.
            return frozenset(prefixes)
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
    for run in RUNS:
        line = 0
        # A single sign is found in a tenth of the time of three.
        for before in text.split(run)[:-1] if run[0] in text else ():
            line += before.count("\n")
            marks.add(line)
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
        content = FenceContent(
            lines, at, opening, (marks[below] for below in range(position + 1, len(marks)))
        )
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
    return len(bare) >= len(run) and not bare.strip(run)
