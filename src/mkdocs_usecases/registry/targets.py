"""Targets of Markdown links to use cases: paths of source files, for the host to resolve and to check."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.registry import Registry


def target(registry: Registry, page: str, entry: Entry, part: str = "") -> str | None:
    """Where a use case or a part of it is, seen from the source of a page; `None` for an unknown part."""
    if part and not registry.has_part(entry, part):
        return None
    anchor = registry.anchor(entry, part) if part else entry.anchor
    return f"#{anchor}" if entry.path == page else f"{relative(entry.path, page)}#{anchor}"


def relative(path: str, page: str) -> str:
    """A path in the docs folder, seen from the source of a page."""
    return quote(posixpath.relpath(path, posixpath.dirname(page)))
