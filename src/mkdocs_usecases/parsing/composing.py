"""From a block's text to its root node: as it is, else with text rescued, else key by key."""

from __future__ import annotations

import yaml
from yaml.nodes import Node

from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.features import first_feature
from mkdocs_usecases.parsing.loading import events, load, plain_characters
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.parsing.pieces import TAB_INDENT, compose_in_pieces
from mkdocs_usecases.parsing.rescue import protect


def compose(source: Source) -> Node | None:
    """The root node of a block, or `None` when nothing could be read; mistakes are reported to the source.

    Keys that YAML cannot read are left out, each reported at its own place; the rest is there.
    """
    text = source.text
    if (size := len(text.encode("utf-8", "surrogatepass"))) > findings.LARGEST_BLOCK:
        source.report(
            findings.too_large(
                source.origin.fence, f"{size // 1024} KiB", f"{findings.LARGEST_BLOCK // 1024} KiB"
            )
        )
        return None
    text = plain_characters(text)
    if _may_be_deep(text) and (place := _too_deep(text)):
        span = source.origin.span(*place)
        source.report(findings.too_large(span, "deeper nesting", f"{findings.DEEPEST_NESTING} levels"))
        return None
    has_tabs = TAB_INDENT.search(text) is not None
    if not has_tabs and first_feature(text) is None:
        try:
            return load(text)
        except yaml.YAMLError:
            pass
    lines = text.split("\n")
    source.composed = protect(lines, source.outcomes)
    protected = "\n".join(source.composed)
    if not has_tabs and first_feature(protected) is None:
        try:
            return load(protected)
        except yaml.YAMLError:
            pass
    return compose_in_pieces(source)


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
