"""Diagrams: drawn when they are seen, whole when they are asked for, missed by nobody when they fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import MERMAID_ADDRESS, draw_all, mermaid_script, serving, visiting
from building import Site
from pages_of_every_kind import MATERIAL, PAGES

pytestmark = pytest.mark.browser

# MkDocs' own themes ask a CDN for the colours of code unless they are told not to.
THEMES: dict[str, Any] = {
    "material": MATERIAL,
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}

BLOCK = """\
```usecase
id: UC-{0}
title: Serve dish {0}
actor: Cook
steps: [Cook looks for dish {0}., Cook cooks., Cook serves.]
extensions:
  2a. It burns: resume at 1
```
"""

DRAWN = """() => [...document.querySelectorAll(".usecase-diagram > .mermaid")]
  .filter(each => (each.shadowRoot ?? each).querySelector("svg")).length"""


def pages(count: int) -> dict[str, str]:
    """A page of so many use cases."""
    return {"index.md": "# Dishes\n\n" + "\n".join(BLOCK.format(number) for number in range(1, count + 1))}


@pytest.mark.parametrize("theme", THEMES)
def test_only_diagrams_in_view_are_drawn(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(20), theme=THEMES[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        assert page.evaluate(DRAWN) <= 2
        page.locator('[data-id="UC-20"] .usecase-diagram').scroll_into_view_if_needed()
        page.wait_for_function(f"({DRAWN})() > 0")
        assert 0 < page.evaluate(DRAWN) < 10
        draw_all(page)
        page.wait_for_function(f"({DRAWN})() === 20")
        assert visit.problems == []


@pytest.mark.slow
def test_fifty_diagrams_are_as_quick_as_one(browser: Browser, tmp_path: Path) -> None:
    """How long the main thread is kept from answering while the page comes up."""
    kept = {}
    for count in (1, 10, 50):
        folder = tmp_path / str(count)
        folder.mkdir()
        built = Site(folder).build(pages(count), theme=MATERIAL)
        with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
            visit.page.add_init_script(
                "window.kept = 0; new PerformanceObserver(list => { for (const task of list.getEntries())"
                " kept += task.duration; }).observe({ type: 'longtask', buffered: true });"
            )
            page = visit.open("")
            page.wait_for_timeout(1500)
            kept[count] = page.evaluate("kept")
    print("main thread busy, ms:", kept)
    assert kept[50] < kept[1] + 1000


@pytest.mark.parametrize("theme", THEMES)
def test_where_mermaid_cannot_be_loaded_a_note_says_so(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme=THEMES[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        visit.page.route(MERMAID_ADDRESS, lambda route: route.abort())
        page = visit.open("")
        page.locator(".usecase-diagram").scroll_into_view_if_needed()
        expect(page.locator(".usecase-undrawn")).to_have_text(
            "The diagram cannot be drawn here. The tables say all that it would show."
        )
        expect(page.locator(".usecase-diagram > pre")).to_be_hidden()
        assert page.locator(".usecase-diagram").bounding_box()["height"] < 120  # type: ignore[index]


@pytest.mark.parametrize("theme", THEMES)
def test_with_a_local_mermaid_no_request_leaves_the_site(theme: str, browser: Browser, site: Site) -> None:
    files = {**PAGES, "js/mermaid.min.js": mermaid_script(11)}
    built = site.build(files, {"mermaid": "js/mermaid.min.js"}, theme=THEMES[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        page = visit.open("orders/")
        draw_all(page)
        page.wait_for_function(f"({DRAWN})() === 2")
        assert [url for url in asked if not url.startswith(address)] == []
        assert visit.problems == []


def test_a_diagram_opens_in_a_full_view_with_zoom(browser: Browser, material_site: str) -> None:
    with visiting(browser, material_site) as visit:
        page = visit.open("orders/")
        page.locator(".usecase-diagram").first.scroll_into_view_if_needed()
        page.locator(".usecase-enlarge").first.click()
        dialog = page.get_by_role("dialog", name="Diagram")
        before = width(page)
        dialog.get_by_role("button", name="Zoom in").click()
        assert width(page) == pytest.approx(before * 1.25, abs=1)
        page.keyboard.press("-")
        assert width(page) == pytest.approx(before, abs=1)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page.locator(".usecase-enlarge").first).to_be_focused()


def width(page: Page) -> float:
    """How wide the drawing in the full view is."""
    found: float = page.evaluate(
        "document.querySelector('.usecase-picture').shadowRoot.querySelector('svg').getBoundingClientRect().width"
    )
    return found


def test_a_node_leads_to_its_step(browser: Browser, material_site: str) -> None:
    with visiting(browser, material_site) as visit:
        page = visit.open("orders/")
        draw_all(page)
        page.wait_for_function(f"({DRAWN})() === 2")
        page.evaluate(
            """() => document.querySelector("div.mermaid").shadowRoot.querySelector('a[*|href$="#UC-1-4"]')
              .dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }))"""
        )
        page.wait_for_url("**/orders/#UC-1-4")
        expect(page.locator("#UC-1-4")).to_be_in_viewport()


def test_a_diagram_that_mermaid_refuses_leaves_a_note_and_no_bomb(browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme=MATERIAL)
    page_file = built.folder / "index.html"
    html = page_file.read_text(encoding="utf-8")
    page_file.write_text(html.replace("flowchart TD", "flowchart nonsense"), encoding="utf-8")
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        draw_all(page)
        expect(page.locator(".usecase-undrawn")).to_be_visible()
        assert page.locator("body > [id^=d__mermaid], body > [id^=d] svg").count() == 0
