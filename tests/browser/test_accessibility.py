"""What the rules of accessibility say of every kind of page, and what can be reached without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from support.accessibility import Looks, look, violations
from support.browsing import visiting
from support.long_runs import IS_LONG
from support.pages_of_every_kind import KINDS

pytestmark = pytest.mark.browser

LOOKS: Looks = (("light", 1280), ("dark", 1280), ("light", 320))
LOOKS_IN: dict[str, Looks] = {"material": LOOKS, "mkdocs": LOOKS[1:2], "readthedocs": LOOKS[:1]}
"""Of themes beside Material, what they do otherwise: one has a dark scheme of its own."""


@pytest.mark.slow
def test_no_rule_is_broken_on_any_kind_of_page(browser: Browser, theme: str, site_in_theme: str) -> None:
    wrong = []
    with visiting(browser, site_in_theme) as visit:
        for path in KINDS:
            page = visit.open(path)
            page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
            for scheme, width in LOOKS if IS_LONG else LOOKS_IN[theme]:
                look(page, scheme, width)
                wrong += [f"{path} {scheme} {width} {each}" for each in violations(page)]
        # A script of the theme that stumbles over our ids would leave its menu dead.
        assert visit.problems == []
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_broken_while_a_route_is_followed(
    browser: Browser, material_site: str, scheme: Any
) -> None:
    with visiting(browser, material_site, color_scheme=scheme) as visit:
        page = visit.open("orders/#UC-1:2a")
        expect(page.locator(".usecase-following")).to_be_visible()
        assert violations(page) == []


def test_everything_can_be_reached_and_seen_by_keyboard(browser: Browser, material_site: str) -> None:
    with visiting(browser, material_site) as visit:
        page = visit.open("orders/")
        expect(page.locator(".usecase-copy")).not_to_have_count(0)
        page.locator("#UC-1 a").last.focus()
        reached = []
        for _ in range(110):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate(
                    """() => {
                      const { activeElement: on } = document;
                      const { outlineStyle } = getComputedStyle(on);
                      const own = [...on.classList].find(each => each.startsWith("usecase"));
                      const name = on.closest("summary") ? "summary" : own ?? "link";
                      const isOurs = on.closest("[class^=usecase]") && !on.shadowRoot;
                      return isOurs ? [name, outlineStyle !== "none"] : null;
                    }"""
                )
            )
    seen = {name for name, _ in filter(None, reached)}
    assert seen >= {"usecase-number", "usecase-route", "usecase-button", "summary"}
    assert all(outlined for _, outlined in filter(None, reached))


def test_tables_say_what_they_are(browser: Browser, material_site: str) -> None:
    with visiting(browser, material_site, has_mermaid=False) as visit:
        for path in KINDS:
            page = visit.open(path)
            silent = page.locator("[class^=usecase] table").evaluate_all(
                """tables => tables.filter(table =>
                  !table.caption?.textContent.trim() || table.querySelector("th:not([scope])")
                ).map(table => table.outerHTML.slice(0, 200))"""
            )
            assert silent == [], path


def test_a_page_as_wide_as_a_phone_is_read_without_going_sideways(
    browser: Browser, site_in_theme: str
) -> None:
    """1280 pixels at 400 % are 320: WCAG 2.2, 1.4.10. Matrices may scroll in their own place."""
    narrow: Any = {"width": 320, "height": 640}
    like: Any = {"viewport": narrow, "reduced_motion": "reduce"}
    with visiting(browser, site_in_theme, has_mermaid=False, **like) as visit:
        for path in KINDS:
            page = visit.open(path)
            sideways = "[document.documentElement.scrollWidth, document.body.scrollWidth]"
            assert max(page.evaluate(sideways)) <= 320, path


def test_colours_that_a_reader_forces_still_tell_what_is_on_a_route(
    browser: Browser, material_site: str
) -> None:
    with visiting(browser, material_site, forced_colors="active") as visit:
        page = visit.open("orders/#UC-1:2a")
        expect(page.locator(".usecase-following")).to_be_visible()
        bar = "row => getComputedStyle(row.cells[0]).borderInlineStartWidth"
        assert page.locator("#UC-1-2a1").evaluate(bar) != "0px"
        assert page.locator("#UC-1-2-4b").evaluate(bar) == "0px"
        expect(page.locator('[id="UC-1:2a"] .usecase-outcome')).to_contain_text("✔ Success")
