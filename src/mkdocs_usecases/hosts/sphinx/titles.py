"""Sections of the core as sections of a document."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from mkdocs_usecases.hosts.sphinx.html_nodes import inline_nodes
from mkdocs_usecases.hosts.sphinx.places import usecase_section
from mkdocs_usecases.hosts.sphinx.prose import without_links
from mkdocs_usecases.rendering.section import Heading, Section

__all__ = ["headed_section", "inline_nodes", "section_ids"]


def section_ids(section: Section) -> Sequence[str]:
    """The ids of a section that has a heading; links lead to the first."""
    own = section.attributes.get("id")
    heading = section.heading.id if section.heading is not None else ""
    return [each for each in (own, heading) if each]


def headed_section(section: Section) -> usecase_section:
    """The section with its heading, and nothing in it."""
    assert section.heading is not None
    made: usecase_section = usecase_section(
        ids=[*section_ids(section)], classes=section.attributes.get("class", "").split()
    )
    made["hooks"] = {name: value for name, value in section.attributes.items() if name.startswith("data-")}
    made += title(section.heading)
    return made


def title(heading: Heading) -> nodes.title:
    """A heading: the id apart from the words, as style sheets have it."""
    text = nodes.inline(classes=["usecase-title"])
    text += [nodes.Text(heading.text)] if heading.is_plain else inline_nodes(without_links(heading.text))
    made = nodes.title()
    if heading.lead:
        made += nodes.inline("", heading.lead, classes=["usecase-id"])
        made += nodes.Text(" ")
    made += text
    return made
