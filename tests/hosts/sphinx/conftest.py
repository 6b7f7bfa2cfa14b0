from __future__ import annotations

import pytest

from support.sphinx_meals import OPTIONS, SOURCES
from support.sphinx_sites import Built, SphinxSite


@pytest.fixture(scope="session")
def meals(tmp_path_factory: pytest.TempPathFactory) -> SphinxSite:
    """A site in all the ways in which one may be written; nobody changes it."""
    site = SphinxSite(tmp_path_factory.mktemp("sphinx"))
    site.write(SOURCES)
    site.configure(OPTIONS)
    return site


@pytest.fixture(scope="session")
def built(meals: SphinxSite) -> Built:
    return meals.build()


@pytest.fixture
def sphinx(tmp_path_factory: pytest.TempPathFactory) -> SphinxSite:
    """The same site, to be changed."""
    site = SphinxSite(tmp_path_factory.mktemp("changing"))
    site.write(SOURCES)
    site.configure(OPTIONS)
    return site
