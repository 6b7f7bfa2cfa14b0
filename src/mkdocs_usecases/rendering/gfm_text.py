"""Texts, code, addresses and anchors as GitHub-flavoured Markdown has them, in cells and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from mkdocs_usecases.expressions import expression

_ENTITIES = {"<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "&": "&amp;", "$": "&#36;"}
_ESCAPED = expression(r"[\\`*_\[\]|~#<>{}&$]")
BLANKS = expression(r"[ \t\n\r]+")
_ANCHOR = expression("\ue000([^\ue001]*)\ue001")
"""Where an id stands: whether anything leads there is known at the end."""


def with_anchors(markdown: Iterable[str], linked: Iterable[str]) -> list[str]:
    """Pieces of a page with an anchor at each id that something leads to; headings always have one."""
    wanted = set(linked)
    return [_ANCHOR.sub(lambda found: anchor(found[1]) if found[1] in wanted else "", it) for it in markdown]


def linked_ids(markdown: str) -> set[str]:
    """The ids on the same page to which links lead."""
    return set(re.findall(r"\]\(#([^()\s]*)\)", markdown))


def anchor(id_: str) -> str:
    """A place for links to lead to."""
    return f'<a id="{id_}"></a>'


def escaped(text: str) -> str:
    """A text that reads as it stands here, whatever its signs mean to Markdown, tables and MDX."""
    return _ESCAPED.sub(lambda sign: _ENTITIES.get(sign[0]) or f"\\{sign[0]}", text)


def code(text: str) -> str:
    """Inline code; a bar in it would part cells."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{room}{text}{room}{ticks}".replace("|", "\\|")


def joined(pieces: list[str]) -> str:
    """The pieces of a paragraph or a cell as one line."""
    text = BLANKS.sub(" ", "".join(pieces)).strip().removesuffix("<br />")
    return text.replace("<sup> ", "<sup>")


def row(cells: Iterable[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def address(href: str) -> str:
    """An address as it stands in the brackets of a link."""
    return quote(href, safe="/#:?&=%@+,;~!$*'") if "(" in href or " " in href else href.replace("|", "%7C")
