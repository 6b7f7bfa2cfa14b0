"""The Markdown of generated pages as reStructuredText, for sites that read no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from unicodedata import east_asian_width

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.markers import read_markers

_HEADING = expression(r"(?P<signs>#{1,4}) (?P<text>.*)")
_FENCE = expression(r"(?P<run>`{3,}|~{3,})(?P<language>[\w-]*)$")
_INLINE = expression(
    r"(?<!`)(?P<code>`+)(?!`)(?P<literal>.+?)(?<!`)(?P=code)(?!`)"
    r"|\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\s]+)\)"
    r"|(?P<mark>\*\*?)(?P<marked>(?:\\.|[^*\\])+)(?P=mark)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<entity>&#?\w+;)|(?P<sign>[*`|_\\])"
)
_UNDERLINES = "=-~^"
_WIDE = frozenset("WF")


def restructured(markdown: str) -> str:
    """A text of headings, paragraphs, code and markers: what generated pages are made of."""
    return "\n".join(_lines(markdown.rstrip("\n").split("\n"))) + "\n"


def _lines(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if (fence := _FENCE.fullmatch(line)) is not None:
            end = lines.index(fence["run"], at + 1)
            yield f".. code-block:: {fence['language'] or 'text'}"
            # Examples of mistakes are no code that anybody could colour.
            yield "   :force:"
            yield ""
            yield from (f"   {each}".rstrip() for each in lines[at + 1 : end])
            at = end
        elif line.startswith("<!--"):
            yield from _listing(line)
        elif (heading := _HEADING.fullmatch(line)) is not None:
            text = _text(heading["text"])
            yield text
            yield _UNDERLINES[len(heading["signs"]) - 1] * _width(text)
        else:
            yield _text(line)
        at += 1


def _listing(comment: str) -> Iterator[str]:
    marker = read_markers([comment], "").markers[0]
    yield f".. usecases:: {marker.listing.value}"
    yield from (f"   :{name}: {value}" for name, value in marker.filters.items())


def _text(markdown: str) -> str:
    """Inline markup."""
    return _INLINE.sub(_inline, markdown)


def _inline(found: re.Match[str]) -> str:
    if found["code"]:
        return f"``{found['literal'].strip()}``"
    if found["target"]:
        page = found["target"].rpartition(".")[0]
        return f":doc:`{_text(found['text'])} <{page}>`"
    if found["mark"]:
        return f"{found['mark']}{_text(found['marked'])}{found['mark']}"
    if found["entity"]:
        return _shown(unescape(found["entity"]))
    return _shown(found["escaped"] or found["sign"])


def _shown(text: str) -> str:
    """A sign as text."""
    return f"\\{text}" if text in "*`|_\\<>" else text


def _width(text: str) -> int:
    """In columns, for a line below that is not shorter."""
    return sum(2 if east_asian_width(sign) in _WIDE else 1 for sign in text)
