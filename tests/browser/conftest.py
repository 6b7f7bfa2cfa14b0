"""A browser for all tests, the example site served, and a fresh visitor for each test."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from browsing import Visit, launch, serving, visiting
from building import EXAMPLE_ADDRESS, Built


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, started once."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example_address(built_example: Built) -> Iterator[str]:
    """Where the example site is served."""
    with serving(built_example.folder, urlsplit(EXAMPLE_ADDRESS).path) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, example_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visitor of the example site: `visit.open("meals/")`.

    What the browser is like may come as an indirect parameter: `{"color_scheme": "dark"}`.
    """
    with visiting(browser, example_address, **getattr(request, "param", {})) as visit:
        yield visit
