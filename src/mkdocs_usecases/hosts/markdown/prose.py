"""Prose of use cases on its way through the host's inline Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import methodcaller
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX
from markupsafe import Markup

from mkdocs_usecases.expressions import expression

SHOWN_LESS_THAN = "\ufdd1"
"""Stands for a `<` that is text. A noncharacter: no pattern of any extension looks for it."""

_AUTOLINK = r"(?:(?:https?|ftp)://[^<>\s\"']*|[^<>\s!]+@[^@<>\s]+)>"
_TAG_START = expression(rf"<(?!{_AUTOLINK})")
_POINTED_TARGET = expression(r"(\]\(\s*)<([^<>\n]*)>")
_CONTROLS = expression(f"[{STX}{ETX}{SHOWN_LESS_THAN}]")
_MARK = expression(f"{STX}[^{STX}{ETX}]*{ETX}")

_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_SCHEME = expression(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_IN_ADDRESSES = expression(r"[\x00-\x20]")
_ADDRESSES = frozenset({"href", "src"})
_KEPT = frozenset("id class title lang dir translate role".split())
"""What an element may carry whichever it is, besides `aria-…`: what says how it is read, and does nothing."""

_KEPT_OF: Mapping[str, frozenset[str]] = {
    "a": frozenset("href hreflang target rel download data-preview".split()),
    "img": frozenset("src alt width height align loading decoding".split()),
    # The words that the plugin autorefs takes for a link when all pages are there.
    "autoref": frozenset("identifier optional backlink-type backlink-anchor slug".split()),
    # A formula that waits for MathJax.
    "script": frozenset({"type"}),
}
_FORMULA = "math/"


def without_controls(text: str) -> str:
    """The text without the characters that mark places for the host."""
    return text if text.isprintable() else _CONTROLS.sub("", text)


def without_forged(body: Markup, rendered: Iterable[str]) -> Markup:
    """The HTML without marks for the host but those of the rendered prose: YAML can write any character."""
    known = {mark for text in rendered for mark in _MARK.findall(text)}
    pieces = _MARK.split(body)
    marks = _MARK.findall(body)
    kept = [mark if mark in known else without_controls(mark) for mark in marks]
    return Markup(
        "".join(without_controls(piece) + mark for piece, mark in zip(pieces, [*kept, ""], strict=True))
    )


def hidden(text: str) -> str:
    """The text with every `<` that could open a tag made harmless: raw HTML is shown, not run."""
    text = without_controls(text)
    if "<" not in text:
        return text
    text = _POINTED_TARGET.sub(lambda found: found[1] + quote(found[2], safe="/:#?&=%@+,;~!$*'"), text)
    return _TAG_START.sub(SHOWN_LESS_THAN, text)


def shown(elements: Iterable[Element]) -> None:
    """Bring back the `<` that `hidden` took away, as text."""
    for element in elements:
        if element.text and SHOWN_LESS_THAN in element.text:
            element.text = element.text.replace(SHOWN_LESS_THAN, "<")
        if element.tail and SHOWN_LESS_THAN in element.tail:
            element.tail = element.tail.replace(SHOWN_LESS_THAN, "<")
        for name, value in element.items():
            if value and SHOWN_LESS_THAN in value:
                element.set(name, value.replace(SHOWN_LESS_THAN, "<"))


def show_in_stash(rendered: str, md: Markdown) -> None:
    """Bring back the `<` in what extensions set aside while they rendered the prose: code, formulas."""
    for found in HTML_PLACEHOLDER_RE.finditer(rendered):
        stashed = md.htmlStash.rawHtmlBlocks[int(found[1])]
        if isinstance(stashed, str) and SHOWN_LESS_THAN in stashed:
            md.htmlStash.rawHtmlBlocks[int(found[1])] = stashed.replace(SHOWN_LESS_THAN, "&lt;")


def sanitize(elements: Iterable[Element]) -> None:
    """Leave what is harmless: attribute lists and links are the writer's, the page is the reader's.

    Scripts of a site do what attributes tell them, and nobody knows which: so these are those that are known,
    whichever extension put them there.
    """
    for element in elements:
        if element.tag == "script" and not element.get("type", "").startswith(_FORMULA):
            element.tag = "span"
        for name in list(element.keys()):
            if not _is_harmless(name, element.get(name) or "", str(element.tag)):
                del element.attrib[name]


def keep_whole(links: Iterable[Element]) -> None:
    """Have no line end within a link whose text is an id: `BR-001` is one word."""
    for link in links:
        if _ID.fullmatch(link.text or "") and not len(link):
            link.set("class", f"{link.get('class', '')} usecase-whole".strip())


_ID = expression(r"(?=.{1,24}$)[^\W_]+(?:[-_.][^\W_]+)+")


def _is_harmless(name: str, value: str, tag: str) -> bool:
    if name not in _KEPT and name not in _KEPT_OF.get(tag, ()) and not name.startswith("aria-"):
        return False
    return name not in _ADDRESSES or _is_safe(value, tag)


def _is_safe(address: str, tag: str) -> bool:
    plain = html.unescape(address.replace(AMP_SUBSTITUTE, "&"))
    plain = _IGNORED_IN_ADDRESSES.sub("", plain)
    scheme = _SCHEME.match(plain)
    if scheme is None or scheme[1].lower() in _SAFE_SCHEMES:
        return True
    return tag == "img" and plain.lower().startswith("data:image/")


class InlineMarkup(NamedTuple):
    """Tells which texts the host's inline Markdown would change at all.

    Most steps are plain sentences, and inline processing costs more than all the rest of a block. So every
    pattern that any extension has registered is asked whether it occurs.
    """

    every: tuple[re.Pattern[str], ...]
    foreign: tuple[re.Pattern[str], ...]
    """Those of extensions, which may need no sign that we know."""

    abbreviations: tuple[str, ...]

    @staticmethod
    def of(md: Markdown) -> InlineMarkup:
        """That of an instance of Markdown."""
        every = tuple(
            [
                _compiled(pattern)
                for processor in md.treeprocessors
                if isinstance(processor, InlineProcessor)
                for pattern in processor.inlinePatterns
            ]
        )
        return _markup(every, tuple(_abbreviations(md)))

    def is_in(self, text: str) -> bool:
        """Whether a text has any."""
        for pattern in self.foreign if _SIGN.search(text) is None else self.every:
            if pattern.search(text):
                return True
        return any(word in text for word in self.abbreviations) if self.abbreviations else False


@lru_cache(maxsize=8)
def _markup(every: tuple[re.Pattern[str], ...], abbreviations: tuple[str, ...]) -> InlineMarkup:
    """The same object for all instances of Markdown that are set up alike: that is compared quickly."""
    own = _own_patterns()
    return InlineMarkup(every, tuple(pattern for pattern in every if pattern not in own), abbreviations)


@lru_cache(maxsize=1)
def _own_patterns() -> frozenset[re.Pattern[str]]:
    """What Python-Markdown registers without any extension: none of it matches without one of the signs."""
    return frozenset(map(_compiled, Markdown().inlinePatterns))


_compiled: Callable[[Any], re.Pattern[str]] = methodcaller("getCompiledRegExp")


_SIGN = expression(r"[\\`*_\[<&\n]")


def _abbreviations(md: Markdown) -> Iterator[str]:
    if "abbr" in md.treeprocessors:
        yield from getattr(md.treeprocessors["abbr"], "abbrs", ())
