"""From a block's text to its root node: as it is, else with text rescued, else key by key."""

from __future__ import annotations

import yaml
from yaml.nodes import Node

from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.depth import reports_depth
from mkdocs_usecases.parsing.features import first_feature
from mkdocs_usecases.parsing.loading import load, plain_characters
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.parsing.pieces import TAB_INDENT, compose_in_pieces
from mkdocs_usecases.parsing.rescue import protect


def compose(source: Source) -> Node | None:
    """The root node of a block, or `None` when nothing could be read; mistakes are reported to the source.

    Keys that YAML cannot read are left out, each reported at its own place; the rest is there.
    """
    text = source.text
    # A character has four bytes at most.
    is_long = 4 * len(text) > findings.LARGEST_BLOCK
    if is_long and (size := len(text.encode("utf-8", "surrogatepass"))) > findings.LARGEST_BLOCK:
        source.report(
            findings.too_large(
                source.origin.fence, f"{size // 1024} KiB", f"{findings.LARGEST_BLOCK // 1024} KiB"
            )
        )
        return None
    text = plain_characters(text)
    if text is not source.text:
        source.plain = source.composed = text.split("\n")
    if reports_depth(source, text):
        return None
    has_tabs = "\t" in text and TAB_INDENT.search(text) is not None
    if not has_tabs and first_feature(text) is None:
        try:
            return load(text)
        except yaml.YAMLError:
            pass
    lines = text.split("\n")
    source.composed = protect(lines, source.outcomes)
    protected = "\n".join(source.composed)
    if reports_depth(source, protected):
        return None
    if not has_tabs and first_feature(protected) is None:
        try:
            return load(protected)
        except yaml.YAMLError:
            pass
    return compose_in_pieces(source)
