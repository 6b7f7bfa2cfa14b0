"""Which page of a site holds the listing that names link to."""

from __future__ import annotations

from mkdocs_usecases.registry.registry import Registry

_LINKED = ("actors", "goals")


def listing_pages(registry: Registry, index: str | None) -> dict[str, str]:
    """By listing the page that others link to: that of the index, or the first that has it whole."""
    pages: dict[str, str] = {}
    for document in registry.documents:
        for marker in document.markers:
            if marker.listing in _LINKED and not marker.filters:
                usual = None if index is None else f"{index}{marker.listing}.md"
                if marker.listing not in pages or document.path == usual:
                    pages[marker.listing] = document.path
    return pages
