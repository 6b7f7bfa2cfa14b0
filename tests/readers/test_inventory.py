"""`objects.inv` and `needs.json`, read by those for whom they are: none of our code runs there."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site, build, read_html
from support.serving import served

pytestmark = pytest.mark.slow

ORDERS = """\
# Orders

```usecase
id: UC-1
title: Order a *meal*
summary: How a meal is ordered.
tags: [checkout]
actor: Customer
system: MealApp
steps:
  - Customer chooses a meal.
  - include: UC-2.b
extensions:
  1a. Nothing is on offer: ends in failure
```
"""
PAYING = """\
# Paying

```usecase
id: UC-2.b
title: Pay
level: subfunction
actor: Customer
system: MealApp
steps: [Customer enters the card., MealApp charges it., MealApp says so.]
```
"""
EXPORT = {"export": ["usecases.json", "objects.inv", "needs.json"]}


@pytest.fixture(scope="module")
def meals(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with all that others read."""
    site = Site(tmp_path_factory.mktemp("meals"))
    return site.build(
        {"index.md": "# Meals\n", "shop/orders.md": ORDERS, "paying.md": PAYING}, EXPORT, "--strict"
    )


def test_the_command_writes_the_same_bytes_as_the_site(meals: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(meals.folder.parent)
    for name in ("objects.inv", "needs.json"):
        assert main(["export", "-o", f"again/{name}"]) == 0
        assert (Path("again") / name).read_bytes() == (meals.folder / name).read_bytes()
        # An earlier export is replaced, and nothing else.
        assert main(["export", "-o", f"again/{name}"]) == 0


def test_each_name_is_there_in_its_own_domain_and_as_a_label(meals: Built) -> None:
    head, body = (meals.folder / "objects.inv").read_bytes().split(b"zlib.\n")
    assert head.startswith(b"# Sphinx inventory version 2\n# Project: ")
    rows = zlib.decompress(body).decode().splitlines()
    assert rows[:2] == [
        "UC-1 uc:usecase 1 shop/orders/#UC-1 UC-1 Order a meal",
        "uc-1 std:label -1 shop/orders/#UC-1 UC-1 Order a meal",
    ]
    assert "UC-1/1a uc:step 2 shop/orders/#UC-1-1a UC-1/1a Nothing is on offer" in rows
    assert "actor-customer uc:actor 1 use-cases/actors/#actor-customer Customer" in rows


def sphinx(folder: Path, files: dict[str, str], configuration: str) -> BeautifulSoup:
    """A page that Sphinx builds: `index`, with all warnings as errors."""
    pytest.importorskip("sphinx", reason="Sphinx is not installed: it is among the requirements of tests")
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "conf.py").write_text(f"project = 'Specs'\n{configuration}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", str(folder), str(folder / "out")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return read_html(folder / "out" / "index.html")


def links(page: BeautifulSoup) -> dict[str, str]:
    """The addresses of external links by their words."""
    return {link.get_text(): str(link["href"]) for link in page.select("a.external[href]")}


def test_myst_links_to_use_cases_steps_and_actors(meals: Built, tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    text = """\
# Specs

[](inv:meals:uc:usecase#UC-1) [order](inv:#UC-1) [step](inv:meals:*:*#UC-1/1a) [who](inv:meals#actor-customer)
"""
    with served(meals.folder) as address:
        settings = "extensions = ['myst_parser', 'sphinx.ext.intersphinx']\n"
        settings += f"intersphinx_mapping = {{'meals': ({address!r}, None)}}\n"
        settings += "suppress_warnings = ['myst.iref_ambiguous']\n"
        found = links(sphinx(tmp_path / "specs", {"index.md": text}, settings))
    assert found == {
        "UC-1 Order a meal": f"{address}shop/orders/#UC-1",
        "order": f"{address}shop/orders/#UC-1",
        "step": f"{address}shop/orders/#UC-1-1a",
        "who": f"{address}use-cases/actors/#actor-customer",
    }


def test_restructured_text_links_by_label(meals: Built, tmp_path: Path) -> None:
    text = "Specs\n=====\n\n:ref:`UC-1` :ref:`pay <UC-2.b>` :external+meals:ref:`step <uc-1/1a>`\n"
    with served(meals.folder) as address:
        settings = "extensions = ['sphinx.ext.intersphinx']\n"
        settings += f"intersphinx_mapping = {{'meals': ({address!r}, None)}}\n"
        found = links(sphinx(tmp_path / "specs", {"index.rst": text}, settings))
    assert found == {
        "UC-1 Order a meal": f"{address}shop/orders/#UC-1",
        "pay": f"{address}paying/#UC-2.b",
        "step": f"{address}shop/orders/#UC-1-1a",
    }


def test_needs_of_others_link_to_use_cases(meals: Built, tmp_path: Path) -> None:
    pytest.importorskip("sphinx_needs")
    text = """\
Specs
=====

.. req:: Meals are ordered
   :id: REQ_001
   :links: MEALS_UC_1

:need:`MEALS_UC_2_b`
"""
    source = {
        "base_url": "https://example.org/base",
        "target_url": "{{need['url']}}",
        "json_path": str(meals.folder / "needs.json"),
        "id_prefix": "MEALS_",
    }
    settings = f"extensions = ['sphinx_needs']\nneeds_external_needs = [{source!r}]\n"
    settings += "needs_types = [{'directive': 'req', 'title': 'Requirement', 'prefix': 'R_'},"
    settings += " {'directive': 'usecase', 'title': 'Use case', 'prefix': 'UC_'}]\n"
    settings += "suppress_warnings = ['needs.unknown_external_keys']\n"
    page = sphinx(tmp_path / "specs", {"index.rst": text}, settings)
    found = {str(link["href"]) for link in page.select("a[href^='https://example.org']")}
    assert found == {"https://example.org/base/shop/orders/#UC-1", "https://example.org/base/paying/#UC-2.b"}
    needs = json.loads((meals.folder / "needs.json").read_text(encoding="utf-8"))["versions"]["1"]["needs"]
    assert needs["UC_1"]["title"] == "Order a meal"
    assert needs["UC_1"]["links"] == ["UC_2_b"]


@pytest.mark.parametrize("with_us", [False, True], ids=["without us", "with us"])
def test_autorefs_resolves_names_of_the_inventory(with_us: bool, meals: Built, site: Site) -> None:
    pytest.importorskip("mkdocstrings")
    page = "# Specs\n\n[UC-1][], [words][UC-1], [step][UC-1/1a], [actor-customer][]\n"
    steps = '["A reads [UC-1][].", S shows., A goes.]'
    own = f"```usecase\nid: UC-77\ntitle: Read\nactor: A\nsystem: S\nsteps: {steps}\n```\n"
    with served(meals.folder) as address:
        inventory = {"url": f"{address}objects.inv", "base_url": address, "domains": ["uc"]}
        handlers = {"python": {"inventories": [inventory]}}
        plugins: list[object] = ["search", "autorefs", {"mkdocstrings": {"handlers": handlers}}]
        site.build({"index.md": page + (own if with_us else "")}, plugins=plugins)
        if not with_us:
            text = (site.folder / "mkdocs.yml").read_text(encoding="utf-8").replace("- usecases\n", "")
            (site.folder / "mkdocs.yml").write_text(text, encoding="utf-8")
        built = build(site.folder / "mkdocs.yml", site.folder / "site", "--strict")
    assert built.messages() == []
    found = {link.get_text(): str(link["href"]) for link in built.page("index.html").select("a[href^=http]")}
    assert found["UC-1"] == found["words"] == f"{address}shop/orders/#UC-1"
    assert found["step"] == f"{address}shop/orders/#UC-1-1a"
    assert built.page("index.html").select(".usecase-error") == []


def test_the_inventory_of_another_plugin_stays(site: Site) -> None:
    pytest.importorskip("mkdocstrings")
    (site.folder / "meal.py").write_text('"""A module."""\n', encoding="utf-8")
    handlers = {"python": {"paths": [str(site.folder)]}}
    plugins = ["autorefs", {"mkdocstrings": {"handlers": handlers}}]
    built = site.build({"index.md": f"{ORDERS}\n::: meal\n", "paying.md": PAYING}, EXPORT, plugins=plugins)
    (told,) = built.messages()
    assert "another plugin has written `objects.inv`, so that of use cases is `use-cases/objects.inv`" in told
    assert b"# Project: Test\n" in (built.folder / "objects.inv").read_bytes()
    assert b"# Project: Use cases\n" in (built.folder / "use-cases/objects.inv").read_bytes()
