"""What a site changes for itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from browsing import serving, visiting
from building import Site
from pages_of_every_kind import MATERIAL, PAGES

pytestmark = pytest.mark.browser


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
