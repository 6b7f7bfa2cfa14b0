"""Texts in the quotes of a word processor, where a text is no quotation: `title: “Order a meal”`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs_usecases.diagnostics import Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Step
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings.outline_findings import quoted_whole
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_SIGNS = "“”„‟‘’‚‛«»"
_QUOTED = expression(rf"[{_SIGNS}](?P<text>[^{_SIGNS}\"\\]*\w[^{_SIGNS}\"\\]*)[{_SIGNS}]")
_KEYS = (
    *("title", "preconditions", "success guarantee", "minimal guarantee", "failure guarantee"),
    *("priority", "status", "release", "frequency", "owner"),
)
"""Whose texts say how things are; a summary, a goal and a note may quote somebody."""


def quoted_texts(source: BlockText, read: dict[str, Any], steps: Iterable[Step]) -> Iterator[Diagnostic]:
    """What is said of all of them, at the first: who writes one so writes others so."""
    texts = [each for name in _KEYS if (value := read.get(name)) for each in _proses(value)]
    # A step that somebody does is none; what is in quotes alone may be what they say.
    texts += (
        Prose(step.text, step.span) for step in steps if step.actor is not None or step.loop is not None
    )
    found = [each for each in texts if _QUOTED.fullmatch(each.text) is not None]
    if found:
        first = min(found, key=lambda text: text.span[1:3])
        edits = tuple(
            Edit(source.within(text, at, at + 1), "", text.text[at])
            for text in found
            for at in (0, len(text.text) - 1)
        )
        yield quoted_whole(source.within(first, 0, len(first.text)), first.text, edits)


def _proses(value: Prose | tuple[Prose, ...]) -> tuple[Prose, ...]:
    return (value,) if isinstance(value, Prose) else value
