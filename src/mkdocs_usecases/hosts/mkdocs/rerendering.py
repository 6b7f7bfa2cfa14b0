"""Pages on the way that MkDocs takes them, for those that it passed by before the site was known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.mkdocs.neighbours.autorefs import look_at
from mkdocs_usecases.parsing.documents import Document

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


def populate(file: File, config: MkDocsConfig, files: Files) -> Page:
    """Read and render a page, with all events that plugins wait for."""
    page = file.page or Page(None, file, config)
    plugins = config.plugins
    before, config._current_page = getattr(config, "_current_page", None), page
    try:
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
    finally:
        config._current_page = before
    return page


def render_again(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Do again what MkDocs did to a page since it was read."""
    before, config._current_page = getattr(config, "_current_page", None), page
    look_at(config, page)
    try:
        page.render(config, files)
        page.content = config.plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
    finally:
        config._current_page = before


def never_skip(file: File) -> None:
    """Have a page built in a dirty build although its source did not change: it lists what others hold."""
    file.is_modified = lambda: True  # type: ignore[method-assign]


_MAY_BRING = expression(r"-8<-|\{[{%#]|^[ \t>]*<[a-z]", re.MULTILINE | re.IGNORECASE)


def may_show_otherwise(source: str, document: Document) -> bool:
    """Whether what a page shows may be other use cases than those of its source.

    Snippets and macros bring some, tags of HTML take some away, and so does indentation for which there is no
    extension.
    """
    return bool(_MAY_BRING.search(source)) or any(block.span.column > 1 for block in document.blocks)
