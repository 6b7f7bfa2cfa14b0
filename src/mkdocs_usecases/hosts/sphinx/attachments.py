"""Pictures and files that prose names, as nodes: Sphinx collects, copies and misses them like any others."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.util.osutil import relative_uri

from mkdocs_usecases.hosts.sphinx.destinations import Destination, is_elsewhere

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_DOWNLOADS = "_downloads"
"""Where builders of HTML put them."""

Attached = Mapping[tuple[str, bool], nodes.Element]
"""What was found, by what was typed and whether it is a picture."""


def attachments(
    named: Iterable[Destination], document: str, env: BuildEnvironment
) -> Iterator[nodes.Element]:
    """Nodes for what a document is to bring along: what prose names and is no other document."""
    for each in named:
        if each.is_picture or is_file(each, document, env):
            node = nodes.image(uri=each.path) if each.is_picture else _download(each)
            if each.is_picture and is_elsewhere(each.typed):
                node["uri"] = each.typed
            node["typed"] = each.typed
            node.source, node.line = str(Path(env.srcdir, each.span.file)), each.span.line
            yield node


def _download(named: Destination) -> addnodes.download_reference:
    return addnodes.download_reference(reftarget=named.path)


def is_file(named: Destination, document: str, env: BuildEnvironment) -> bool:
    """Whether a link means a file that is no document: one without an ending may be a label."""
    if is_elsewhere(named.typed) or not named.path:
        return False
    path, place = env.relfn2path(named.path, document)
    if env.path2doc(path) is not None:
        return False
    return Path(place).is_file() or bool(posixpath.splitext(path)[1])


def attached(place: nodes.Element, env: BuildEnvironment) -> Attached:
    """What of it was found, and is not told to be missing."""
    return {
        (node["typed"], isinstance(node, nodes.image)): node
        for node in place.children
        if isinstance(node, nodes.Element) and _is_there(node, env)
    }


def _is_there(node: nodes.Element, env: BuildEnvironment) -> bool:
    if isinstance(node, nodes.image):
        return any(key == "?" or uri in env.images for key, uri in node["candidates"].items())
    return "filename" in node


def page_addresses(found: Attached, builder: Builder, document: str) -> Mapping[tuple[str, bool], str]:
    """Where it will be, seen from a page for browsers."""
    page = builder.get_target_uri(document)
    chosen = {key: node.deepcopy() for key, node in found.items()}
    # Has the builder choose among several of one name, and copy what it chose.
    builder.post_process_images(nodes.container("", *chosen.values()))
    return {key: _address(node, builder, page) for key, node in chosen.items()}


def _address(node: nodes.Element, builder: Builder, page: str) -> str:
    if not isinstance(node, nodes.image):
        return posixpath.join(relative_uri(page, _DOWNLOADS), quote(node["filename"]))
    name = builder.images.get(node["uri"])
    if name is None:
        return str(node["uri"])
    return posixpath.join(relative_uri(page, builder.imagedir), quote(name))
