"""Servers that forbid what is written into a page: readers see a diagram or a note, never black boxes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import Visit, mermaid_script, press, serving, visiting
from support.building import Site
from support.long_runs import THEMES
from support.pages_of_every_kind import MATERIAL, PAGES

pytestmark = pytest.mark.browser

LIKE = {
    "material": MATERIAL,
    "material-plain": {"name": "material", "font": False},
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}
"""The first has a switch for its colours, whose script is written into the page; without it, it breaks."""

SEEN = """() => [...document.querySelectorAll(".usecase-diagram > *")]
  .flatMap(each => [...(each.shadowRoot ?? each).querySelectorAll("svg rect")])
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().width > 1)
  .map(each => getComputedStyle(each).fill)"""
"""The colours of the boxes that are seen."""

in_every_theme = pytest.mark.parametrize("theme", ("material-plain", *THEMES))

BLACK = "rgb(0, 0, 0)"


@contextmanager
def reading(
    browser: Browser, site: Site, theme: str, policy: str, *, is_local: bool = True
) -> Iterator[Visit]:
    """A reader of a page from such a server, with a local Mermaid or that of the network."""
    files = {**PAGES, "js/mermaid.min.js": mermaid_script(11)}
    options = {"mermaid": "js/mermaid.min.js"} if is_local else {}
    built = site.build(files, options, theme=LIKE[theme])
    headers = {"Content-Security-Policy": policy}
    with serving(built.folder, "/base/", headers) as address, visiting(browser, address) as visit:
        # What the theme itself writes into its pages is refused as well, and it complains.
        page = visit.open("orders/")
        page.locator(".usecase-diagram").first.scroll_into_view_if_needed()
        yield visit


def expect_notes(visit: Visit, patience: float = 5) -> None:
    """In the place of both diagrams, after so many seconds at most."""
    page = visit.page
    expect(page.locator(".usecase-undrawn")).to_have_count(2, timeout=1000 * patience)
    expect(page.locator(".usecase-undrawn").first).to_be_in_viewport()
    expect(page.locator(".usecase-diagram > pre:visible")).to_have_count(0)
    # Until Mermaid has done whatever it would do by itself.
    visit.rest()
    assert page.evaluate(SEEN) == []
    expect(page.locator(".usecase-undrawn")).to_have_count(2)


def await_boxes(page: Page) -> list[str]:
    """The colours of the boxes of a diagram; the browser may not be asked to wait, which takes `eval`."""
    colours: list[str] = []
    for _ in range(50):
        colours = page.evaluate(SEEN)
        if len(colours) > 4:
            break
        page.wait_for_timeout(200)
    return colours


@pytest.mark.parametrize(
    "policy", ["script-src 'self'; style-src 'self'", "default-src 'self'", "style-src 'self'"]
)
@in_every_theme
def test_where_drawings_cannot_have_styles_a_note_says_so(
    theme: str, policy: str, browser: Browser, site: Site
) -> None:
    with reading(browser, site, theme, policy) as visit:
        expect_notes(visit)


@in_every_theme
def test_where_the_network_is_refused_a_note_says_so(theme: str, browser: Browser, site: Site) -> None:
    with reading(browser, site, theme, "script-src 'self'", is_local=False) as visit:
        # Where the theme does not even ask for it, somebody else might bring it.
        expect_notes(visit, 25)


@pytest.mark.parametrize(
    "policy", ["script-src 'self'", "script-src 'self'; style-src 'self' 'unsafe-inline'"]
)
@in_every_theme
def test_where_drawings_can_have_styles_they_are_drawn(
    theme: str, policy: str, browser: Browser, site: Site
) -> None:
    with reading(browser, site, theme, policy) as visit:
        page = visit.page
        colours = await_boxes(page)
        assert colours
        assert BLACK not in colours
        expect(page.locator(".usecase-undrawn")).to_have_count(0)


@in_every_theme
def test_scenarios_are_followed_all_the_same(theme: str, browser: Browser, site: Site) -> None:
    with reading(browser, site, theme, "script-src 'self'; style-src 'self'") as visit:
        page = visit.page
        press(page.locator('[id="UC-1:2a"] .usecase-route'))
        expect(page.locator("#UC-1-2")).to_have_class("usecase-step usecase-lit")
