"""On paper: one use case alone, and each use case of a page on a sheet of its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from support.browsing import NO_PRINTER, Visit, draw_all, press, serving, sheets, visiting
from support.building import Site
from support.pages_of_every_kind import MATERIAL

pytestmark = pytest.mark.browser

SERVED = """\
```usecase
id: UC-{0}
title: Serve dish {0}
actor: Cook
steps: [Cook looks., Cook cooks., Cook serves.]
```
"""


def test_one_use_case_is_printed_alone_on_two_sheets(fresh_visit: Visit) -> None:
    fresh_visit.page.add_init_script(NO_PRINTER)
    page = fresh_visit.open("meals/ordering/")
    draw_all(page)
    expect(page.locator('[data-id="UC-102"] .usecase-enlarge')).to_be_visible()
    page.wait_for_function("document.querySelectorAll('.usecase-enlarge').length > 3")
    assert sheets(page) > 5
    press(page.locator('[data-id="UC-102"] .usecase-print'))
    assert page.evaluate("asked") == 1
    page.emulate_media(media="print")
    expect(page.locator("#UC-102-1")).to_be_visible()
    expect(page.locator("#UC-103-1")).to_be_hidden()
    assert sheets(page) <= 2
    # Afterwards everything is there again.
    expect(page.locator("#UC-103-1")).to_be_visible()


def test_an_address_can_ask_for_the_sheets_of_a_use_case(fresh_visit: Visit) -> None:
    fresh_visit.page.add_init_script(NO_PRINTER)
    page = fresh_visit.open("meals/ordering/?print#UC-103")
    page.wait_for_function("window.asked === 1")
    expect(page.locator('[data-id="UC-103"]')).to_have_class(re.compile("usecase-alone"))


def test_each_use_case_of_a_page_begins_a_sheet(browser: Browser, site: Site) -> None:
    pages = {"index.md": "# Dishes\n\n" + "\n".join(SERVED.format(number) for number in range(5))}
    built = site.build(pages, {"diagram": "none"}, theme=MATERIAL)
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        assert sheets(visit.open("")) == 5
