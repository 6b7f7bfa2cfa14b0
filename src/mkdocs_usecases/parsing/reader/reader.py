"""The way in: a text is read the quick way where that will do, and else line by line."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.parsing.reader.plain import Rows, read_rows, rows_of
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Language


class Seen(NamedTuple):
    """A text that was looked at once."""

    text: str
    """Without the blanks at the ends of its lines."""

    rows: Rows | None
    """Its lines, where all of them are as usual."""


def look_at(text: str) -> Seen:
    """See whether all lines of a block are as usual."""
    if " \n" in text or "\t\n" in text or text[-1:] in (" ", "\t"):
        text = _without_end_blanks(text)
    return Seen(text, rows_of(text))


def read(text: str, language: Language | None = None) -> Reading:
    """Read a block; without a language as plain YAML."""
    return read_seen(Seen(text, None) if language is None else look_at(text), language)


def read_seen(seen: Seen, language: Language | None) -> Reading:
    """The same for a text that was looked at."""
    usual = None if seen.rows is None or language is None else read_rows(seen.rows, language)
    if usual is None:
        # All that this takes is twenty modules: on many sites every block is as usual.
        from mkdocs_usecases.parsing.reader.blocks import read_by_line

        return read_by_line(seen.text, language)
    return usual


def _without_end_blanks(text: str) -> str:
    """A text with no blanks at the ends of lines, which nobody sees; behind `|` two of them are Markdown."""
    from mkdocs_usecases.parsing.reader.lines import verbatim

    lines = text.split("\n")
    kept = verbatim(lines) if "|" in text or ">" in text else frozenset()
    return "\n".join(line if at in kept else line.rstrip(" \t") for at, line in enumerate(lines))
