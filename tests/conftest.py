"""What every test can ask for: goldens, a site to build, the example site as built."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.building import EXAMPLE_CONFIG, Built, Site, build

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the goldens from what comes out now")


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def golden(update: bool) -> Golden:
    """Compare a text with the file that says how it should be: `golden(path, text)`."""

    def compare(path: Path, text: str) -> None:
        if update:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists():
            pytest.fail(f"{path.name} does not exist yet: run pytest --update, then read it")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="module")
def unlogged() -> Iterator[None]:
    """For pages of any text: they log thousands of findings, with signs that no report can hold."""
    logger = logging.getLogger("mkdocs_usecases")
    logger.disabled = True
    yield
    logger.disabled = False


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site: `site.build({"index.md": "…"}, {"system": "MealApp"}, "--strict")`."""
    return Site(tmp_path)


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site, built once, strictly, with pages as folders."""
    return build_example(tmp_path_factory.mktemp("example") / "site")


@pytest.fixture(scope="session")
def built_example_in_files(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site, built once, strictly, with pages as files (`use_directory_urls: false`)."""
    return build_example(tmp_path_factory.mktemp("example") / "site", "--no-directory-urls")


def build_example(folder: Path, *arguments: str) -> Built:
    built = build(EXAMPLE_CONFIG, folder, "--strict", *arguments)
    assert built.messages() == []
    assert built.exit_code == 0
    return built
