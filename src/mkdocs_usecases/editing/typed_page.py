"""A page as it is typed: its lines, and what a place on it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from mkdocs_usecases.editing.rows import Row, read_row
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.restructured import RestructuredScan, is_restructured
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span

_LINE_END = expression(r"\r\n|\n|\r")
_FRONT = expression(r"---[ \t]*$")
_FRONT_END = expression(r"(?:\.{3}|-{3})[ \t]*$")


class TypedBlock(NamedTuple):
    """The lines of a `usecase` fence, freed of what stands before them in the page."""

    first: int
    """The line of the file that its first one is, 1-based."""

    rows: tuple[str, ...]
    offsets: tuple[int, ...]
    """How many characters of the file's line stand before each."""

    prefix: str
    """What stands before a new line."""

    fence: int = 0
    """The line of the opening fence, 1-based."""

    @property
    def read(self) -> tuple[Row, ...]:
        """Its lines taken apart."""
        return _read(self.rows)

    def span(self, file: str, row: int, column: int) -> Span:
        """Where a column of a row stands in the file."""
        return Span(file, self.first + row, self.offsets[row] + column + 1)


@lru_cache(maxsize=8)
def _read(rows: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(map(read_row, rows))


class TypedPage:
    """A page, to be asked what stands at its places."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take its lines, without their ends: an empty page has one."""
        self.lines = lines

    @cached_property
    def front_end(self) -> int:
        """How many lines the front matter takes, its `---` included; 0 where there is none."""
        if _FRONT.match(self.lines[0]):
            for at in range(1, len(self.lines)):
                if _FRONT_END.match(self.lines[at]):
                    return at + 1
        return 0

    @cached_property
    def scan(self) -> Scan:
        """What of it is fenced, a comment or code."""
        front = self.front_end
        return Scan(["", *[""] * (front - 1), *self.lines[front:]] if front else self.lines)

    @cached_property
    def blocks(self) -> tuple[TypedBlock, ...]:
        """Its use cases, as they are typed."""
        return tuple(self._block(fence) for fence in self.scan.fences)

    def block_at(self, line: int) -> TypedBlock | None:
        """The use case in which a line of the file, 1-based, stands; `None` outside and on its fences."""
        for fence, block in zip(self.scan.fences, self.blocks, strict=True):
            last = block.first + len(block.rows) - 1
            if block.fence < line <= last:
                return block
            if line > last and not fence.closed and not any(map(str.strip, self.lines[last:line])):
                # Where nothing closes a block it goes on where the writer types.
                return self._longer(block, last, line)
        return None

    def front_block(self) -> TypedBlock:
        """The lines of the front matter."""
        rows = tuple(self.lines[1 : max(self.front_end - 1, 1)])
        return TypedBlock(2, rows, (0,) * len(rows), "")

    def whole(self) -> TypedBlock:
        """All lines, of a file that is YAML."""
        return TypedBlock(1, tuple(self.lines), (0,) * len(self.lines), "")

    def _block(self, fence: Fence) -> TypedBlock:
        return TypedBlock(fence.first + 2, fence.lines, fence.offsets, fence.prefix_below, fence.first + 1)

    def _longer(self, block: TypedBlock, last: int, line: int) -> TypedBlock:
        below = self.lines[last:line]
        margins = [min(len(block.prefix), len(text)) for text in below]
        rows = [text[margin:] for text, margin in zip(below, margins, strict=True)]
        return block._replace(rows=(*block.rows, *rows), offsets=(*block.offsets, *margins))


class RestructuredPage(TypedPage):
    """A page of reStructuredText: its use cases are the content of directives."""

    @property
    def front_end(self) -> int:
        """None: what such a page says for all its use cases stands in fields."""
        return 0

    @cached_property
    def blocks(self) -> tuple[TypedBlock, ...]:
        """Its use cases, as they are typed."""
        return tuple(map(self._content, self._fences))

    def block_at(self, line: int) -> TypedBlock | None:
        """The use case in which a line of the file, 1-based, stands: it goes on as deep as its content."""
        for fence, block in zip(self._fences, self.blocks, strict=True):
            last = block.first + len(block.rows) - 1
            if block.fence < line <= last:
                return block
            below = self.lines[last:line]
            if line > last and not any(map(str.strip, below)) and len(below[-1]) > len(fence.prefix):
                return self._longer(block, last, line)
        return None

    @cached_property
    def _fences(self) -> tuple[Fence, ...]:
        return tuple(RestructuredScan(self.lines).fences)

    def _content(self, fence: Fence) -> TypedBlock:
        margin = max(fence.offsets, default=0) or len(fence.prefix) + _MARGIN
        # What is typed at the margin of an empty line would end the content.
        offsets = tuple(offset or margin for offset in fence.offsets)
        return TypedBlock(fence.first + 2, fence.lines, offsets, " " * margin, fence.first + 1)


_MARGIN = 3
"""How deep the content of a directive stands in it."""


@lru_cache(maxsize=4)
def _typed(text: str, is_rest: bool) -> TypedPage:
    lines = _LINE_END.split(text)
    return RestructuredPage(lines) if is_rest else TypedPage(lines)


def typed_page(text: Text, file: str) -> TypedPage:
    """The page of a text: editors ask several things of one in a row."""
    return _typed(text.text, is_restructured(file))
