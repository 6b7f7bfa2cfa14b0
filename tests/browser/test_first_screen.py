"""Steps first: what a reader came for is in the first screen, and what is folded is lost to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import Visit, press, visiting
from support.building import Built

pytestmark = pytest.mark.browser

TOPS = """
() => [...document.querySelectorAll("section.usecase")].map(section => {
  section.querySelectorAll(":scope > *").forEach(part => part.style.contentVisibility = "visible");
  const title = section.querySelector(":is(h1, h2, h3, h4, h5, h6)").getBoundingClientRect();
  const first = section.querySelector(".usecase-steps tbody > tr")?.getBoundingClientRect();
  return [section.dataset.id, first ? first.bottom - title.top : 0];
})
"""


# What scripts add stands below; without them no page waits for its diagrams.
@pytest.mark.parametrize("guest", [{"java_script_enabled": False}], indirect=True)
def test_a_use_case_and_its_first_step_share_a_screen(visit: Visit, built_example: Built) -> None:
    """Below the heading of the site there are 852 pixels of 900; half of them are enough."""
    use_cases = built_example.json()["use_cases"]
    found: dict[str, float] = {}
    for path in sorted({each["url"].partition("#")[0] for each in use_cases}):
        page = visit.open(path)
        found |= dict(page.evaluate(TOPS))
    assert len(found) == len(use_cases)
    assert {id_: far for id_, far in found.items() if far > 426} == {}


@pytest.mark.parametrize("guest", [{"viewport": {"width": 1280, "height": 900}}], indirect=True)
def test_whoever_follows_a_link_sees_who_wants_what_and_the_first_steps(visit: Visit) -> None:
    page = visit.open("meals/ordering/#UC-102")
    section = page.locator('[data-id="UC-102"]')
    for part in ("#UC-102", '[data-field="primary-actor"]', '[data-field="goal"]', '[data-field="trigger"]'):
        expect(section.locator(part)).to_be_in_viewport(ratio=1)
    expect(page.locator("#UC-102-4")).to_be_in_viewport(ratio=1)


def test_where_there_is_room_extensions_stand_beside_the_steps(
    theme: str, browser: Browser, site_in_theme: str
) -> None:
    """There is in the built-in theme on a wide screen; others hold lines of text short."""
    with visiting(
        browser, site_in_theme, has_mermaid=False, viewport={"width": 1920, "height": 1000}
    ) as visit:
        page = visit.open("orders/")
        steps, extensions, scenarios = (
            page.locator(f'[data-id="UC-1"] .usecase-{part}').bounding_box()
            for part in ("steps", "extensions", "scenarios")
        )
        assert steps
        assert extensions
        assert scenarios
        if theme == "mkdocs":
            assert steps["y"] == pytest.approx(extensions["y"], abs=1)
            assert steps["x"] + steps["width"] < extensions["x"]
        else:
            assert steps["y"] + steps["height"] <= extensions["y"]
            assert steps["width"] == pytest.approx(extensions["width"], abs=1)
            assert steps["width"] == pytest.approx(scenarios["width"], abs=1)
        assert extensions["y"] + extensions["height"] <= scenarios["y"]


def folded(page: Page) -> Any:
    return page.locator('[data-id="UC-102"] tr[data-field="stakeholders"]')


def test_what_is_folded_opens_by_keyboard_and_is_printed(visit: Visit) -> None:
    page = visit.open("meals/ordering/")
    expect(folded(page)).to_be_hidden()
    summary = page.locator('[data-id="UC-102"] .usecase-more > summary')
    expect(summary).to_contain_text("Stakeholders")
    page.emulate_media(media="print")
    expect(folded(page)).to_be_visible()
    expect(summary).to_be_hidden()
    page.emulate_media(media="screen")
    expect(folded(page)).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(folded(page)).to_be_visible()


def test_a_search_for_words_opens_what_is_folded(visit: Visit) -> None:
    """A link to a text finds it as a search on the page does."""
    page = visit.open("meals/ordering/#:~:text=only%20orders%20that%20it%20can%20cook")
    expect(folded(page).first).to_be_in_viewport()


def test_without_scripts_what_is_folded_opens(browser: Browser, site_in_theme: str) -> None:
    with visiting(browser, site_in_theme, java_script_enabled=False) as visit:
        page = visit.open("orders/")
        row = page.locator('[data-id="UC-1"] tr[data-field="preconditions"]')
        expect(row).to_be_hidden()
        press(page.locator('[data-id="UC-1"] .usecase-more > summary'))
        expect(row).to_be_visible()
