"""Quotes that hold nothing but names of parts, each with its value: `> **Status:** Draft`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.names import PartNames
from mkdocs_usecases.expressions import expression

_LABEL = expression(
    r"\s{0,3}>\s?(?P<text>(?:[-*+]\s+)?(?P<sign>\*\*|__)(?P<name>[^\s*_:：][^*_:：]{0,60})"
    r"(?:[:：](?P=sign)|(?P=sign)\s*[:：])\s*\S.*)$"
)
_FEWEST = 2


def without_quotes(lines: Sequence[Line], names: PartNames) -> Iterator[Line]:
    """Lines, of which those of such a quote are as if they stood outside.

    One alone is a remark: `> **Note:** As of May.`
    """
    for is_quote, group in groupby(lines, key=lambda line: line.text.lstrip(" ").startswith(">")):
        quoted = [*group]
        found = [match for line in quoted if (match := _LABEL.match(line.text))] if is_quote else []
        is_known = any(names.named(match["name"]) for match in found)
        if len(found) < max(len(quoted), _FEWEST) or not is_known:
            yield from quoted
        else:
            yield from (line._replace(text=match["text"]) for line, match in zip(quoted, found, strict=True))
