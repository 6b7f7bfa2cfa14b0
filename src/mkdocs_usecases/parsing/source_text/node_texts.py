"""A node as text, where it is one."""

from __future__ import annotations

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText


def text_of(source: BlockText, node: Node) -> Prose | None:
    """A node as text, or `None` when it is a list or mapping over several lines.

    A mapping or list on one line is text that YAML took apart: it is put together as it was typed.
    """
    if isinstance(node, Scalar):
        prose = source.prose(node)
    elif node.flow or _is_sentence(node):
        prose = source.prose_of(node)
    else:
        return None
    return source.without_tags(prose) if "<" in prose.text else prose


def _is_sentence(node: Node) -> bool:
    """Whether a block mapping is `Note: text`, a sentence with a colon."""
    if not isinstance(node, Mapping) or len(node.value) != 1:
        return False
    key, value = node.value[0]
    return isinstance(key, Scalar) and (isinstance(value, Scalar) or value.flow)


def tell_second_colon(source: BlockText, name: Node) -> None:
    """Tell of a colon that a name ends with, before the one that parts it from its value."""
    if not isinstance(name, Scalar) or name.style or not name.value.endswith(":") or name.value == ":":
        return
    column = name.end_column - 1
    place = source.place(name.end_line, column, name.end_column)
    edit = source.edit(Change(name.end_line, column, name.end_line, name.end_column, ""))
    message = "a second colon stands behind that of the name"
    source.report(text_findings.yaml_syntax(place, message, "take it out", (edit,), is_certain=True))
