"""The numbers of steps, to be shown ahead of them: the tool numbers, and writers type targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


class Number(NamedTuple):
    """A number and where it belongs."""

    text: str
    span: Span
    """Right ahead of the step."""


_TYPED = expression(r"(?P<number>[\w*.\-]+?)[.):]+[ \t]+$")


def numbers(site: Site, texts: Texts, area: Span) -> Iterator[Number]:
    """The numbers of the steps in the lines of an area, but for those that are typed there."""
    text = texts(area.file)
    last = area.end_line or area.line
    for block in site.page(area.file).blocks if text is not None else ():
        use_case = block.use_case
        if text is None or use_case is None or block.span.line > last:
            continue
        for step in use_case.every_step:
            span = step.span
            if (
                span.file == area.file
                and area.line <= span.line <= last
                and not _is_typed(text, span, step.number)
            ):
                yield Number(step.number, span.start)


def _is_typed(text: Text, span: Span, number: str) -> bool:
    match = _TYPED.search(text.line(span.line)[: span.column - 1])
    return match is not None and match["number"] == number
