"""Blocks that are on a page and not in its source: included from other files, or made by macros."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.blocks import Block, Origin, read_block
from mkdocs_usecases.parsing.documents import Document, read_document
from mkdocs_usecases.source import Span

Included = Callable[[], Iterable[tuple[str, str]]]
"""Finds the files that the source of a page names: path, relative to the docs folder, and text."""

_CONTROLS = re.compile("[\x02\x03]")
"""Characters that Python-Markdown takes out of a text: it marks places with them."""

_MACRO_SIGNS = ("{{", "{%", "{#")


def folded_words(text: str) -> str:
    """What remains of a text whatever a host does to its blanks, tabs and indentation."""
    return " ".join(_CONTROLS.sub("", text).split())


def words_of(block: Block) -> str:
    """The words of a block, to know it again."""
    return folded_words(block.text)


def may_be_macro(block: Block) -> bool:
    """Whether the text of a block may be another one when it is rendered."""
    return any(sign in block.text for sign in _MACRO_SIGNS)


def read_apart(
    texts: Sequence[str], document: Document, unmet: Iterable[Block], options: Options, included: Included
) -> Iterator[Block]:
    """Read blocks that the source of their page does not have.

    Their place is that in the included file, where one has the same words; else that of the block which
    macros made them of; else no more than the page can be named.
    """
    files = tuple(included())
    waiting: list[Block] = []
    macros = iter([block for block in unmet if may_be_macro(block)])
    for text in texts:
        words = folded_words(text)
        at = _find(words, waiting)
        if at is None:
            # Read once more where a file is included twice: these are two use cases.
            for path, content in files:
                waiting += read_document(content, path, options, document.context).blocks
            at = _find(words, waiting)
        if at is not None:
            yield waiting.pop(at)
        else:
            yield read_block(text, _origin(text, document, next(macros, None)), document.context)


def _find(words: str, blocks: Iterable[Block]) -> int | None:
    return next((at for at, block in enumerate(blocks) if words_of(block) == words), None)


def _origin(text: str, document: Document, macro: Block | None) -> Origin:
    count = text.count("\n") + 1
    if macro is None:
        return Origin(Span(document.path, 1, 1), (1,) * count, (0,) * count)
    fence = macro.span
    if macro.text.count("\n") + 1 == count:
        lines = tuple(range(fence.line + 1, fence.line + 1 + count))
        return Origin(fence, lines, (fence.column - 1,) * count)
    return Origin(fence, (fence.line,) * count, (0,) * count)
