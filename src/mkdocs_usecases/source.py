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
        place = f"{self.line}:{self.column}"
        # Markdown that belongs to no file has lines all the same.
        return f"{self.file}:{place}" if self.file else f"line {place}"

    def moved(self, characters: int) -> Span:
        """The place so many characters further on the same line."""
        return self._replace(column=self.column + characters)
