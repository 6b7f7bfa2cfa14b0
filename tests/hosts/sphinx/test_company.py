"""Beside other extensions and other projects: nobody is in the way of anybody, and links lead both ways."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from support.sphinx_meals import OPTIONS, ORDERS, PAYING
from support.sphinx_sites import Built, SphinxSite, copied

# Others call what is deprecated among themselves: that is no concern of ours, and not told here.
NEEDS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinx_needs", "mkdocs_usecases.sphinx"],
    "needs_types": [
        {"directive": "req", "title": "Requirement", "prefix": "R_", "color": "#ccc", "style": "node"},
        {"directive": "usecase", "title": "Use case", "prefix": "U_", "color": "#ccc", "style": "node"},
    ],
    "needs_id_regex": "^[A-Za-z0-9_-]{2,}",
}
OTHER = """\
# Other

[](inv:meals:uc:usecase#UC-1) and [step](inv:meals:uc:step#UC-3/1)

```{toctree}
more
```
"""
MORE = """\
More
====

:external+meals:uc:usecase:`UC-1`, :external+meals:ref:`words <uc-3/1>`, :uc:`UC-2`
"""
REQUIREMENTS = """\
# Requirements

```{req} Meals are paid for
:id: REQ_1

Served by [UC-2] and {uc}`UC-1`.
```

```{usecase} One of theirs
:id: U_OLD
```
"""


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_sphinx_needs_keeps_its_directives(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = SphinxSite(tmp_path_factory.mktemp("needs"))
    block = PAYING.replace("```{usecase}", "```usecase").replace(
        "MealApp says so", "MealApp says so ({need}`REQ_1`)"
    )
    site.write(
        {
            "index.md": f"{REQUIREMENTS}\n```{{toctree}}\npaying\norders\n```\n",
            "paying.md": f"{block}\nSee {{need}}`REQ_1`.\n",
            "orders.md": ORDERS.replace("see [UC-3/1] and", "see"),
        }
    )
    site.configure({"actor": "Customer", "export": ["usecases.json", "needs.json"]}, **NEEDS)
    done = site.build()
    assert done.warnings.count("WARNING") == 1
    assert "`usecase` is a directive of sphinx-needs here: write `uc:usecase` for ours" in done.warnings
    page = done.page("index.html")
    assert page.select("#U_OLD") and page.select("#REQ_1")
    assert {link["href"] for link in page.select("#REQ_1 a")} >= {"paying.html#UC-2", "orders.html#UC-1"}
    assert done.page("paying.html").select("section.usecase#UC-2")
    assert done.page("paying.html").select("a[href='index.html#REQ_1']")
    (needs,) = json.loads(done.text("needs.json"))["versions"].values()
    assert {"UC_1", "UC_2"} == set(needs["needs"])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_needs_of_another_project_link_to_use_cases(
    meals: SphinxSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    exporting = copied(meals, tmp_path_factory.mktemp("exporting"))
    exporting.configure({**OPTIONS, "export": ["needs.json"]})
    exported = exporting.build().folder / "needs.json"
    site = SphinxSite(tmp_path_factory.mktemp("needing"))
    site.write({"index.md": "# Tests\n\n```{req} Paid\n:id: REQ_1\n:links: M_UC_2\n```\n"})
    address = "https://example.org/meals/"
    external = {
        "base_url": address,
        "json_path": str(exported),
        "id_prefix": "M_",
        "target_url": "{{need.url}}",
        "version": "1",
    }
    site.configure(**{**NEEDS, "extensions": NEEDS["extensions"][:2]}, needs_external_needs=[external])
    done = site.build()
    assert [link["href"] for link in done.page("index.html").select("a[href*=meals]")] == [
        f"{address}paying.html#UC-2"
    ]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_another_project_refers_to_use_cases(built: Built, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = SphinxSite(tmp_path_factory.mktemp("other"))
    address = "https://example.org/meals/"
    site.write(
        {
            "index.md": OTHER,
            "more.rst": MORE,
        }
    )
    site.configure(
        extensions=["myst_parser", "sphinx.ext.intersphinx", "mkdocs_usecases.sphinx"],
        intersphinx_mapping={"meals": (address, str(built.folder / "objects.inv"))},
    )
    done = site.build()
    assert done.warnings == ""
    for page, anchors in (
        ("index.html", ["orders.html#UC-1", "refunds.html#UC-3-1"]),
        ("more.html", ["orders.html#UC-1", "refunds.html#UC-3-1", "paying.html#UC-2"]),
    ):
        links = [link["href"] for link in done.page(page).select(".body p a")]
        assert links == [address + anchor for anchor in anchors]


@pytest.mark.slow
def test_a_site_without_use_cases_is_what_it_is_without_us(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = SphinxSite(tmp_path_factory.mktemp("none"))
    site.write({"index.md": "# Start\n\nSee [WIP] and `{uc}`.\n", "conf.py": ""})
    site.configure(extensions=["myst_parser"])
    plain = site.build(to="plain")
    site.configure()
    with_us = site.build(to="with")
    theirs, ours = plain.files(), with_us.files()
    for files in (theirs, ours):
        # Stamps of the settings and of extensions.
        files.pop(".buildinfo")
        files["searchindex.js"] = re.sub(rb'"envversion": ?\{[^}]*\}', b"", files["searchindex.js"])
    assert ours == theirs
