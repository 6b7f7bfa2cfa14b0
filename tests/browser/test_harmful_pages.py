"""What harmful writers type, in a real browser: nothing of it runs, nothing of it is asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.browsing import draw_all, serving, visiting
from support.building import Site
from support.harmful_pages import EXTENSIONS, OPTIONS, pages
from support.long_runs import IS_LONG

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WATCH = """
window.harmed = [];
window.alert = (said) => window.harmed.push(String(said));
window.msgbox = window.alert;
"""


# Material draws diagrams in its own way, which one page shows.
PATHS = ("", "scripts/", "names/", "use-cases/", "use-cases/actors/")


@pytest.mark.parametrize(
    ("theme", "paths"), [("mkdocs", PATHS), ("material", PATHS if IS_LONG else PATHS[1:2])]
)
def test_no_script_of_a_writer_runs(browser: Browser, site: Site, theme: str, paths: tuple[str, ...]) -> None:
    like = {"name": theme, "highlightjs": False} if theme == "mkdocs" else {"name": theme, "font": False}
    built = site.build(pages(), OPTIONS, theme=like, markdown_extensions=EXTENSIONS)
    heard: list[str] = []
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        visit.page.add_init_script(WATCH)
        visit.page.on("dialog", lambda dialog: heard.append(dialog.message))
        for path in paths:
            page = visit.open(path)
            draw_all(page)
            # Hundreds of diagrams: how long they take is not asked here.
            page.wait_for_function(
                "!document.querySelector('pre.mermaid:not([data-processed])')", timeout=180_000
            )
            visit.rest()
            # Whatever a writer could make a reader point at or focus.
            page.evaluate(
                """() => document.querySelectorAll(".usecase *, [class^=usecase-] *").forEach((element) => {
                  for (const kind of ["mouseover", "focus", "error", "load"]) {
                    element.dispatchEvent(new Event(kind, { bubbles: false }));
                  }
                })"""
            )
            assert page.evaluate("window.harmed") == []
            assert not [link for link in page.evaluate(LINKS) if not link.startswith(("http:", "https:"))]
    assert heard == []


# What the browser itself makes of the addresses in use cases and listings, diagrams included.
LINKS = """() => [...document.querySelectorAll(".usecase a, [class^=usecase-] a")]
  .map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "")
  .map((address) => new URL(address, document.baseURI).protocol)
  .filter((protocol) => !["mailto:", "tel:", "ftp:"].includes(protocol))"""
