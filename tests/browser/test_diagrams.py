"""Diagrams: drawn first where they are seen, whole when asked for, missed by nobody when they fail."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mkdocs_usecases.rendering.generated import site_files
from support.browsing import (
    MERMAID,
    MERMAID_ADDRESSES,
    OUR_MERMAID,
    draw_all,
    mermaid_file,
    mermaid_script,
    press,
    serving,
    visiting,
)
from support.building import Site
from support.long_runs import THEMES, in_every_theme
from support.pages_of_every_kind import MATERIAL, PAGES

pytestmark = pytest.mark.browser

in_own_themes = pytest.mark.parametrize("theme", THEMES[1:])

# MkDocs' own themes ask a CDN for the colours of code unless they are told not to.
LIKE: dict[str, Any] = {
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

RECORD_ORDER = """
window.order = [];
new MutationObserver(records => {
  const added = records.flatMap(record => [...record.addedNodes]);
  const drawn = added.filter(each => each.matches?.(".usecase-enlarge"));
  order.push(...drawn.map(each => each.closest("section").dataset.id));
}).observe(document, { childList: true, subtree: true });
"""

# So that a page does not come to rest.
MOVE = "window.moving = setInterval(() => dispatchEvent(new WheelEvent('wheel')), 100);"

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


@in_every_theme
def test_diagrams_in_view_are_drawn_first(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(20), theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        visit.page.add_init_script(RECORD_ORDER)
        page = visit.open("#UC-15")
        page.wait_for_function("order.length === 20")
        assert page.evaluate("order").index("UC-15") < 5
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


@in_own_themes
def test_highlighters_find_no_code_in_diagrams(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(2), theme=LIKE[theme])
    assert len(built.page("index.html").select("pre.mermaid > code")) == 2
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        assert visit.open("").locator(".usecase-diagram code").count() == 0


@in_every_theme
def test_a_page_at_rest_is_complete(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(10), theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        page.wait_for_function(f"({DRAWN})() === 10")
        expect(page.locator(".usecase-enlarge")).to_have_count(10)
        assert page.evaluate("scrollY") == 0
        assert visit.problems == []


@in_every_theme
def test_the_first_print_has_all_diagrams(theme: str, browser: Browser, site: Site) -> None:
    """Nobody has scrolled, and the page had no time to draw what is not seen."""
    built = site.build(pages(20), theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        visit.page.add_init_script(MOVE)
        page = visit.open("")
        page.locator(".usecase-diagram").first.scroll_into_view_if_needed()
        page.wait_for_function(f"({DRAWN})() > 0")
        page.evaluate(f"addEventListener('afterprint', () => window.printed ??= ({DRAWN})())")
        assert page.evaluate(DRAWN) < 20
        page.pdf()
        assert page.evaluate("printed") == 20
        # So that no drawing is higher than a sheet.
        ratio = "each => each.style.getPropertyValue('--usecase--ratio')"
        assert all(each.evaluate(ratio) for each in page.locator(".usecase-diagram > .mermaid").all())
        assert visit.problems == []


@in_every_theme
def test_a_diagram_that_is_folded_away_waits_until_it_is_opened(
    theme: str, browser: Browser, site: Site
) -> None:
    built = site.build(pages(2), {"diagram": "closed"}, theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        page.wait_for_timeout(2500)
        assert page.evaluate(DRAWN) == 0
        press(page.locator(".usecase-diagram > summary").first)
        page.wait_for_function(f"({DRAWN})() === 1")
        draw_all(page)
        page.wait_for_function(f"({DRAWN})() === 2")
        assert visit.problems == []


def test_who_moves_on_a_page_waits_for_no_diagram(browser: Browser, site: Site) -> None:
    built = site.build(pages(20), theme=MATERIAL)
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        visit.page.add_init_script(MOVE)
        page = visit.open("")
        page.locator(".usecase-diagram").first.scroll_into_view_if_needed()
        page.wait_for_function(f"({DRAWN})() > 0")
        page.wait_for_timeout(600)
        before = page.evaluate(DRAWN)
        page.wait_for_timeout(1500)
        assert page.evaluate(DRAWN) == before < 20
        page.evaluate("clearInterval(moving)")
        page.wait_for_function(f"({DRAWN})() === 20")


@in_every_theme
def test_what_is_far_from_view_waits_with_its_layout(theme: str, browser: Browser, site: Site) -> None:
    """So fifty use cases are as quick as one; `tests/benchmarks/diagrams.py` says how quick."""
    built = site.build(pages(50), theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("#UC-40-2")
        expect(page.locator("#UC-40-2")).to_be_in_viewport()
        # Which sections are near is known when the next picture is drawn.
        page.wait_for_function(f"{LAID_OUT} > 0")
        assert page.evaluate(LAID_OUT) < 20
        press(page.locator('a[href$="#UC-5"]:visible').first)
        expect(page.locator("#UC-5")).to_be_in_viewport()
        page.wait_for_function(f"{LAID_OUT} > 0")
        assert page.evaluate(LAID_OUT) < 40
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


@in_every_theme
def test_where_mermaid_cannot_be_loaded_a_note_says_so(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        visit.page.route(MERMAID_ADDRESSES, lambda route: route.abort())
        page = visit.open("")
        page.locator(".usecase-diagram").scroll_into_view_if_needed()
        expect(page.locator(".usecase-undrawn")).to_have_text(
            "The diagram cannot be drawn here. The tables say all that it would show."
        )
        expect(page.locator(".usecase-diagram > pre")).to_be_hidden()
        assert page.locator(".usecase-diagram").bounding_box()["height"] < 120  # type: ignore[index]


def test_a_diagram_is_drawn_whatever_was_searched_for(browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme={**MATERIAL, "features": ["search.highlight"]})
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.page
        # It is drawn only when the words are marked, as where Mermaid takes longer than the search.
        held: list[Route] = []
        page.route(MERMAID_ADDRESSES, lambda route: held.append(route))  # noqa: PLW0108  # It wants a function of Python.
        page.goto(f"{address}?h=burns", wait_until="commit")
        expect(page.locator(".usecase-diagram mark")).to_have_count(1)
        page.locator(".usecase-diagram > pre").evaluate("each => each.append(' broken &amp; by what marks')")
        for route in held:
            route.fallback()
        page.wait_for_function(f"({DRAWN})() === 1")
    assert visit.problems == []


@in_every_theme
def test_with_a_local_mermaid_no_request_leaves_the_site(theme: str, browser: Browser, site: Site) -> None:
    files = {**PAGES, "js/mermaid.min.js": mermaid_script(11)}
    built = site.build(files, {"mermaid": "js/mermaid.min.js"}, theme=LIKE[theme])
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
        press(page.locator(".usecase-enlarge").first)
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
        press(page.locator(".usecase-enlarge"))
        picture = page.locator(".usecase-picture")
        assert picture.evaluate("each => each.scrollHeight > each.clientHeight")
        press(page.get_by_role("dialog").get_by_role("button", name="Fit"))
        assert picture.evaluate("each => each.scrollHeight <= each.clientHeight + 1")
        assert visit.problems == []


@in_every_theme
def test_without_scripts_no_source_of_a_diagram_shows(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme=LIKE[theme])
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
    page_file.write_text(html.replace("flowchart LR", "flowchart nonsense"), encoding="utf-8")
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        draw_all(page)
        expect(page.locator(".usecase-undrawn")).to_be_visible()
        assert page.locator("body > [id^=d__mermaid], body > [id^=d] svg").count() == 0


@in_every_theme
@pytest.mark.parametrize("markup", ["source", "<code>source</code>"])
def test_hosts_may_want_a_source_within_code(markup: str, theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(3), theme=LIKE[theme])
    page_file = built.folder / "index.html"
    html = page_file.read_text(encoding="utf-8")
    bare = re.sub(
        r'(<pre class="mermaid">)(?:<code>)?(.*?)(?:</code>)?(?=</pre>)', r"\1\2", html, flags=re.DOTALL
    )
    source = r'(?<=<pre class="mermaid">)(.*?)(?=</pre>)'
    page_file.write_text(
        re.sub(source, lambda found: markup.replace("source", found[1]), bare, flags=re.DOTALL)
    )
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        page.wait_for_function(f"({DRAWN})() === 3")
        assert visit.problems == []


def test_the_loader_names_the_mermaid_that_was_looked_at() -> None:
    listed = json.loads((MERMAID.parent / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert f"https://unpkg.com/{listed['mermaid11'].removeprefix('npm:')}/dist/mermaid.min.js" == OUR_MERMAID
    assert site_files.MERMAID == OUR_MERMAID
    digest = hashlib.sha384(mermaid_file(11).read_bytes()).digest()
    assert f"sha384-{base64.b64encode(digest).decode()}" == site_files.MERMAID_INTEGRITY


@in_own_themes
def test_another_mermaid_at_that_address_is_not_run(theme: str, browser: Browser, site: Site) -> None:
    built = site.build(pages(1), theme=LIKE[theme])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        changed = mermaid_script(11) + "\nwindow.isHarmed = true;"
        readable = {"Access-Control-Allow-Origin": "*"}
        visit.page.route(MERMAID_ADDRESSES, lambda route: route.fulfill(body=changed, headers=readable))
        page = visit.open("")
        expect(page.locator(".usecase-undrawn")).to_be_visible()
        assert not page.evaluate("window.isHarmed")
        assert any("integrity" in problem for problem in visit.problems)


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
