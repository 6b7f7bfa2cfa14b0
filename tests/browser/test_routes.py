"""Following a route through a use case, and what else can be done with one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from support.browsing import Visit, coming_back, draw_all, press, visiting
from support.pages_of_every_kind import USE_CASES

pytestmark = pytest.mark.browser

LIT = "[...document.querySelectorAll('tr.usecase-lit')].map(row => row.id).filter(Boolean)"
THROUGH_2A = ["UC-1-1", "UC-1-2", "UC-1-3", "UC-1-4", "UC-1-2a", "UC-1-2a1", "UC-1:2a"]
THROUGH_MAIN = ["UC-1-1", "UC-1-2", "UC-1-3", "UC-1-4", "UC-1:main"]


@pytest.fixture(scope="module")
def guest(browser: Browser, site_in_theme: str) -> Iterator[Visit]:
    """Whoever reads a site with pages of every kind, diagrams apart."""
    with visiting(browser, site_in_theme, has_mermaid=False) as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield visit


@pytest.fixture
def reader(guest: Visit) -> Iterator[Visit]:
    """The same, with nothing left of what was done before."""
    with coming_back(guest) as visit:
        yield visit
        assert visit.problems == []


def expect_lit(page: Page, rows: list[str]) -> None:
    """These rows and no others are on the route; a theme may put the page in place anew first."""
    try:
        page.wait_for_function(
            f"rows => JSON.stringify({LIT}) === JSON.stringify(rows)", arg=rows, timeout=5000
        )
    except TimeoutError:
        assert page.evaluate(LIT) == rows


def choose(page: Page, scenario: str) -> None:
    """Press the name of a scenario of UC-1."""
    press(page.locator(f'[id="UC-1:{scenario}"] .usecase-route'))


def test_a_chosen_scenario_lights_up_its_steps_and_shows_in_the_address(reader: Visit) -> None:
    page = reader.open("orders/")
    press(page.locator('[id="UC-1:2a"] .usecase-route'))
    expect(page.locator(".usecase-following")).to_contain_text("2a The price is too high")
    assert page.url.endswith("orders/#UC-1:2a")
    expect_lit(page, THROUGH_2A)
    expect(page.locator(".usecase-following")).to_be_in_viewport()


def test_an_address_with_a_route_follows_it_from_the_start(reader: Visit) -> None:
    page = reader.open("orders/#UC-1:2a")
    expect(page.locator(".usecase-following")).to_be_in_viewport()
    expect_lit(page, THROUGH_2A)


def test_an_address_with_a_route_can_be_shared(reader: Visit, browser: Browser) -> None:
    page = reader.open("orders/")
    choose(page, "2a")
    expect_lit(page, THROUGH_2A)
    with visiting(browser, reader.address, has_mermaid=False) as friend:
        expect_lit(friend.open(page.url.removeprefix(reader.address)), THROUGH_2A)


def test_escape_and_the_button_stop_following(reader: Visit) -> None:
    page = reader.open("orders/#UC-1:2-4b")
    stop = page.locator(".usecase-stop")
    stop.focus()
    stop.press("Enter")
    expect_lit(page, [])
    assert page.url.endswith("orders/#UC-1")
    expect(page.locator('[id="UC-1:2-4b"] .usecase-route')).to_be_focused()
    choose(page, "main")
    expect_lit(page, THROUGH_MAIN)
    page.keyboard.press("Escape")
    expect_lit(page, [])


def test_choosing_a_scenario_again_leaves_it(reader: Visit) -> None:
    page = reader.open("orders/")
    choose(page, "2a")
    expect_lit(page, THROUGH_2A)
    choose(page, "2a")
    expect_lit(page, [])
    expect(page.locator(".usecase-following")).to_have_count(0)
    assert page.url.endswith("orders/#UC-1")


def test_the_way_back_leads_through_the_routes_that_were_followed(reader: Visit) -> None:
    page = reader.open("orders/")
    choose(page, "2a")
    expect_lit(page, THROUGH_2A)
    choose(page, "main")
    expect_lit(page, THROUGH_MAIN)
    page.go_back()
    expect_lit(page, THROUGH_2A)
    page.go_back()
    expect_lit(page, [])
    page.go_forward()
    expect_lit(page, THROUGH_2A)


def test_a_route_is_kept_when_the_page_is_left_and_come_back_to(browser: Browser, material_site: str) -> None:
    """Material puts the next page in place of this one, and runs no script anew."""
    with visiting(browser, material_site) as visit:
        page = visit.open("listings/")
        press(page.locator('.usecase-scenarios a[href$="orders/#UC-1:2a"]'))
        page.wait_for_url("**/orders/#UC-1:2a")
        expect(page.locator(".usecase-following")).to_be_visible()
        expect_lit(page, THROUGH_2A)
        expect(page.locator(".usecase-copy")).to_have_count(3)


def test_a_diagram_dims_what_is_not_on_the_route(browser: Browser, material_site: str) -> None:
    with visiting(browser, material_site) as visit:
        page = visit.open("orders/#UC-1:2a")
        draw_all(page)
        expect(page.locator("div.mermaid")).to_have_count(2)
        opacity = """(end) => getComputedStyle(document.querySelector("div.mermaid").shadowRoot
          .querySelector(`a[*|href$="${end}"]`)).opacity"""
        assert page.evaluate(opacity, "#UC-1-2a") == "1"
        assert page.evaluate(opacity, "#UC-1-2-4b") == "0.25"


OPACITY = """([holder, part]) => {
  const root = document.querySelector(holder).shadowRoot;
  const found = root.querySelector(part);
  return getComputedStyle(found.closest("a") ?? found).opacity;
}"""


@pytest.mark.parametrize("holder", ["div.mermaid", ".usecase-picture"])
def test_lines_and_arrows_of_a_diagram_follow_the_route_too(
    holder: str, browser: Browser, material_site: str
) -> None:
    with visiting(browser, material_site) as visit:
        page = visit.open("orders/#UC-1:2a")
        draw_all(page)
        expect(page.locator("div.mermaid")).to_have_count(2)
        press(page.locator(".usecase-enlarge").first)

        def opacity(part: str) -> str:
            found: str = page.evaluate(OPACITY, [holder, part])
            return found

        assert opacity('[data-id="L_s2_x1_0"]') == "1"
        assert opacity('[data-id="L_s2_x2_0"]') == "0.25"
        assert opacity('[id*="flowchart-a2-"]') == "1"
        assert opacity('[id*="flowchart-x1-"]') == "1"
        assert opacity('[id*="flowchart-x2-"]') == "0.25"


def test_a_step_under_the_pointer_shows_which_extensions_leave_it(reader: Visit) -> None:
    page = reader.open("orders/")
    leaving = "[...document.querySelectorAll('.usecase-leaving > .usecase-condition')].map(row => row.id)"
    page.locator("#UC-1-2 td").last.hover()
    assert page.evaluate(leaving) == ["UC-1-2a", "UC-1-2-4b"]
    page.mouse.move(0, 0)
    page.locator("#UC-1-4 .usecase-number").focus()
    assert page.evaluate(leaving) == ["UC-1-2-4b", "UC-1-order-as-a-gift"]


def test_a_link_to_a_use_case_can_be_copied(reader: Visit) -> None:
    page = reader.open("orders/")
    copy = page.locator('[data-id="UC-2"] .usecase-copy')
    press(copy)
    expect(copy).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/orders/#UC-2")


def test_the_link_that_is_copied_keeps_the_route(reader: Visit) -> None:
    page = reader.open("orders/#UC-1:2a")
    expect_lit(page, THROUGH_2A)
    press(page.locator('[data-id="UC-1"] .usecase-copy'))
    expect(page.locator('[data-id="UC-1"] .usecase-copy')).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/orders/#UC-1:2a")


def test_every_row_has_an_address_of_its_own(reader: Visit) -> None:
    page = reader.open("orders/")
    rows = ("UC-1-2", "UC-1-2a", "UC-1-2a1", "UC-1-any-a")
    colour = "row => getComputedStyle(row).backgroundColor"
    plain = {row: page.locator(f"#{row}").evaluate(colour) for row in rows}
    for row in rows:
        press(page.locator(f"#{row} .usecase-number"))
        page.wait_for_url(f"**/orders/#{row}")
        expect(page.locator(f"#{row}")).not_to_have_css("background-color", plain[row])
        expect(page.locator(f"#{row}")).to_be_in_viewport()


def test_the_source_of_a_use_case_can_be_seen(reader: Visit) -> None:
    page = reader.open("orders/")
    block = page.locator('[data-id="UC-2"] .usecase-block')
    expect(block.locator("pre")).to_be_hidden()
    press(block.locator("summary"))
    typed = USE_CASES.split("```usecase\n")[2].split("```")[0]
    assert block.locator("pre").inner_text().strip() == typed.strip()


def test_without_scripts_a_route_leads_to_its_row(browser: Browser, material_site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(material_site + "orders/#UC-1:2a")
    expect(page.locator('[id="UC-1:2a"]')).to_be_in_viewport()
    page.close()
