"""Options in `conf.py`: each does what it does for the plugin."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import ConfigError

from mkdocs_usecases.hosts.cli import main
from support.sphinx_sites import Built, SphinxSite

pytestmark = pytest.mark.slow

INDEX = """\
# Start

```{toctree}
later
early
live/UC-3
index-of-all
```
"""
EARLY = """\
# Early

```usecase
id: UC-1
title: Order a meal
jira: MEAL-1
ignore: [passive-step]
includes: billing:UC-12
steps:
  - Diner chooses a meal.
  - The order is confirmed by MealApp.
  - Cusomer thanks, see [billing:UC-12] and [its end][billing:UC-12/2a].
extensions:
  1a. Nothing is on offer: ends in failure
```
"""
LATER = """\
# Later

```usecase
id: UC-2
title: Pay
steps:
  - Customer enters the card.
  - The card is charged by MealApp.
  - MealApp thanks.
```
"""
LIVE = """\
# Use case: Cancel an order

**ID:** UC-3

**Actor:** Customer

## Main success scenario

1. Customer cancels the order.
2. MealApp agrees.
3. Customer is content.
"""
ALL = "# All\n\n<!-- usecases: list -->\n\n<!-- usecases: coverage -->\n"
RESULTS = """\
<testsuites><testsuite name="a">
<testcase name="UC-1/main"/><testcase name="UC-1/1a"><failure message="no"/></testcase>
</testsuite></testsuites>
"""
INVENTORY = """\
{"use_cases": [{"id": "UC-12", "title": "Bill", "url": "bill/#UC-12", "extensions": [{"label": "2a"}]}]}
"""
SOURCES = {
    "index.md": INDEX,
    "early.md": EARLY,
    "later.md": LATER,
    "live/UC-3.md": LIVE,
    "index-of-all.md": ALL,
    "actors.yml": "Customer: {aliases: [Diner], kind: person, description: Orders meals.}\n",
    "reports/tests.xml": RESULTS,
    "billing.json": INVENTORY,
    "_templates/usecases/scenarios.html": "<p class='own'>{{ scenarios | length }} ways</p>\n",
}
OPTIONS = {
    "system": "MealApp",
    "actor": "Customer",
    "actors": "actors.yml",
    "fields": {"jira": "Ticket"},
    "documents": ["live/*.md"],
    "results": ["reports/*.xml"],
    "inventories": {"billing": {"file": "billing.json", "url": "https://example.org/billing/"}},
    "rules": {"passive-step": "warning"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SphinxSite:
    site = SphinxSite(tmp_path_factory.mktemp("options"))
    site.write(SOURCES)
    site.configure(OPTIONS, templates_path=["_templates"])
    return site


@pytest.fixture(scope="module")
def built(site: SphinxSite) -> Built:
    return site.build()


def test_a_wrong_option_is_told_at_its_line(tmp_path: Path) -> None:
    site = SphinxSite(tmp_path)
    site.write({"index.md": "# Start\n"})
    site.configure({"diagram": "closd"})
    lines = (site.docs / "conf.py").read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "closd" in line)
    column = lines[number - 1].index("closd") + 1
    with pytest.raises(ConfigError) as raised:
        site.build()
    assert str(raised.value) == (
        f"usecases: wrong options\n  conf.py:{number}:{column}: `diagram`: is `closd`, did you mean `closed`?"
    )


def test_use_cases_of_another_site_are_named_and_linked(built: Built) -> None:
    links = built.page("early.html").select("a[href='https://example.org/billing/bill/#UC-12']")
    assert [link.get_text() for link in links] == ["billing:UC-12 Bill", "billing:UC-12"]
    signs = built.page("early.html").select(".usecase-elsewhere")
    assert [sign.get_text() for sign in signs] == ["billing:UC-12 Bill", "billing:UC-12", "its end"]
    assert built.page("early.html").select("a[href='https://example.org/billing/bill/#UC-12-2a']")
    assert "unknown-use-case" not in built.warnings


def test_tests_mark_routes(built: Built) -> None:
    (first,) = (each for each in built.json()["use_cases"] if each["id"] == "UC-1")
    assert {each["name"]: each["result"] for each in first["scenarios"]} == {"main": "passed", "1a": "failed"}
    assert built.page("index-of-all.html").select(".usecase-coverage")


def test_templates_of_the_project_take_the_place_of_ours(built: Built) -> None:
    assert [each.get_text() for each in built.page("early.html").select(".own")] == ["2 ways"]
    assert "own" not in built.text("later.html")


def test_fields_have_their_labels(built: Built) -> None:
    summary = built.page("early.html").select_one(".usecase-summary")
    assert summary is not None and "Ticket" in summary.get_text() and "MEAL-1" in summary.get_text()


def test_the_catalogue_stands_in_a_file(built: Built) -> None:
    (customer,) = (each for each in built.json()["actors"] if each["name"] == "Customer")
    assert (customer["aliases"], customer["description"]) == (["Diner"], "Orders meals.")
    assert "early.md:12: WARNING: step 3 begins with `Cusomer`" in built.warnings


def test_documents_are_use_cases_as_they_are(built: Built) -> None:
    page = built.page("live/UC-3.html")
    assert page.select("section.usecase#UC-3 tr#UC-3-2")
    assert {each["id"]: each["source"]["file"] for each in built.json()["use_cases"]}[
        "UC-3"
    ] == "live/UC-3.md"


def test_a_block_ignores_what_the_site_warns_of(built: Built) -> None:
    assert built.warnings.count("is passive") == 1
    assert "later.md:8: WARNING: step 2 is passive" in built.warnings


def test_listings_follow_the_table_of_contents_or_the_option_order(site: SphinxSite, built: Built) -> None:
    assert listed(built) == ["UC-2", "UC-1", "UC-3"]
    site.configure({**OPTIONS, "order": "id"}, templates_path=["_templates"])
    try:
        assert listed(site.build()) == ["UC-1", "UC-2", "UC-3"]
    finally:
        site.configure(OPTIONS, templates_path=["_templates"])


def listed(done: Built) -> list[str]:
    rows = done.page("index-of-all.html").select(".usecase-list tbody th .usecase-id")
    return [each.get_text() for each in rows]


def test_the_command_says_the_same(
    site: SphinxSite,
    built: Built,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(site.folder)
    assert main(["export"]) == 0
    assert capsysbinary.readouterr().out == (built.folder / "usecases.json").read_bytes()
