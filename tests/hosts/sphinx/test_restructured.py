"""A project in reStructuredText alone: it has the generated pages as well, and needs nothing of MyST."""

from __future__ import annotations

import pytest

from mkdocs_usecases.hosts.cli import main
from support.sphinx_sites import Built, SphinxSite

pytestmark = pytest.mark.slow

INDEX = """\
Start
=====

:uc:`UC-1`

.. toctree::

   orders

"""
ORDERS = """\
Orders
======

.. usecase::

   id: UC-1
   title: Order a meal
   supporting: Food_ "R" *us* `x` | y
   success guarantee: Paid.
   minimal guarantee: No money is lost.
   steps:
     - Customer chooses.
     - MealApp shows.
   extensions:
     1a. Nothing is on offer: ends in failure
"""
OPTIONS = {"system": "MealApp", "actor": "Customer", "actor_pages": True}
_ACTORS = ("actors/customer", "actors/food-r-us-x-y")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SphinxSite:
    site = SphinxSite(tmp_path_factory.mktemp("restructured"))
    site.write({"index.rst": INDEX, "orders.rst": ORDERS})
    site.configure(OPTIONS, extensions=["mkdocs_usecases.sphinx"])
    return site


def built(site: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Built:
    monkeypatch.chdir(site.folder)
    assert main(["pages"]) == 0
    site.write({"index.rst": INDEX + capsys.readouterr().out.partition("says:\n\n")[2]})
    return site.build()


def test_generated_pages_are_written_as_it_reads_them(
    site: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = built(site, monkeypatch, capsys)
    assert done.warnings == ""
    written = {path.relative_to(site.docs).as_posix() for path in site.docs.glob("use-cases/**/*")}
    names = ["index", "actors", "goals", "scenarios", "how-to-read", *_ACTORS]
    assert {f"use-cases/{name}.rst" for name in names} == {path for path in written if "." in path}
    assert done.page("use-cases/actors.html").select("section.usecase-actor#actor-customer")
    assert done.page("use-cases/scenarios.html").select("tr a[href^='../orders.html#UC-1']")
    other = done.page("use-cases/actors/food-r-us-x-y.html")
    assert other.select_one("h1").get_text().endswith(" *us* `x` | y¶")  # type: ignore[union-attr]
    orders = done.page("orders.html")
    assert orders.select("#UC-1-1 a[href='use-cases/actors/customer.html']")
    assert orders.select("a[href^='use-cases/how-to-read.html']")
    assert main(["pages", "--check"]) == 0


def test_so_is_the_page_that_explains_mistakes(
    site: SphinxSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"orders.rst": ORDERS.replace(" 1a.", " 7a.")})
    done = built(site, monkeypatch, capsys)
    assert done.warnings.count("WARNING") == 1
    (link,) = done.page("orders.html").select("[data-code=unknown-step] a[href*=checks]")
    page, _, anchor = str(link["href"]).partition("#")
    assert done.page(page).select(f"#{anchor} .highlight")
    site.write({"orders.rst": ORDERS})
    assert built(site, monkeypatch, capsys).warnings == ""
    assert not (site.docs / "use-cases/checks.rst").exists()
