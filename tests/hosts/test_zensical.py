"""Zensical runs the extension, and the extension knows the site."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from support.zensical_sites import write, zensical

pytestmark = pytest.mark.slow

pytest.importorskip("zensical", reason="Zensical is not installed: it is among the requirements of tests")

ORDERS = """\
---
usecases: {actor: Customer, system: MealApp}
title: Orders
author: Ann

---
# Orders

```usecase
id: UC-1
title: Order a meal
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer chooses a meal.
  - MealApp asks for money.
  - include: UC-2
extensions:
  1a. Nothing is on offer: ends in failure
```

See [UC-2] and [its way][UC-2/2], UC-9 is of somebody else.
"""
PAYING = """\
# Paying

```usecase
id: UC-2
title: Pay
level: subfunction
actor: Customer
system: MealApp
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer enters the card.
  - MealApp charges the card.
  - MealApp sends a receipt.
extensions:
  2a. The card is declined: MealApp says so. Resume at 1.
```

<!-- usecases: list -->

<!-- usecases: diagram -->
"""
BROKEN = PAYING.replace("  2a.", "  7a.")
MISTAKE = "shop/paying.md:16:3: error: extension `7a` leaves from step 7"
TOML = """\
[project]
site_name = "Meals"
watch = ["docs"]

[project.markdown_extensions.usecases]
id_pattern = 'UC-\\d+'
"""
SITE = {"docs/index.md": ORDERS, "docs/shop/paying.md": PAYING, "zensical.toml": TOML}
SILENT = ORDERS.replace(", UC-9 is of somebody else", "")


def test_use_cases_of_all_pages_are_known(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "docs/index.md": SILENT})
    built = zensical(tmp_path)
    assert built.exit_code == 0, built.output
    assert "usecases" not in built.output and "UC-" not in built.output
    orders, paying = built.site.page("index.html"), built.site.page("shop/paying/")
    links = [str(link["href"]) for link in orders.select("article a[href]")]
    assert links.count("shop/paying/#UC-2") >= 2
    assert "shop/paying/#UC-2-2" in links
    assert orders.select(".usecase-error") == []
    (back,) = (link for link in paying.select(".usecase-summary a") if "Order a meal" in link.text)
    assert back["href"] == "../../#UC-1"
    assert [str(link["href"]) for link in paying.select(".usecase-list a[href]")].count("../../#UC-1") == 1


@pytest.mark.parametrize("directory_urls", [True, False])
def test_diagrams_lead_where_links_lead(directory_urls: bool, tmp_path: Path) -> None:
    setting = "" if directory_urls else "use_directory_urls = false\n"
    toml = TOML.replace("watch =", f"{setting}watch =")
    going_on = SILENT.replace("  - include: UC-2\n", "  - continue with UC-2\n")
    write(tmp_path, {**SITE, "docs/index.md": going_on, "zensical.toml": toml})
    built = zensical(tmp_path)
    assert built.exit_code == 0 and "error" not in built.output
    paying = built.site.page("shop/paying/" if directory_urls else "shop/paying.html")
    drawn = {str(link["xlink:href"]) for link in paying.select("figure.usecase-figure svg a")}
    assert ("../../#UC-1" if directory_urls else "../index.html#UC-1") in drawn
    own = built.site.page("index.html").select_one("pre.mermaid")
    assert own is not None and 'href "#UC-1-1"' in own.text
    assert ('href "shop/paying/#UC-2"' if directory_urls else 'href "shop/paying.html#UC-2"') in own.text


def test_results_of_tests_are_marks(tmp_path: Path) -> None:
    report = "<testsuite><testcase name='UC-1/main'/><testcase name='UC-2/9z'/></testsuite>"
    toml = TOML + 'results = "reports/*.xml"\n'
    write(tmp_path, {**SITE, "docs/index.md": SILENT, "zensical.toml": toml, "reports/r.xml": report})
    built = zensical(tmp_path)
    marks = built.site.page("index.html").select(".usecase-scenarios .usecase-tested")
    assert [mark.text for mark in marks] == ["✔ passed (1)", "– no test"]
    assert "reports/r.xml:1:1: warning: test `UC-2/9z` names `UC-2/9z`" in built.output


def test_front_matter_counts_and_places_are_those_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "docs/index.md": SILENT.replace("  1a.", "  9a.")})
    told = [line for line in zensical(tmp_path).output.split("\n") if "error: " in line]
    assert [line.split(" leaves")[0] for line in told] == ["index.md:19:3: error: extension `9a`"]


def test_a_strict_build_fails_below_its_findings(tmp_path: Path) -> None:
    strict = TOML.replace("watch =", "strict = true\nwatch =")
    write(tmp_path, {**SITE, "docs/index.md": SILENT, "docs/shop/paying.md": BROKEN, "zensical.toml": strict})
    for arguments in (("--clean",), ()):
        built = zensical(tmp_path, *arguments)
        assert built.exit_code == 1
        before, _, after = built.output.partition("Traceback")
        assert MISTAKE in before
        assert "ValueError: usecases: 1 error, see above" in before + after
    write(tmp_path, {"docs/shop/paying.md": PAYING})
    assert zensical(tmp_path).exit_code == 0


def test_a_block_that_its_page_does_not_show_is_told_and_fails_a_strict_build(tmp_path: Path) -> None:
    hidden = PAYING.replace("```usecase", "<details>\n\n```usecase").replace(
        "1.\n```", "1.\n```\n\n</details>"
    )
    write(tmp_path, {**SITE, "docs/index.md": SILENT, "docs/shop/paying.md": hidden})
    built = zensical(tmp_path)
    assert built.exit_code == 0
    assert built.output.count("shop/paying.md:5:1: warning: the page does not show `UC-2`") == 1
    write(tmp_path, {"zensical.toml": TOML.replace("watch =", "strict = true\nwatch =")})
    assert zensical(tmp_path).exit_code == 1


def test_without_strict_the_mistake_is_told_once_and_stands_on_its_page(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "docs/shop/paying.md": BROKEN})
    built = zensical(tmp_path)
    assert built.exit_code == 0
    assert built.output.count(MISTAKE) == 1
    (box,) = built.site.page("shop/paying/").select(".usecase-error")
    assert box["data-code"] == "unknown-step"


def test_what_no_page_has_is_told_by_the_site(tmp_path: Path) -> None:
    write(tmp_path, SITE | {"docs/index.md": ORDERS.replace("UC-9 is", "[UC-9] is")})
    assert "index.md:22:36: error: the page links to `UC-9`" in zensical(tmp_path).output


@pytest.mark.parametrize("watch", ['["docs"]', '["."]', '["docs/shop"]', "[]"])
def test_a_site_that_does_not_watch_its_pages_is_told_so_once(watch: str, tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "docs/index.md": SILENT, "zensical.toml": TOML.replace('["docs"]', watch)})
    told = zensical(tmp_path).output.count('usecases: add `watch = ["docs"]` to zensical.toml')
    assert told == (watch in ('["docs/shop"]', "[]"))


def test_one_mkdocs_yml_serves_two_hosts(tmp_path: Path) -> None:
    options = "plugins:\n  - search\n  - usecases: {system: MealApp, actor: Customer, diagram: none}\n"
    settings = f"site_name: Meals\nwatch: [docs]\n{options}markdown_extensions: [usecases]\n"
    page = SILENT.split("---\n")[-1]
    write(tmp_path, {"mkdocs.yml": settings, "docs/index.md": page, "docs/shop/paying.md": PAYING})
    built = zensical(tmp_path)
    assert "error" not in built.output and "shop/paying/#UC-2" in built.site.text("index.html")
    assert "mermaid" not in str(built.site.page("index.html").select_one("article"))


def test_a_wrong_option_stops_the_build_with_what_was_expected(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "zensical.toml": TOML.replace("id_pattern", "id_patern")})
    built = zensical(tmp_path)
    assert built.exit_code == 1
    assert "zensical.toml: `id_patern`: there is no such option; did you mean `id_pattern`?" in built.output


def test_blocks_of_snippets_count_everywhere(tmp_path: Path) -> None:
    toml = f'{TOML}\n[project.markdown_extensions.pymdownx.snippets]\nbase_path = ["parts"]\n'
    files = {"docs/shop/paying.md": '# Paying\n\n--8<-- "pay.md"\n', "parts/pay.md": BROKEN}
    write(tmp_path, {**SITE, "docs/index.md": SILENT, "zensical.toml": toml, **files})
    built = zensical(tmp_path)
    assert "../parts/pay.md:16:3: error: extension `7a`" in built.output
    assert built.output.count("error: ") == 1
    assert built.site.page("shop/paying/").select_one('section.usecase h2[id="UC-2"]') is not None
    assert "shop/paying/#UC-2" in built.site.text("index.html")


@pytest.mark.skipif(
    find_spec("zensical_ui") is None,
    reason="Zensical from 0.0.74 on needs zensical-ui, which no registry has that this test can reach",
)
def test_the_newest_zensical_is_tried() -> None:
    number = tuple(int(part) for part in version("zensical").split(".")[:3])
    assert number > (0, 0, 73)
