"""What a site changes for itself."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, expect

from support.browsing import serving, visiting
from support.building import REPOSITORY, Site
from support.pages_of_every_kind import MATERIAL, PAGES

pytestmark = pytest.mark.browser

RENDERING = files("mkdocs_usecases.rendering")
TEMPLATES = sorted(each.name for each in (RENDERING / "templates").iterdir() if each.is_file())
GUIDE = (REPOSITORY / "example-site/guide/customizing.md").read_text(encoding="utf-8")
PROPERTIES = sorted(set(re.findall(r"`(--usecase-[a-z-]+)`", GUIDE)))

COLOURED = {
    "--usecase-text": ".usecase-table caption:not(.usecase-unseen)",
    "--usecase-muted": ".usecase-steps .usecase-number",
    "--usecase-success": '.usecase-outcome[data-outcome="success"]',
    "--usecase-failure": '.usecase-outcome[data-outcome="failure"]',
}
"""Where a colour shows as that of letters."""


MORE = """\
<!-- usecases: rules -->

```usecase
id: UC-80
title: Lend a kayak
actor: Guest
system: Desk
business rules:
  BR-001 Deposit: Each kayak needs one.
steps: |
  1. Guest names:
     - a size
     - a colour
  2. Desk lends.
```
"""
TESTS = """\
<testsuite name="s" tests="1"><testcase classname="c" name="UC-80/main lends"/></testsuite>
"""


def test_a_template_and_a_property_of_the_site_win(browser: Browser, site: Site) -> None:
    files = {
        **PAGES,
        "extra.css": ":root { --usecase-failure: rgb(1, 2, 3) }",
        "../overrides/usecases/scenarios.html": '<p class="own">{{ scenarios | length }} scenarios</p>',
    }
    theme = {**MATERIAL, "custom_dir": "overrides"}
    built = site.build(files, theme=theme, extra_css=["extra.css"])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("orders/")
        expect(page.locator("p.own").first).to_have_text("6 scenarios")
        expect(page.locator("#UC-1 ~ .usecase-scenarios")).to_have_count(0)
        failure = page.locator('.usecase-outcome[data-outcome="failure"]').first
        expect(failure).to_have_css("color", "rgb(1, 2, 3)")
        assert visit.problems == []


def test_every_template_can_be_put_in_place_of_ours(site: Site) -> None:
    """Each by itself: a copy that says so wherever it is used, within macros as well."""
    for name in TEMPLATES:
        text = (RENDERING / "templates" / name).read_text(encoding="utf-8")
        mark = f"<!-- own {name} -->"
        marked = re.sub(r"(\{% macro [^%]* -?%\})", rf"\1{mark}", text) if "{% macro" in text else mark + text
        site.write({f"../overrides/usecases/{name}": marked})
    others = {"empty.md": '<!-- usecases: list system="None" -->\n', "more.md": MORE, "../tests.xml": TESTS}
    options = {"actor_pages": True, "results": ["tests.xml"]}
    built = site.build({**PAGES, **others}, options, theme={**MATERIAL, "custom_dir": "overrides"})
    html = "".join(path.read_text(encoding="utf-8") for path in built.folder.rglob("*.html"))
    assert [name for name in TEMPLATES if f"<!-- own {name} -->" not in html] == []


def test_the_guide_names_every_template_and_property() -> None:
    assert [name for name in TEMPLATES if f"`{name}`" not in GUIDE] == []
    styles = "".join(
        (RENDERING / "assets" / name).read_text("utf-8") for name in ("usecases.css", "interactive.css")
    )
    styles += (RENDERING / "diagrams" / "system" / "markup.py").read_text("utf-8")
    assert sorted(set(re.findall(r"var\((--usecase-[a-z][a-z-]+)", styles))) == PROPERTIES


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_colours_of_the_site_win_in_every_scheme(scheme: str, browser: Browser, site: Site) -> None:
    """As in the guide: set at the root, or for one scheme."""
    given = {name: f"rgb(1, 2, {number})" for number, name in enumerate(COLOURED)}
    rule = "; ".join(f"{name}: {colour}" for name, colour in given.items())
    files = {**PAGES, "extra.css": f'[data-md-color-scheme="{scheme}"] {{ {rule} }}'}
    theme = {**MATERIAL, "palette": {"scheme": scheme}}
    built = site.build(files, theme=theme, extra_css=["extra.css"])
    with serving(built.folder, "/base/") as address, visiting(browser, address) as visit:
        page = visit.open("orders/")
        for name, place in COLOURED.items():
            expect(page.locator(place).first).to_have_css("color", given[name])
