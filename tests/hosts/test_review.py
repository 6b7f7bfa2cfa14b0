"""Extensions that change texts: review marks of `pymdownx.critic`, and signs of `pymdownx.smartsymbols`."""

from __future__ import annotations

from typing import Any

import pytest

from support.building import Site
from support.selecting import one

PAGE = """\
# Orders

See [UC-1/2] and [it][UC-1/3], in 1/2 an hour.

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses {++all++} *dishes* {--and--}.
  - MealApp states the price, see UC-1/2, 1/2 of it (c).
  - Customer {~~pays~>{pays}~~} {==now==}{>>or later?<<}, typed as {++half.
extensions:
  2a. Customer {--*objects*--}: ends in failure
```
"""


@pytest.fixture
def extensions() -> list[Any]:
    pytest.importorskip("pymdownx")
    return ["pymdownx.superfences", "pymdownx.tilde", "pymdownx.mark", "smarty"]


@pytest.mark.slow
def test_review_marks_are_shown_as_such(site: Site, extensions: list[Any]) -> None:
    built = site.build(
        {"index.md": PAGE}, None, "--strict", markdown_extensions=[*extensions, "pymdownx.critic"]
    )
    assert built.messages() == []
    page = built.page("index.html")
    cell = one(page, "#UC-1-1 > td:last-child")
    assert str(one(cell, "ins")) == '<ins class="critic">all</ins>'
    assert [mark.get_text() for mark in one(page, "#UC-1-3").select(".critic")] == [
        "pays",
        "{pays}",
        "now",
        "or later?",
    ]
    assert "typed as {++half." in one(page, "#UC-1-3").get_text()
    assert one(page, "#UC-1-2a del.critic em").get_text() == "objects"
    assert "{++all++}" in one(page, ".usecase-block pre").get_text()
    texts = [step["text"] for step in built.json()["use_cases"][0]["main_success_scenario"]]
    assert texts[0] == "Customer chooses {++all++} *dishes* {--and--}."


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "words"), [("accept", "all dishes ."), ("reject", " dishes and.")])
def test_changes_that_are_carried_out_make_no_other_use_case(
    site: Site, extensions: list[Any], mode: str, words: str
) -> None:
    critic = {"pymdownx.critic": {"mode": mode}}
    built = site.build({"index.md": PAGE}, None, "--strict", markdown_extensions=[*extensions, critic])
    assert built.messages() == []
    step = one(built.page("index.html"), "#UC-1-1 > td:last-child").get_text()
    assert " ".join(words.split()) in " ".join(step.split())
    (use_case,) = built.json()["use_cases"]
    assert use_case["source"] == {"file": "index.md", "line": 5}


@pytest.mark.slow
def test_ids_are_no_fractions(site: Site, extensions: list[Any]) -> None:
    symbols = [*extensions, "pymdownx.smartsymbols"]
    page = site.build({"index.md": PAGE}, None, "--strict", markdown_extensions=symbols).page("index.html")
    assert one(page, "p a[href='#UC-1-2']").get_text() == "UC-1/2"
    assert "½ an hour" in page.get_text()
    step = one(page, "#UC-1-2 > td:last-child").get_text()
    assert step.startswith("states the price, see UC-1/2, ½ of it ©.")
    assert one(page, "#UC-1-2 > td:last-child > a.usecase-ref").get_text() == "UC-1"
