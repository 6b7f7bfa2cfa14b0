"""Texts of more than a line: their paragraphs, and what else Markdown makes of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.rendering.details import Block, detail_blocks, detail_prose


class Text(NamedTuple):
    """What somebody typed below a key."""

    paragraphs: tuple[str, ...] = ()
    """Prose."""

    blocks: tuple[Block, ...] = ()
    """What stands behind them from the first list, table or code on."""

    @classmethod
    def of(cls, typed: str) -> Text:
        """Part a text as Markdown does."""
        if "\n" not in typed:
            return cls((typed,) if typed else ())
        # Of `name: text` both are one text.
        typed = _NAMED.sub(r"\1\n", typed)
        if not _STRUCTURE.search(typed):
            return cls(paragraphs(typed))
        blocks = detail_blocks(typed)
        lead = tuple(takewhile(lambda block: block.kind == "text", blocks))
        return cls(tuple(block.text for block in lead), blocks[len(lead) :])

    def prose(self) -> Iterator[str]:
        """What the host is to render."""
        yield from self.paragraphs
        if self.blocks:
            yield from detail_prose(self.blocks)


def paragraphs(typed: str) -> tuple[str, ...]:
    """A text at its empty lines."""
    return tuple(stripped for paragraph in _EMPTY_LINE.split(typed) if (stripped := paragraph.strip()))


def prose_of(texts: Iterable[Text]) -> Iterator[str]:
    """What the host is to render of several."""
    for text in texts:
        yield from text.prose()


_EMPTY_LINE = expression(r"\n\s*\n")
_NAMED = expression(r"\A([^\n:：]{1,60}[:：])[ \t]+(?=(?:[-*+•]|1[.)])[ \t]+\S|\||`{3}|~{3})")
_STRUCTURE = expression(
    r"(?m)"
    # Code, and a table with the line below its heading.
    r"^[ \t]*(?:`{3}|~{3})|^[ \t]*\|.*\n[ \t]*\|[ \t:|]*-[-\t :|]*$"
    # Lists: where a paragraph begins, behind a colon, or of two items; a dash in the middle of a text is one.
    r"|(?:\A|[:：][ \t]*\n|\n[ \t]*\n)[ \t]*(?:[-*+•]|1[.)])[ \t]+\S"
    r"|^[ \t]*[-*+•][ \t]+\S.*\n[ \t]*[-*+•][ \t]+\S|^[ \t]*1[.)][ \t]+\S.*\n[ \t]*2[.)][ \t]+\S"
)
