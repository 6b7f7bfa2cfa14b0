"""Blocks that are on a page and not so in its source: from other files, or changed ahead of rendering."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document, read_document
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.source import Span

Included = Callable[[], Iterable[tuple[str, str]]]
"""Finds the files that the source of a page names: path, relative to the docs folder, and text."""

_CONTROLS = expression("[\x02\x03]")
"""Characters that Python-Markdown takes out of a text: it marks places with them."""

_MACRO_SIGNS = ("{{", "{%", "{#")


def folded_words(text: str) -> str:
    """What remains of a text whatever a host does to its blanks, tabs and indentation."""
    return " ".join(_CONTROLS.sub("", text).split())


def text_key(block: Block) -> str:
    """The words of a block, to know it again."""
    return folded_words(block.text)


def may_be_macro(block: Block) -> bool:
    """Whether macros of the usual signs may make another one of it."""
    return any(sign in block.text for sign in _MACRO_SIGNS)


class Apart(NamedTuple):
    """A block that the source of its page does not have."""

    block: Block
    source: Block | None
    """What it was in the source, where it is another one only because something has changed its text."""


def read_apart(
    texts: Sequence[str], document: Document, unmet: Iterable[Block], options: Options, included: Included
) -> Iterator[Apart]:
    """Read blocks that the source of their page does not have.

    Their place is that in the included file, where one has the same words; else that of the block of which
    macros, hooks or snippets within it have made this one; else no more than the page can be named.
    """
    files = tuple(included())
    waiting: list[Block] = []
    found: list[Block | None] = []
    for text in texts:
        words = folded_words(text)
        at = _find(words, waiting)
        if at is None:
            # Read once more where a file is included twice: these are two use cases.
            for path, content in files:
                waiting += read_document(content, path, options, document.context, page=document.path).blocks
            at = _find(words, waiting)
        found.append(None if at is None else waiting.pop(at))
    changed = [text for text, block in zip(texts, found, strict=True) if block is None]
    sources = _sources([_read(text, document, None) for text in changed], [*unmet])
    made = iter(
        [Apart(_read(text, document, source), source) for text, source in zip(changed, sources, strict=True)]
    )
    for block in found:
        yield next(made) if block is None else Apart(block, None)


def _sources(changed: Sequence[Block], unmet: list[Block]) -> list[Block | None]:
    """What each of these blocks was: that of its id, else of its title, else the next that nothing else was.

    So a block that was changed beyond recognition is not taken for one that is missing.
    """
    sources: list[Block | None] = [None] * len(changed)
    for is_same in (_has_same_id, _has_same_title, _may_be_made_by_macro, _is_any):
        for at, block in enumerate(changed):
            source = next((other for other in unmet if is_same(block, other)), None)
            if sources[at] is None and source is not None:
                sources[at] = source
                unmet.remove(source)
    return sources


def _has_same_id(block: Block, other: Block) -> bool:
    ids = [each.use_case.id if each.use_case else None for each in (block, other)]
    return ids[0] is not None and ids[1] is not None and ids[0].casefold() == ids[1].casefold()


def _has_same_title(block: Block, other: Block) -> bool:
    return (
        block.use_case is not None
        and other.use_case is not None
        and block.use_case.title == other.use_case.title
    )


def _may_be_made_by_macro(_: Block, other: Block) -> bool:
    return may_be_macro(other)


def _is_any(_: Block, __: Block) -> bool:
    return True


def _find(words: str, blocks: Iterable[Block]) -> int | None:
    return next((at for at, block in enumerate(blocks) if text_key(block) == words), None)


def _read(text: str, document: Document, source: Block | None) -> Block:
    from mkdocs_usecases.parsing.blocks import read_block

    return read_block(text, _origin(text, document, source), document.context)


def _origin(text: str, document: Document, source: Block | None) -> Origin:
    count = text.count("\n") + 1
    if source is None:
        return Origin(Span(document.path, 1, 1), (1,) * count, (0,) * count)
    fence = source.span
    if source.text.count("\n") + 1 == count:
        lines = tuple(range(fence.line + 1, fence.line + 1 + count))
        return Origin(fence, lines, (fence.column - 1,) * count)
    return Origin(fence, (fence.line,) * count, (0,) * count)
