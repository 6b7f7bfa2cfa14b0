"""Pages of Sphinx in a browser: what scripts and style sheets do there, in themes of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import violations
from support.browsing import NO_PRINTER, Visit, press, serving, visiting
from support.sphinx_meals import OPTIONS, PAYING, SOURCES
from support.sphinx_sites import SphinxSite

pytestmark = pytest.mark.browser

STEP = "paying.html#UC-2-3"
PAGES = ("paying.html#UC-2:2a", "paying.html#UC-2-2a:route", "use-cases.html", "list.html")

# Where furo and pydata keep what a reader has chosen with their button.
DARK = "for (const each of [document.documentElement, document.body]) each.dataset.theme = 'dark'"
BRIGHTNESS = """
element => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(element).color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.3 * red + 0.6 * green + 0.1 * blue;
}
"""
PALE = 127
TOUCHED = """
selector => {
  const element = document.querySelector(selector), { x, y } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + 9, y + 6));
}
"""


@contextmanager
def served(folder: Path, theme: str) -> Iterator[str]:
    site = SphinxSite(folder)
    paying = PAYING.partition("\n\n")[2]
    many = [
        paying.replace("UC-2", f"UC-{number}").replace("Pay\n", f"Pay {number}\n") for number in range(20, 32)
    ]
    site.write({**SOURCES, "more.md": "\n".join(["# More\n", *many])})
    site.write({"list.md": "# List\n\n<!-- usecases: list -->\n"})
    site.configure(
        OPTIONS, html_theme=theme, html_context={"default_mode": "auto"}, suppress_warnings=["toc"]
    )
    with serving(site.build().folder) as address:
        yield address


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("sphinx"), "alabaster") as address:
        yield address


@pytest.fixture(scope="module", params=["furo", "pydata_sphinx_theme"])
def themed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Themes that keep a heading in sight, and have a button for dark pages."""
    with served(tmp_path_factory.mktemp(request.param), request.param) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit.page.add_init_script(NO_PRINTER)
        yield visit
        assert visit.problems == []


def test_diagrams_are_drawn_and_routes_followed(visit: Visit) -> None:
    page = visit.open("paying.html#UC-2:2a")
    page.wait_for_selector(".usecase-diagram > .mermaid svg")
    assert page.locator("tr.usecase-lit").count() > 1
    page.locator(".usecase-copy").wait_for()


def test_a_scenario_is_walked_and_copied(visit: Visit) -> None:
    page = visit.open("paying.html#UC-2-2a:route")
    rows = page.locator(".usecase-walk :is(tbody, tfoot) > tr")
    expect(rows).to_have_count(8)
    expect(rows.nth(1)).to_contain_text("Card is declined")
    button = page.locator(".usecase-walk .usecase-copy-route")
    press(button)
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("paying.html#UC-2-2a:route")


def test_a_use_case_is_printed_alone(visit: Visit) -> None:
    page = visit.open("more.html")
    press(page.locator('[data-id="UC-23"] .usecase-print'))
    page.emulate_media(media="print")
    seen = [each.get_attribute("data-id") for each in page.locator("section.usecase:visible").all()]
    assert seen == ["UC-23"]
    expect(page.locator(".sphinxsidebar")).to_be_hidden()


def test_all_is_reached_by_keyboard(visit: Visit) -> None:
    page = visit.open("paying.html")
    page.locator("#UC-2 .usecase-route").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".usecase-following")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_without_scripts_all_is_there(browser: Browser, address: str) -> None:
    with visiting(browser, address, java_script_enabled=False) as visit:
        visit.page.goto(f"{address}{STEP}")
        expect(visit.page.locator("#UC-2-3")).to_be_in_viewport()
        expect(visit.page.locator("#UC-2 .usecase-extensions")).to_contain_text("Card is declined")


def test_listings_are_filtered(visit: Visit) -> None:
    page = visit.open("list.html")
    page.locator(".usecase-filter input[type=search]").fill("refund")
    expect(page.locator(".usecase-list tbody tr:not([hidden])")).to_have_count(1)


@pytest.mark.parametrize(
    ("asked", "hit", "anchor"),
    [
        ("receipt", "UC-2/3 MealApp sends a receipt.", "#UC-2-3"),
        ("UC-3", "UC-3 Refund", "#UC-3"),
        ("restaurant", "Restaurant", "#actor-restaurant"),
    ],
)
def test_the_search_of_sphinx_leads_to_what_it_found(visit: Visit, asked: str, hit: str, anchor: str) -> None:
    page = visit.open(f"search.html?q={asked}")
    press(page.locator("#search-results a", has_text=hit).first)
    page.wait_for_url(f"**{anchor}")
    expect(page.locator(anchor)).to_be_in_viewport()


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390)])
def test_no_rule_is_broken(browser: Browser, themed: str, scheme: Any, width: int) -> None:
    with visiting(browser, themed, color_scheme=scheme, viewport={"width": width, "height": 900}) as visit:
        assert [f"{path} {each}" for path in PAGES for each in violations(visit.open(path))] == []
        assert visit.problems == []


def test_colours_follow_the_button_of_a_theme(browser: Browser, themed: str) -> None:
    with visiting(browser, themed, color_scheme="light") as visit:
        page = visit.open("paying.html")
        page.wait_for_selector(".usecase-diagram > .mermaid svg")
        kinds = (".usecase-diagram .nodeLabel", ".usecase-steps td", ".usecase-id", ".usecase-steps td a")
        assert all(brightness(page, each) < PALE for each in kinds)
        page.evaluate(DARK)
        page.wait_for_function(
            f"({BRIGHTNESS})(document.querySelector('{kinds[0]}') ?? document.body) > {PALE}"
        )
        for each in kinds:
            assert brightness(page, each) > PALE, each


def test_headings_of_themes_cover_neither_rows_nor_scenarios(browser: Browser, themed: str) -> None:
    with visiting(browser, themed, viewport={"width": 600, "height": 400}) as visit:
        page = visit.open(STEP)
        assert page.evaluate(TOUCHED, "#UC-2-3")
        page = visit.open("more.html#UC-20:2a")
        page.mouse.move(300, 300)
        page.mouse.wheel(0, 150)
        page.wait_for_function("scrollY > 340")
        assert page.evaluate(TOUCHED, ".usecase-following")


def brightness(page: Page, selector: str) -> float:
    found: float = page.locator(selector).first.evaluate(BRIGHTNESS)
    return found
