"""Tables, lists and long words within texts of a use case, wide and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from support.browsing import serving, visiting
from support.building import Site

pytestmark = pytest.mark.browser

LONG = "Lend" + "kayakandpaddleandvest" * 4
PAGE = f"""\
# Lending

```usecase
id: UC-1
title: {LONG}
actor: Guest
system: Desk
summary: |
  What costs what.

  | Boat | Hour | Day |
  |---|---|---|
  | Kayak | 5 | 20 |

notes:
  - |
    In this order:

    1. first
    2. second
steps:
  - Guest asks.
  - |
    Desk shows what is free:

    | Boat | Place | From |
    |---|---|---|
    | Kayak | 3 | noon |
  - Guest pays.
extensions:
  2a. Nothing is free: ends in failure
  3a. Guest would rather buy one: continue with UC-2
```

```usecase
id: UC-2
title: Sell a kayak with its paddle and vest to somebody who has lent it
actor: Guest
system: Desk
steps: [Guest pays., Desk thanks.]
```
"""
MARKERS = ("list", "matrix", "relations", "scenarios", "coverage")
RESULTS = '<testsuite name="kayaks"><testcase name="UC-1/main"/></testsuite>'


@pytest.fixture(scope="module")
def lending(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = Site(tmp_path_factory.mktemp("lending"))
    (site.folder / "tests.xml").write_text(RESULTS, encoding="utf-8")
    listings = "\n\n".join(f"<!-- usecases: {it} -->" for it in MARKERS)
    pages = {"index.md": f"# Listings\n\n{listings}\n", "lending.md": PAGE}
    theme = {"name": "material", "font": False}
    built = site.build(pages, {"results": ["tests.xml"], "hints": False}, theme=theme)
    with serving(built.folder) as address:
        yield address


@pytest.fixture(params=[1280, 390])
def wide(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def opened(page: Page, wide: int) -> Page:
    page.set_viewport_size({"width": wide, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    page.add_style_tag(content=".usecase > * { content-visibility: visible !important }")
    return page


CELLS = """\
table => [...table.rows].map(row => [...row.cells].map(cell => {
  const box = cell.getBoundingClientRect();
  const shown = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return [Math.round(box.x), Math.round(box.y), cell.contains(shown)];
}))
"""


def test_a_table_in_a_text_has_its_rows_and_columns(browser: Browser, lending: str, wide: int) -> None:
    with visiting(browser, lending, has_mermaid=False) as visit:
        page = opened(visit.open("lending/"), wide)
        tables = page.locator(".usecase-details table").all()
        assert len(tables) == 2
        for table in tables:
            table.scroll_into_view_if_needed()
            rows = table.evaluate(CELLS)
            assert [len({y for _, y, _ in row}) for row in rows] == [1, 1]
            assert [x for x, _, _ in rows[0]] == [x for x, _, _ in rows[1]]
            assert all(is_seen for row in rows for _, _, is_seen in row)


def test_numbers_in_a_text_are_numbers(browser: Browser, lending: str) -> None:
    with visiting(browser, lending, has_mermaid=False) as visit:
        numbers = visit.open("lending/").locator(".usecase-details ol")
        assert numbers.evaluate("it => getComputedStyle(it).listStyleType") == "decimal"


def test_no_page_goes_sideways_and_no_long_name_is_cut(browser: Browser, lending: str, wide: int) -> None:
    with visiting(browser, lending, has_mermaid=False) as visit:
        for path in ("", "lending/"):
            page = opened(visit.open(path), wide)
            assert page.evaluate("document.scrollingElement.scrollWidth") <= wide, path
        page = opened(visit.open(""), wide)
        names = page.locator(":is(.usecase-list, .usecase-relations, .usecase-scenarios) th a").all()
        assert names
        for name in names:
            right = name.evaluate("it => it.getBoundingClientRect().right")
            if wide < 1000:
                assert right <= wide


def test_the_end_of_a_route_leaves_room_for_its_name_and_path(browser: Browser, lending: str) -> None:
    with visiting(browser, lending, has_mermaid=False) as visit:
        for path in ("", "lending/"):
            page = opened(visit.open(path), 1280)
            heads = page.locator(".usecase-scenarios").first.locator("thead th").all()
            widths = [head.evaluate("it => it.offsetWidth") for head in heads]
            assert widths[2] < sum(widths) / 2, (path, widths)
