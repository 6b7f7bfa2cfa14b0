"""Long listings: filtered, sorted, and in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import Visit, coming_back, press, serving, visiting
from support.building import Site
from support.pages_of_every_kind import MATERIAL

pytestmark = pytest.mark.browser

MANY = 1000
SHOWN = "[...document.querySelectorAll('.usecase-list tbody tr')].filter(row => !row.hidden).length"


def many(count: int) -> dict[str, str]:
    """Pages of many use cases."""
    blocks = [
        f"```usecase\nid: UC-{number}\ntitle: Serve dish {number}\nactor: Cook {number % 7}\n"
        f"status: {('draft', 'done')[number % 2]}\nsummary: Short.\n```\n"
        for number in range(1, count + 1)
    ]
    pages = {f"page-{at}.md": "\n".join(blocks[at : at + 100]) for at in range(0, count, 100)}
    return {"index.md": "# Home\n", **pages}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = Site(tmp_path_factory.mktemp("many"))
    built = site.build(many(MANY), {"diagram": "none"}, theme=MATERIAL)
    with serving(built.folder, "/base/") as address:
        yield address


@pytest.fixture(scope="module")
def regular(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        yield visit


@pytest.fixture
def reader(regular: Visit) -> Iterator[Visit]:
    with coming_back(regular) as visit:
        yield visit
        assert visit.problems == []


def matches(page: Page) -> str:
    """What the filter says of how much it shows."""
    return page.locator(".usecase-matches").inner_text()


def test_words_and_choices_filter_and_go_into_the_address(reader: Visit) -> None:
    page = reader.open("use-cases/")
    assert matches(page) == f"{MANY} / {MANY}"
    box = page.get_by_role("searchbox", name="Filter")
    box.focus()
    page.keyboard.type("dish 77")
    assert page.evaluate(SHOWN) == 19
    page.get_by_label("Status", exact=True).select_option("done")
    assert page.evaluate(SHOWN) == 14
    assert matches(page) == f"14 / {MANY}"
    assert page.url.endswith("use-cases/?filter=dish+77&status=done")


def test_several_values_and_values_that_must_not_be_can_be_chosen(reader: Visit) -> None:
    page = reader.open("use-cases/")
    page.get_by_label("Actor", exact=True).select_option("Cook 1")
    press(page.get_by_label("Actor +"))
    page.get_by_label("Actor", exact=True).select_option("Cook 2")
    assert page.evaluate(SHOWN) == 286
    page.get_by_label("Status", exact=True).select_option("≠ done")
    assert page.evaluate(SHOWN) == 143
    assert page.url.endswith("use-cases/?actor=Cook+1%2CCook+2&status=%21done")
    page.reload()
    expect(page.locator(".usecase-matches")).to_have_text(f"143 / {MANY}")
    press(page.locator(".usecase-chip", has_text="Cook 1"))
    expect(page.locator(".usecase-matches")).to_have_text(f"72 / {MANY}")


def test_an_actor_is_found_in_every_role_and_counts_and_diagrams_follow(browser: Browser, site: Site) -> None:
    pages = {
        "index.md": "\n".join(SERVED.format(number, ("Waiter", "Cook")[number % 2]) for number in range(8))
    }
    built = site.build(pages, theme=MATERIAL)
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("use-cases/?actor=Waiter")
        expect(page.locator(".usecase-matches")).to_have_text("8 / 8")
        page = visit.open("use-cases/?filter=dish+3&status=")
        expect(page.locator(".usecase-matches")).to_have_text("1 / 8")
        expect(page.locator(".usecase-counts > strong").first).to_have_text("1 / 8")
        wide = page.locator(".usecase-uml-wide")
        assert wide.locator("a.usecase-faded").count() == 7
        assert (
            wide.locator("a:has(ellipse):not(.usecase-faded)").get_attribute("aria-label")
            == "UC-3 Serve dish 3"
        )
        # So low that what is found stands below the diagram, out of sight.
        page.set_viewport_size({"width": 1280, "height": 480})
        box = page.get_by_role("searchbox", name="Filter")
        box.fill("dish 5")
        expect(page.locator(".usecase-list tbody tr:visible")).to_be_in_viewport()
        page = visit.open("use-cases/?filter=dish+6")
        expect(page.locator(".usecase-list tbody tr:visible")).to_be_in_viewport()
        assert visit.problems == []


SERVED = """\
```usecase
id: UC-{0}
title: Serve dish {0}
system: Kitchen
actor: {1}
supporting: Waiter
steps: [Cook looks., Cook cooks., Waiter serves.]
```
"""


def test_an_address_with_a_filter_applies_it(reader: Visit) -> None:
    page = reader.open("use-cases/?actor=Cook+3&filter=uc-10")
    expect(page.locator(".usecase-matches")).to_have_text(f"3 / {MANY}")
    assert page.evaluate(SHOWN) == 3
    expect(page.get_by_label("Actor", exact=True)).to_have_value("Cook 3")


def test_a_column_sorts_by_keyboard_both_ways(reader: Visit) -> None:
    page = reader.open("use-cases/")
    head = page.get_by_role("columnheader", name="Use case")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    first = page.locator(".usecase-list tbody tr").first
    expect(first).to_contain_text("UC-1 ")
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    expect(first).to_contain_text(f"UC-{MANY}")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_headings_stay_in_sight(reader: Visit) -> None:
    page = reader.open("use-cases/")
    page.evaluate("scrollTo(0, 5000)")
    expect(page.get_by_role("columnheader", name="Level")).to_be_in_viewport()


def test_entries_are_filtered_too(reader: Visit) -> None:
    page = reader.open("use-cases/goals/?filter=dish+77")
    names = page.locator("section.usecase-goal:visible")
    assert names.count() > 0
    assert all("77" in text for text in names.all_inner_texts())


def test_a_filter_finds_what_stands_on_other_pages(reader: Visit) -> None:
    page = reader.open("use-cases/goals/")
    assert page.locator("section.usecase-goal").count() < MANY
    page.get_by_role("searchbox", name="Filter").press_sequentially("dish 999")
    expect(page.locator(".usecase-matches")).to_have_text(f"1 / {MANY} · On other pages: 1")
    assert page.url.endswith("use-cases/goals/?filter=dish+999")
    press(page.locator(".usecase-elsewhere a", has_text="Serve dish 999"))
    page.wait_for_url("**/#goal-serve-dish-999")
    expect(page.locator('[id="goal-serve-dish-999"]')).to_be_in_viewport()


def test_an_address_with_a_filter_searches_other_pages_by_itself(reader: Visit) -> None:
    page = reader.open("use-cases/goals/?filter=dish+999&level=User+goals")
    expect(page.locator(".usecase-elsewhere a")).to_have_text(["Serve dish 999"])
    page.get_by_role("searchbox", name="Filter").fill("")
    expect(page.locator(".usecase-matches")).to_have_text(f"{MANY} / {MANY}")
    expect(page.locator(".usecase-elsewhere a")).to_have_count(0)


def test_other_pages_that_cannot_be_had_are_said_not_to_be_searched(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.route(re.compile("goals-[0-9]"), lambda route: route.abort())
        page = visit.open("use-cases/goals/?filter=dish+1")
        expect(page.locator(".usecase-matches")).to_contain_text("this page only")
        expect(page.locator("section.usecase-goal").first).to_be_visible()


def test_rows_come_back_bit_by_bit_so_that_no_key_has_to_wait(reader: Visit) -> None:
    page = reader.open("use-cases/?filter=dish+77")
    expect(page.locator(".usecase-matches")).to_have_text(f"19 / {MANY}")
    at_once = page.evaluate(
        f"""() => {{
          const box = document.querySelector(".usecase-filter input");
          box.value = "";
          box.dispatchEvent(new Event("input", {{ bubbles: true }}));
          return {SHOWN};
        }}"""
    )
    assert 50 < at_once < MANY / 2
    page.wait_for_function(f"{SHOWN} === {MANY}")
    assert "filter" not in page.url


def test_a_long_index_stands_on_several_pages_that_lead_to_each_other(reader: Visit) -> None:
    page = reader.open("use-cases/goals/")
    press(page.locator('article a[href$="goals-2/"]'))
    page.wait_for_url("**/goals-2/")
    expect(page.locator("section.usecase-goal").first).to_be_visible()
    page = reader.open("page-900/")
    press(page.locator('[data-id="UC-999"] a', has_text="Serve dish 999").last)
    expect(page.locator('[id="goal-serve-dish-999"]')).to_be_in_viewport()
