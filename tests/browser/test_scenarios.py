"""The index of scenarios in a reader's hands: chosen from, shared, and followed to a route."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.browsing import Visit, press

pytestmark = pytest.mark.browser

INDEX = "use-cases/scenarios/"
PHONE = {"viewport": {"width": 390, "height": 800}}


def shown(page: Page) -> list[str]:
    """The visible routes, as `UC-102 Order a meal | 4a Address is outside…`."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll(".usecase-scenarios tbody")]
      .flatMap(body => [...body.rows].slice(1).filter(row => row.checkVisibility())
        .map(row => [body.rows[0], row.cells[0]].map(it => it.innerText.trim()).join(" | ")))""")
    return found


@pytest.mark.parametrize("guest", [{}, PHONE], indirect=True, ids=["desk", "phone"])
def test_scenarios_are_chosen_by_what_their_use_case_and_their_end_say(visit: Visit) -> None:
    page = visit.open(INDEX)
    total = len(shown(page))
    assert total > 200
    choose = page.get_by_role("combobox", name="Ending", exact=True)
    choose.select_option("Failure")
    failing = shown(page)
    assert 0 < len(failing) < total
    page.get_by_role("combobox", name="Actor", exact=True).select_option("Courier")
    page.get_by_role("combobox", name="Release", exact=True).select_option("1.0")
    page.get_by_role("combobox", name="Tags", exact=True).select_option("!core")
    found = shown(page)
    assert 0 < len(found) < len(failing)
    expect(page.locator(".usecase-matches")).to_have_text(f"{len(found)} / {total}")
    # No heading of a use case without a route that is shown.
    heads = page.locator(".usecase-scenarios .usecase-group").filter(visible=True).all_inner_texts()
    assert {head.strip() for head in heads} == {each.split(" | ")[0] for each in found}
    # The address keeps the choice, for whoever is sent it.
    assert "ending=Failure" in page.url
    page.reload(wait_until="networkidle")
    assert shown(page) == found
    assert visit.problems == []


def test_what_is_chosen_comes_into_view_and_leads_to_its_route(visit: Visit) -> None:
    page = visit.open(INDEX)
    page.get_by_role("searchbox", name="Filter").press_sequentially("nobody answers the door")
    row = page.locator(".usecase-scenarios tbody tr:not(.usecase-group)").filter(visible=True)
    expect(row).to_have_count(1)
    expect(row).to_be_in_viewport()
    row.get_by_role("link", name="5a Nobody answers the door").click()
    expect(page).to_have_url(re.compile("#UC-108:5a"))
    expect(page.locator("#UC-108-1")).to_be_in_viewport()


def test_the_csv_is_one_click_away(visit: Visit) -> None:
    page = visit.open(INDEX)
    with page.expect_download() as download:
        press(page.get_by_role("link", name="All scenarios as CSV"))
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "UC-102" in text


def test_scenarios_below_the_entry_of_an_actor_are_chosen_alone(visit: Visit) -> None:
    page = visit.open("use-cases/actors/courier/")
    page.get_by_role("combobox", name="Ending", exact=True).select_option("Success")
    assert shown(page)
    expect(page.locator(".usecase-actor")).to_be_visible()
    # The diagram above steps back where nothing below is left.
    page.get_by_role("searchbox", name="Filter").fill("no such words")
    assert shown(page) == []
    ellipses = page.locator(".usecase-uml a:has(> ellipse)").filter(visible=True)
    assert ellipses.count() == page.locator(".usecase-uml a.usecase-faded").filter(visible=True).count() > 0
