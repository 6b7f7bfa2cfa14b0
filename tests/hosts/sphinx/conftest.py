from __future__ import annotations

import pytest

from support import sphinx_places
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


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> SphinxSite:
    """A site whose use cases stand in all kinds of places; nobody changes its sources."""
    site = SphinxSite(tmp_path_factory.mktemp("places"))
    site.write(sphinx_places.SOURCES)
    for path, content in sphinx_places.FILES.items():
        (site.docs / path).write_bytes(content)
    site.configure(sphinx_places.OPTIONS, **sphinx_places.CONFIG)
    return site


@pytest.fixture(scope="session")
def placed(places: SphinxSite) -> Built:
    return places.build()


@pytest.fixture(scope="session")
def placed_tex(places: SphinxSite) -> Built:
    return places.build("latex", to="latex")
