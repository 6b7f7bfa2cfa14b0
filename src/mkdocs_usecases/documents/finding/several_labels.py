"""Lines with several names of parts, each with its value: `**Scope:** Desk, **Level:** User goal`.

Without bold it is ` | ` that parts them: `Actor: Keeper | Level: User goal`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.part_names import PartNames
from mkdocs_usecases.expressions import expression

_LABEL = expression(
    r"(?P<sign>\*\*|__)(?P<name>[^\s*_:：][^*_:：]{0,60})(?:[:：](?P=sign)|(?P=sign)\s*[:：])\s*(?=[^\s*_])"
)
_PLAIN = expression(r"\s*(?P<name>[^\s:：|][^:：|]{0,60})[:：]\s*[^\s|]")
_LEAD = expression(r"\s*(?:[-*+]\s+)?$")
_BETWEEN = " \t,;·•|/–—-，；、"


_PARTED = expression(r"(?:[,.;·•|/–—，；、]\s*|\s-\s|\s{2})$")


def by_label(line: Line, names: PartNames) -> Iterator[Line]:
    """A line, or one for each part that it names in bold with a value behind it."""
    text = line.text
    found = [*_LABEL.finditer(text)]
    if not any(names.named(label["name"]) for label in found):
        plain = text.split(" | ") if " | " in text and text[:1].isalpha() else ()
        is_several = bool(plain) and all(
            (name := _PLAIN.match(one)) and names.named(name["name"]) for one in plain
        )
        yield from (line._replace(text=one.strip()) for one in plain) if is_several else (line,)
        return
    lead = text[: found[0].start()]
    starts = [label.start() for label in found]
    starts = [start for start in starts if start == len(lead) or _PARTED.search(text[start - _SIGN : start])]
    if len(starts) < _FEWEST or not _LEAD.match(lead):
        yield line
        return
    for start, end in pairwise([*starts, len(text)]):
        yield line._replace(text=f"{lead}{text[start:end].rstrip(_BETWEEN)}")


_FEWEST = 2
_SIGN = 3
"""The letters before a label among which a sign parts it from what is above."""
