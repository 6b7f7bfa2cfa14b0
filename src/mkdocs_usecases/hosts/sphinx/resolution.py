"""Where links in prose lead: documents, places in them and labels are named as MyST names them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_usecases.hosts.sphinx.destinations import is_elsewhere, split
from mkdocs_usecases.hosts.sphinx.domain import domain_of
from mkdocs_usecases.hosts.sphinx.links import Spot

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Places:
    """The places in documents that links may lead to, when all of them are read."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Take what Sphinx knows."""
        self._env = env
        self._ids: dict[str, frozenset[str]] = {}
        self._ours: frozenset[Spot] | None = None

    def label(self, name: str) -> Spot | None:
        """The place that has a name in the whole project."""
        anonymous: Mapping[str, tuple[str, str]] = self._env.get_domain("std").data["anonlabels"]
        found = anonymous.get(name.lower())
        return None if found is None else Spot(*found)

    def id(self, document: str, anchor: str) -> str | None:
        """The id of a place in a document: of a heading as MyST calls it, a label, or any element."""
        slugs = self._env.metadata[document].get("myst_slugs", {})
        if anchor in slugs:
            return str(slugs[anchor][1])
        label = self.label(anchor)
        if label is not None and label.document == document:
            return label.anchor
        is_there = Spot(document, anchor) in self._of_use_cases() or anchor in self._elements(document)
        return anchor if is_there else None

    def _of_use_cases(self) -> frozenset[Spot]:
        """Those that only the whole site makes: rows, and the headings of listings."""
        if self._ours is None:
            self._ours = frozenset(Spot(each.document, each.anchor) for each in domain_of(self._env).all)
        return self._ours

    def _elements(self, document: str) -> frozenset[str]:
        """All ids of a document: few links ask, and these are read for them again."""
        if document not in self._ids:
            elements = self._env.get_doctree(document).findall(nodes.Element)
            self._ids[document] = frozenset(id_ for each in elements for id_ in each.get("ids", ()))
        return self._ids[document]


class Resolution:
    """What the links of one document mean."""

    def __init__(
        self, document: str, env: BuildEnvironment, places: Places, address: Callable[[Spot], str | None]
    ) -> None:
        """Take the document, what may be named, and what knows addresses."""
        self._document = document
        self._env = env
        self._places = places
        self._address = address

    def resolved(self, typed: str) -> str:
        """The address of what a link names; what is nowhere stays as it was typed."""
        spot = self._spot(typed)
        return typed if spot is None else self._address(spot) or typed

    def lost(self, typed: str) -> str | None:
        """What is wrong with a link that leads nowhere."""
        if is_elsewhere(typed):
            return None
        spot = self._spot(typed)
        if spot is None:
            return f"the link target `{typed}` is no document, no file and no label"
        anchor = split(typed)[1]
        if anchor and self._places.id(spot.document, spot.anchor) is None:
            return f"the link target `{typed}` is in the document `{spot.document}`, which has no `{anchor}`"
        return None

    def _spot(self, typed: str) -> Spot | None:
        if is_elsewhere(typed):
            return None
        path, anchor = split(typed)
        if not path:
            own = self._places.id(self._document, anchor)
            return self._places.label(anchor) if own is None else Spot(self._document, own)
        document = self._named(path)
        if document is None:
            return None if anchor else self._places.label(path)
        return Spot(document, (self._places.id(document, anchor) or anchor) if anchor else "")

    def _named(self, path: str) -> str | None:
        """The document of a path, with or without its ending."""
        relative = self._env.relfn2path(path, self._document)[0]
        for name in (self._env.path2doc(relative), posixpath.normpath(relative)):
            if name is not None and name in self._env.all_docs:
                return name
        return None
