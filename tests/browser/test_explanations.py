"""What a term or a sign means stands beside it for whoever points at it, tabs to it or taps it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import violations
from support.browsing import Visit, visiting
from support.line_boxes import boxes_of_texts

pytestmark = pytest.mark.browser

TRIGGER = "The event that starts the use case."
TELEPHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def term(page: Page, name: str, use_case: str = "UC-102") -> Any:
    section = page.locator(f'section.usecase[data-id="{use_case}"]')
    return section.locator(f'a.usecase-term[href$="#about-{name}"]').first


def is_in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    assert size is not None
    return (
        box is not None
        and box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size["width"]
        and box["y"] + box["height"] <= size["height"]
    )


def test_a_pointer_and_a_keyboard_are_told_what_a_term_means(visit: Visit) -> None:
    page = visit.open("meals/ordering/#UC-102")
    tip = page.locator("#usecase-tip")
    term(page, "trigger").hover()
    expect(tip).to_have_text(TRIGGER)
    # Who reads it may go there with the pointer, and get rid of it without (WCAG 2.2, 1.4.13).
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    link = term(page, "level-user-goal")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-describedby", "usecase-tip")
    expect(link).to_have_accessible_description(re.compile("in one sitting"))
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "usecase-tip")
    assert visit.problems == []


@pytest.mark.parametrize(
    ("label", "says"),
    [("1-4a", "May happen at any of the steps"), ("3a2a", "within extension"), ("A1", "called by a name")],
)
def test_a_label_says_of_which_kind_it_is_and_a_chip_what_happens_then(
    visit: Visit, label: str, says: str
) -> None:
    page = visit.open("meals/ordering/#UC-102")
    # Until a reader moves, the page holds its target in sight.
    page.mouse.wheel(0, 1)
    row = page.locator(f'[id="UC-102-{label}"]')
    row.locator(".usecase-number").hover()
    expect(page.locator("#usecase-tip")).to_contain_text(says)
    page.mouse.move(1, 1)
    expect(page.locator("#usecase-tip")).to_have_count(0)
    page.locator(f'.usecase-branches > a[href="#UC-102-{label}"]').first.hover()
    expect(page.locator("#usecase-tip")).to_have_text(row.locator(".usecase-condition-text").inner_text())


@pytest.mark.parametrize("guest", [TELEPHONE], indirect=True)
def test_the_first_tap_explains_and_the_second_one_leads_to_the_page(visit: Visit) -> None:
    page = visit.open("meals/ordering/#UC-102")
    link = term(page, "level-user-goal")
    link.tap()
    expect(page.locator("#usecase-tip")).to_be_visible()
    assert is_in_view(page, "#usecase-tip")
    assert page.url.endswith("#UC-102")
    link.tap()
    page.wait_for_url("**/use-cases/how-to-read/#about-level-user-goal")
    assert is_in_view(page, "#about-level-user-goal")


def test_on_paper_there_are_neither_signs_nor_explanations(visit: Visit) -> None:
    page = visit.open("meals/ordering/#UC-102")
    term(page, "trigger").hover()
    expect(page.locator("#usecase-tip")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#usecase-tip")).to_be_hidden()
    expect(page.locator(".usecase-help").first).to_be_hidden()
    expect(term(page, "trigger")).to_have_css("text-decoration-line", "none")


def test_the_sign_of_help_hides_nothing(browser: Browser, site_in_theme: str) -> None:
    with visiting(browser, site_in_theme, has_mermaid=False) as visit:
        for path in ("orders/", "stress/"):
            page = visit.open(path)
            for width in (1280, 390, 320):
                page.set_viewport_size({"width": width, "height": 900})
                for help_ in page.locator(".usecase-help > a").all():
                    box = boxes_of_texts(help_)[0]
                    section = help_.locator("xpath=ancestor::section[1]")
                    assert [it for it in boxes_of_texts(section) if it != box and it.lies_on(box)] == []
