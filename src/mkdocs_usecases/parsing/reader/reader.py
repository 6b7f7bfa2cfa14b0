"""The way in: a text is read the quick way where that will do, and else line by line."""

from __future__ import annotations

from mkdocs_usecases.parsing.reader.plain import read_plain
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Language


def read(text: str, language: Language | None = None) -> Reading:
    """Read a block; without a language as plain YAML."""
    if language is not None and (" \n" in text or "\t\n" in text or text[-1:] in (" ", "\t")):
        text = _without_end_blanks(text)
    usual = None if language is None else read_plain(text, language)
    if usual is None:
        # All that this takes is twenty modules: on many sites every block is as usual.
        from mkdocs_usecases.parsing.reader.blocks import read_by_line

        return read_by_line(text, language)
    return usual


def _without_end_blanks(text: str) -> str:
    """A text with no blanks at the ends of lines, which nobody sees; behind `|` two of them are Markdown."""
    from mkdocs_usecases.parsing.reader.lines import verbatim

    lines = text.split("\n")
    kept = verbatim(lines) if "|" in text or ">" in text else frozenset()
    return "\n".join(line if at in kept else line.rstrip(" \t") for at, line in enumerate(lines))
