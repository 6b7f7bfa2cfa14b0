"""Places in source files: where something stands that a writer typed."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.escaping import visible_path


class Span(NamedTuple):
    """Where something stands in a source file, ordered by file, line and column."""

    file: str
    """Path as the writer knows it: relative to the docs folder, with `/` on every system."""

    line: int
    """1-based, in the file as it is on disk, front matter included."""

    column: int
    """1-based, in characters (code points), not in bytes or cells of a terminal."""

    end_line: int = 0
    """The line of its last character; 0 where only the start is known."""

    end_column: int = 0
    """1-based, behind its last character; 0 where only the start is known."""

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}"
        # Markdown that belongs to no file has lines all the same.
        return f"{visible_path(self.file)}:{place}" if self.file else f"line {place}"

    @property
    def start(self) -> Span:
        """The place of its first character alone."""
        return self if not self.end_line else Span(self.file, self.line, self.column)

    @property
    def end(self) -> Span:
        """The place behind its last character; its start where the end is not known."""
        return Span(self.file, self.end_line, self.end_column) if self.end_line else self

    def over(self, characters: int) -> Span:
        """So many characters from its start, all on one line."""
        return Span(self.file, self.line, self.column, self.line, self.column + characters)

    def to(self, end: Span) -> Span:
        """From its start to the start of another place."""
        return Span(self.file, self.line, self.column, end.line, end.column)

    def moved(self, characters: int) -> Span:
        """The place so many characters further on the same line."""
        return Span(self.file, self.line, self.column + characters)
