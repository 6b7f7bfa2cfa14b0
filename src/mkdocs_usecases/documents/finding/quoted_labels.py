"""Quotes that hold nothing but names: of parts, `> **Status:** Draft`, or of an alternative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mkdocs_usecases.documents.finding.alternatives import read_code, read_place
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.part_names import PartNames
from mkdocs_usecases.expressions import expression

_LABEL = expression(
    r"\s{0,3}>\s?(?P<text>(?:[-*+]\s+)?(?P<sign>\*\*|__)(?P<name>[^\s*_:：][^*_:：]{0,60})"
    r"(?:[:：](?P=sign)|(?P=sign)\s*[:：])\s*\S.*)$"
)
_QUOTED = expression(r"\s{0,3}>\s?(?P<text>\S.*)$")
_FEWEST = 2


def without_quotes(lines: Sequence[Line], names: PartNames) -> Iterator[Line]:
    """Lines, of which those of such a quote are as if they stood outside.

    One alone is a remark, `> **Note:** As of May.`, but for `> A1: No sled (step 2)`.
    """
    for is_quote, group in groupby(lines, key=lambda line: line.text.lstrip(" ").startswith(">")):
        quoted = [*group]
        if is_quote and len(quoted) == 1 and (alone := _QUOTED.match(quoted[0].text)) is not None:
            text = alone["text"]
            is_name = read_code(text.lstrip("*_"))[0] and read_place(text) is not None
            yield quoted[0]._replace(text=text) if is_name else quoted[0]
            continue
        found = [match for line in quoted if (match := _LABEL.match(line.text))] if is_quote else []
        is_known = any(names.named(match["name"]) for match in found)
        if len(found) < max(len(quoted), _FEWEST) or not is_known:
            yield from quoted
        else:
            yield from (line._replace(text=match["text"]) for line, match in zip(quoted, found, strict=True))
