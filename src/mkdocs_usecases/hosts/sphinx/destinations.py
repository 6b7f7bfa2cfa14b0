"""What the prose of a use case leads to, as it is typed: pictures, files, documents and places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.sphinx.prose import inline_tokens
from mkdocs_usecases.model.scenario import Step
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.rendering.details import detail_blocks, detail_prose
from mkdocs_usecases.source import Span

_ELSEWHERE = expression(r"[A-Za-z][A-Za-z0-9+.-]*:|//|$")
_SIGN = "]("


class Destination(NamedTuple):
    """A link or a picture in a text."""

    typed: str
    """As Markdown has it: blanks are `%20`."""

    is_picture: bool
    span: Span

    @property
    def path(self) -> str:
        """The file; empty where it is a place on the same page."""
        return split(self.typed)[0]


def split(typed: str) -> tuple[str, str]:
    """The file and the place in it."""
    path, _, anchor = typed.partition("#")
    return unquote(path), unquote(anchor)


def is_elsewhere(typed: str) -> bool:
    """Whether it leads out of the site."""
    return _ELSEWHERE.match(typed) is not None


def destinations(block: Block) -> tuple[Destination, ...]:
    """All in the prose of a block, each once, at the line where it first stands."""
    if block.use_case is None or _SIGN not in block.text:
        return ()
    lines = [unquote(line) for line in block.text.split("\n")]
    found: dict[tuple[str, bool], Destination] = {}
    for text in _texts(block.use_case):
        for typed, is_picture in _named(text):
            if (typed, is_picture) not in found:
                span = _place(block, lines, unquote(typed))
                found[typed, is_picture] = Destination(typed, is_picture, span)
    return tuple(found.values())


def _named(text: str) -> Iterator[tuple[str, bool]]:
    for token in inline_tokens(text):
        if token.type == "image":
            yield str(token.attrGet("src") or ""), True
        elif token.type == "link_open":
            yield str(token.attrGet("href") or ""), False


def _place(block: Block, lines: list[str], typed: str) -> Span:
    at = next((at for at, line in enumerate(lines) if typed in line), None)
    if at is None or block.end_line:
        return block.span
    return Span(block.span.file, block.span.line + 1 + at, 1)


def _texts(value: object) -> Iterator[str]:
    """All texts in a value that may lead anywhere, whatever they are about."""
    if isinstance(value, str):
        if _SIGN in value:
            yield value
    elif isinstance(value, Step) and value.details is not None:
        yield from (text for text in detail_prose(detail_blocks(value.details.text)) if _SIGN in text)
        yield from _texts(value._replace(details=None))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif is_dataclass(value):
        named = (each.name for each in fields(value) if each.name not in _UNSHOWN)
        yield from _texts(tuple(getattr(value, name) for name in named))


_UNSHOWN = frozenset({"source", "places", "values", "every_extension", "every_step", "every_number"})
"""What a use case keeps besides what readers see: it is there twice."""
