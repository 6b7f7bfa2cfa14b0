"""The Python-Markdown extension `usecases`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_usecases.hosts.markdown.conversion import Conversion
from mkdocs_usecases.hosts.markdown.page import Page
from mkdocs_usecases.hosts.markdown.source import GivenLines

OpenPage = Callable[[Markdown, Sequence[str]], Page]
"""Tells what must be known of the page that an instance of Markdown starts to convert, given its lines."""


class UseCasesExtension(Extension):
    """Shows `usecase` blocks and listings.

    On its own it knows one page at a time, and takes the options of the MkDocs plugin as its configuration.
    A host that knows a whole site gives `open_page` instead.
    """

    def __init__(self, open_page: OpenPage | None = None, **options: Any) -> None:
        """Take the host's knowledge of pages, or options; wrong ones are a `ValueError` with all messages."""
        super().__init__()
        self._open_page: OpenPage = open_page or _single_pages(options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what hides the blocks, what puts them into the tree and what fills them."""
        conversion = Conversion(md, self._open_page)
        # Ahead of all others: that of front matter takes it off.
        md.preprocessors.register(GivenLines(md), GivenLines.name, 1000)
        # Ahead of SuperFences and of fenced code (25), which would otherwise claim the fence.
        md.preprocessors.register(_Lines(md, conversion.hide), "usecases", 27)
        # Ahead of what highlights indented code (30), behind what makes a tree of footnotes (50).
        md.treeprocessors.register(_Tree(md, conversion.restore_code), "usecases_code", 45)
        # Ahead of inline patterns (20), so that they see the prose.
        md.treeprocessors.register(_Tree(md, conversion.build), "usecases_sections", 21)
        # Behind these, ahead of others that go through all texts once more (6.1): they know nothing of ids.
        md.treeprocessors.register(_Tree(md, conversion.keep_ids), "usecases_ids", 19)
        # Behind smart quotes (6), which look for tags once more; ahead of the table of contents (5).
        md.treeprocessors.register(_Tree(md, conversion.show_headings), "usecases_headings", 5.5)
        # Behind the resolution of links in MkDocs and the end of escaping (0).
        md.treeprocessors.register(_Tree(md, conversion.fill), "usecases_bodies", -10)
        # Behind the host's own stash (30) and what replaces its marks (20), of which there are none in what
        # was kept out of its way; ahead of what looks at the whole page.
        md.postprocessors.register(_Text(md, conversion.put_back), "usecases_stash", 19)


def makeExtension(**options: Any) -> UseCasesExtension:
    """The extension, under the name that Python-Markdown looks for in a module."""
    return UseCasesExtension(**options)


def _single_pages(options: Mapping[str, Any]) -> OpenPage:
    # A host that knows a whole site has no need of them.
    from mkdocs_usecases.hosts.markdown.single_page import SinglePages

    return SinglePages(_given(options)).open


def _given(options: Mapping[str, Any]) -> Mapping[str, object]:
    return {name: value for name, value in options.items() if value is not None}


class _Lines(Preprocessor):
    def __init__(self, md: Markdown, change: Callable[[list[str]], list[str]]) -> None:
        super().__init__(md)
        self.run = change  # type: ignore[assignment,method-assign]


class _Text(Postprocessor):
    def __init__(self, md: Markdown, change: Callable[[str], str]) -> None:
        super().__init__(md)
        self.run = change  # type: ignore[assignment,method-assign]


class _Tree(Treeprocessor):
    def __init__(self, md: Markdown, change: Callable[[Element], None]) -> None:
        super().__init__(md)
        self.run = change  # type: ignore[assignment,method-assign]
