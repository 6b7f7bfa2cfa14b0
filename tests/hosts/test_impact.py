"""What changes with a use case, where a reader looks: at the use case, in a listing, by the command."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site
from support.links import BuiltSite
from support.selecting import attribute, one

pytestmark = pytest.mark.slow

PAGES = {
    "index.md": "# Home\n\nWhoever wants to [pay][UC-2] may.\n",
    "orders.md": dedent("""\
        # Orders

        ```usecase
        id: UC-1
        title: Order a meal
        actor: Customer
        system: MealApp
        release: R1
        steps:
          - Customer chooses a meal.
          - include: UC-2
        ```

        ```usecase
        id: UC-3
        title: Feed a family
        level: summary
        actor: Parent
        system: MealApp
        release: R2
        steps: [Parent orders a meal (UC-1).]
        ```
        """),
    "pay.md": dedent("""\
        # Pay

        ```usecase
        id: UC-2
        title: Pay
        actor: Customer
        system: MealApp
        steps: [Customer pays.]
        ```

        <!-- usecases: impact id="UC-2" -->

        <!-- usecases: impact id="UC-3" -->
        """),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Site(tmp_path_factory.mktemp("impact")).build(PAGES, None, "--strict", theme="material")


def rows(table: object) -> list[list[str]]:
    found = table.select("tr")  # type: ignore[attr-defined]
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in found]


ROWS = [
    ["Directly"],
    ["UC-1 Order a meal", "Includes", "Step 2"],
    ["Indirectly"],
    ["UC-3 Feed a family", "Mentions UC-1 Order a meal", "Step 1"],
    ["Actors reached", "Customer , Parent"],
    ["Releases reached", "R1, R2"],
    ["Pages that mention it", "Home"],
]


def test_a_use_case_says_what_changes_with_it_folded(built: Built) -> None:
    folded = one(built.page("pay/"), '[data-id="UC-2"] details.usecase-affected')
    assert "open" not in folded.attrs
    assert one(folded, "summary").get_text(" ", strip=True) == "What changes with UC-2 (2)"
    assert rows(folded) == ROWS
    steps = [attribute(link, "href") for link in folded.select("td:last-child > a")]
    assert steps[:2] == ["../orders/#UC-1-2", "../orders/#UC-3-1"]


def test_where_nothing_refers_to_it_there_is_no_such_section(built: Built) -> None:
    sections = {
        s["data-id"]: len(s.select("details.usecase-affected"))
        for s in built.page("orders/").select(".usecase")
    }
    assert sections == {"UC-1": 1, "UC-3": 0}


def test_a_marker_says_the_same_anywhere(built: Built) -> None:
    first, second = built.page("pay/").select("div.usecase-impact")
    assert rows(first) == ROWS
    assert "No use case and no page refers to it." in second.get_text()
    assert BuiltSite(built.folder).broken() == []


def test_search_does_not_find_it(built: Built) -> None:
    docs = built.json("search/search_index.json")["docs"]
    assert not [doc for doc in docs if "What changes with" in doc["text"] + doc["title"]]


def test_it_speaks_the_language_of_the_site(site: Site) -> None:
    built = site.build(PAGES, None, "--strict", theme={"name": "mkdocs", "locale": "de"})
    summary = one(built.page("pay/"), "details.usecase-affected > summary")
    assert summary.get_text(" ", strip=True) == "Was sich mit UC-2 ändert (2)"


def test_the_command_tells_it(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.docs.mkdir()
    site.write(PAGES)
    site.configure()
    monkeypatch.chdir(site.folder)
    assert main(["impact", "uc-2"]) == 0
    assert capsys.readouterr().out == dedent("""\
        UC-2 Pay
        directly:
          UC-1 Order a meal: includes UC-2 in 2 (docs/orders.md:11)
        indirectly:
          UC-3 Feed a family: mentions UC-1 in 1 (docs/orders.md:21)
        pages: docs/index.md
        actors: Customer, Parent
        releases: R1, R2
        """)
    assert main(["impact", "UC-2", "docs", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["direct"][0]["reasons"] == [
        {"relation": "includes", "step": "2", "at": None, "file": "docs/orders.md", "line": 11}
    ]
    assert [(each["id"], each["through"], each["distance"]) for each in told["further"]] == [
        ("UC-3", "UC-1", 2)
    ]
    assert (told["pages"], told["actors"], told["releases"]) == (
        ["docs/index.md"],
        ["Customer", "Parent"],
        ["R1", "R2"],
    )
    assert main(["impact", "UC-3"]) == 0
    assert "no use case and no page refers to it" in capsys.readouterr().out
    assert main(["impact", "UC-22"]) == 2
    assert "did you mean UC-2?" in capsys.readouterr().err
