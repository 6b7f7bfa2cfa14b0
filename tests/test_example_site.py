"""The example site as built: nothing in it leads nowhere, and what was written is in it."""

from __future__ import annotations

import re

import pytest

from support.building import EXAMPLE_ADDRESS, REPOSITORY, Built
from support.documents import examples
from support.links import BuiltSite
from support.long_runs import only_in_long_runs
from support.selecting import one

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "example", ["built_example", pytest.param("built_example_in_files", marks=only_in_long_runs)]
)
def test_every_link_leads_somewhere(example: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(example)
    assert BuiltSite(built.folder, EXAMPLE_ADDRESS).broken() == []


def test_every_block_is_in_the_export_and_on_its_page(built_example: Built) -> None:
    ids = []
    for path in sorted((REPOSITORY / "example-site").rglob("*.md")):
        for example in examples(path.read_text(encoding="utf-8")):
            if example.language == "usecase":
                ids.extend(re.findall(r"^id: (\S+)$", example.text, re.MULTILINE))
    use_cases = built_example.json()["use_cases"]
    assert len(ids) > 20
    assert sorted(ids) == sorted(each["id"] for each in use_cases)
    for each in use_cases:
        page = built_example.page(each["url"].partition("#")[0])
        heading = page.find(id=each["id"])
        assert heading is not None
        assert each["title"] in heading.get_text()


def test_every_use_case_with_steps_has_a_diagram(built_example: Built) -> None:
    for each in built_example.json()["use_cases"]:
        page = built_example.page(each["url"].partition("#")[0])
        section = page.select_one(f'section.usecase[data-id="{each["id"]}"]')
        assert section is not None
        shown = section.select("details.usecase-diagram pre.mermaid")
        assert len(shown) == bool(each["main_success_scenario"]), each["id"]


def test_the_indexes_name_everything(built_example: Built) -> None:
    site = built_example.json()
    overview = built_example.page("use-cases/")
    for each in site["use_cases"]:
        assert overview.select(f'a[href$="#{each["id"]}"]'), each["id"]
    assert overview.select("svg.usecase-uml"), "the use case diagrams of the systems"
    actors = built_example.page("use-cases/actors/")
    for each in site["actors"]:
        # The example has a page for each actor besides its entry.
        assert actors.select(f'a[href="{each["url"].removeprefix("use-cases/actors/")}"]'), each["name"]
        assert one(built_example.page(each["url"]), "h1").get_text().startswith(each["name"])
    goals = built_example.page("use-cases/goals/")
    for each in site["goals"]:
        assert goals.find(id=each["url"].partition("#")[2]) is not None, each["goal"]


def test_each_route_is_where_its_address_leads(built_example: Built) -> None:
    routes = [route for each in built_example.json()["use_cases"] for route in each["scenarios"]]
    assert len({route["ref"] for route in routes}) == len(routes) > 200
    for route in routes:
        page, _, anchor = route["url"].partition("#")
        row = built_example.page(page).find(id=anchor)
        assert row is not None, route["ref"]
        assert (route["condition"] is None) == (route["name"] == "main")


@only_in_long_runs
def test_the_same_source_gives_the_same_bytes(built_example: Built, built_example_in_files: Built) -> None:
    again = built_example_in_files.json()
    once = built_example.json()
    for export in (once, again):
        for kind in ("use_cases", "actors", "goals"):
            for each in export[kind]:
                for shown in (each, *each.get("scenarios", ())):
                    del shown["url"]
    assert once == again


def test_nothing_is_asked_of_another_host(built_example: Built) -> None:
    """But for Mermaid, which the theme loads where a diagram is."""
    for path, page in built_example.pages.items():
        styles = page.find_all("link", rel="stylesheet")
        for tag in (*styles, *page.find_all(["script", "img", "iframe"], src=True)):
            address = str(tag.get("src") or tag.get("href"))
            assert "//" not in address or address.startswith(EXAMPLE_ADDRESS), f"{path}: {address}"
