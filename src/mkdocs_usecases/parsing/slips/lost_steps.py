"""Steps that stand below the text of another key, since their own key is gone."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_usecases.parsing.findings.text_findings import ITEM_BELOW_TEXT
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText


def find_steps(source: BlockText) -> bool:
    """Whether there are some, in a block that has none: what is told of the first one gets its edit."""
    for at, found in enumerate(source.findings):
        if found.message == ITEM_BELOW_TEXT and not found.edits and found.span.line in source.origin.lines:
            number = source.origin.lines.index(found.span.line)
            edit = source.edit(Change(number, 0, number, 0, "steps:\n"))
            source.findings[at] = replace(found, hint="add `steps:` above", edits=(edit,))
            return True
    return False
