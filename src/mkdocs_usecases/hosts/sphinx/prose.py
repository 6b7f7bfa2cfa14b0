"""Prose as HTML: Markdown everywhere, whatever the document around it is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.rendering.mentions import ELSEWHERE_CLASS, MentionLinker
from mkdocs_usecases.rendering.view import View

Resolve = Callable[[str], str]
"""Makes an address of what a link names, seen from the source of the document."""

_MARKUP = expression(r"[\\`*_\[<&!\n~]")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


class Prose:
    """Renders the texts of one document."""

    def __init__(self, view: View, link: Resolve) -> None:
        """Take what the document knows of the site, and what finds the documents that it names."""
        self._linker = MentionLinker(view.registry, view.links.use_case)
        self._link = link
        self._attached: Mapping[tuple[str, bool], str] = {}
        self._references = _References(view)
        self._environment = {"references": self._references}

    def with_attached(self, attached: Mapping[tuple[str, bool], str]) -> Prose:
        """The same, that knows where pictures and files will be: by what was typed."""
        other = copy(self)
        other._attached = attached
        return other

    def __call__(self, text: str) -> Markup:
        """One text, without a paragraph around it."""
        if _MARKUP.search(text) is None:
            return self._linker.linked(text)
        tokens = _MARKDOWN.parseInline(text, self._environment)
        for token in tokens:
            self._finish(token.children or [])
        return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, self._environment))

    def _finish(self, tokens: list[Token]) -> None:
        """Find what is named, and link the ids of use cases."""
        links = 0
        for token in tokens:
            if token.type == "link_open":
                links += 1
                self._finish_link(token)
            elif token.type == "link_close":
                links -= 1
            elif token.type == "image":
                typed = str(token.attrGet("src") or "")
                token.attrSet("src", self._attached.get((typed, True), typed))
            elif token.type == "text" and not links:
                # A plain `str`: safe markup would escape what the renderer puts before it.
                token.type, token.content = "html_inline", str.__str__(self._linker.linked(token.content))

    def _finish_link(self, token: Token) -> None:
        typed = str(token.attrGet("href") or "")
        if (typed, token.attrGet("title")) in self._references.foreign:
            token.attrJoin("class", ELSEWHERE_CLASS)
        if (address := self._attached.get((typed, False))) is None:
            token.attrSet("href", self._link(typed))
            return
        token.attrs = {"class": "reference download internal", "download": "", **token.attrs, "href": address}


def inline_tokens(text: str) -> list[Token]:
    """What Markdown finds in a text."""
    return [token for each in _MARKDOWN.parseInline(text, {}) for token in each.children or []]


def without_links(text: str) -> Markup:
    """A title: markup, and nothing that leads anywhere."""
    if _MARKUP.search(text) is None:
        return escape(text)
    tokens = _MARKDOWN.parseInline(text, {})
    for token in tokens:
        token.children = [
            child for child in token.children or [] if child.type not in ("link_open", "link_close", "image")
        ]
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


class _References(dict[str, Any]):
    """The definitions of reference links: every use case has one, made when it is asked for."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self.foreign: set[tuple[str, object]] = set()
        """Address and title of those that lead to other sites."""

    def __contains__(self, label: object) -> bool:
        if not super().__contains__(label):
            found = self._found(str(label))
            if found is None:
                return False
            self[str(label)] = found
        return True

    def get(self, label: str, default: Any = None) -> Any:
        """The definition, as markdown-it-py asks for it since its version 4."""
        return super().get(label, default) if label in self else default

    def _found(self, label: str) -> dict[str, str] | None:
        registry = self._view.registry
        id_, _, part = (piece.strip() for piece in label.partition("/"))
        entry = registry.find(id_)
        if entry is None:
            return self._foreign(id_, part)
        # Labels come in capitals.
        parts = {name.upper(): name for name in registry.parts(entry)}
        known = part if registry.has_part(entry, part) else parts.get(part.upper(), "")
        href = self._view.links.use_case(entry, known or None) if known or not part else None
        return None if href is None else {"href": href, "title": plain(entry.use_case.title)}

    def _foreign(self, id_: str, part: str) -> dict[str, str] | None:
        elsewhere = self._view.registry.elsewhere
        prefix, sign, rest = id_.partition(":")
        # What others are called comes in capitals, too.
        name = next((each for each in elsewhere.inventories if each.upper() == prefix.upper()), prefix)
        use_case = elsewhere.find(f"{name}{sign}{rest}")
        parts = {} if use_case is None else {each.upper(): each for each in use_case.parts}
        if use_case is None or (part and part.upper() not in parts):
            return None
        url = use_case.part_url(parts[part.upper()]) if part else use_case.url
        if url is None:
            return None
        title = use_case.title or use_case.id
        self.foreign.add((url, title))
        return {"href": url, "title": title}
