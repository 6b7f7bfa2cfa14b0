"""What readers come for, with the number of clicks that it takes and what is in view then.

To type, to choose from a list and to press a key count as a click each; to point at something does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from support.accessibility import violations
from support.browsing import NO_PRINTER, Visit, coming_back, draw_all, press, sheets, visiting

pytestmark = pytest.mark.browser

DESK: Any = {"viewport": {"width": 1280, "height": 900}}
TELEPHONE: Any = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@dataclass
class Reader:
    """Somebody at a page of the example site, who counts what has to be done."""

    visit: Visit
    is_touching: bool = False
    clicks: int = 0

    @property
    def page(self) -> Page:
        return self.visit.page

    def click(self, target: Locator) -> None:
        self.clicks += 1
        if self.is_touching:
            target.tap(trial=True)
            target.tap()
        else:
            press(target)

    def choose(self, field: str, value: str) -> None:
        self.clicks += 1
        self.page.get_by_role("combobox", name=field, exact=True).select_option(value)

    def type(self, box: Locator, words: str) -> None:
        self.clicks += 1
        box.press_sequentially(words)

    def sees(self, part: Locator) -> None:
        """The whole of it is in view, and nothing lies on it."""
        expect(part).to_be_in_viewport(ratio=0.95)
        on_top = """(it) => {
          const { left, top, width, height } = it.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return it.contains(hit) || Boolean(hit?.contains(it)) || it.closest("tr")?.contains(hit) === true;
        }"""
        assert part.evaluate(on_top), "something lies on it"


@pytest.fixture(scope="module", params=["desk", "telephone"])
def device(request: pytest.FixtureRequest) -> str:
    """At what a reader sits."""
    return str(request.param)


@pytest.fixture(scope="module")
def regular(browser: Browser, example_address: str, device: str) -> Iterator[Visit]:
    """Whoever comes for all of this."""
    like = DESK if device == "desk" else TELEPHONE
    with visiting(browser, example_address, **like) as visit:
        visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit.page.add_init_script(NO_PRINTER)
        yield visit


@pytest.fixture
def reader(regular: Visit, device: str) -> Iterator[Reader]:
    with coming_back(regular) as visit:
        yield Reader(visit, device == "telephone")
        # A theme has colours of its own for what lies under the pointer.
        visit.page.mouse.move(1, 1)
        # The rest of the page is as it was.
        assert violations(visit.page, in_view=True) == []
        assert visit.problems == []


at_a_desk = pytest.mark.parametrize("device", ["desk"], indirect=True)


def listed(page: Page) -> Locator:
    return page.locator(".usecase-list tbody tr").filter(visible=True)


def test_all_use_cases_of_an_actor(reader: Reader) -> None:
    page = reader.visit.open("use-cases/")
    reader.choose("Actor", "Payment provider")
    expect(listed(page)).to_have_count(9)
    expect(page.locator(".usecase-matches")).to_contain_text("9 / ")
    reader.sees(listed(page).first.locator("th"))
    assert "actor=Payment" in page.url
    assert reader.clicks == 1


def test_follow_an_extension_to_its_end(reader: Reader) -> None:
    page = reader.visit.open("meals/ordering/#UC-102")
    page.mouse.wheel(0, 1)
    start = page.locator('[id="UC-102:3a"] .usecase-start')
    reader.click(start)
    walk = page.locator(".usecase-walk")
    expect(walk).to_be_visible()
    expect(page.locator(".usecase-following")).to_contain_text("3a Price of the basket is below the minimum")
    reader.sees(page.locator(".usecase-following strong"))
    reader.sees(walk.locator(".usecase-noticed strong"))
    if not reader.is_touching:
        reader.sees(walk.locator("tfoot .usecase-outcome"))
    expect(walk.locator("tfoot")).to_contain_text("Success")
    assert reader.clicks == 1


def test_what_changes_with_a_use_case(reader: Reader) -> None:
    page = reader.visit.open("meals/support/#UC-113")
    page.mouse.wheel(0, 1)
    impact = page.locator('[data-id="UC-113"] details.usecase-affected')
    reader.click(impact.locator("summary"))
    table = impact.locator("table")
    expect(table).to_contain_text("UC-102 Order a meal")
    reader.sees(table.locator("tbody tr").nth(1))
    assert reader.clicks == 1


@at_a_desk
def test_a_link_to_a_step(reader: Reader) -> None:
    page = reader.visit.open("meals/ordering/#UC-102")
    page.mouse.wheel(0, 1)
    row = page.locator("#UC-102-4")
    row.hover()
    copy = row.locator(".usecase-copy-row")
    reader.sees(copy)
    reader.click(copy)
    assert page.evaluate("navigator.clipboard.readText()").endswith("/meals/ordering/#UC-102-4")
    assert reader.clicks == 1


def test_the_scenarios_of_a_release(reader: Reader) -> None:
    page = reader.visit.open("use-cases/scenarios/")
    reader.choose("Release", "1.0")
    routes = page.locator(".usecase-scenarios tbody tr:not(.usecase-group)").filter(visible=True)
    expect(page.locator(".usecase-matches")).to_contain_text(re.compile(rf"{routes.count()} / \d+"))
    reader.sees(routes.first.locator("th"))
    assert "release=1.0" in page.url
    assert reader.clicks == 1


def test_what_must_be_and_is_not_approved(reader: Reader) -> None:
    page = reader.visit.open("use-cases/")
    reader.choose("Priority", "must")
    reader.choose("Status", "!approved")
    found = listed(page)
    texts = found.all_inner_texts()
    assert 0 < len(texts) < 20
    assert all("must" in text and "approved" not in text for text in texts)
    reader.sees(found.first.locator("th"))
    assert reader.clicks == 2


@at_a_desk
def test_print_one(reader: Reader) -> None:
    page = reader.visit.open("meals/ordering/#UC-102")
    draw_all(page)
    page.wait_for_function("document.querySelectorAll('.usecase-enlarge').length > 3")
    reader.click(page.locator('[data-id="UC-102"] .usecase-print'))
    assert page.evaluate("asked") == 1
    assert sheets(page) <= 2
    assert reader.clicks == 1


def test_a_word_in_a_step(reader: Reader) -> None:
    page = reader.visit.open("")
    reader.click(
        page.locator("label.md-header__button[for=__search]:visible, .md-search__input:visible").first
    )
    reader.type(page.locator(".md-search__input"), "expected time of delivery")
    hit = page.locator('.md-search-result__link[href*="#UC-102-3"]').first
    expect(hit).to_be_attached()
    more = hit.locator("xpath=ancestor::details[not(@open)]/summary")
    if more.count():
        reader.click(more.first)
    expect(hit).to_contain_text("expected")
    reader.click(hit)
    row = page.locator("#UC-102-3")
    expect(row).to_be_in_viewport()
    page.wait_for_timeout(1800)
    reader.sees(row.locator("td").last)
    assert reader.clicks <= 4


def test_compare_two_routes(reader: Reader) -> None:
    page = reader.visit.open("meals/ordering/#UC-102")
    page.mouse.wheel(0, 1)
    reader.click(page.locator('[id="UC-102:3a"] .usecase-route'))
    banner = page.locator(".usecase-following")
    expect(banner).to_contain_text("3a Price of the basket")
    first = set(
        page.locator("tr.usecase-lit").evaluate_all("rows => rows.map(row => row.id).filter(Boolean)")
    )
    reader.click(banner.locator('[data-way="next"]'))
    expect(banner).to_contain_text("3a2a Customer would rather add dishes")
    second = set(
        page.locator("tr.usecase-lit").evaluate_all("rows => rows.map(row => row.id).filter(Boolean)")
    )
    reader.sees(banner.locator("strong"))
    reader.sees(page.locator("#UC-102-1 > td").last)
    assert "UC-102-3a2a" in second - first
    assert {"UC-102-1", "UC-102-2", "UC-102-3"} <= first & second
    assert reader.clicks == 2


def test_what_an_unknown_sign_means(reader: Reader) -> None:
    page = reader.visit.open("meals/ordering/#UC-103")
    page.mouse.wheel(0, 1)
    sign = page.locator('[data-id="UC-103"] .usecase-level > a').first
    tip = page.locator("#usecase-tip")
    if reader.is_touching:
        reader.click(sign)
    else:
        sign.hover()
    expect(tip).to_contain_text("under water like a fish")
    reader.sees(tip)
    assert reader.clicks == int(reader.is_touching)
    help_ = page.locator('[data-id="UC-103"] .usecase-help > a')
    reader.click(help_)
    if reader.is_touching:
        # A finger cannot point: its first tap says what the sign is.
        expect(tip).to_have_text("How to read a use case")
        reader.click(help_)
    page.wait_for_url("**/use-cases/how-to-read/")
    reader.sees(page.locator("#about-level-subfunction .usecase-level"))
    assert reader.clicks == (3 if reader.is_touching else 1)
