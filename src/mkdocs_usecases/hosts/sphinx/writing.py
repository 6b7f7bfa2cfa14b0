"""Documents as they are written: the pieces in their places, and which documents are out of date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_usecases.hosts.sphinx.attachments import Attached, attached, page_addresses
from mkdocs_usecases.hosts.sphinx.build import Build
from mkdocs_usecases.hosts.sphinx.contents import PREFIX
from mkdocs_usecases.hosts.sphinx.domain import domain_of
from mkdocs_usecases.hosts.sphinx.html_nodes import document_nodes
from mkdocs_usecases.hosts.sphinx.links import takes_files
from mkdocs_usecases.hosts.sphinx.pages import Made, raw_html
from mkdocs_usecases.hosts.sphinx.pictures import Pictures
from mkdocs_usecases.hosts.sphinx.places import usecase_place, usecase_reference
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.rendering.mentions import ELSEWHERE_CLASS, LINK_CLASS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_MENUS = ""
"""What menus show of all documents: no document has this name."""


def takes_html(builder: Builder) -> bool:
    """Whether a builder writes pages for browsers, each with a file of its own."""
    return takes_files(builder) and builder.name != "singlehtml"


class Writing:
    """Fills documents, and knows what they showed in the build before."""

    def __init__(self, app: Sphinx, build: Build) -> None:
        """Take the application and what is known of the site."""
        self._app = app
        self._build = build
        self._earlier: dict[str, str] | None = None
        self._shown: dict[str, str] = {}
        self._read: frozenset[str] = frozenset()

    def note_read(self, documents: Iterable[str]) -> None:
        """Take what Sphinx reads in this build."""
        self._read = frozenset(documents)

    def outdated(self, env: BuildEnvironment) -> list[str]:
        """The documents that show something else than in the build before, though nobody has edited them."""
        self._earlier = self._load()
        self._shown = {}
        records = domain_of(env).records
        menus = self._menus(env)
        is_same = self._earlier.get(_MENUS) == menus
        self._shown[_MENUS] = menus
        if not is_same:
            # Menus are on every page, and Sphinx writes none again for them.
            return sorted(env.all_docs)
        found = []
        for name in records.keys() - self._read:
            self._shown[name] = self._digest(name)
            if self._shown[name] != self._earlier.get(name):
                found.append(name)
        return sorted(found)

    def fill(self, tree: nodes.document, document: str) -> None:
        """Put the pieces into a document, or into one that holds several."""
        for place in [*tree.findall(usecase_place)]:
            found = attached(place, self._app.env)
            made = self._made(place, found)
            page, number = self._build.page(place["document"]), place["number"]
            if place["kind"] == "listing":
                listed = [node for each in page.listing(number) for node in page.nodes(each, made)]
                holder = _holder(place)
                holder.parent.replace(holder, listed)
                continue
            html = page.boxes(number) if place["kind"] in ("box", "unread") else ""
            if place["kind"] in ("body", "unread"):
                html += page.body(number, self._addresses(place["document"], found))
            place.parent.replace(place, list(made(html)) if html else [])
        for node in [*tree.findall(usecase_reference)]:
            node.parent.replace(node, self._named(node, document))
        if document not in self._shown and document in domain_of(self._app.env).records:
            self._shown[document] = self._digest(document)

    def _addresses(self, document: str, found: Attached) -> Mapping[tuple[str, bool], str]:
        """Where what is brought along will be; what becomes nodes is known by what was typed."""
        if not takes_html(self._app.builder):
            return {}
        return page_addresses(found, self._app.builder, document) if found else {}

    def _made(self, place: usecase_place, found: Attached) -> Made:
        if takes_html(self._app.builder):
            return raw_html
        pictures = Pictures(self._app, place["document"])
        return partial(
            document_nodes,
            flowchart=pictures.flowchart,
            picture=pictures.use_cases,
            attached=found,
            has_spans=self._app.builder.format != "man",
            strong_width=len("****") if self._app.builder.format == "text" else 0,
            most_tables=2 if self._app.builder.format == "html" else 1 - _tables_around(place),
        )

    def keep(self) -> None:
        """Keep what was shown, for the next build."""
        records = domain_of(self._app.env).records
        known = {**(self._earlier or {}), **self._shown}
        kept = {name: digest for name, digest in sorted(known.items()) if name in records or name == _MENUS}
        write_whole(self._file, json.dumps(kept, indent=0))

    def _named(self, node: usecase_reference, document: str) -> list[nodes.Node]:
        """The link of words in brackets, or the words as they were typed."""
        view = self._build.view(document)
        id_, _, part = (piece.strip() for piece in node["name"].partition("/"))
        entry = view.registry.find(id_)
        classes = [LINK_CLASS]
        if entry is not None and (not part or view.registry.has_part(entry, part)):
            href, title = view.links.use_case(entry, part or None), entry.use_case.title
        else:
            foreign = view.registry.elsewhere.find_part(node["name"])
            href, title = (None, "") if foreign is None else (foreign.url, foreign.use_case.title)
            classes.append(ELSEWHERE_CLASS)
        if href is not None:
            inner = nodes.inline("", "", *node.children, classes=classes)
            return [nodes.reference("", "", inner, refuri=href, reftitle=title, internal=not _is_far(href))]
        name = node["name"]
        after = "]" if node.astext() == name else f"][{name}]"
        return [nodes.Text("["), *node.children, nodes.Text(after)]

    def _digest(self, document: str) -> str:
        """What a document shows of the site, in few letters."""
        domain = domain_of(self._app.env)
        record = domain.records[document]
        targets = [domain.find(name) for name in sorted(record.names)]
        shown = self._build.page(document).html()
        return hashlib.sha256(f"{targets}\n{shown}".encode("utf-8", "replace")).hexdigest()

    def _menus(self, env: BuildEnvironment) -> str:
        """What menus may show of use cases and listings: their headings, and which documents have any."""
        tocs = ((name, env.tocs[name].pformat()) for name in sorted(domain_of(env).records))
        return hashlib.sha256(repr([*tocs]).encode("utf-8", "replace")).hexdigest()

    @property
    def _file(self) -> Path:
        return Path(self._app.doctreedir, f"usecases-{self._app.builder.name}.json")

    def _load(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _holder(place: usecase_place) -> nodes.Element:
    """What a listing takes the place of: the section that kept it a place in the table of contents."""
    parent = place.parent
    is_section = isinstance(parent, nodes.section) and any(id_.startswith(PREFIX) for id_ in parent["ids"])
    return parent if is_section else place


def _tables_around(place: nodes.Node) -> int:
    """How many tables something stands in."""
    count, parent = 0, place.parent
    while parent is not None:
        count += isinstance(parent, nodes.table)
        parent = parent.parent
    return count


def _is_far(href: str) -> bool:
    return "://" in href
