"""Links to use cases that follow pages which are moved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.editing.links import Link
from mkdocs_usecases.editing.lookup import Names


def moved(names: Names, pages: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that keep links true when pages move: those to anchors of use cases, and no others.

    Other links may be the business of another program, and two that edit one place are one too many.

    Args:
        names: of the site as it is.
        pages: the new path of each page by its old one, as seen from the folder of all pages.
    """
    for page in names.pages:
        for link in names.links_of(page):
            target = names.target(link)
            if target is None or not link.address.endswith((".md", ".markdown")):
                continue
            here, there = pages.get(page, page), pages.get(target, target)
            if (here, there) == (page, target):
                continue
            address = _address(link, here, there)
            if address != link.address:
                yield Edit(link.address_span, address, was=link.address)


def _address(link: Link, here: str, there: str) -> str:
    """How one page names another one, in the way in which it did."""
    if link.address.startswith("/"):
        found = f"/{there}"
    else:
        found = posixpath.relpath(there, posixpath.dirname(here))
        if link.address.startswith("./") and not found.startswith("."):
            found = f"./{found}"
    return found.translate(_SIGNS)


_SIGNS = {ord(sign): f"%{ord(sign):02X}" for sign in " ()<>#?%"}
"""What would end an address, or mean something else in it."""
