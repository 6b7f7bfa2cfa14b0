"""The index of scenarios: every route of the site, by what a reader looks for, with its CSV."""

from __future__ import annotations

from textwrap import dedent
from urllib.parse import urljoin

import pytest

from support.building import Built, Site
from support.selecting import attribute, one

PAGES = {
    "index.md": "# Home\n",
    "orders.md": dedent("""\
        # Orders

        ```usecase
        id: UC-1
        title: Order a meal
        actor: Customer
        supporting: Courier
        system: MealApp
        tags: [core, money]
        priority: must
        release: R1
        steps:
          - Customer chooses a meal.
          - Courier brings the meal.
        extensions:
          1a. Nothing is left: ends in failure
          1b. Customer is in a hurry: ends in success
          2a. Nobody is at home:
            - Courier waits.
          2b. It rains: continue with UC-2
        ```
        """),
    "pay.md": dedent("""\
        # Pay

        ```usecase
        id: UC-2
        title: Pay
        actor: Clerk
        system: Bank
        steps: [Clerk pays.]
        ```
        """),
}
INDEX = "use-cases/scenarios/"


def routes(built: Built, page: str = INDEX) -> list[str]:
    rows = built.page(page).select(".usecase-scenarios.usecase-listing tbody > tr:not(.usecase-group) > th")
    return [row.get_text(" ", strip=True) for row in rows]


ALL = [
    "Main success scenario",
    "1a Nothing is left",
    "1b Customer is in a hurry",
    "2a Nobody is at home",
    "2b It rains",
    "Main success scenario",
]


@pytest.mark.slow
def test_every_route_of_the_site_stands_in_the_index_and_in_the_menu(site: Site) -> None:
    built = site.build(PAGES, None, "--strict")
    assert routes(built) == ALL
    assert built.page("index.html").select(f'nav a[href="{INDEX}"], .navbar a[href="{INDEX}"]')
    first, second = built.page(INDEX).select(".usecase-scenarios tbody")
    said = {name: value for name, value in first.attrs.items() if name.startswith("data-")}
    assert said == {
        "data-level": "User goal",
        "data-actor": "Customer\nCourier",
        "data-system": "MealApp",
        "data-priority": "must",
        "data-release": "R1",
        "data-tag": "core\nmoney",
    }
    assert "data-tag" not in second.attrs
    hrefs = [link["href"] for link in first.select("a.usecase-route")]
    assert hrefs[:2] == ["../../orders/#UC-1:main", "../../orders/#UC-1:1a"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "shown"),
    [
        ("failure", ALL[1:2]),
        ("success", [*ALL[:1], *ALL[2:3], *ALL[5:]]),
        ("assumed", ALL[3:4]),
        ("continues, failure", [*ALL[1:2], *ALL[4:5]]),
        ("!success", [*ALL[1:2], *ALL[3:5]]),
        ("ends", []),
    ],
)
def test_a_marker_chooses_routes_by_their_ending(site: Site, ending: str, shown: list[str]) -> None:
    marker = f'# Found\n\n<!-- usecases: scenarios ending="{ending}" -->\n'
    built = site.build({**PAGES, "found.md": marker}, None, "--strict")
    assert routes(built, "found/") == shown
    assert bool(built.page("found/").select(".usecase-empty")) is not bool(shown)
    # What is chosen from is no export of all.
    assert not built.page("found/").select("a[download]")


@pytest.mark.slow
def test_endings_are_called_as_pages_call_them_and_choose_use_cases_too(site: Site) -> None:
    markers = ['scenarios ending="Misserfolg"', 'list ending="failure"']
    found = "\n\n".join(["# Found", *(f"<!-- usecases: {marker} -->" for marker in markers), ""])
    built = site.build({**PAGES, "found.md": found}, None, theme={"name": "mkdocs", "locale": "de"})
    assert routes(built, "found/") == ["1a Nothing is left"]
    listed = built.page("found/").select(".usecase-list tbody th")
    assert [row.get_text(" ", strip=True) for row in listed] == ["UC-1 Order a meal"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({}, "use-cases/scenarios.csv"),
        ({"index": "all/"}, "all/scenarios.csv"),
        ({"export": ["usecases.json", "data/routes of all.csv"]}, "data/routes of all.csv"),
        ({"export": False}, None),
    ],
)
def test_the_index_offers_its_csv(site: Site, options: dict[str, object], place: str | None) -> None:
    built = site.build(PAGES, options, "--strict")
    page = f"{options.get('index', 'use-cases/')}scenarios/"
    links = built.page(page).select("a[download]")
    written = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.csv")}
    assert written == ({place} if place else set())
    if place is None:
        assert not links
    else:
        address = urljoin(f"https://x/{page}", attribute(one(built.page(page), "a[download]"), "href"))
        assert address == f"https://x/{place.replace(' ', '%20')}"
        assert "UC-1" in built.text(place)


@pytest.mark.slow
def test_a_file_of_the_writer_at_the_place_of_the_csv_stays(site: Site) -> None:
    built = site.build({**PAGES, "use-cases/scenarios.csv": "mine"}, None, "--strict")
    assert built.text("use-cases/scenarios.csv") == "mine"


@pytest.mark.slow
def test_a_site_without_use_cases_has_neither(site: Site) -> None:
    built = site.build({"index.md": "# Home\n"}, None, "--strict")
    assert not (built.folder / "use-cases").exists()
