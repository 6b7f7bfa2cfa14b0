"""What happens to a document while Sphinx reads it: when only its own use cases are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.sphinx.attachments import attachments
from mkdocs_usecases.hosts.sphinx.contents import listing_id
from mkdocs_usecases.hosts.sphinx.destinations import destinations
from mkdocs_usecases.hosts.sphinx.domain import Record, domain_of
from mkdocs_usecases.hosts.sphinx.places import usecase_place, usecase_reference
from mkdocs_usecases.hosts.sphinx.titles import headed_section
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.markers import Marker, may_hold_markers, read_markers
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.registry.anchors import page_entries
from mkdocs_usecases.rendering.listings import heading_word
from mkdocs_usecases.rendering.section import Section, nothing
from mkdocs_usecases.rendering.use_case import use_case_attributes, use_case_heading
from mkdocs_usecases.rendering.words import Words
from mkdocs_usecases.site import Site

MARKDOWN = (".md", ".markdown")
DIRECTIVE = "uc:usecase"
"""What opens a use case whatever else is called `usecase` in a project."""

_SCHEME = "#usecase:"
_TILDES = expression(r"~{3,}")
_CLASS = expression(r"\.(?P<name>[\w-]+)")


def as_directives(text: str, path: str, document: Document, site: Site) -> str:
    """A Markdown page as Sphinx is to read it, on the same lines: blocks as directives, names as links."""
    lines = [*site.as_read(path, text.split("\n"))]
    is_open = False
    if any("usecase" in line.lower() for line in lines):
        for fence in Scan(lines).fences:
            run = _run(fence)
            lines[fence.first] = f"{fence.prefix}{run}{{{DIRECTIVE}}}"
            if fence.closed and run != fence.run:
                lines[fence.last] = f"{fence.prefix_below}{run}"
            is_open = is_open or not fence.closed
    names = dict.fromkeys(
        reference.id if reference.part is None else f"{reference.id}/{reference.part}"
        for reference in document.references
    )
    if names and not is_open:
        # Only these: any other word in brackets stays one. The definitions of the writer come first and win.
        lines += ["", *(f"[{name}]: {_SCHEME}{name}" for name in names), ""]
    return "\n".join(lines)


def _run(fence: Fence) -> str:
    """The signs of a fence as MyST knows them without being told: those of colons are an extension of it."""
    if not fence.run.startswith(":"):
        return fence.run
    return "~" * max([3, *(len(match[0]) + 1 for line in fence.lines for match in _TILDES.finditer(line))])


class PlaceTransform(SphinxTransform):
    """Makes sections of use cases and listings: so tables of contents, search and numbering follow."""

    # Ahead of what numbers sections, lists them, and resolves links to ids.
    default_priority = 300
    site: Callable[[], tuple[Site, Words]]
    path: Callable[[str], str]

    def apply(self, **_: Any) -> None:
        """Put them in their places, and note what the document has."""
        _take_comments(self.document)
        _take_names(self.document)
        _take_defaults(self.document)
        places = [*self.document.findall(usecase_place)]
        if not places:
            return
        site, words = self.site()
        blocks = [place for place in places if place["kind"] == "block"]
        conditions = tuple(_conditions(place) for place in blocks)
        listings = [place for place in places if place["kind"] == "listing"]
        met = site.meet(self.path(self.env.docname), [place["text"] for place in blocks])
        _put_blocks(blocks, met, self.document, self.env, words)
        _put_listings(listings, self.env.docname, words)
        domain_of(self.env).records[self.env.docname] = Record(
            tuple(place["text"] for place in blocks),
            tuple(place["text"] for place in listings),
            conditions=conditions,
        )


def _take_comments(document: nodes.document) -> None:
    """Find the comments that ask for listings, as MkDocs has them."""
    for node in [*document.findall(lambda each: isinstance(each, nodes.raw | nodes.comment))]:
        text = node.astext().strip()
        if isinstance(node, nodes.comment):
            text = f"<!--{text}-->"
        if may_hold_markers(text) and read_markers(text.split("\n"), "").markers:
            node.parent.replace(node, usecase_place(kind="listing", text=text))


def _take_names(document: nodes.document) -> None:
    """Find the words in brackets that may name a use case: only the whole site can tell."""
    for node in [*document.findall(nodes.reference)]:
        address = unquote(str(node.get("refuri", "")))
        if address.startswith(_SCHEME):
            name = address.removeprefix(_SCHEME)
            node.parent.replace(node, usecase_reference("", "", *node.children, name=name))


def _take_defaults(document: nodes.document) -> None:
    """Show no fields that say something for use cases: below a title, docutils takes them for text."""
    for field in [*document.findall(nodes.field)]:
        if field[0].astext().startswith("usecases-"):
            fields = field.parent
            fields.remove(field)
            if not len(fields):
                fields.parent.remove(fields)


def _put_blocks(
    places: Sequence[usecase_place],
    blocks: Sequence[Block],
    document: nodes.document,
    env: BuildEnvironment,
    words: Words,
) -> None:
    name = env.docname
    use_cases = [block.use_case for block in blocks if block.use_case is not None]
    entries = page_entries("", use_cases)
    for number, (place, block) in enumerate(zip(places, blocks, strict=True)):
        where = {"document": name, "number": number}
        if block.use_case is None:
            place.parent.replace(place, usecase_place(kind="unread", **where))
            continue
        anchor = next(entries).anchor
        heading = use_case_heading(block.use_case, anchor, words, level=2)
        section = headed_section(Section(use_case_attributes(block.use_case), heading, (), nothing))
        section["classes"] += [*place["classes"], *_classes(block.info)]
        brought = attachments(destinations(block), name, env)
        section += usecase_place("", *brought, kind="body", **where)
        _take_id(anchor, section, document)
        place.parent.replace(place, [usecase_place(kind="box", **where), section])


def _put_listings(places: Sequence[usecase_place], name: str, words: Words) -> None:
    for number, place in enumerate(places):
        made = usecase_place(kind="listing", document=name, number=number)
        word = heading_word(listing_of(place["text"]).listing)
        if word is None:
            place.parent.replace(place, made)
            continue
        section = nodes.section(ids=[listing_id(number)])
        section += [nodes.title("", words[word]), made]
        place.parent.replace(place, section)


def _conditions(place: nodes.Node) -> tuple[str, ...]:
    """The tags without which builders show nothing of what stands here."""
    found, parent = [], place.parent
    while parent is not None:
        if isinstance(parent, addnodes.only):
            found.append(str(parent["expr"]))
        parent = parent.parent
    return tuple(found)


def listing_of(text: str) -> Marker:
    """The listing that a comment asks for."""
    reading = read_markers(text.split("\n"), "")
    return reading.markers[0]


def _classes(info: str) -> Iterator[str]:
    if info.startswith("{"):
        yield from (match["name"] for match in _CLASS.finditer(info))


def _take_id(anchor: str, section: nodes.section, document: nodes.document) -> None:
    """Give the section its id: that of a heading, which nobody typed, gives way."""
    other = document.ids.get(anchor)
    if other is not None and other is not section:
        number = 1
        while f"{anchor}-{number}" in document.ids:
            number += 1
        free = f"{anchor}-{number}"
        other["ids"] = [free if each == anchor else each for each in other["ids"]]
        document.ids[free] = other
        for name, id_ in document.nameids.items():
            if id_ == anchor:
                document.nameids[name] = free
    document.ids[anchor] = section
