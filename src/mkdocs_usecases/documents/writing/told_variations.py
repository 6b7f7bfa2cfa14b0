"""Variations that are alternatives: what people call so may say when it happens and what is done then."""

from __future__ import annotations

from mkdocs_usecases.documents.finding.alternatives import read_place, split_name
from mkdocs_usecases.documents.finding.draft import Draft
from mkdocs_usecases.documents.finding.entries import Entry, Sign
from mkdocs_usecases.documents.finding.part_names import PartNames
from mkdocs_usecases.documents.writing.sheet import Source


def take_told(source: Source, draft: Draft, names: PartNames) -> None:
    """Have variations be extensions where each says what is done: `No sled is left: Desk says so.`"""
    extensions = names.named("extensions")
    if extensions is None or not draft.has("variations"):
        return
    for part in draft.parts:
        entries = source.outline(part).entries if part.key == "variations" else ()
        if entries and all(map(_tells, entries)):
            draft.rename(part, extensions)


def _tells(entry: Entry) -> bool:
    """Whether an entry is no other way of doing a step, but what may happen, and what is done then."""
    if entry.sign is Sign.NUMBER or (
        entry.sign is Sign.BULLET and read_place(entry.text, at_start=True) is not None
    ):
        return False
    return bool(entry.children or split_name(entry.whole)[1])
