"""Pages of a large site are put away while others are rendered, and nobody notices."""

from __future__ import annotations

import re

import pytest

from support.building import Site
from support.selecting import one

pytestmark = pytest.mark.slow

HOOKS = """\
import copy

def on_page_content(html, page, config, files):
    if page.file.name == "page-006":
        page.typeset = {"title": "<em>Page</em> 6"}

def on_env(env, config, files):
    pages = [file.page for file in files.documentation_pages()]
    assert all('<h1' in page.content for page in pages)
    stored = [page for page in pages if type(page).__name__ == "StoredPage"]
    assert len(stored) > 100, f"only {len(stored)} of {len(pages)} pages were put away"
    assert not [page for page in stored if "content" in vars(page)], "what was put away is in memory as well"
    assert copy.deepcopy(stored[7]).content == stored[7].content
    assert [page.typeset["title"] for page in stored if page.typeset] == ["<em>Page</em> 6"]
    assert stored[7] == stored[7] and stored[7] != stored[8]
    ids = next(page.present_anchor_ids for page in stored if page.file.name == "page-007")
    assert "UC-7-1-2a" in ids and not isinstance(ids, set)
    assert all("# Page" in page.markdown for page in stored if page.file.name[:5] == "page-")
    assert not [page for page in stored if "markdown" in vars(page)], "Markdown is in memory as well"
    file = stored[7].contents._file
    file.seek(7)
    assert [page.title for page in stored if page.file.name == "page-007"] == ["Page 7"]
    assert len({page.title for page in stored}) == len(stored) and file.tell() == 7, "titles are read again"
    stored[10].meta["title"], stored[11].title = "Tenth", "Eleventh"
    assert (stored[10].title, stored[11].title) == ("Tenth", "Eleventh")
    stored[8].markdown = None
    assert stored[8].markdown is None is stored[8].title and stored[7].markdown
    stored[9].content = stored[9].content.replace("Page 9", "Page nine")
    return env
"""
"""What other plugins do with pages between rendering and writing."""

BLOCK = """\
```usecase
id: UC-{page}-{part}
title: Do {page} and {part}
actor: Customer
system: MealApp
success guarantee: It is done.
minimal guarantee: Nothing is lost.
steps:
  - Customer asks for {part}.
  - MealApp does {part}, as it was asked to.
  - Customer says *thanks* & leaves.
extensions:
  2a. {part} is not there: MealApp says so. Resume at 1.
  2b. {part} is broken: ends in failure
```
"""


def test_each_page_of_a_large_site_has_its_own_content(site: Site) -> None:
    pages = {
        f"page-{number:03}.md": "\n".join(
            [f"# Page {number}\n", *(BLOCK.format(page=number, part=part) for part in range(4))]
        )
        for number in range(130)
    }
    built = site.build({"../hooks.py": HOOKS, **pages}, hooks=["hooks.py"])
    assert not built.messages()
    for number in range(130):
        # To parse all of them takes as long as the build.
        ids = re.findall(
            r'<section class="usecase[ "][^>]*data-id="([^"]+)"', built.text(f"page-{number:03}/index.html")
        )
        assert ids == [f"UC-{number}-{part}" for part in range(4)]
    for number in (0, 9, 64, 129):
        heading = one(built.page(f"page-{number:03}/"), "h1")
        assert heading.text.split() == ["Page", "nine" if number == 9 else str(number)]
    words = {entry["location"]: entry["text"] for entry in built.json("search/search_index.json")["docs"]}
    assert "Customer" in words["page-001/#UC-1-2"]
    assert "<" not in words["page-001/#UC-1-2"]
