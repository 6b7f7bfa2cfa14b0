"""Steps that stand beside their extension in a mapping or a list, with their numbers: `3a1` beside `3a`."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Label
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.items.item import Branch, Item
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import LABEL, read_head

_SUB_STEP = expression(rf"(?P<number>(?P<label>{LABEL})\d{{1,6}})(?:\s*[.):]+(?=\s)\s*|[.):]*$)")


def counts_sub_step(text: str) -> bool:
    """Whether a text begins with the number of a step of an extension, or is one."""
    return text[:1] in _SIGNS and _SUB_STEP.match(text) is not None


_SIGNS = frozenset("0123456789*")


def with_sub_steps(source: BlockText, entries: Iterable[Branch | Item]) -> list[Branch]:
    """Extensions with the steps that stand beside them; of a step without its extension that is told."""
    found: list[Branch] = []
    places: dict[str, int] = {}
    named = 0
    for entry in entries:
        if isinstance(entry, Branch):
            found.append(entry)
            continue
        typed = entry.prose if entry.number is None else entry.number
        counted = _SUB_STEP.match(typed.text)
        if counted is None or entry.branch is not None:
            found.append(entry.branch or Branch(entry.prose))
            continue
        number, label = source.part(typed, 0, counted.end("number")), counted["label"]
        places |= {_label(found[at]): at for at in range(named, len(found))}
        named = len(found)
        at = places.get(label)
        if at is None:
            source.report(outline_findings.missing_label(number.span, number.text, label))
            at = len(found)
            found.append(Branch(source.part(number, 0, 0), label=Label(label)))
        prose = source.part(typed, counted.end()) if typed is entry.prose else entry.prose
        step = entry._replace(prose=prose, number=number)
        found[at] = found[at]._replace(items=(*found[at].items, step))
    return found


def _label(branch: Branch) -> str:
    return branch.label or read_head(branch.head.text).label
