"""Parts of a page that must be there."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """The only tag that a selector finds."""
    found = page.select(selector)
    assert len(found) == 1, f"{selector} finds {len(found)} tags"
    return found[0]


def attribute(tag: Tag, name: str) -> str:
    """An attribute that holds one value."""
    value = tag[name]
    assert isinstance(value, str)
    return value
