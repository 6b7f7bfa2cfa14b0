"""Texts, code, addresses and anchors as GitHub-flavoured Markdown has them, in cells and elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from mkdocs_usecases.expressions import expression

_ENTITIES = {"<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "&": "&amp;", "$": "&#36;"}
_ESCAPED = expression(r"[\\`*_\[\]|~#<>{}&$]")
BLANKS = expression(r"[ \t\n\r]+")
_ANCHOR = expression("\ue000([^\ue000\ue001]*)\ue001")
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


OPEN, CLOSE = "\ue003", "\ue004"
"""Around what is emphasized, with its tag behind the first: what stands beside it is known at the end."""

_SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_EMPHASIZED = expression(
    rf"{OPEN}(?P<tag>{'|'.join(_SIGNS)});(?P<start>\s*)(?P<text>[^{OPEN}{CLOSE}]*?)(?P<end>\s*){CLOSE}"
)


def emphasized(text: str) -> str:
    """A text with the signs of its emphasis, or with tags where the signs would stay signs."""
    while _EMPHASIZED.search(text):
        # The innermost first.
        text = _EMPHASIZED.sub(_with_signs, text)
    return text


def _with_signs(found: re.Match[str]) -> str:
    inside, tag = found["text"], found["tag"]
    if not inside:
        return found["start"] + found["end"]
    before = found["start"] or found.string[max(0, found.start() - 1) : found.start()]
    after = found["end"] or found.string[found.end() : found.end() + 1]
    sign = _SIGNS[tag]
    if (
        before != CLOSE
        and after != OPEN
        and _is_flanked(inside[0], before)
        and _is_flanked(inside[-1], after)
    ):
        marked = f"{sign}{inside}{sign}"
    else:
        marked = f"<{tag}>{inside}</{tag}>"
    return found["start"] + marked + found["end"]


def _is_flanked(inner: str, outer: str) -> bool:
    """Whether signs between the two begin or end emphasis (CommonMark 6.2)."""
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS" or sign in (OPEN, CLOSE)


def code(text: str, *, is_cell: bool = False) -> str:
    """Inline code; in a table a bar in it would part cells."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    shown = f"{ticks}{room}{text}{room}{ticks}"
    return shown.replace("|", "\\|") if is_cell else shown


def joined(pieces: list[str]) -> str:
    """The pieces of a paragraph or a cell as one line."""
    text = BLANKS.sub(" ", "".join(pieces)).strip().removesuffix("<br />")
    return emphasized(text.replace("<sup> ", "<sup>"))


def row(cells: Iterable[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def address(href: str) -> str:
    """An address as it stands in the brackets of a link."""
    return quote(href, safe="/#:?&=%@+,;~!$*'") if "(" in href or " " in href else href.replace("|", "%7C")
