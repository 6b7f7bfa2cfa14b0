"""Anchors, aliases, tags and merge keys: YAML for programmers, which blocks do not have."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.loading import events, plain_characters
from mkdocs_usecases.parsing.nodes import Source

_FEATURES = re.compile(r"(?:^|[\s\[{,:-])(?:[&*!]\S|!$|<<\s*:)", re.MULTILINE)


class Feature(NamedTuple):
    """Where in a text YAML sees something else than text."""

    line: int
    column: int
    what: str
    word: str


def may_have_features(text: str) -> bool:
    """A quick look, so that the exact one is rarely needed."""
    signs = "&" in text or "*" in text or "!" in text or "<<" in text
    return signs and _FEATURES.search(text) is not None


def first_feature(text: str) -> Feature | None:
    """The first anchor, alias, tag or merge key of a text."""
    if not may_have_features(text):
        return None
    for event in events(text):
        mark = event.start_mark
        if mark is None:
            continue
        if isinstance(event, yaml.AliasEvent):
            return Feature(mark.line, mark.column, "an alias", f"*{event.anchor}")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            return Feature(mark.line, mark.column, "an anchor", f"&{event.anchor}")
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            return Feature(mark.line, mark.column, "a tag", str(event.tag))
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]:
            return Feature(mark.line, mark.column, "a merge key", "<<")
    return None


_MOST = 200

_ALONE = re.compile(r"\s*(?:-\s+)*(?:[^\s\[{\"'][^\[{:]*:\s+)?")
"""What stands before a value that goes on to the end of its line."""


def quote_features(source: Source, first: int, end: int) -> None:
    """Report each alias, anchor and tag of a piece and read it as the text that it most likely is."""
    for _ in range(_MOST):
        feature = first_feature("\n" * first + "\n".join(source.composed[first:end]))
        if feature is None:
            return
        line, column, what, word = feature
        typed = re.split(r"\s#", source.lines[line][column:], maxsplit=1)[0].rstrip()
        alone = _ALONE.fullmatch(source.lines[line][:column]) is not None
        source.report(
            findings.yaml_feature(source.origin.span(line, column), what, typed or word, alone=alone)
        )
        text = source.composed[line]
        if what == "a merge key" or not typed:
            return
        quoted = plain_characters(typed).replace("'", "''")
        source.composed[line] = f"{text[:column]}'{quoted}'{text[column + len(typed) :]}"
