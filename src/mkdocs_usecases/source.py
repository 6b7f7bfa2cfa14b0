"""Places in source files: where something stands that a writer typed."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """The start of something in a source file, ordered by file, line and column."""

    file: str
    """Path as the writer knows it: relative to the docs folder, with `/` on every system."""

    line: int
    """1-based, in the file as it is on disk, front matter included."""

    column: int
    """1-based, in characters (code points), not in bytes or cells of a terminal."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def moved(self, characters: int) -> Span:
        """The place so many characters further on the same line."""
        return self._replace(column=self.column + characters)
