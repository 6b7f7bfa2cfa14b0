"""One line of an outline, in the pieces of the lines that were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_usecases.parsing.reader.tree import Piece
from mkdocs_usecases.parsing.source_text.block_text import BlockText


@dataclass(slots=True)
class Line:
    """One entry of an outline with all that is indented below it."""

    text: str
    """Without bullet and number; with its label."""

    pieces: tuple[Piece, ...]
    """Where the text stands: it may go on in lines below, and have gaps where marks were left out."""

    indent: int
    mark: str = ""
    """What it begins with: a bullet, `1` for a number, `#` for a heading; empty where it has none."""

    number: Piece | None = None
    typed_number: str = ""
    labelled: bool = False
    is_coded: bool = False
    """Labelled by a code, `A1`, which a text may begin with as well."""

    is_data: bool = False
    """A row of a table, a picture or code: never a step."""

    label: str = ""
    """Its label, where its text does not say it."""

    title: Line | None = None
    """A line above it that names it: `### No results` above `3a. …`."""

    lead: int = 0
    """How many letters of the text stood in bold, as a name or a condition does before its steps."""

    last: int = 0
    """The last line of the block that belongs to it."""

    children: list[Line] = field(default_factory=list)
    more: list[Piece] = field(default_factory=list)
    """Where it goes on, while lines are still to come."""

    tail: str = ""
    """The last line of its text, where it goes on."""

    @property
    def first(self) -> int:
        """The line of the block that it begins in."""
        return self.pieces[0].line

    @property
    def bare(self) -> bool:
        """Neither numbered nor labelled nor a bullet: it may go on with the line above."""
        return not (self.mark or self.labelled or self.is_data)

    @property
    def is_title(self) -> bool:
        """A heading, or a line all in bold: what stands below it does not go on with it."""
        return self.mark == "#" or 0 < self.lead == len(self.text)

    def go_on(self, line: Line) -> None:
        """Take in a line that goes on with this one; its text is put together when all are there."""
        self.more += line.pieces
        self.tail = line.text
        self.last = line.last

    def settle(self, source: BlockText) -> None:
        """Put together the text of a line that goes on."""
        self.pieces = (*self.pieces, *self.more)
        self.text = source.joined(self.pieces)


def keep(source: BlockText, line: Line, *parts: tuple[int, int]) -> None:
    """Keep some parts of the text of a line."""
    line.pieces = tuple(
        piece for start, end in parts for piece in pieces_between(source, line.pieces, start, end)
    )
    line.text = source.joined(line.pieces)


def cut(source: BlockText, line: Line, start: int, end: int | None = None) -> None:
    """Keep the text of a line from a letter on, or up to another one."""
    keep(source, line, (start, len(line.text) if end is None else end))


def pieces_between(source: BlockText, pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of some letters of a text that stands in pieces."""
    at = 0
    for index, piece in enumerate(pieces):
        if index:
            at += len(source.gap(pieces[index - 1], piece))
        length = piece.end - piece.start
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            yield Piece(piece.line, piece.start + first, piece.start + last)
        at += length
