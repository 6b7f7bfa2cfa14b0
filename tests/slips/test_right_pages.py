"""Pages without a slip, typed in many ways and languages: nothing is said of any but advice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mkdocs_usecases.diagnostics import Severity
from support.checking import findings_of

_PARTS = re.split(r"^%%%% (.+)\n", Path(__file__).with_name("right_pages.txt").read_text("utf-8"), flags=re.M)
PAGES: Mapping[str, str] = dict(zip(_PARTS[1:-2:2], _PARTS[2:-2:2], strict=True))
OTHERS = _PARTS[-1]
"""The use cases that some of them name."""

_ITEM = re.compile(r"^(\s*- )([A-Z][^\":\\#]*[.])$")
_VALUE = re.compile(r"^(\s*(?:title|goal|system|notes|trigger|owner|status): )([A-Za-z][^\"':\\#,]*)$")
_HEAD = re.compile(r"^(id|title|actor|system|steps|extensions|notes|tags):")


def ways(page: str) -> Iterator[str]:
    """The page in other hands: line ends, quotes, capitals, blanks at the ends of lines and between them."""
    lines = page.split("\n")
    yield page
    yield page.replace("\n", "\r\n")
    yield "\n".join(_VALUE.sub(r"\1'\2'", line) for line in lines)
    yield "\n".join(_HEAD.sub(lambda key: key[0].capitalize(), line) for line in lines)
    yield "\n".join(line + "  " * (":" in line or "- " in line) for line in lines)
    if not any(line.startswith(("    ", ">")) and line[4:5].isalpha() for line in lines):
        yield "\n".join(_ITEM.sub(r'\1"\2"', line) for line in lines)
    if "|" not in page:
        yield "\n".join(part for line in lines for part in ([line, ""] if _ITEM.match(line) else [line]))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_of_a_right_page(name: str) -> None:
    assert told(PAGES[name]) == []


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_of_it_in_other_hands(name: str) -> None:
    assert [(page, found) for page in ways(PAGES[name]) if (found := told(page))] == []


def told(page: str) -> list[str]:
    found = findings_of({"page.md": page, "others.md": OTHERS})
    return [str(one) for one in found if one.severity is not Severity.HINT]
