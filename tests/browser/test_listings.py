"""Long listings: filtered, sorted, and in parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import Visit, serving, visiting
from building import Site
from pages_of_every_kind import MATERIAL

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


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
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
    page.get_by_label("Status").select_option("done")
    assert page.evaluate(SHOWN) == 14
    assert matches(page) == f"14 / {MANY}"
    assert page.url.endswith("use-cases/?filter=dish+77&status=done")


def test_an_address_with_a_filter_applies_it(reader: Visit) -> None:
    page = reader.open("use-cases/?actor=Cook+3&filter=uc-10")
    expect(page.locator(".usecase-matches")).to_have_text(f"3 / {MANY}")
    assert page.evaluate(SHOWN) == 3
    expect(page.get_by_label("Actor")).to_have_value("Cook 3")


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


def test_a_key_in_the_filter_is_answered_at_once(reader: Visit) -> None:
    page = reader.open("use-cases/")
    taken = page.evaluate(
        """async () => {
          const box = document.querySelector(".usecase-filter input");
          const times = [];
          for (const text of ["d", "di", "dish 5", "dish 55", ""]) {
            const start = performance.now();
            box.value = text;
            box.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.offsetHeight;
            times.push(performance.now() - start);
          }
          return Math.max(...times);
        }"""
    )
    assert taken < 400


def test_entries_are_filtered_too(reader: Visit) -> None:
    page = reader.open("use-cases/goals/?filter=dish+77")
    names = page.locator("section.usecase-goal:visible")
    assert names.count() > 0
    assert all("77" in text for text in names.all_inner_texts())


def test_a_long_index_stands_on_several_pages_that_lead_to_each_other(reader: Visit) -> None:
    page = reader.open("use-cases/goals/")
    page.locator('article a[href$="goals-2/"]').click()
    page.wait_for_url("**/goals-2/")
    expect(page.locator("section.usecase-goal").first).to_be_visible()
    page = reader.open("page-900/")
    page.locator('[data-id="UC-999"] a', has_text="Serve dish 999").last.click()
    expect(page.locator('[id="goal-serve-dish-999"]')).to_be_in_viewport()
