"""Generated pages in the menu of a site whose use cases show up when the menu is already there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.utils import dirname_to_title

from mkdocs_usecases.registry.order import by_folder, named_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def foreseen_menu(config: MkDocsConfig, paths: Iterable[str]) -> list[str]:
    """The pages in the order that their menu will have, unless a plugin makes another one."""
    return by_folder(paths) if config.nav is None else [*named_pages(config.nav)]


def join_menu(nav: Navigation, files: Iterable[File]) -> None:
    """Put pages where MkDocs would have put them: beside those of their folder, else at the end."""
    for file in files:
        if file.inclusion is InclusionLevel.INCLUDED and file.page is not None and file.page not in nav.pages:
            _join(nav, file.page)


def _join(nav: Navigation, page: Page) -> None:
    folder = posixpath.dirname(page.file.src_uri)
    beside = [other for other in nav.pages if posixpath.dirname(other.file.src_uri) == folder]
    before = beside[-1] if beside else nav.pages[-1] if nav.pages else None
    if beside:
        page.parent = beside[-1].parent
    elif folder:
        page.parent = Section(dirname_to_title(posixpath.basename(folder)), [])
        nav.items.append(page.parent)
    siblings = nav.items if page.parent is None else page.parent.children
    siblings.append(page)
    after = None if before is None else before.next_page
    nav.pages.insert(nav.pages.index(before) + 1 if before is not None else 0, page)
    page.previous_page, page.next_page = before, after
    if before is not None:
        before.next_page = page
    if after is not None:
        after.previous_page = page
