"""What the rules of accessibility say of every kind of page, and what can be reached without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from support.accessibility import violations
from support.browsing import visiting
from support.pages_of_every_kind import KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_no_rule_is_broken_on_any_kind_of_page(
    browser: Browser, site_in_theme: str, scheme: Any, width: int
) -> None:
    window: Any = {"width": width, "height": 900}
    with visiting(browser, site_in_theme, color_scheme=scheme, viewport=window) as visit:
        wrong = {}
        for path in KINDS:
            page = visit.open(path)
            page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
            # The dark mode of the built-in theme; its own switch fails without the colours of code.
            page.evaluate(
                f"document.querySelector('[data-bs-theme]')?.setAttribute('data-bs-theme', '{scheme}')"
            )
            wrong[path] = violations(page)
        # A script of the theme that stumbles over our ids would leave its menu dead.
        assert visit.problems == []
    assert [f"{path} {each}" for path, found in wrong.items() for each in found] == []


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
    with visiting(browser, material_site) as visit:
        for path in KINDS:
            page = visit.open(path)
            for table in page.locator("[class^=usecase] table").all():
                assert (table.locator("> caption").text_content() or "").strip()
                assert table.locator("th:not([scope])").count() == 0


def test_a_page_as_wide_as_a_phone_is_read_without_going_sideways(
    browser: Browser, site_in_theme: str
) -> None:
    """1280 pixels at 400 % are 320: WCAG 2.2, 1.4.10. Matrices may scroll in their own place."""
    narrow: Any = {"width": 320, "height": 640}
    with visiting(browser, site_in_theme, viewport=narrow, reduced_motion="reduce") as visit:
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
