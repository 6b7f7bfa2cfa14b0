"""Nodes of ours in a document tree: where pieces go, and what stands there in the end."""

from __future__ import annotations

from typing import Any

from docutils import nodes


class usecase_place(nodes.General, nodes.Element):
    """Where a use case, its boxes or a listing goes: by the document and the number there.

    One-file builders bring all documents in one tree, so it tells which one it belongs to.
    """


class usecase_section(nodes.section):
    """A section with what scripts and style sheets go by: to all of Sphinx it is one like any other."""


class usecase_unsearched(nodes.General, nodes.Element):
    """HTML that readers see and no search finds: the source of a diagram, the letters of a picture."""


class usecase_reference(nodes.Inline, nodes.TextElement):
    """Words in brackets that lead to a use case, if there is one of that name."""


def visit_section(translator: Any, node: nodes.Element) -> None:
    """Open the section, with its data."""
    translator.section_level += 1
    translator.body.append(translator.starttag(node, "section", **node.get("hooks", {})))


def visit_unsearched(translator: Any, node: nodes.Element) -> None:
    """Write the HTML."""
    translator.body.append(node["html"])
    raise nodes.SkipNode


def depart(translator: Any, node: nodes.Element) -> None:
    """Nothing is left to do."""


def depart_section(translator: Any, node: nodes.Element) -> None:
    """Close the section."""
    translator.depart_section(node)


def skip(translator: Any, node: nodes.Element) -> None:
    """Show nothing."""
    raise nodes.SkipNode
