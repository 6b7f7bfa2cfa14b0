"""What belongs to a step besides its sentence, on the pages of a site and in its search."""

from __future__ import annotations

import pytest
import yaml

from support import schemas
from support.building import Built, Site
from support.selecting import one

PAGE = """\
# Kayaks

```usecase
id: UC-1
title: Rent a kayak
actor: Guest
system: Desk
steps: |
  1. Guest asks for:
     - a size, see [the menu](menu.md)
     - a colour:
       1. red
       2. <script>blue</script>

     | field | *rule* |
     |-------|--------|
     | size  | S, M   |
  2. Desk prints
     ```text
     <ticket> 1
     ```
  3. Guest looks at

     ![the map](map.png)
extensions:
  3a. Map is gone:
    - Desk draws:
        - a lake
        - a pier
    - resume at 3
```
"""


@pytest.fixture
def built(site: Site) -> Built:
    built = site.build({"index.md": PAGE, "menu.md": "# Menu\n", "map.png": ""}, {}, "--strict")
    assert built.messages() == []
    return built


@pytest.mark.slow
def test_details_stand_below_the_sentence_of_their_step(built: Built) -> None:
    page = built.page("index.html")
    first = one(page, "#UC-1-1 .usecase-details")
    assert [item.get_text(" ", strip=True) for item in first.select("ul > li > ol > li")] == [
        "red",
        "<script>blue</script>",
    ]
    assert first.find("script") is None
    assert one(first, "ul a")["href"] == "menu/"
    assert [cell.get_text() for cell in first.select("table th")] == ["field", "rule"]
    assert one(first, "table th em").get_text() == "rule"
    assert [cell.get_text() for cell in first.select("table td")] == ["size", "S, M"]
    assert one(page, "#UC-1-2 .usecase-details pre code").get_text() == "<ticket> 1"
    assert one(page, "#UC-1-3 .usecase-details img")["alt"] == "the map"
    drawn = one(page, "#UC-1-3a1 .usecase-details")
    assert [item.get_text() for item in drawn.select("li")] == ["a lake", "a pier"]
    assert len(page.select(".usecase-steps tr.usecase-step")) == 3


@pytest.mark.slow
def test_details_are_searched(built: Built) -> None:
    found = [entry for entry in built.json("search/search_index.json")["docs"] if "a pier" in entry["text"]]
    assert found


@pytest.mark.slow
@pytest.mark.parametrize(
    "extensions",
    [
        "none",
        "N/A",
        "'-'",
        "[None.]",
        "\n  - 1a. Gone:\n    - Desk shows:\n        - a\n        - b: c\n    - fails",
    ],
)
def test_the_schema_of_blocks_knows_details_and_no_extensions(extensions: str) -> None:
    steps = "\n  - Desk names:\n      size: S\n      colour: red"
    block = f"title: x\nactor: y\nsteps:{steps}\nextensions: {extensions}\n"
    schemas.of_blocks().validate(yaml.safe_load(block))


@pytest.mark.slow
def test_an_alternative_is_linked_by_its_code_as_documents_write_it(site: Site) -> None:
    block = (
        "id: UC-1\ntitle: Rent\nactor: Guest\nsystem: Desk\nsteps: [Guest asks., Desk answers., Guest goes.]"
    )
    extension = "extensions:\n  FA-01 No kayak (step 2): [Desk says so., fails]"
    page = f"[UC-1/FA-01], [UC-1/FA01], [UC-1/FA-01.1]\n\n```usecase\n{block}\n{extension}\n```\n"
    built = site.build({"index.md": page}, {}, "--strict")
    assert built.messages() == []
    links = [link["href"] for link in built.page("index.html").select("p a") if "FA" in link.get_text()]
    assert links == ["#UC-1-FA01", "#UC-1-FA01", "#UC-1-FA01.1"]
