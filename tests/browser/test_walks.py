"""Going through a scenario step by step: everything that happens on it, in the order in which it happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import Looks, look, violations
from support.browsing import NO_PRINTER, Visit, coming_back, draw_all, press, serving, sheets, visiting
from support.building import Built, Site
from support.pages_of_every_kind import MATERIAL, PAGES

pytestmark = pytest.mark.browser

ROWS = """
() => [...document.querySelectorAll(".usecase-walk :is(tbody, tfoot) > tr")].map(row =>
  [...row.cells].map(cell => cell.textContent.replace(/\\s+/g, " ").trim()).filter(Boolean).join(" | "))
"""
DESK: Any = {"viewport": {"width": 1280, "height": 900}}
LOOKS: Looks = (("light", 1280), ("dark", 390))


@pytest.fixture(scope="module")
def regular(browser: Browser, material_site: str) -> Iterator[Visit]:
    """Whoever reads a site with pages of every kind, in a theme with instant navigation, diagrams apart."""
    with visiting(browser, material_site, has_mermaid=False, **DESK) as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield visit


@pytest.fixture
def reader(regular: Visit) -> Iterator[Visit]:
    """The same, with nothing left of what was done before."""
    with coming_back(regular) as visit:
        yield visit
        assert visit.problems == []


def expect_walk(page: Page, scenario: str) -> None:
    """The walk through this scenario is open."""
    expect(page.locator(".usecase-walk")).to_have_count(1)
    expect(page.locator(".usecase-following strong")).to_contain_text(scenario)


def copied(page: Page, kind: str) -> str:
    """What a button of the walk copies."""
    button = page.locator(f".usecase-walk .usecase-copy-{kind}")
    press(button)
    expect(button).to_have_text("Copied")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_condition_stands_where_it_is_noticed_and_what_is_done_again_says_so(reader: Visit) -> None:
    page = reader.open("orders/#UC-1-2a:route")
    expect_walk(page, "2a The price is too high")
    assert page.evaluate(ROWS) == [
        "1 | Customer | chooses dishes. | 1",
        "◇ The price is too high (instead of step 2) | 2a",
        "2 | Customer | takes dishes out. | 2a1",
        "↩ Rejoins at step 1",
        "3 | Customer | chooses dishes. (again) | 1",
        "4 | MealApp | states the price, see the terms. | 2",
        "5 | ▸ UC-2 Pay | 3",
        "6 | Courier | brings the meal. | 4",
        "7 | ↻ Repeat steps 1–2 until the Customer is done | 5",
        "✔ Success",
    ]


def test_what_may_happen_at_any_time_takes_the_place_of_nothing(reader: Visit) -> None:
    page = reader.open("orders/#UC-1-any-a:route")
    expect_walk(page, "*a The network is lost")
    assert page.evaluate(ROWS)[:4] == [
        "1 | Customer | chooses dishes. | 1",
        "◇ The network is lost | *a",
        "2 | MealApp | keeps the basket. | *a1",
        "↩ Rejoins after the step that it left from",
    ]


def test_what_is_nested_is_reached_through_what_it_is_nested_in(reader: Visit) -> None:
    page = reader.open("orders/#UC-1-2a1a:route")
    expect_walk(page, "2a1a Nothing is left")
    assert page.evaluate(ROWS) == [
        "1 | Customer | chooses dishes. | 1",
        "◇ The price is too high (instead of step 2) | 2a",
        "◇ Nothing is left (instead of step 2a1) | 2a1a",
        "✘ Failure",
    ]


def test_one_press_follows_a_scenario_to_its_end(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size(DESK["viewport"])
    visit.open("meals/ordering/#UC-102")
    press(page.locator('[id="UC-102:3a"] .usecase-start'))
    expect(page.locator(".usecase-following")).to_contain_text("3a Price of the basket")
    assert page.url.endswith("#UC-102-3a:route")
    for part in (".usecase-following", ".usecase-walk thead", ".usecase-walk tfoot"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    assert page.evaluate(ROWS)[-1] == "✔ Success"
    assert visit.problems == []


# Where pages are loaded: a theme that puts one in place anew takes its time, and the focus meanwhile.
def test_the_next_scenario_is_one_press_away_and_the_way_back_leads_through_all(visit: Visit) -> None:
    page = visit.open("meals/ordering/#UC-102-main:route")
    expect_walk(page, "Main success scenario")
    way = page.locator(".usecase-following .usecase-way")
    expect(way.first).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".usecase-following .usecase-count")).to_have_text("1 of 11")
    way.last.focus()
    page.keyboard.press("Enter")
    expect_walk(page, "1-4a Customer abandons the order")
    expect(way.last).to_be_focused()
    page.keyboard.press("Enter")
    expect_walk(page, "2a Restaurant has run out of a dish")
    expect(page.locator(".usecase-following")).to_be_in_viewport(ratio=1)
    assert page.url.endswith("#UC-102-2a:route")
    page.go_back()
    expect_walk(page, "1-4a Customer abandons the order")
    page.reload()
    expect_walk(page, "1-4a Customer abandons the order")
    press(page.locator(".usecase-other-way"))
    expect(page.locator(".usecase-walk")).to_have_count(0)
    expect(page.locator("#UC-102-1-4a1")).to_have_class(re.compile("usecase-lit"))
    assert page.url.endswith("#UC-102:1-4a")
    assert visit.problems == []


def test_the_focus_goes_in_and_comes_back(visit: Visit) -> None:
    page = visit.open("meals/ordering/")
    start = page.locator('[id="UC-102:7b"] .usecase-start')
    start.focus()
    page.keyboard.press("Enter")
    expect_walk(page, "7b Restaurant does not answer")
    expect(page.locator(".usecase-following")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".usecase-following .usecase-way").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".usecase-walk")).to_have_count(0)
    expect(page.locator("#UC-102-1")).to_be_visible()
    expect(start).to_be_focused()
    expect(start).to_be_in_viewport()
    assert page.url.endswith("meals/ordering/#UC-102")
    assert visit.problems == []


def test_what_is_followed_stays_in_sight_with_the_way_out(browser: Browser, site_in_theme: str) -> None:
    """In every theme, below a heading that stays at the top."""
    with visiting(
        browser, site_in_theme, has_mermaid=False, viewport={"width": 1280, "height": 500}
    ) as visit:
        page = visit.open("orders/#UC-1:2a")
        banner = page.locator(".usecase-following")
        expect(banner).to_be_in_viewport(ratio=1)
        page.mouse.wheel(0, 10)
        page.locator("#UC-1-any-a1").evaluate(
            "row => scrollTo(0, row.getBoundingClientRect().top + scrollY - 250)"
        )
        expect(banner).to_be_in_viewport(ratio=1)
        press(page.locator(".usecase-stop"))
        expect(banner).to_have_count(0)


def test_a_followed_route_is_gone_through_from_the_flowchart(browser: Browser, material_site: str) -> None:
    with visiting(browser, material_site, **DESK) as visit:
        page = visit.open("orders/#UC-1:2a")
        draw_all(page)
        press(page.locator(".usecase-diagram .usecase-walk-here").first)
        expect_walk(page, "2a The price is too high")
        expect(page.locator(".usecase-following")).to_be_in_viewport(ratio=1)
        assert visit.problems == []


def test_a_condition_leads_to_its_scenario(reader: Visit) -> None:
    page = reader.open("orders/")
    page.locator("#UC-1-2-4b").hover()
    press(page.locator("#UC-1-2-4b .usecase-start"))
    expect_walk(page, "2-4b Customer gives up")


def test_a_row_is_copied_as_a_link(reader: Visit) -> None:
    page = reader.open("orders/")
    page.locator("#UC-1-4").hover()
    copy = page.locator("#UC-1-4 .usecase-copy-row")
    press(copy)
    expect(copy).to_have_text("Copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.endswith("/orders/#UC-1-4")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#UC-1-4")).to_be_in_viewport(ratio=1)


def test_by_keyboard_the_link_of_a_row_stands_behind_its_number(reader: Visit) -> None:
    page = reader.open("orders/")
    page.locator("#UC-1-3 .usecase-number").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#UC-1-3 .usecase-copy-row")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/orders/#UC-1-3")


def test_a_scenario_is_copied_as_a_text_and_as_a_link(reader: Visit) -> None:
    page = reader.open("orders/#UC-1-2a1a:route")
    expect_walk(page, "2a1a")
    assert copied(page, "text").splitlines() == [
        "UC-1 Order a meal: 2a1a Nothing is left",
        "1. Customer chooses dishes.",
        "   ◇ The price is too high (2a, instead of step 2)",
        "   ◇ Nothing is left (2a1a, instead of step 2a1)",
        "✘ Failure",
    ]
    assert copied(page, "route").endswith("/orders/#UC-1-2a1a:route")


def test_a_text_is_copied_also_where_the_browser_lends_no_clipboard(reader: Visit) -> None:
    """As on a site of the house that is served without encryption."""
    page = reader.open("orders/#UC-1-2a1a:route")
    expect_walk(page, "2a1a")
    gone = "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    page.evaluate(f"() => {{ window.kept = navigator.clipboard; {gone}; }}")
    button = page.locator(".usecase-walk .usecase-copy-text")
    press(button)
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    assert page.evaluate("kept.readText()").startswith("UC-1 Order a meal: 2a1a Nothing is left")


def exported(feature: str) -> dict[str, list[str]]:
    """The scenarios of a feature by name: their lines but for comments, which nobody runs."""
    found: dict[str, list[str]] = {}
    for line in map(str.strip, feature.splitlines()):
        if line.startswith("Scenario: "):
            found[line] = []
        elif found and line and line[0] not in "#@":
            found[list(found)[-1]].append(line)
    return found


def test_what_is_copied_as_gherkin_is_what_is_exported(visit: Visit, built_example: Built) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for id_, path in {"UC-102": "meals/ordering/", "UC-203": "retail/purchase/"}.items():
        feature = exported((built_example.folder / f"features/{id_}.feature").read_text("utf-8"))
        page = visit.open(f"{path}#{id_}-main:route")
        seen: dict[str, list[str]] = {}
        for place in range(1, len(feature) + 1):
            expect(page.locator(".usecase-following .usecase-count")).to_have_text(
                f"{place} of {len(feature)}"
            )
            seen |= exported(copied(page, "gherkin"))
            if place < len(feature):
                press(page.locator(".usecase-following .usecase-way").last)
        assert seen == feature


def test_a_scenario_is_printed_alone_on_one_sheet(fresh_visit: Visit) -> None:
    fresh_visit.page.add_init_script(NO_PRINTER)
    page = fresh_visit.open("meals/ordering/#UC-102-4a2a:route")
    press(page.locator(".usecase-print-route"))
    assert page.evaluate("asked") == 1
    page.emulate_media(media="print")
    expect(page.locator(".usecase-walk tfoot")).to_be_visible()
    for other in ("#UC-102-1", '[id="UC-102:main"]', ".usecase-copies", ".usecase-stop"):
        expect(page.locator(other).first).to_be_hidden()
    assert sheets(page) == 1
    # Afterwards, and where the whole page is printed, everything is there.
    expect(page.locator("#UC-102-1")).to_be_visible()


def test_another_page_in_place_of_this_one_ends_it_and_the_way_back_opens_it(reader: Visit) -> None:
    page = reader.open("orders/#UC-1-2a:route")
    expect_walk(page, "2a The price is too high")
    press(page.locator(".md-nav__link", has_text="Listings").first)
    expect(page.locator("h1")).to_contain_text("Listings")
    expect(page.locator(".usecase-walk, .usecase-following")).to_have_count(0)
    page.go_back()
    expect_walk(page, "2a The price is too high")


def test_no_rule_is_broken_step_by_step(browser: Browser, site_in_theme: str) -> None:
    with visiting(browser, site_in_theme, has_mermaid=False) as visit:
        page = visit.open("orders/#UC-1-2a:route")
        expect_walk(page, "2a")
        page.locator("#UC-2-1 .usecase-number").focus()
        for scheme, width in LOOKS:
            look(page, scheme, width)
            assert violations(page) == []
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        assert visit.problems == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Schritt für Schritt", "statt Schritt 2", "erneut", "2 von 6", "Alles zeigen"]),
        ("ar", ["خطوة بخطوة", "بدلاً من الخطوة 2", "مرة أخرى", "2 من 6"]),
    ],
)
def test_it_speaks_the_language_of_the_reader(
    language: str, words: list[str], browser: Browser, site: Site
) -> None:
    built = site.build({"orders.md": PAGES["orders.md"]}, theme={**MATERIAL, "language": language})
    window: Any = {"width": 390, "height": 900}
    with serving(built.folder, "/base/") as address, visiting(browser, address, viewport=window) as visit:
        page = visit.open("orders/#UC-1-2a:route")
        expect_walk(page, "2a")
        said = page.locator('[data-id="UC-1"]').inner_text()
        assert [each for each in words if each not in said] == []
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        # Lines begin with what comes when, and end with the number in the tables.
        cells = page.locator(".usecase-walk tbody > tr").nth(2).locator("> *")
        edge = "part => { const { left, right } = part.getBoundingClientRect(); return [left, right]; }"
        first, last = (cells.first.evaluate(edge), cells.last.locator("a").evaluate(edge))
        assert min(first[0], last[0]) < 25
        assert max(first[1], last[1]) > 365
        assert (first > last) == (language == "ar")


def test_without_scripts_the_address_leads_to_the_row_that_says_the_same(
    browser: Browser, material_site: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(material_site + "orders/#UC-1-2a1a:route")
    row = page.locator('[id="UC-1:2a1a"]')
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("2a1a Nothing is left")
    expect(row).to_contain_text("Failure")
    page.close()
