"""What search indexes read of a page: a copy that holds the words of its use cases."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import escape, unescape
from inspect import signature
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_usecases.hosts.mkdocs.neighbours.searched_words import Row, SearchedWords, searched_words

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
        self._searched: Page | None = None
        self._apart: tuple[Row, ...] = ()
        """The rows of that page which are not in its HTML."""

        self._earlier: dict[tuple[str, bool], tuple[str, SearchedWords]] = {}
        self._words: dict[tuple[str, bool], tuple[str, SearchedWords]] = {}

    def show_words(self, plugins: Iterable[object], handlers: list[Handler], step: str) -> None:
        """Stand between pages and the indexes of these plugins, in each build once these are there.

        `handlers` are those of the event in which pages are handed over. A step is called as `step` says,
        with `{}` for its number.
        """
        self._earlier, self._words = self._words if step == self._step else {}, {}
        self._step = step
        for plugin in plugins:
            index: Any = getattr(plugin, "search_index", None)
            add = getattr(index, "add_entry_from_context", None)
            if callable(add) and not isinstance(add, _WithWords):
                # One that takes no attributes reads whole pages.
                with suppress(AttributeError):
                    rows = RowsAhead.of(index)
                    own = index.add_entry_from_context = _WithWords(add, self, rows)
                    handlers[:] = (_OnWords.of(handler, plugin, own) for handler in handlers)

    def as_searched(self, page: Page, *, apart: bool = False) -> Page:
        """The page as an index is to see it: a copy, unless it is the same.

        `apart` is whether the index takes rows by themselves.
        """
        if page is self._searched:
            return page
        content = page.content or ""
        words = self._words_of(page.file.src_uri, content, apart)
        self._apart = words.rows if words.apart else ()
        if words.html == content:
            return page
        searched = self._searched = copy.copy(page)
        searched.content = words.html
        # MkDocs' own index leaves out what has no line in the table of contents.
        searched.toc = _with_rows(page.toc, () if words.apart else words.rows)
        return searched

    def rows_apart(self) -> dict[str, list[Row]]:
        """The rows of the page that is searched, as far as they are not in its HTML, by their headings."""
        rows: dict[str, list[Row]] = {}
        for row in self._apart:
            rows.setdefault(row.heading, []).append(row)
        return rows

    def _words_of(self, path: str, content: str, apart: bool) -> SearchedWords:
        known = self._earlier.get((path, apart))
        same = known is not None and known[0] == content
        words = known[1] if known is not None and same else searched_words(content, self._step, apart=apart)
        if self.remembers:
            self._words[path, apart] = content, words
        return words


class RowsAhead:
    """What Material's index does with a section, done first with the rows that stand under its heading.

    Its parser takes 11 µs to find a heading and the words behind it: for all rows that was a fifteenth of our
    share of a build. What an index makes of a section is promised to nobody: one that is not as Material's is
    gets rows as HTML.
    """

    def __init__(self, create: Callable[..., object]) -> None:
        """Take what it does."""
        self._create = create
        self.rows: dict[str, list[Row]] = {}
        """Of the page that it reads, by their headings."""

    @classmethod
    def of(cls, index: Any) -> RowsAhead | None:
        """That of an index; `None` for one that wants something else."""
        create = getattr(index, "create_entry_for_section", None)
        if not callable(create) or [*signature(create).parameters] != ["section", "toc", "url", "page"]:
            return None
        ahead = index.create_entry_for_section = cls(create)
        return ahead

    def __call__(self, section: Any, toc: object, url: str, page: Page) -> object:
        """Add the entries of a section."""
        for row in self.rows.pop(section.id, ()):
            # There is no line for it in the table of contents.
            self._create(_RowSection.of(row), (), url, page)
        return self._create(section, toc, url, page)


class _RowSection(NamedTuple):
    """A row as a section: pieces of HTML, without references but those that have to be."""

    id: str
    title: list[str]
    text: list[str]

    @classmethod
    def of(cls, row: Row) -> _RowSection:
        return cls(row.anchor, [_piece(row.title)] if row.title else [], [_piece(row.text)])


def _piece(text: str) -> str:
    return escape(unescape(text), quote=False) if "&" in text else text


def _with_rows(toc: Iterable[AnchorLink], rows: Iterable[Row]) -> TableOfContents:
    """All lines of a table of contents and one for each row, in the order in which they are searched."""
    ahead: dict[str, list[AnchorLink]] = {}
    for row in rows:
        ahead.setdefault(row.heading, []).append(AnchorLink(unescape(row.title), row.anchor, _DEEPEST))
    lines: list[AnchorLink] = []
    for line in _flat(toc):
        lines += (*ahead.pop(line.id, ()), line)
    return _LookedUp([*lines, *chain(*ahead.values())])


def _flat(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for line in toc:
        yield AnchorLink(line.title, line.id, line.level)
        yield from _flat(line.children)


class _LookedUp(TableOfContents):
    """Lines among which each look begins at the one that was found before.

    An index looks for each heading of a page in all lines from the first one on: of a page with 1,000 use
    cases, that took ten seconds.
    """

    _found = 0

    def __iter__(self) -> Iterator[AnchorLink]:
        for position in chain(range(self._found, len(self.items)), range(self._found)):
            self._found = position
            yield self.items[position]


_DEEPEST = 6

Handler = Callable[..., Any]
"""What a plugin does in an event."""


@dataclass(slots=True)
class _WithWords:
    """What an index does with a page, done with the page as it is to be searched."""

    add: Callable[..., object]
    pages: SearchedPages
    ahead: RowsAhead | None
    has_page: bool = False
    """Whether the page that comes next is there already."""

    def as_searched(self, page: Page) -> Page:
        """The page as the index is to see it."""
        return self.pages.as_searched(page, apart=self.ahead is not None)

    def __call__(self, page: Page, *args: object, **kwargs: object) -> object:
        if self.has_page:
            return None
        searched = self.as_searched(page)
        if self.ahead is not None:
            self.ahead.rows = self.pages.rows_apart()
        return self.add(searched, *args, **kwargs)


@dataclass(frozen=True, slots=True, eq=False)
class _OnWords:
    """The event of a search plugin on the page as it is to be searched.

    That of Material looks through all HTML for attributes of its own: that took a fifteenth of a build.
    """

    handler: Handler
    index: _WithWords

    @staticmethod
    def of(handler: Handler, plugin: object, index: _WithWords) -> Handler:
        """What takes the place of a handler: the same, unless it is that of the plugin."""
        return _OnWords(handler, index) if getattr(handler, "__self__", None) is plugin else handler

    def __call__(self, *args: object, page: Page, **kwargs: object) -> object:
        searched = self.index.as_searched(page)
        before = {**vars(searched)}
        result = self.handler(*args, page=searched, **kwargs)
        if searched is not page and vars(searched) != before:
            # What it changes is to be changed on the page.
            self.index.has_page = True
            result = self.handler(*args, page=page, **kwargs)
            self.index.has_page = False
        return result
