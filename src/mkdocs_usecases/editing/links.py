"""Links of Markdown to the anchors of use cases: `[paying](orders.md#UC-2)`, `#UC-2-2a`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.indented_code import is_deep
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span


class Link(NamedTuple):
    """An address with an anchor, as a page has it."""

    pages: tuple[str, ...]
    """The pages that it may lead to, by their paths; the first that exists is meant."""

    anchor: str
    """Without the signs that an address needs in the place of others."""

    typed: str
    """The anchor as it stands there."""

    span: Span
    """Where the anchor stands, without `#`."""

    address: str
    """What stands before the `#`."""

    address_span: Span


_ADDRESS = r"(?P<address>(?![a-zA-Z][\w+.-]*:|//)[^\s<>()#\"']*)"
_LINK = expression(
    rf"(?:\]\(\s*<?|^[> \t]*\[[^\[\]]+\]:[ \t]*<?|\bhref\s*=\s*[\"']?)"
    rf"{_ADDRESS}(?:#(?P<anchor>[^\s<>()\"']*))?"
)
_CODE = expression(r"(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)")


def may_link(text: str) -> bool:
    """A quick look at a whole text."""
    return "](" in text or "]:" in text or "href" in text


def links(path: str, text: Text, blocks: frozenset[int] = frozenset()) -> Iterator[Link]:
    """The links of a page to pages and anchors of its site.

    Args:
        path: of the page.
        text: its whole file.
        blocks: the lines of its use cases, 1-based, whose texts may hold links as well.
    """
    if not may_link(text.text):
        return
    lines = text.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    linking = {at for at, line in enumerate(lines) if may_link(line) and _LINK.search(line)}
    if not linking:
        return
    scan = Scan(lines)
    linking = {at for at in linking if not scan.fenced[at] or at + 1 in blocks}
    linking -= scan.code_among({at for at in linking if not scan.fenced[at] and is_deep(lines[at])})
    for at in sorted(linking):
        line, found = lines[at], _LINK.finditer(lines[at])
        code = [match.span() for match in _CODE.finditer(line)] if "`" in line else []
        for match in found:
            column = match.start("address")
            is_code = any(start <= column < end for start, end in code)
            if is_code or (not scan.fenced[at] and scan.is_verbatim(at, match.start())):
                continue
            anchor = match["anchor"] or ""
            place = Span(path, at + 1, column + 1)
            yield Link(
                tuple(_pages(path, unquote(match["address"]))),
                unquote(anchor),
                anchor,
                place.moved(len(match["address"]) + 1).over(len(anchor)),
                match["address"],
                place.over(len(match["address"])),
            )


def _pages(path: str, address: str) -> Iterator[str]:
    """The pages that an address may mean: that of a file, or one as the built site has it."""
    address = address.partition("?")[0]
    if not address:
        yield path
        return
    folder = "" if address.startswith("/") else posixpath.dirname(path)
    bare = address.lstrip("/")
    if address.endswith((".md", ".markdown")):
        yield posixpath.normpath(posixpath.join(folder, bare))
        return
    stem = bare.removesuffix(".html").removesuffix("index").rstrip("/")
    is_index = posixpath.basename(path) in ("index.md", "README.md")
    # With addresses of folders, a page that is no index stands one folder further down.
    below = folder if is_index or address.startswith("/") else posixpath.join(folder, "page")
    for base in dict.fromkeys((below, folder)):
        whole = posixpath.normpath(posixpath.join(base, stem))
        yield from (f"{whole}.md", posixpath.normpath(posixpath.join(whole, "index.md")))
