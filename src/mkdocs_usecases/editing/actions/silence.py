"""A check made silent in one use case: its code among those that the block ignores."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Diagnostic, Edit
from mkdocs_usecases.editing.block_language import tongue_of
from mkdocs_usecases.editing.rows import Node, last_below
from mkdocs_usecases.editing.typed_page import TypedBlock
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.words.keys import KEYS

_IGNORE = next(key for key in KEYS if key.name == "ignore")


def silenced(block: TypedBlock, finding: Diagnostic, page: Context, options: Options) -> Edit | None:
    """The edit that lets a block ignore a code; `None` where none can be made."""
    file, code = finding.span.file, finding.code.value
    nodes = [
        Node(number, row.column, row.text)
        for number, row in enumerate(block.read)
        if not row.is_blank and not row.dashes and row.column == 0
    ]
    if not nodes or nodes[0].text.startswith(("{", "[")):
        return None
    for node in nodes:
        key = page.key(node.key) if node.colon is not None else None
        if key is _IGNORE:
            return _added(block, node, file, code)
    steps = (node for node in nodes if (key := page.key(node.key)) is not None and key.name == "steps")
    above = next(steps, nodes[0])
    place = block.span(file, above.row, above.column)
    called = tongue_of(block, page, options).key(_IGNORE)[0]
    return Edit(place.over(0), f"{called}: [{code}]", was="", is_line=True)


def _added(block: TypedBlock, node: Node, file: str, code: str) -> Edit | None:
    """The code behind those that are there."""
    colon = node.colon
    assert colon is not None
    last = last_below(block.read, node)
    line = block.rows[last].rstrip()
    if last > node.row and "[" not in node.value:
        row = block.read[last]
        margin = block.rows[last][: row.dashes[0]] if row.dashes else "  "
        place = block.span(file, last, len(line)).over(0)
        return Edit(place, f"\n{block.prefix}{margin}- {code}", was="")
    if "#" in line:
        line = line[: line.index("#")].rstrip()
    if line.endswith("]"):
        at = len(line) - 1
        is_first = line[:at].rstrip().endswith(("[", ","))
        return Edit(block.span(file, last, at).over(0), code if is_first else f", {code}", was="")
    value = line[node.column + colon + 1 :].strip()
    place = block.span(file, last, len(line)).over(0)
    return Edit(place, f", {code}" if value else f" {code}", was="")
