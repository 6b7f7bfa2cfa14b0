"""Search leads to the row that holds the word: typed, found, opened, and in view."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import Visit, press, visiting

pytestmark = pytest.mark.browser

HITS = [
    ("greeting", "#UC-102-A1"),
    ("dishes address", "#UC-102-4"),
    ("5 minutes", "#UC-102-7b"),
]


def typed(page: Page, words: str) -> None:
    press(page.locator("label.md-header__button[for=__search]:visible, .md-search__input:visible").first)
    # The theme searches at each key, and puts what it found in place anew: one key is enough.
    page.locator(".md-search__input").fill(words[:-1])
    page.locator(".md-search__input").press_sequentially(words[-1])


@pytest.mark.parametrize(("words", "anchor"), HITS)
def test_a_hit_in_material_is_in_view(words: str, anchor: str, visit: Visit) -> None:
    page = visit.open("")
    typed(page, words)
    hit = page.locator(
        f'.md-search-result__link[href$="{anchor}"], .md-search-result__link[href*="{anchor}?"]'
    )
    expect(hit.first).to_be_attached()
    more = hit.first.locator("xpath=ancestor::details[not(@open)]/summary")
    if more.count():
        # Further hits on a page are folded below the first one.
        press(more.first)
    assert words.split(maxsplit=1)[0] in hit.first.inner_text()
    press(hit.first)
    row = page.locator(anchor)
    expect(row).to_be_in_viewport()
    page.wait_for_timeout(2000)
    # Neither the header nor what takes its room later hides it.
    expect(row.locator("td:last-child")).to_be_in_viewport(ratio=0.9)
    assert row.evaluate("row => row.getBoundingClientRect().top") < 450
    assert visit.problems == []


def test_the_best_hit_of_an_id_is_the_use_case(visit: Visit) -> None:
    page = visit.open("")
    typed(page, "UC-102")
    first = page.locator('.md-search-result__link[href*="#UC-102"]').first
    expect(first).to_have_attribute("href", re.compile("#UC-102$"))


def test_a_hit_in_other_themes_is_in_view(browser: Browser, site_in_theme: str, theme: str) -> None:
    if theme == "material":
        pytest.skip("has its own test")
    with visiting(browser, site_in_theme) as visit:
        page = visit.open("search.html?q=basket" if theme == "readthedocs" else "")
        if theme == "mkdocs":
            press(page.locator('[data-bs-target="#mkdocs_search_modal"]').first)
            page.locator("#mkdocs-search-query").press_sequentially("basket")
        hit = page.locator('#mkdocs-search-results a[href$="#UC-1-any-a"]')
        expect(hit).to_be_visible(timeout=10_000)
        assert "MealApp keeps the basket." in page.locator("#mkdocs-search-results").inner_text()
        press(hit)
        expect(page.locator("#UC-1-any-a td:last-child")).to_be_in_viewport(ratio=0.9)
