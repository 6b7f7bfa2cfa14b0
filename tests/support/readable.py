"""HTML as a person can review it: a line for each row, paragraph and heading, with its classes and links."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

_LINES = frozenset(
    "section div tr p li h1 h2 h3 h4 h5 h6 caption details summary pre dt dd dl ul ol tbody thead tfoot svg"
    " form fieldset label nav select option button".split()
)
_PASSED = frozenset({"html", "head", "body", "table"})


def readable(html: str) -> str:
    """All elements, each with what it holds in a line, deeper ones below it."""
    return "".join(f"{line}\n" for line in _of(BeautifulSoup(html, "html.parser"), 0))


def _of(parent: Tag, depth: int) -> Iterator[str]:
    line = ""
    for child in parent.children:
        if isinstance(child, Tag) and child.name in _PASSED:
            yield from _of(child, depth)
        elif isinstance(child, Tag) and child.name in _LINES:
            if line.strip():
                yield f"{' ' * depth}{line.strip()}"
            line = ""
            yield from _line(child, depth)
        else:
            line += _inline(child)
    if line.strip():
        yield f"{' ' * depth}{line.strip()}"


def _line(tag: Tag, depth: int) -> Iterator[str]:
    if tag.name == "tr" or tag.find(_LINES) is None:
        yield f"{' ' * depth}{_head(tag)}: {' '.join(_inside(tag).split())}".rstrip(": ")
        return
    yield f"{' ' * depth}{_head(tag)}"
    yield from _of(tag, depth + 1)


def _head(tag: Tag) -> str:
    attributes = {
        name: " ".join(value) if isinstance(value, list) else value for name, value in tag.attrs.items()
    }
    name = tag.name + "".join(f".{each}" for each in attributes.pop("class", "").split())
    if "id" in attributes:
        name += f"#{attributes.pop('id')}"
    if "href" in attributes:
        name += f"→{attributes.pop('href')}"
    return name + "".join(f" {key}={value!r}" if value else f" {key}" for key, value in attributes.items())


def _inside(tag: Tag) -> str:
    return "".join(map(_inline, tag.children))


def _inline(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        return str(node)
    assert isinstance(node, Tag)
    if node.name in ("td", "th"):
        head = _head(node)
        return f" | {'' if head == node.name == 'td' else f'{head} '}{_inside(node)}"
    return f"‹{_head(node)} {_inside(node)}›" if node.contents else f"‹{_head(node)}›"
