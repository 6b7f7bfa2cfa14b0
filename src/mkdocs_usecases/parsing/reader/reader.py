"""The way in: a text is read the quick way where that will do, and else line by line."""

from __future__ import annotations

from functools import cached_property

from mkdocs_usecases.parsing.reader.plain import Rows, read_rows, rows_of
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Language


class Seen:
    """A text that is looked at once, whoever asks."""

    def __init__(self, text: str) -> None:
        """Take a block; blanks at the ends of its lines nobody sees."""
        has_end_blanks = " \n" in text or "\t\n" in text or text[-1:] in (" ", "\t")
        self.text = _without_end_blanks(text) if has_end_blanks else text

    @cached_property
    def rows(self) -> Rows | None:
        """Its lines, where all of them are as usual."""
        return rows_of(self.text)


def read(text: str, language: Language | None = None) -> Reading:
    """Read a block; without a language as plain YAML."""
    if language is None:
        from mkdocs_usecases.parsing.reader.blocks import read_by_line

        return read_by_line(text, None)
    return read_seen(Seen(text), language)


def read_seen(seen: Seen, language: Language) -> Reading:
    """The same for a text that was looked at."""
    usual = None if seen.rows is None else read_rows(seen.rows, language)
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
    return "\n".join(
        line if at in kept and not line.isspace() else line.rstrip(" \t") for at, line in enumerate(lines)
    )
