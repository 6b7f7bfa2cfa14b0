"""Where each letter of a text is typed: through quotes, escapes and the joints of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.parsing.reader.scalars import units
from mkdocs_usecases.parsing.reader.tree import Piece


class Letter(NamedTuple):
    """The place of a letter."""

    line: int
    start: int
    end: int


def letters(lines: Sequence[str], pieces: Sequence[Piece], quote: str, text: str) -> list[Letter]:
    """The places of all letters of a text that stands in pieces of lines.

    Args:
        lines: of the block.
        pieces: where the text stands in them, without its quotes.
        quote: the sign that it stands in; empty where it stands in none.
        text: as it is read: with the same letters in the same order, whatever became of the blanks.
    """
    typed = _typed(lines, pieces, quote)
    found: list[Letter] = []
    last = Letter(pieces[0].line, pieces[0].start, pieces[0].start)
    for letter in text:
        if letter.isspace():
            # Behind the letter before it: how many blanks were typed there, nobody asks.
            last = Letter(last.line, last.end, last.end + 1)
        else:
            last = next((place for place, sign in typed if sign == letter), last)
        found.append(last)
    return found


def _typed(lines: Sequence[str], pieces: Sequence[Piece], quote: str) -> Iterator[tuple[Letter, str]]:
    """The letters that are typed, but for blanks."""
    for line, start, end in pieces:
        raw = lines[line][start:end]
        if quote not in ("'", '"'):
            for column, letter in enumerate(raw, start):
                if not letter.isspace():
                    yield Letter(line, column, column + 1), letter
            continue
        signs = units(raw, quote)
        ends = [*(at for at, _ in signs[1:]), len(raw)][: len(signs)]
        for (at, letter), behind in zip(signs, ends, strict=True):
            if not letter.isspace():
                yield Letter(line, start + at, start + behind), letter
