"""Where the lines of a block come from."""

from __future__ import annotations

from collections.abc import Sequence as Pieces
from typing import NamedTuple

from mkdocs_usecases.source import Span


class Origin(NamedTuple):
    """Where the lines of a block stand in its file."""

    fence: Span
    """The opening fence."""

    lines: Pieces[int]
    """For each line of the block its line number in the file, 1-based."""

    offsets: tuple[int, ...]
    """For each line of the block how many characters stand before it in the file."""

    prefix: str = ""
    """What stands before a new line of the block: in a list or a quote it has a margin."""

    def span(self, line: int, column: int) -> Span:
        """The place in the file of a 0-based line and column of the block."""
        if line < len(self.lines):
            return Span(self.fence.file, self.lines[line], self.offsets[line] + column + 1)
        return Span(self.fence.file, self.lines[-1] + 1 if self.lines else self.fence.line, 1)
