"""Diagrams: drawn when they are seen, whole when they are asked for, missed by nobody when they fail."""

from __future__ import annotations

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


OWN_THEME = """\
<!doctype html>
<title>Dishes</title>
{{ page.content }}
{% for script in config.extra_javascript %}{{ script | script_tag }}{% endfor %}
"""

LAID_OUT = """[...document.querySelectorAll(".usecase-table table")]
  .filter(each => each.checkVisibility({ contentVisibilityAuto: true })).length"""


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


def test_a_site_may_load_mermaid_itself(browser: Browser, site: Site) -> None:
    files = {
        "../theme/main.html": OWN_THEME,
        "../theme/404.html": "",
        "js/mermaid.min.js": mermaid_script(11),
    }
    own: dict[str, Any] = {
        "theme": {"name": None, "custom_dir": "theme"},
        "extra_javascript": ["js/mermaid.min.js"],
    }
    built = site.build({**pages(2), **files}, plugins=[], **own)
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        page.wait_for_function(f"({DRAWN})() === 2")
        assert visit.problems == []


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_highlighters_find_no_code_in_diagrams(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(2), theme=THEMES[theme])
    assert len(built.page("index.html").select("pre.mermaid > code")) == 2
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        assert visit.open("").locator(".usecase-diagram code").count() == 0


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_far_from_view_waits_with_its_layout(theme: str, browser: Browser, site: Site) -> None:
    """So fifty use cases are as quick as one; `tests/benchmarks/diagrams.py` says how quick."""
    built = site.build(pages(50), theme=THEMES[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("#UC-40-2")
        expect(page.locator("#UC-40-2")).to_be_in_viewport()
        assert 0 < page.evaluate(LAID_OUT) < 20
        page.locator('a[href$="#UC-5"]:visible').first.click()
        expect(page.locator("#UC-5")).to_be_in_viewport()
        assert 0 < page.evaluate(LAID_OUT) < 40
        assert visit.problems == []


def test_no_diagram_is_drawn_that_is_only_passed(browser: Browser, site: Site) -> None:
    built = site.build(pages(50), theme=MATERIAL)
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        page.wait_for_function("window.mermaid")
        page.evaluate(
            """async () => {
              for (const section of document.querySelectorAll("section.usecase")) {
                section.scrollIntoView();
                await new Promise(requestAnimationFrame);
              }
            }"""
        )
        page.wait_for_function(f"({DRAWN})() > 0")
        assert page.evaluate(DRAWN) < 25


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


def test_a_tall_diagram_is_cut_and_whole_in_the_full_view(browser: Browser, site: Site) -> None:
    steps = ", ".join(f"Cook stirs {number} times." for number in range(1, 41))
    built = site.build(
        {"index.md": f"```usecase\ntitle: Stir\nactor: Cook\nsteps: [{steps}]\n```\n"}, theme=MATERIAL
    )
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        page.locator(".usecase-diagram").scroll_into_view_if_needed()
        expect(page.locator(".usecase-cut")).to_have_count(1)
        page.locator(".usecase-enlarge").click()
        picture = page.locator(".usecase-picture")
        assert picture.evaluate("each => each.scrollHeight > each.clientHeight")
        page.get_by_role("dialog").get_by_role("button", name="Fit").click()
        assert picture.evaluate("each => each.scrollHeight <= each.clientHeight + 1")
        assert visit.problems == []


@pytest.mark.parametrize("theme", THEMES)
def test_without_scripts_no_source_of_a_diagram_shows(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme=THEMES[theme])
    with serving(built.folder, "/base/") as address:
        page = browser.new_page(java_script_enabled=False)
        page.goto(address)
        expect(page.locator(".usecase-steps")).to_be_visible()
        expect(page.locator(".usecase-diagram")).to_be_hidden()
        page.close()


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


def test_the_page_of_all_pages_has_all_diagrams_and_their_links(browser: Browser, site: Site) -> None:
    pytest.importorskip("mkdocs_print_site_plugin")
    site.build(pages(3), theme=MATERIAL)
    settings = (site.folder / "mkdocs.yml").read_text(encoding="utf-8")
    last = settings.replace("- usecases\n", "- usecases\n- print-site\n")
    (site.folder / "mkdocs.yml").write_text(last, encoding="utf-8")
    built = site.run("--strict")
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("print_page/")
        draw_all(page)
        page.wait_for_function(f"({DRAWN})() === 3")
        dead = """() => [...document.querySelectorAll(".mermaid")]
          .flatMap(each => [...(each.shadowRoot ?? each).querySelectorAll("a")])
          .map(link => link.href.baseVal)
          .filter(href => href[0] !== "#" || !document.getElementById(decodeURIComponent(href.slice(1))))"""
        assert page.evaluate(dead) == []
        assert visit.problems == []
