"""Titles of generated pages read as names were typed, and break out of no place in any theme."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from support.building import Built, Site

pytestmark = pytest.mark.slow

NAMES = [
    "R&D <internal>",
    "x</title><script>alert(1)</script>",
    'q" onclick="alert(1)',
    "<img src=x onerror=alert(1)>",
    "a_b_c *d* `e` [f](g) #h \\i {j} {{ k }}",
    "~~l~~ ==m== ^^n^^ $o$ :smile: @p",
    "O'Brien & Söhne – 顧客",
]
ACTORS = json.dumps(NAMES)
PAGE = f"""\
# Start

```usecase
id: UC-1
title: {json.dumps(NAMES[0])}
actor: {ACTORS}
system: {json.dumps(NAMES[1])}
goal: {json.dumps(NAMES[2])}
steps: [A b., A c., A d.]
```
"""
EXTENSIONS = ["attr_list", "pymdownx.tilde", "pymdownx.mark", "pymdownx.caret", "pymdownx.emoji"]


def read(text: str) -> str:
    """A text as somebody reads it."""
    return " ".join(text.replace("\u2060", "").replace("¶", "").split())


@pytest.fixture(scope="module", params=["material", "mkdocs", "readthedocs"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = Site(tmp_path_factory.mktemp("titles"))
    options = {"actor_pages": True}
    extensions = [*EXTENSIONS, {"toc": {"permalink": True}}]
    nav = ["index.md", {"All": ["use-cases/index.md", "use-cases/actors.md"]}]
    pages = [f"use-cases/actors/{name}.md" for name in ("r-d-internal", "q-onclick-alert-1")]
    return site.build(
        {"index.md": PAGE},
        options,
        theme=request.param,
        markdown_extensions=extensions,
        nav=[*nav, {"Two": pages}],
    )


def actor_pages(built: Built) -> dict[str, BeautifulSoup]:
    found = {path: page for path, page in built.pages.items() if path.startswith("use-cases/actors/")}
    return {path: page for path, page in found.items() if path != "use-cases/actors/index.html"}


def test_titles_and_headings_read_as_they_were_typed(built: Built) -> None:
    titles, headings = set(), set()
    for page in actor_pages(built).values():
        assert page.title is not None
        titles.add(read(page.title.get_text()).removesuffix(" - Test"))
        (heading,) = page.select("h1")
        headings.add(read(heading.get_text()))
    assert titles == headings == {*NAMES}


def test_menus_and_neighbours_name_them_so(built: Built) -> None:
    page = built.page("use-cases/actors/r-d-internal/")
    links = {read(link.get_text()) for link in page.select("a[href]")}
    assert {NAMES[0], NAMES[2]} <= links or any(NAMES[2] in link for link in links)
    spoken = {read(str(tag[name])) for name in ("title", "aria-label") for tag in page.select(f"[{name}]")}
    assert not [text for text in spoken if text == "q"], "a quote ended an attribute"


def test_nothing_of_a_name_becomes_an_element(built: Built) -> None:
    for path, page in built.pages.items():
        assert [script for script in page.select("script") if script.get_text() == "alert(1)"] == [], path
        assert (
            page.select("[onclick='alert(1)'], [onerror], internal, main del, main mark, img.emojione") == []
        )
        assert page.title is not None
        assert "<script>" not in page.title.get_text() or page.title.parent is page.head


def test_the_search_index_has_the_same_titles(built: Built) -> None:
    docs = built.json("search/search_index.json")["docs"]
    titles = {
        read(BeautifulSoup(entry["title"], "html5lib").get_text())
        for entry in docs
        if entry["location"].startswith("use-cases/actors/") and "#" not in entry["location"]
    }
    assert titles >= {NAMES[0], NAMES[2], NAMES[3]}
