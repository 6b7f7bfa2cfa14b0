"""Material's instant navigation: pages take each other's place, and no page is ever loaded again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from support.browsing import Visit, draw_all, press, serving, visiting
from support.building import Site

pytestmark = pytest.mark.browser

BLOCK = """\
```usecase
id: UC-{0}
title: Order meal {0}
actor: Customer
system: MealApp
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer chooses dishes.
  - MealApp states the price.
  - Customer pays.
extensions:
  1a. Nothing is on offer: ends in failure
  2a. Customer objects: MealApp offers a discount. Resume at 2.
```
"""

# Below a page of text, so that nothing is drawn because it is in view.
FAR = "\n\n".join(["Text."] * 80)

PAGES = {
    "index.md": "# Home\n\nSee [UC-1], [UC-2] and [UC-3].\n",
    "orders.md": f"# Orders\n\n{BLOCK.format(1)}",
    "a.md": f"# A\n\n[to b](b.md)\n\n{FAR}\n\n{BLOCK.format(2)}",
    "b.md": f"# B\n\n[to a](a.md)\n\n{FAR}\n\n{BLOCK.format(3)}",
}

LIT = "() => [...document.querySelectorAll('tr.usecase-lit')].map(row => row.id).filter(Boolean)"
THROUGH_1A = ["UC-1-1", "UC-1-1a", "UC-1:1a"]
THROUGH_2A = ["UC-1-1", "UC-1-2", "UC-1-3", "UC-1-2a", "UC-1-2a1", "UC-1:2a"]

DRAWN = """() => [...document.querySelectorAll(".usecase-diagram > div.mermaid")]
  .filter(each => each.shadowRoot.querySelector("svg")).length"""

# Mermaid draws each diagram at the end of the body, and takes it away from there. (The theme itself keeps the
# diagrams of pages that were left in memory, so whether something is still there would tell nothing of us.)
WATCH = """() => {
  window.observed = new Set();
  const { observe, unobserve } = IntersectionObserver.prototype;
  IntersectionObserver.prototype.observe = function (element) {
    observed.add(element);
    return observe.call(this, element);
  };
  IntersectionObserver.prototype.unobserve = function (element) {
    observed.delete(element);
    return unobserve.call(this, element);
  };
  window.drawings = 0;
  new MutationObserver(records => {
    const added = records.flatMap(record => [...record.addedNodes]);
    drawings += added.filter(each => /^d?__mermaid/.test(each.id)).length;
  }).observe(document.body, { childList: true });
}"""


@contextmanager
def reading(browser: Browser, site: Site, *features: str) -> Iterator[Visit]:
    """A reader of a site with instant navigation, whose first page stays loaded to the end."""
    theme: dict[str, Any] = {
        "name": "material",
        "font": False,
        "features": ["navigation.instant", *features],
    }
    with serving(site.folder / "site", "/base/") as address, visiting(browser, address) as visit:
        site.build(PAGES, theme=theme, site_url=address)
        visit.open("").evaluate("window.isFirst = true")
        yield visit
        assert visit.page.evaluate("window.isFirst"), "a page was loaded"
        assert visit.problems == []


def expect_lit(page: Page, rows: list[str]) -> None:
    """These rows are on the route, and stay on it for longer than anything settles."""
    page.wait_for_function(f"rows => JSON.stringify(({LIT})()) === JSON.stringify(rows)", arg=rows)
    page.wait_for_timeout(700)
    assert page.evaluate(LIT) == rows


def choose(page: Page, scenario: str) -> None:
    press(page.locator(f'[id="UC-1:{scenario}"] .usecase-route'))


@pytest.mark.parametrize(
    "features",
    [
        (),
        ("navigation.instant.prefetch",),
        ("navigation.tracking", "toc.follow"),
    ],
    ids=["alone", "prefetch", "tracking"],
)
def test_scenarios_are_followed_and_left(features: tuple[str, ...], browser: Browser, site: Site) -> None:
    with reading(browser, site, *features) as visit:
        page = visit.page
        press(page.locator("article").get_by_role("link", name="UC-1"))
        expect(page.locator("#UC-1")).to_be_in_viewport()
        choose(page, "1a")
        expect_lit(page, THROUGH_1A)
        choose(page, "2a")
        expect_lit(page, THROUGH_2A)
        expect(page.locator(".usecase-following")).to_be_in_viewport()
        assert page.url.endswith("orders/#UC-1:2a")
        choose(page, "2a")
        expect_lit(page, [])
        assert page.url.endswith("orders/#UC-1")
        # To the theme it is a link to where it has led last.
        choose(page, "2a")
        expect_lit(page, THROUGH_2A)
        assert page.url.endswith("orders/#UC-1:2a")
        page.go_back()
        expect_lit(page, [])
        page.go_forward()
        expect_lit(page, THROUGH_2A)


def test_a_row_stays_marked_when_its_page_is_put_in_place_anew(browser: Browser, site: Site) -> None:
    """As the theme does at the first click, and takes its time."""

    def delay(route: Route) -> None:
        time.sleep(0.6)
        route.fallback()

    with reading(browser, site) as visit:
        page = visit.open("orders/")
        page.evaluate("window.isFirst = true")
        page.route("**/orders/", delay)
        page.locator("h1").evaluate("each => each.isOld = true")
        press(page.locator("#UC-1-2a .usecase-number"))
        page.wait_for_function("!document.querySelector('h1').isOld")
        page.wait_for_function("document.querySelector('#UC-1-2a').matches(':target')")
        expect(page.locator("#UC-1-2a")).to_be_in_viewport()


@pytest.mark.parametrize("way", ["key", "link"])
def test_to_leave_a_scenario_moves_nothing(way: str, browser: Browser, site: Site) -> None:
    with reading(browser, site) as visit:
        page = visit.page
        page.set_viewport_size({"width": 1280, "height": 600})
        press(page.locator("article").get_by_role("link", name="UC-1"))
        choose(page, "1a")
        expect_lit(page, THROUGH_1A)
        route = page.locator('[id="UC-1:1a"] .usecase-route')
        route.scroll_into_view_if_needed()
        page.mouse.wheel(0, 100)
        page.wait_for_timeout(500)
        before = page.evaluate("scrollY")
        if way == "key":
            page.keyboard.press("Escape")
        else:
            press(route)
        expect_lit(page, [])
        assert page.evaluate("scrollY") == pytest.approx(before, abs=60), "but for the line above the steps"


def test_a_page_that_was_left_is_neither_drawn_nor_waited_for(browser: Browser, site: Site) -> None:
    with reading(browser, site) as visit:
        page = visit.page
        page.wait_for_function("document.readyState === 'complete'")
        page.evaluate(WATCH)
        press(page.locator("article").get_by_role("link", name="UC-2"))
        expect(page.locator("h1")).to_contain_text("A")
        for heading, link in [("B", "to b"), ("A", "to a")] * 5:
            # At once, so that the page has no time to be drawn.
            page.evaluate(
                """([heading, link]) => new Promise(resolve => {
                  const timer = setInterval(() => {
                    if (document.querySelector("h1").textContent.startsWith(heading)) {
                      clearInterval(timer);
                      resolve();
                    }
                  }, 5);
                  [...document.querySelectorAll("article a")].find(a => a.textContent === link).click();
                })""",
                [heading, link],
            )
        before = page.evaluate("drawings")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.wait_for_function(f"({DRAWN})() === 1")
        page.wait_for_timeout(1500)
        assert page.evaluate("drawings") - before <= 1
        assert page.evaluate("[...observed].filter(each => !each.isConnected).length") == 0


def test_the_first_print_has_the_diagrams_of_the_page(browser: Browser, site: Site) -> None:
    with reading(browser, site) as visit:
        page = visit.page
        press(page.locator("article").get_by_role("link", name="UC-2"))
        page.wait_for_function("window.mermaid")
        page.evaluate(f"addEventListener('afterprint', () => window.printed = ({DRAWN})())")
        press(page.get_by_role("link", name="to b"))
        expect(page.locator("h1")).to_contain_text("B")
        page.pdf()
        assert page.evaluate("printed") == 1


def test_a_page_has_no_source_of_a_diagram_in_its_preview(browser: Browser, site: Site) -> None:
    with reading(browser, site, "navigation.instant.preview") as visit:
        page = visit.page
        page.locator("article").get_by_role("link", name="UC-1").hover()
        preview = page.locator(".md-tooltip2__inner")
        expect(preview).to_contain_text("Customer chooses dishes.")
        expect(preview.locator(".usecase-steps")).to_be_visible()
        assert "flowchart" not in preview.inner_text()
        expect(preview.locator(".usecase-diagram")).to_be_hidden()
        assert "actor: Customer" not in preview.inner_text()


def test_the_diagram_of_the_next_page_is_drawn(browser: Browser, site: Site) -> None:
    with reading(browser, site) as visit:
        page = visit.page
        press(page.locator("article").get_by_role("link", name="UC-1"))
        page.wait_for_function(f"({DRAWN})() === 1")
        draw_all(page)
        expect(page.locator(".usecase-enlarge")).to_have_count(1)
