"""What search indexes read of a page: a copy that holds the words of its use cases."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_usecases.hosts.mkdocs.searched_words import SearchedWords, searched_words

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


class SearchedPages:
    """Has search indexes read the words of pages, and nothing else of a build see any difference.

    MkDocs' own search plugin and that of Material, like those made after them, keep an object `search_index`
    and hand each page to its `add_entry_from_context`. Neither is promised to anybody. But whatever is done
    in the event `on_page_context` shows on the page, and may undo what other plugins did to it there. A
    plugin that does otherwise reads whole pages, and takes longer.
    """

    def __init__(self) -> None:
        """Start with nothing known."""
        self.remembers = False
        """Whether pages will be searched again: then those that stayed the same need no second look."""

        self._step = ""
        self._earlier: dict[str, tuple[str, SearchedWords]] = {}
        self._words: dict[str, tuple[str, SearchedWords]] = {}

    def show_words(self, plugins: Iterable[object], step: str) -> None:
        """Stand between pages and the indexes of these plugins, in each build once these are there.

        A step is called as `step` says, with `{}` for its number.
        """
        self._earlier, self._words = self._words if step == self._step else {}, {}
        self._step = step
        for plugin in plugins:
            index: Any = getattr(plugin, "search_index", None)
            add = getattr(index, "add_entry_from_context", None)
            if callable(add) and not isinstance(add, _WithWords):
                # One that takes no attributes reads whole pages.
                with suppress(AttributeError):
                    index.add_entry_from_context = _WithWords(add, self._as_searched)

    def _as_searched(self, page: Page) -> Page:
        """The page as an index is to see it: a copy, unless it is the same."""
        content = page.content or ""
        words = self._words_of(page.file.src_uri, content)
        if words.html == content:
            return page
        searched = copy.copy(page)
        searched.content = words.html
        if words.rows:
            # MkDocs' own index leaves out what has no line in the table of contents.
            rows = [AnchorLink(unescape(row.title), row.anchor, _DEEPEST) for row in words.rows]
            searched.toc = TableOfContents([*page.toc, *rows])
        return searched

    def _words_of(self, path: str, content: str) -> SearchedWords:
        known = self._earlier.get(path)
        same = known is not None and known[0] == content
        words = known[1] if known is not None and same else searched_words(content, self._step)
        if self.remembers:
            self._words[path] = content, words
        return words


_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _WithWords:
    """What an index does with a page, done with the page as it is to be searched."""

    add: Callable[..., object]
    as_searched: Callable[[Page], Page]

    def __call__(self, page: Page, *args: object, **kwargs: object) -> object:
        return self.add(self.as_searched(page), *args, **kwargs)
