"""The numbers of steps, to be shown ahead of them: the tool numbers, and writers type targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


class Number(NamedTuple):
    """A number and where it belongs."""

    text: str
    span: Span
    """Right ahead of the step."""


def numbers(site: Site, texts: Texts, area: Span) -> Iterator[Number]:
    """The numbers of the steps in the lines of an area, but for those that are typed there."""
    text, page = texts(area.file), site.page(area.file)
    if text is None:
        return
    last = area.end_line or area.line
    places = Places(area.file, text, is_by_line=page.is_live)
    for use_case in (block.use_case for block in page.blocks if block.use_case is not None):
        for step in use_case.every_step:
            if step.span.file == area.file and area.line <= step.span.line <= last:
                span = places.beginning(step.span, step.text)
                if not _is_typed(text, span, step.number):
                    yield Number(step.number, span.start)


def _is_typed(text: Text, span: Span, number: str) -> bool:
    """Whether the number stands before a place already, with its sign and a blank."""
    line = text.line(span.line)[: span.column - 1]
    signed = line.rstrip(" \t")
    typed = signed.rstrip(".):")
    before = typed.removesuffix(number)
    is_whole = not before or not (before[-1].isalnum() or before[-1] in "_*.-")
    return line != signed != typed != before and is_whole
