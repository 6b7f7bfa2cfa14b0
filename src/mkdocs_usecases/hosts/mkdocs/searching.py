"""What search indexes read of a page: the words of its use cases, without the markup around them.

Search plugins parse the HTML of every page, and tables are mostly markup: that took longer than all the rest
of a build. Numbers, labels and routes would only bury the words that people look for.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_usecases.expressions import expression

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_START = '<section class="usecase'
_HEADING_END = expression(r"</h[1-6]>")


def _up_to(end: str) -> str:
    """All up to an end tag, from tag to tag; what is never closed goes on to the end of the text."""
    return rf"[^<]*(?:<(?!{end})[^<]*)*(?:<{end}|\Z)"


_PICTURE = (
    rf"details\b{_up_to('/details>')}|figure\b{_up_to('/figure>')}|pre class=\"mermaid{_up_to('/pre>')}"
)
_LEFT_OUT = expression(
    rf'<(?:div class="usecase-scenarios\b{_up_to("/div>")}|{_PICTURE}'
    rf'|caption{_up_to("/caption>")}|thead{_up_to("/thead>")}|a class="usecase-number"{_up_to("/a>")}'
    rf'|span class="usecase-(?:branches|sign)"{_up_to("/span>")}|[^>]*(?:>|\Z))'
)
_OWN_PICTURE = expression(
    rf'<(?:details class="usecase-{_up_to("/details>")}|figure class="usecase-{_up_to("/figure>")})'
)
"""What has no section around it: in a listing of diagrams, and where nothing could be read."""


def words_of_page(content: str) -> str:
    """The HTML of a page with the bodies of use cases and index entries as plain paragraphs."""
    before, *sections = content.split(_START)
    return _START.join([_without_pictures(before), *map(_with_words, sections)])


def _with_words(section: str) -> str:
    """A section up to the next one, without its first characters; what follows its end stays as it is."""
    heading = _HEADING_END.search(section)
    if heading is None:
        return _without_pictures(section)
    body, end, after = section[heading.end() :].partition("</section>")
    words = _LEFT_OUT.sub(" ", body)
    return f"{section[: heading.end()]}<p>{' '.join(words.split())}</p>{end}{_without_pictures(after)}"


def _without_pictures(html: str) -> str:
    return _OWN_PICTURE.sub("", html) if 'class="usecase-' in html else html


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

        self._earlier: dict[str, tuple[str, str]] = {}
        self._words: dict[str, tuple[str, str]] = {}

    def show_words(self, plugins: Iterable[object]) -> None:
        """Stand between pages and the indexes of these plugins, in each build once these are there."""
        self._earlier, self._words = self._words, {}
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
        if words == content:
            return page
        searched = copy.copy(page)
        searched.content = words
        return searched

    def _words_of(self, path: str, content: str) -> str:
        known = self._earlier.get(path)
        words = known[1] if known is not None and known[0] == content else words_of_page(content)
        if self.remembers:
            self._words[path] = content, words
        return words


@dataclass(frozen=True, slots=True)
class _WithWords:
    """What an index does with a page, done with the page as it is to be searched."""

    add: Callable[..., object]
    as_searched: Callable[[Page], Page]

    def __call__(self, page: Page, *args: object, **kwargs: object) -> object:
        return self.add(self.as_searched(page), *args, **kwargs)
