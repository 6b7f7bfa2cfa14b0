"""Which page of a MkDocs site an instance of Markdown is converting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


def converted_file(md: Markdown, config: MkDocsConfig) -> File | None:
    """The page that an instance of Markdown converts: MkDocs itself resolves links by it."""
    if "relpath" in md.treeprocessors:
        file: File | None = getattr(md.treeprocessors["relpath"], "file", None)
        if file is not None:
            return file
    # Plugins convert pieces of a page on their own, such as docstrings.
    page = getattr(config, "_current_page", None)
    return getattr(page, "file", None)
