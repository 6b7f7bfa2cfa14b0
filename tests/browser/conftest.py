"""A browser for all tests, the example site served, and a fresh visitor for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from support.browsing import Visit, coming_back, launch, serving, visiting
from support.building import EXAMPLE_ADDRESS, Built, Site
from support.long_runs import THEMES
from support.pages_of_every_kind import MATERIAL, PAGES


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try once more what fails in a browser, which a busy computer keeps waiting; the summary names it."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


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
def fresh_visit(browser: Browser, example_address: str) -> Iterator[Visit]:
    """A visitor of the example site whose browser may be changed for good, by a script of one's own."""
    with visiting(browser, example_address) as visit:
        yield visit


@pytest.fixture(scope="module")
def guest(browser: Browser, example_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """The one who visits the example site in the tests of a module."""
    with visiting(browser, example_address, **getattr(request, "param", {})) as visit:
        yield visit


@pytest.fixture
def visit(guest: Visit) -> Iterator[Visit]:
    """A visitor of the example site: `visit.open("meals/")`.

    What the browser is like may come as an indirect parameter of `guest`: `{"color_scheme": "dark"}`.
    """
    with coming_back(guest) as visit:
        yield visit


@pytest.fixture(scope="session", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """The name of a theme: a test that asks for it is run in each."""
    return str(request.param)


@pytest.fixture(scope="session")
def site_in_theme(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with pages of every kind, served; gives its address."""
    with served_site(Site(tmp_path_factory.mktemp(theme)), theme) as address:
        yield address


@pytest.fixture(scope="session")
def material_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same in Material, with instant navigation."""
    with served_site(Site(tmp_path_factory.mktemp("material")), "material") as address:
        yield address


@contextmanager
def served_site(site: Site, theme: str) -> Iterator[str]:
    """Build pages of every kind in a theme and serve them."""
    toc = [{"toc": {"permalink": True}}]
    # MkDocs' own themes ask a CDN for the colours of code unless they are told not to.
    like = MATERIAL if theme == "material" else {"name": theme, "highlightjs": False}
    with serving(site.folder / "site", "/base/") as address:
        # Material's instant navigation is off but where the sitemap has the addresses that are served.
        site.build(PAGES, {"actor_pages": True}, theme=like, markdown_extensions=toc, site_url=address)
        yield address
