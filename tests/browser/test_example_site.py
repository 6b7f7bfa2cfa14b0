"""The example site as a reader meets it: drawn, searched, clicked, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import Looks, look
from support.browsing import Visit, draw_all, mermaid_script, press, serving, visiting
from support.building import REPOSITORY, Built, Site
from support.links import diagrams_of
from support.pages_of_every_kind import KINDS, MATERIAL, PAGES

pytestmark = pytest.mark.browser

LOOKED_AT = {
    "home": "",
    "guide": "guide/first-use-case/",
    "overview": "meals/",
    "use-cases": "meals/ordering/",
    "route": "meals/ordering/#UC-102:4a",
    "listings": "guide/indexes/",
    "index": "use-cases/",
    "actors": "use-cases/actors/",
    "actor": "use-cases/actors/customer/",
    "goals": "use-cases/goals/",
}

LOOKS: Looks = (("light", 1280), ("light", 768), ("dark", 1280), ("light", 320))

SCREENSHOTS = REPOSITORY / "build" / "screenshots"

DRAWN = """
() => [...document.querySelectorAll("div.mermaid")].map(host => {
  const svg = host.shadowRoot && host.shadowRoot.querySelector("svg");
  const box = host.getBoundingClientRect();
  return {
    height: box.height,
    width: box.width,
    role: svg && svg.getAttribute("aria-roledescription"),
    text: svg ? svg.textContent : "",
  };
})
"""


def drawn(page: Page, count: int) -> list[dict[str, Any]]:
    """All diagrams of a page, once Material has replaced their sources."""
    draw_all(page)
    expect(page.locator("pre.mermaid")).to_have_count(0, timeout=60_000)
    expect(page.locator("div.mermaid")).to_have_count(count)
    found: list[dict[str, Any]] = page.evaluate(DRAWN)
    return found


@pytest.mark.slow
def test_every_page_is_drawn_with_nothing_to_complain_of(visit: Visit, built_example: Built) -> None:
    total = 0
    for path, html in built_example.pages.items():
        count = len(diagrams_of(html))
        total += count
        page = visit.open(path)
        for closed in page.locator("details.usecase-diagram:not([open]) > summary").all():
            press(closed)
        for diagram in drawn(page, count):
            assert diagram["role"] == "flowchart-v2", f"{path}: {diagram}"
            assert diagram["height"] > 50, f"{path}: {diagram}"
            assert diagram["width"] > 100, f"{path}: {diagram}"
    assert visit.problems == []
    assert total >= len(built_example.json()["use_cases"]) - 3, "only brief use cases have no diagram"


@pytest.mark.parametrize("version", [11, 12])
def test_every_diagram_is_read_by_mermaid(version: int, browser: Browser, built_example: Built) -> None:
    sources = [
        {"page": path, "source": source}
        for path, html in built_example.pages.items()
        for source in diagrams_of(html)
    ]
    page = browser.new_page()
    page.set_content("<!doctype html><title>Mermaid</title>")
    page.add_script_tag(content=mermaid_script(version))
    wrong = page.evaluate(
        """async sources => {
          mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
          const wrong = [];
          for (const { page, source } of sources) {
            await mermaid.parse(source).catch(error => wrong.push(`${page}: ${error}\\n${source}`));
          }
          return wrong;
        }""",
        sources,
    )
    page.close()
    assert sources
    assert wrong == []


def test_what_a_diagram_says_also_stands_beside_it(visit: Visit, built_example: Built) -> None:
    """A reader without the network, without scripts or without sight loses nothing."""
    use_case = next(each for each in built_example.json()["use_cases"] if each["id"] == "UC-102")
    page = visit.open(use_case["url"])
    section = page.locator('section.usecase[data-id="UC-102"]')
    for step in use_case["main_success_scenario"]:
        expect(section.locator(f"#UC-102-{step['number']}")).to_be_visible()
    for extension in use_case["extensions"]:
        label = extension["label"].replace("*", "any-")
        expect(section.locator(f"#UC-102-{label}")).to_contain_text(extension["condition"])


@pytest.mark.parametrize("words", ["UC-102", "Order a meal"])
def test_search_leads_to_a_use_case(words: str, visit: Visit) -> None:
    page = visit.open("")
    press(page.locator("label.md-header__button[for=__search]:visible, .md-search__input:visible").first)
    # The theme searches at each key, and puts what it found in place anew: one key is enough.
    page.locator(".md-search__input").fill(words[:-1])
    page.locator(".md-search__input").press_sequentially(words[-1])
    # The hit may be folded below its page, so it is followed rather than clicked.
    target = page.locator('.md-search-result__link[href$="#UC-102"]').first
    expect(target).to_be_attached()
    page.goto(str(target.get_attribute("href")))
    expect(page.locator("#UC-102")).to_be_in_viewport()
    assert visit.problems == []


@pytest.mark.parametrize(
    ("index", "selector"),
    [
        ("use-cases/", 'a[href$="#UC-102"]'),
        ("use-cases/actors/", '[id="actor-customer"] a[href$="#UC-102"]'),
        ("use-cases/goals/", 'section.usecase-goal a[href$="#UC-102"]'),
    ],
)
def test_an_index_leads_to_a_use_case(index: str, selector: str, visit: Visit) -> None:
    page = visit.open(index)
    press(page.locator(f".md-content {selector}").locator("visible=true").first)
    page.wait_for_url("**/meals/ordering/#UC-102")
    expect(page.locator("#UC-102")).to_be_in_viewport()
    assert visit.problems == []


def test_an_actor_leads_to_its_page(visit: Visit) -> None:
    page = visit.open("meals/ordering/")
    press(page.locator('section[data-id="UC-102"] .usecase-summary a', has_text="Customer").first)
    page.wait_for_url("**/use-cases/actors/customer/")
    expect(page.locator('[id="actor-customer"]')).to_be_in_viewport()


def picture(page: Page, name: str) -> None:
    """Put a picture of the whole page into `build/screenshots`, what would wait for a reader included."""
    page.add_style_tag(content="[class*=usecase] * { content-visibility: visible !important }")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    # A large page takes Chromium twice as long as a PNG.
    page.screenshot(path=SCREENSHOTS / f"{name}.jpeg", full_page=True, quality=80)


@pytest.mark.parametrize(
    "visit", [{"viewport": {"width": 1560, "height": 1100}, "device_scale_factor": 1.5}], indirect=True
)
def test_a_block_stands_beside_all_that_is_made_of_it(visit: Visit) -> None:
    """On the first page, with nothing cut; `build/screenshots/readme.png` is the picture of the README."""
    page = visit.open("index.html")
    page.locator(".example .usecase-diagram").scroll_into_view_if_needed()
    expect(page.locator("pre.mermaid")).to_have_count(0, timeout=60_000)
    page.add_style_tag(content=".onward, .md-header, .md-clipboard { display: none !important }")
    example = page.locator("div.example")
    example.screenshot(path=SCREENSHOTS / "readme.png")
    places: dict[str, dict[str, float]] = page.evaluate(
        """() => Object.fromEntries(["highlight", "usecase-steps", "usecase-diagram", "mermaid"].map(name =>
          [name, document.querySelector(`.example .${name}`).getBoundingClientRect().toJSON()]))"""
    )
    assert places["highlight"]["right"] < places["usecase-steps"]["left"]
    assert places["mermaid"]["right"] <= places["usecase-diagram"]["right"] + 1
    assert page.locator(".example div.mermaid").evaluate("host => host.scrollWidth <= host.clientWidth + 1")
    assert visit.problems == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_fits_the_window(name: str, visit: Visit) -> None:
    """Nothing sticks out to the right; the pictures for a person's eye are in `build/screenshots`."""
    page = visit.open(LOOKED_AT[name])
    draw_all(page)
    expect(page.locator("pre.mermaid")).to_have_count(0, timeout=60_000)
    for scheme, width in LOOKS:
        look(page, scheme, width)
        picture(page, f"{name}-{scheme}-{width}")
        too_wide = page.evaluate(
            """() => [...document.querySelectorAll(".md-content [class^=usecase]")]
              .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
              .filter(part => !part.closest("div.usecase-matrix"))
              .map(part => part.className)"""
        )
        assert too_wide == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), f"sideways at {width}"
    assert visit.problems == []


def test_every_kind_of_page_fits_the_window_in_every_theme(
    browser: Browser, theme: str, site_in_theme: str
) -> None:
    with visiting(browser, site_in_theme) as visit:
        for path in KINDS:
            page = visit.open(path)
            draw_all(page)
            page.wait_for_function("!document.querySelector('pre.mermaid:not([data-processed])')")
            for scheme, width in LOOKS[-2:]:
                look(page, scheme, width)
                picture(page, f"{theme}-{path.strip('/').replace('/', '-')}-{scheme}-{width}")
                assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), path
        assert visit.problems == []


def test_on_a_phone_the_name_of_an_extension_stands_above_its_steps(
    browser: Browser, site_in_theme: str
) -> None:
    window: Any = {"width": 320, "height": 900}
    with visiting(browser, site_in_theme, has_mermaid=False, viewport=window) as visit:
        page = visit.open("orders/")
        name = page.locator("#UC-1-order-as-a-gift > th").bounding_box()
        step = page.locator("#UC-1-order-as-a-gift-1").bounding_box()
        assert name
        assert step
        assert name["y"] + name["height"] <= step["y"] + 1


def test_a_page_that_runs_from_right_to_left(browser: Browser, site: Site) -> None:
    built = site.build(PAGES, theme={**MATERIAL, "language": "ar"})
    window: Any = {"width": 320, "height": 900}
    with serving(built.folder, "/base/") as address, visiting(browser, address, viewport=window) as visit:
        page = visit.open("stress/#UC-940-1a")
        picture(page, "arabic-stress-light-320")
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        number = page.locator("#UC-940-any-a .usecase-number")
        expect(number).to_have_css("direction", "ltr")
        middle = "box => box.left + box.width / 2"
        of = f"part => ({middle})(part.getBoundingClientRect())"
        condition = page.locator("#UC-940-any-a .usecase-condition-text")
        assert number.evaluate(of) > condition.evaluate(of), "the number stands before what it numbers"
        mark = page.locator("#UC-940-1a").evaluate("row => getComputedStyle(row).boxShadow")
        assert " -" in mark, "the bar beside the row that is linked to is on the right"
        assert visit.problems == []


def test_without_scripts_everything_is_there(browser: Browser, theme: str, site_in_theme: str) -> None:
    """No empty frames, no sources of diagrams, no controls that do nothing."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(site_in_theme + "orders/")
    for part in ("#UC-1", "#UC-1-1", "#UC-1-2a1", '[id="UC-1:2a"]'):
        expect(page.locator(part)).to_be_visible()
    for source in page.locator("pre.mermaid").all():
        expect(source).to_be_hidden()
    for hidden in page.locator(".usecase-diagram").all():
        expect(hidden).to_be_hidden()
    block = page.locator('[data-id="UC-2"] .usecase-block')
    press(block.locator("summary"))
    expect(block.locator("pre")).to_be_visible()
    page.goto(site_in_theme + "use-cases/")
    expect(page.locator("figure.usecase-figure svg").first).to_be_visible()
    expect(page.locator(".usecase-list tbody tr").first).to_be_visible()
    expect(page.locator(".usecase-filter, .usecase-button")).to_have_count(0)
    page.close()


MANY_WAYS = """\
```usecase
id: UC-1
title: Serve a dish
actor: Cook
steps: [Cook looks for the dish., Cook cooks., Cook serves.]
extensions:
""" + "".join(
    f"  {step}{letter}. Something else is amiss: resume at 1\n" for step in "123" for letter in "abcd"
)


def test_a_tall_diagram_fits_on_a_sheet(browser: Browser, site: Site) -> None:
    built = site.build({"index.md": f"{MANY_WAYS}```\n"}, theme=MATERIAL)
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("")
        drawn(page, 1)
        page.emulate_media(media="print")
        [diagram] = page.evaluate(DRAWN)
        millimetre = 96 / 25.4
        assert 100 * millimetre < diagram["height"] < 225 * millimetre
        # Browsers lay out in parts of a pixel.
        assert diagram["width"] > 60 * millimetre - 1


def test_paper_shows_where_links_lead_out_of_the_site(browser: Browser, site_in_theme: str) -> None:
    with visiting(browser, site_in_theme, color_scheme="dark") as visit:
        page = visit.open("orders/")
        page.emulate_media(media="print")
        draw_all(page)
        behind = "links => links.map(a => getComputedStyle(a, '::after').content)"
        shown = [text for text in page.locator(".usecase td a").evaluate_all(behind) if "(" in text]
        assert len(shown) == 1, "that of the terms, and none within the site"
        expect(page.locator(".usecase-block").first).to_be_hidden()
        page.goto(visit.address + "use-cases/")
        heads = page.locator(".usecase-list thead th").first
        assert heads.inner_text().strip() == "Use case"


def test_a_printed_page_holds_its_use_cases(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("meals/ordering/")
    drawn(page, page.locator("pre.mermaid, div.mermaid").count())
    page.emulate_media(media="print")
    expect(page.locator("#UC-102")).to_be_visible()
    # 240 mm, so that a sheet holds it, and all of what it has on the screen.
    assert all(diagram["height"] <= 908 for diagram in page.evaluate(DRAWN))
    assert len(page.pdf(path=tmp_path / "page.pdf")) > 10_000
