"""Headings of listings in the tables of contents, which Sphinx makes before anybody knows all use cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from mkdocs_usecases.hosts.sphinx.prose import without_links
from mkdocs_usecases.hosts.sphinx.titles import inline_nodes, section_ids
from mkdocs_usecases.rendering.section import Section

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

PREFIX = "usecases-listing-"


def in_menu(env: BuildEnvironment) -> Iterator[str]:
    """The documents in the order in which tables of contents name them, from the first document on."""
    seen: set[str] = set()
    waiting = [env.config.root_doc]
    while waiting:
        document = waiting.pop()
        if document not in seen:
            seen.add(document)
            yield document
            waiting += reversed(env.toctree_includes.get(document, ()))


def listing_id(number: int) -> str:
    """The id of a section that stands where the sections of a listing will."""
    return f"{PREFIX}{number}"


def holds_listings(toc: nodes.Element) -> bool:
    """Whether a table of contents has places of listings."""
    return any(_number(item) is not None for item in toc.findall(nodes.list_item))


def with_headings(
    toc: nodes.Element, document: str, listed: Mapping[int, Iterable[Section]]
) -> nodes.Element:
    """The table with the headings of its listings."""
    toc = toc.deepcopy()
    for item in [*toc.findall(nodes.list_item)]:
        number = _number(item)
        if number is not None:
            made = [each for section in listed.get(number, ()) for each in _items(section, document)]
            item.parent[item.parent.index(item) : item.parent.index(item) + 1] = made
    for empty in [*toc.findall(nodes.bullet_list)]:
        if not len(empty) and empty.parent is not None:
            empty.parent.remove(empty)
    return toc


def _number(item: nodes.list_item) -> int | None:
    for reference in item[0].findall(nodes.reference):
        anchor: str = reference["anchorname"]
        return int(anchor.removeprefix(f"#{PREFIX}")) if anchor.startswith(f"#{PREFIX}") else None
    return None


def _items(section: Section, document: str) -> list[nodes.list_item]:
    children = [each for child in section.children for each in _items(child, document)]
    if section.heading is None:
        return children
    heading = section.heading
    text = heading.text if heading.is_plain else without_links(heading.text)
    words = [nodes.Text(text)] if heading.is_plain else inline_nodes(text)
    anchor = f"#{section_ids(section)[0]}"
    reference = nodes.reference("", "", *words, internal=True, refuri=document, anchorname=anchor)
    item = nodes.list_item("", addnodes.compact_paragraph("", "", reference))
    if children:
        item += nodes.bullet_list("", *children)
    return [item]
