"""The extension as a site lists it by its name: who runs it, it finds out by itself."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from mkdocs_usecases.hosts.markdown import UseCasesExtension
from mkdocs_usecases.hosts.zensical.rendering import rendering_of


class ListedExtension(Extension):
    """Knows the whole site in Zensical, and one page elsewhere."""

    def __init__(self, **options: Any) -> None:
        """Take the options of the MkDocs plugin; wrong ones are a `ValueError` once they are needed."""
        super().__init__()
        self._options = options

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the extension for whoever runs it."""
        if rendering_of(md) is None:
            UseCasesExtension(**self._options).extendMarkdown(md)
            return
        # Python-Markdown alone needs nothing of the sort.
        from mkdocs_usecases.hosts.zensical.opening import SitePages

        given = {name: value for name, value in self._options.items() if value is not None}
        UseCasesExtension(SitePages(given).open).extendMarkdown(md)


def makeExtension(**options: Any) -> ListedExtension:
    """The extension, under the name that Python-Markdown looks for in a module."""
    return ListedExtension(**options)
