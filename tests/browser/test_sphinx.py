"""Pages of Sphinx in a browser: what scripts do there, in a light and in a dark scheme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from support.browsing import Visit, serving, visiting
from support.sphinx_meals import OPTIONS, SOURCES
from support.sphinx_sites import SphinxSite

pytestmark = pytest.mark.browser

DARK = "body { background: #111; color: #ddd }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = SphinxSite(tmp_path_factory.mktemp("sphinx"))
    paying = SOURCES["paying.md"].partition("\n\n")[2]
    many = [
        paying.replace("UC-2", f"UC-{number}").replace("Pay\n", f"Pay {number}\n") for number in range(20, 32)
    ]
    site.write({**SOURCES, "more.md": "\n".join(["# More\n", *many])})
    site.write({"_static/dark.css": DARK, "list.md": "# List\n\n<!-- usecases: list -->\n"})
    site.configure(OPTIONS, html_static_path=["_static"], suppress_warnings=["toc"])
    with serving(site.build().folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as visit:
        yield visit
        assert visit.problems == []


def test_diagrams_are_drawn_and_routes_followed(visit: Visit) -> None:
    page = visit.open("paying.html#UC-2:2a")
    page.wait_for_selector(".usecase-diagram > .mermaid svg")
    assert page.locator("tr.usecase-lit").count() > 1
    page.locator(".usecase-copy").wait_for()


def test_diagrams_have_pale_letters_on_dark_pages(visit: Visit) -> None:
    page = visit.page
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML("
        "'beforeend', '<link rel=stylesheet href=_static/dark.css>'))"
    )
    page = visit.open("paying.html")
    page.wait_for_selector(".usecase-diagram > .mermaid svg")
    colour = page.eval_on_selector(".usecase-diagram svg .nodeLabel", "(it) => getComputedStyle(it).color")
    assert int(colour.partition("(")[2].partition(",")[0]) > 127


def test_listings_are_filtered(visit: Visit) -> None:
    page = visit.open("list.html")
    box = page.locator(".usecase-filter input[type=search]")
    box.fill("refund")
    page.wait_for_function("document.querySelectorAll('.usecase-list tbody tr:not([hidden])').length === 1")


def test_the_search_of_sphinx_finds_steps(visit: Visit) -> None:
    page = visit.open("search.html?q=receipt")
    found = page.locator("#search-results a", has_text="Paying")
    found.first.wait_for()
