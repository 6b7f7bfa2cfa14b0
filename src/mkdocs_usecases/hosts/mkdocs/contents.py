"""The texts of rendered pages, out of memory from when a page is rendered until somebody asks for them.

MkDocs renders all pages before it writes the first one. A page of use cases is mostly tags: those of 5,000
use cases were 53 of 190 MB, and their Markdown, which hardly anybody asks for again, 4.
"""

from __future__ import annotations

import weakref
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from mkdocs.structure.pages import Page

from mkdocs_usecases.hosts.mkdocs.anchor_ids import AnchorIds

_AT_HAND = 256 * 1024
"""Bytes that are kept in memory all the same: the pages of most sites."""


class Contents:
    """What pages hold, in one temporary file for a build."""

    def __init__(self) -> None:
        """Start with nothing; the file is there as long as a page needs it."""
        self._file = SpooledTemporaryFile(max_size=_AT_HAND)  # noqa: SIM115 - closed with the last page
        self._last: Page | None = None
        self._recent: tuple[StoredPage | None, str] = (None, "")
        weakref.finalize(self, self._file.close)

    def __deepcopy__(self, _: object) -> Contents:
        """A copy of a page, as some plugins make them, reads the same file."""
        return self

    def follow(self, page: Page) -> None:
        """Note that a page is being rendered; nobody changes the one before it any more."""
        if self._last is not None and self._last is not page:
            self._put_away(self._last)
        self._last = page

    def read(self, page: StoredPage) -> str:
        """What a page holds."""
        if self._recent[0] is not page:
            # Two large pages at once would make the memory of a build grow.
            self._recent = (None, "")
            self._recent = page, self.text(page.stored)
        return self._recent[1]

    def text(self, place: Place) -> str:
        """What was put there."""
        self._file.seek(place.start)
        return self._file.read(place.length).decode("utf-8", "surrogatepass")

    def is_recent(self, page: StoredPage, text: str) -> bool:
        """Whether a text is the one that was read of a page just before."""
        return self._recent[0] is page and self._recent[1] is text

    def _put_away(self, page: Page) -> None:
        content = page.__dict__.get("content")
        # Plugins have pages of classes of their own.
        if not content or type(page) not in (Page, StoredPage):
            return
        try:
            stored = self._written(content)
            source = page.__dict__.get("markdown")
            typed = self._written(source) if source else None
        except OSError:
            # No room on the disk: the page stays in memory.
            return
        if self._recent[0] is page:
            self._recent = (None, "")
        title = page.title
        del page.__dict__["content"]
        page.__dict__.update(contents=self, stored=stored, last_title=title)
        if typed is not None:
            del page.__dict__["markdown"]
            page.__dict__["typed"] = typed
        if isinstance(page.present_anchor_ids, set):
            page.present_anchor_ids = AnchorIds.packed(page.present_anchor_ids)  # type: ignore[assignment]
        page.__class__ = StoredPage

    def _written(self, text: str) -> Place:
        data = text.encode("utf-8", "surrogatepass")
        start = self._file.seek(0, 2)
        self._file.write(data)
        return Place(start, len(data))


class Place(NamedTuple):
    """Where a text lies in the file."""

    start: int
    length: int


class _Title:
    """The title that a page had when it was put away; as that of MkDocs, it gives way to one that is set.

    MkDocs asks for the Markdown of a page each time, and each menu asks each page.
    """

    def __get__(self, page: StoredPage, _: object = None) -> str | None:
        if "title" in page.meta or "content" in page.__dict__ or "markdown" in page.__dict__:
            title: str | None = super(StoredPage, page).title
            return title
        return page.last_title


class StoredPage(Page):
    """A page that is as any other, but for where its texts lie."""

    contents: Contents
    stored: Place
    """That of its content."""

    typed: Place
    """That of its Markdown."""

    last_title: str | None
    title = _Title()

    pages = typeset = None
    """What Material's menus ask each page for, and what pages of its own plugins have.

    That there is none takes Jinja longer to find out than all else that it asks: menus are half of the build
    of 5,000 use cases, and that was a tenth of it.
    """

    @property
    def content(self) -> str | None:
        """What was put away, or what took its place since then."""
        own: Any = self.__dict__.get("content")
        return self.contents.read(self) if own is None else own

    @content.setter
    def content(self, content: str | None) -> None:
        if content is not None and self.contents.is_recent(self, content):
            # Shown in another form for a while, and now as it was.
            self.__dict__.pop("content", None)
        else:
            self.__dict__["content"] = content

    @property
    def markdown(self) -> str | None:
        """What it was made from, as `content`."""
        if "markdown" in self.__dict__:
            own: str | None = self.__dict__["markdown"]
            return own
        return self.contents.text(self.typed) if "typed" in self.__dict__ else None

    @markdown.setter
    def markdown(self, markdown: str | None) -> None:
        self.__dict__["markdown"] = markdown

    def __eq__(self, other: object) -> bool:
        # Templates of menus compare each page with each other: a title takes long, and so does asking for a
        # class that others may say they are of.
        if type(other) is not StoredPage and not isinstance(other, Page):
            return False
        if self.file.src_uri != other.file.src_uri:
            return False
        return self.title == other.title and self.file == other.file

    __hash__ = Page.__hash__
