"""How deep a text goes: composing one that goes too deep would exhaust the stack, libyaml's above all."""

from __future__ import annotations

import yaml

from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.loading import events
from mkdocs_usecases.parsing.nodes import Source


def reports_depth(source: Source, text: str) -> bool:
    """Whether a text goes deeper than any block may; if so, that is reported."""
    place = _too_deep(text) if _may_be_deep(text) else None
    if place is None:
        return False
    span = source.origin.span(*place)
    source.report(findings.too_large(span, "deeper nesting", f"{findings.DEEPEST_NESTING} levels"))
    return True


def _may_be_deep(text: str) -> bool:
    """Whether a text could be nested too deep: a quick look, so that the exact one is rarely needed."""
    most = findings.DEEPEST_NESTING
    return (
        text.count("[") + text.count("{") > most
        or " " * (most + 1) in text
        or "- - - - " in text
        or "? ? ? " in text
    )


def _too_deep(text: str) -> tuple[int, int] | None:
    """Where a text goes deeper than any block may."""
    depth = 0
    for event in events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > findings.DEEPEST_NESTING and event.start_mark is not None:
                return event.start_mark.line, event.start_mark.column
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None
