"""What stands within something else on a page: admonitions, tabs, quotes, `details`, items with a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.documents.finding.lines import Lines, unclosed, undecorated
from mkdocs_usecases.documents.finding.part_names import bare
from mkdocs_usecases.documents.finding.titles import has_id
from mkdocs_usecases.expressions import expression


class Container(NamedTuple):
    """Lines of a page that are a small page of their own."""

    first: int
    end: int
    """Of the first line that is not its own."""

    margin: str
    """What stands before each of its lines."""

    title: str
    """What it is called; empty where it has no name."""

    needs_actor: bool = False
    """Whether what it is called may be the name of anything."""


_DEEP = 4
_OPENING = expression(r'(?P<margin>\s*)(?:!!!|\?\?\?\+?|===[!+]?)\s+[^"]*(?:"(?P<title>[^"]*)")?\s*$')
_QUOTE = expression(r"(?P<margin>\s{0,3}>\s?)")
_DETAILS = expression(r"\s{0,3}<details\b[^<>]*>", 2)
_SUMMARY = expression(r"\s*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?P<title>.*?)</summary>", 2)
_HEADING = expression(r"\s{0,3}#{1,6}\s+(?P<words>\S.*)$")
_ITEM = expression(r"(?P<margin>\s{0,3})(?P<number>\d{1,3}[.)]\s+)(?P<title>\S.*)$")
_FIELD = expression(r"\s{2,8}[-*+]\s+[*_]{0,3}[^\W\d_][^:：*_]{1,40}[*_]{0,3}[:：]")
"""The first label below a plain title: `1. Lend a sled`, `   - Actor: Keeper`."""

_IS_BOLD = expression(r"(\*\*|__)(?=\S)[^*_]{2,120}\1\s*$")
_SIGNS = ("!", "?", "=", ">", "<")


def containers(texts: Sequence[str]) -> Iterator[Container]:
    """The containers of a page, those within them left out."""
    page = Lines(texts)
    at = 0
    while at < len(texts):
        start = texts[at].lstrip()[:1]
        found = None
        if (start in _SIGNS or start.isdecimal()) and start and page.is_text(at):
            found = _quote(texts, at) or _indented(texts, at) or _details(texts, at)
        if found is not None and found.first < found.end:
            yield found
            at = found.end
        else:
            at += 1


def _quote(texts: Sequence[str], at: int) -> Container | None:
    opening = _QUOTE.match(texts[at])
    if opening is None:
        return None
    end = at
    while end < len(texts) and _QUOTE.match(texts[end]):
        end += 1
    return Container(at, end, opening["margin"], _heading_above(texts, at))


def _indented(texts: Sequence[str], at: int) -> Container | None:
    opening = _OPENING.match(texts[at])
    if opening is not None:
        depth = len(opening["margin"].expandtabs(_DEEP)) + _DEEP
        return _below(texts, at, depth, opening["title"] or "")
    item = _ITEM.match(texts[at])
    title = "" if item is None else bare(undecorated(item["title"]))
    first = next((text for text in texts[at + 1 : at + 1 + _NEAR] if text.strip()), "")
    if item is None or not (has_id(title) or _IS_BOLD.match(item["title"]) or _FIELD.match(first)):
        return None
    # Behind the number, or as deep as Python-Markdown asks for.
    depth = max(item.start("title"), min(_depth(first), item.start("title") + 2))
    return _below(texts, at, depth, title)._replace(needs_actor=not has_id(title))


_NEAR = 3


def _below(texts: Sequence[str], at: int, depth: int, title: str) -> Container:
    """What stands below a line, at least as deep."""
    end = last = at + 1
    while end < len(texts) and (not texts[end].strip() or _depth(texts[end]) >= depth):
        last = end + 1 if texts[end].strip() else last
        end += 1
    return Container(at + 1, last, " " * depth, title)


def _depth(text: str) -> int:
    wide = text.expandtabs(_DEEP)
    return len(wide) - len(wide.lstrip())


def _details(texts: Sequence[str], at: int) -> Container | None:
    if _DETAILS.match(texts[at]) is None:
        return None
    summary = next((line for line in range(at, min(at + 3, len(texts))) if _SUMMARY.match(texts[line])), None)
    end = next((line for line in range(at, len(texts)) if "</details" in texts[line].lower()), None)
    if summary is None or end is None:
        return None
    found = _SUMMARY.match(texts[summary])
    assert found is not None
    title = bare(undecorated(found["title"]))
    return Container(summary + 1, end, "", title if has_id(title) else _heading_above(texts, at) or title)


def _heading_above(texts: Sequence[str], at: int) -> str:
    """The title of a use case right above a container that has none: a quote, or `Details`."""
    above = next((text for text in reversed(texts[max(at - _NEAR, 0) : at]) if text.strip()), "")
    heading = _HEADING.match(above)
    words = "" if heading is None else bare(undecorated(unclosed(heading["words"])))
    return words if has_id(words) else ""


def content(texts: Sequence[str], container: Container) -> list[str]:
    """The lines of a container as they are without what stands before them."""
    return [_without(text, container.margin) for text in texts[container.first : container.end]]


def _without(text: str, margin: str) -> str:
    if not margin.strip():
        wide = text.expandtabs(_DEEP) if "\t" in text[: len(margin) + 1] else text
        return wide[len(margin) :]
    opening = _QUOTE.match(text)
    return text if opening is None else text[opening.end() :]
