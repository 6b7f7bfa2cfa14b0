"""Ids of use cases in running text: known ones become links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markupsafe import Markup, escape

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.words.mentions import may_mention, mentions
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.source import Span

LINK_CLASS = "usecase-ref"
ELSEWHERE_CLASS = "usecase-elsewhere"

Address = Callable[[Entry], str | None]
"""Where a use case is shown, seen from the page that is being rendered."""

_UNLINKED = frozenset({"a", "code", "pre", "kbd", "script", "style", "svg"})
_START = Span("", 1, 1)


class Mention(NamedTuple):
    """A word that is the id of a known use case."""

    word: str
    href: str | None
    title: str
    is_elsewhere: bool = False
    """Whether another site has it."""

    @property
    def classes(self) -> str:
        """Of its link."""
        return f"{LINK_CLASS} {ELSEWHERE_CLASS}" if self.is_elsewhere else LINK_CLASS


class MentionLinker:
    """Links the ids that a site knows in the texts of one page."""

    def __init__(self, registry: Registry, address: Address) -> None:
        """Take what knows the ids, and what knows where each use case is shown."""
        self._registry = registry
        self._address = address

    def parts(self, text: str) -> Iterator[str | Mention]:
        """The text in pieces, known ids apart."""
        done = 0
        for found in mentions(Prose(text, _START), None, self._registry.elsewhere.inventories):
            mention = self._mention(found.id)
            if mention is not None:
                start = found.span.column - _START.column
                yield text[done:start]
                yield mention
                done = start + len(found.id)
        yield text[done:]

    def _mention(self, word: str) -> Mention | None:
        """What a word that has the form of an id leads to; `None` where nobody knows it."""
        entry = self._registry.find(word)
        if entry is not None:
            return Mention(word, self._address(entry), plain(entry.use_case.title))
        foreign = self._registry.elsewhere.find(word)
        return None if foreign is None else Mention(word, foreign.url, foreign.title, is_elsewhere=True)

    def links(self, text: str) -> tuple[str, ...]:
        """The links that a plain text gets, to compare them."""
        if not may_mention(text):
            return ()
        return tuple(self._markup(part) for part in self.parts(text) if isinstance(part, Mention))

    def linked(self, text: str) -> Markup:
        """Plain text as HTML, known ids linked."""
        if not may_mention(text):
            return escape(text)
        first, *others = self.parts(text)
        if not others:
            return escape(first)
        return Markup("").join(
            escape(part) if isinstance(part, str) else self._markup(part) for part in (first, *others)
        )

    def link_in(self, parent: Element) -> None:
        """Link known ids in the text of an element, but not in its links and code."""
        for position in reversed(range(len(parent))):
            child = parent[position]
            if child.tag not in _UNLINKED:
                self.link_in(child)
            if child.tail:
                child.tail = self._link_text(child.tail, parent, position + 1)
        if parent.text:
            parent.text = self._link_text(parent.text, parent, 0)

    def _link_text(self, text: str, parent: Element, position: int) -> str:
        """Insert links into the parent for the ids in a text; the text before the first of them remains."""
        before, *others = self.parts(text)
        link: Element | None = None
        for part in others:
            if isinstance(part, Mention):
                link = self._element(part)
                parent.insert(position, link)
                position += 1
            elif link is not None:
                link.tail = part
        return before if isinstance(before, str) else text

    def _markup(self, mention: Mention) -> Markup:
        if mention.href is None:
            return escape(mention.word)
        return Markup('<a class="{}" href="{}" title="{}">{}</a>').format(
            mention.classes, mention.href, mention.title, mention.word
        )

    def _element(self, mention: Mention) -> Element:
        link = Element("span" if mention.href is None else "a")
        link.text = mention.word
        if mention.href is not None:
            title = mention.title.replace("&", "&amp;")
            link.attrib.update({"class": mention.classes, "href": mention.href, "title": title})
        return link
