"""Marks of tests on pages: signs and words, in tables, lists, diagrams and on a page of their own."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from mkdocs_usecases.languages.spoken import SPOKEN
from support.building import Built, Site
from support.naming import FILES
from support.server import Server

pytestmark = pytest.mark.slow

PAGE = (FILES / "use-cases.md").read_text(encoding="utf-8")
REPORT = """<testsuites><testsuite name="orders">
<testcase name="UC-1/main"/><testcase name="UC-1/1a"><failure/></testcase><testcase name="UC-1/1a again"/>
<testcase name="UC-1/2a"><skipped/></testcase>
<testcase name="UC-1/4a"><properties><property name="tag" value="@r-0123456789ab"/></properties></testcase>
<testcase name="UC-2"/><testcase name="UC-12/main"/><testcase name="UC-12/3a"><flakyError/></testcase>
<testcase name="UC-12/9z is gone"/><testcase name="about nothing"/>
</testsuite></testsuites>"""


@pytest.fixture
def bikes(site: Site) -> Site:
    site.write({"bikes.md": PAGE, "index.md": "# Start\n", "../reports/junit.xml": REPORT})
    return site


def build(site: Site, files: dict[str, str] | None = None, **options: object) -> Built:
    return site.build(files or {}, {"results": "reports/*.xml", **options})


def texts(found: list[Tag]) -> list[str]:
    return [" ".join(tag.get_text(" ", strip=True).split()) for tag in found]


def section(page: BeautifulSoup, id_: str) -> Tag:
    found = page.select_one(f'section[data-id="{id_}"]')
    assert found is not None
    return found


def test_the_row_of_a_scenario_has_the_mark_and_the_number_of_tests(bikes: Site) -> None:
    page = build(bikes).page("bikes/")
    rows = {row["id"]: row for row in section(page, "UC-1").select(".usecase-scenarios tbody tr")}
    shown = {name: texts(row.select("td:last-child"))[0] for name, row in rows.items()}
    assert shown == {
        "UC-1:main": "✔ passed (1)",
        "UC-1:1a": "✘ failed (2)",
        "UC-1:2a": "○ skipped (1)",
        "UC-1:2a1a": "– no test",
        "UC-1:3a": "– no test",
        "UC-1:1-3a": "– no test",
        "UC-1:4a": "↻ outdated (1)",
        "UC-1:any-a": "– no test",
    }
    mark = rows["UC-1:1a"].select_one(".usecase-tested")
    assert mark is not None
    assert mark["title"] == "✘ UC-1/1a · ✔ UC-1/1a again"
    flaky = section(page, "UC-12").select_one('[id="UC-12:3a"] .usecase-tested')
    assert flaky is not None
    assert flaky["title"] == "✔ UC-12/3a (passed at a further try)"


def test_the_head_of_a_use_case_counts_its_routes(bikes: Site) -> None:
    page = build(bikes).page("bikes/")
    heads = {id_: texts(section(page, id_).select(".usecase-result")) for id_ in ("UC-1", "UC-2", "UC-12")}
    assert heads["UC-1"] == ["✘ 1 of 8 routes passed, 1 failed, 1 outdated, 1 skipped, 4 without a test"]
    assert heads["UC-2"] == ["– 0 of 3 routes passed, 3 without a test, as a whole: passed"]
    assert heads["UC-12"] == ["✔ 2 of 2 routes passed"]


def test_a_list_has_a_column_to_sort_and_a_filter(bikes: Site) -> None:
    pages = {
        "list.md": "# L\n\n<!-- usecases: list -->\n",
        "failed.md": '# L\n\n<!-- usecases: list tested="failed" -->\n',
        "several.md": '# L\n\n<!-- usecases: list tested="no test, Passed" -->\n',
        "not.md": '# L\n\n<!-- usecases: list tested="!failed" -->\n',
        "nothing.md": '# L\n\n<!-- usecases: list tested="" -->\n',
        "none.md": '# L\n\n<!-- usecases: list tested="skipped" -->\n',
    }
    built = build(bikes, pages)
    table = built.page("list/").select(".usecase-list table")[0]
    assert texts(table.select('th[data-key="tests"]')) == ["Tests"]
    assert texts(table.select("tbody td:last-child")) == ["✘ failed", "– no test", "✔ passed"]
    assert texts(built.page("failed/").select(".usecase-list tbody .usecase-id")) == ["UC-1"]
    assert texts(built.page("several/").select(".usecase-list tbody .usecase-id")) == ["UC-2", "UC-12"]
    assert texts(built.page("not/").select(".usecase-list tbody .usecase-id")) == ["UC-2", "UC-12"]
    assert texts(built.page("nothing/").select(".usecase-list tbody .usecase-id")) == ["UC-2"]
    assert built.page("none/").select(".usecase-list table") == []


def test_cells_of_the_matrix_have_the_worst_mark(bikes: Site) -> None:
    page = build(bikes, {"matrix.md": "# M\n\n<!-- usecases: matrix -->\n"}).page("matrix/")
    rows = page.select(".usecase-matrix tbody tr")
    marks = [[mark["aria-label"] for mark in row.select(".usecase-tested")] for row in rows]
    assert marks == [["failed"], ["no test"], ["passed"]]


def test_the_ends_of_the_flowchart_say_it_as_text(bikes: Site) -> None:
    source = section(build(bikes).page("bikes/"), "UC-1").select(".mermaid")[0].get_text()
    source = source.replace("\u2060", "").replace("\u00a0", " ")
    assert re.search(r's5\(\["✔ .*\(✔ passed\)"\]\)', source)
    assert "✘ Failure (✘ failed)" in source
    assert "(↻ outdated)" in source


def test_the_page_of_coverage_counts_and_lists_what_is_not_as_it_should_be(bikes: Site) -> None:
    page = build(bikes).page("use-cases/coverage/")
    listing = page.select_one(".usecase-listing")
    assert listing is not None
    assert texts(listing.select(".usecase-total")) == [
        "3 of 13 routes passed, 1 failed, 1 outdated, 1 skipped, 7 without a test"
    ]
    counts = texts(listing.select(".usecase-counts tbody tr"))
    assert counts == ["System", "Bike station 13 3 1 1 1 7", "Level", "User goal 13 3 1 1 1 7"]
    tables = {texts(table.select("caption"))[0]: table for table in listing.select("table")[1:]}
    assert [*tables] == [
        *("✘ failed (1)", "↻ outdated (1)", "○ skipped (1)", "– no test (7)"),
        "References that lead nowhere (1)",
    ]
    failed = tables["✘ failed (1)"].select("tbody tr")
    assert texts(failed) == ["1a Card is not known UC-1 Borrow a bicycle ✘ UC-1/1a ✔ UC-1/1a again"]
    assert failed[0].select("a")[0]["href"] == "../../bikes/#UC-1:1a"
    assert texts(listing.select(".usecase-lost tbody tr")) == ["UC-12/9z UC-12/9z is gone orders"]
    assert texts(listing.select("p"))[-1] == "Tests that name no use case: 1"


def test_some_use_cases_are_listed_without_what_belongs_to_none(bikes: Site) -> None:
    page = build(bikes, {"some.md": '# S\n\n<!-- usecases: coverage id="UC-12" -->\n'}).page("some/")
    assert texts(page.select(".usecase-listing p")) == ["2 of 2 routes passed"]
    assert len(page.select(".usecase-listing table")) == 1


def test_the_page_of_a_writer_wins_and_without_results_there_is_none(bikes: Site) -> None:
    own = build(bikes, {"use-cases/coverage.md": "# Mine\n"}).page("use-cases/coverage/")
    assert "Mine" in own.get_text()
    (bikes.docs / "use-cases" / "coverage.md").unlink()
    without = bikes.build({"own.md": "# O\n\n<!-- usecases: coverage -->\n"}, {"results": "none/*.xml"})
    assert not (without.folder / "use-cases" / "coverage").exists()
    assert "There are no results of tests yet." in without.page("own/").get_text()
    assert "usecase-tested" not in without.text("bikes/index.html")
    assert "usecase-result" not in without.text("bikes/index.html")


def test_a_menu_may_name_the_page_before_any_test_has_run(site: Site) -> None:
    site.write({"bikes.md": PAGE, "index.md": "# Start\n"})
    nav = ["index.md", "bikes.md", "use-cases/coverage.md", "use-cases/index.md", "use-cases/actors.md"]
    options = {"results": "reports/*.xml"}
    built = site.build({}, options, "--strict", nav=[*nav, "use-cases/goals.md"])
    assert built.exit_code == 0, built.messages()
    assert "There are no results of tests yet." in built.page("use-cases/coverage/").get_text()


def test_names_of_tests_are_text(bikes: Site) -> None:
    name = 'UC-1/3a <script>alert(1)</script> " onload="alert(1) & {{ x }} `a` \u202egnp.exe'
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    report = f'<testsuite name="&lt;b&gt;"><testcase name="{escaped}"><error/></testcase>'
    report += f'<testcase name="{escaped.replace("UC-1/3a", "UC-12/9z")}"/></testsuite>'
    built = build(bikes, {"../reports/evil.xml": report})
    page = built.page("bikes/")
    mark = section(page, "UC-1").select('[id="UC-1:3a"] .usecase-tested')[0]
    assert mark["title"] == f"✘ {name}".replace("\u202e", "\\u202e")
    assert mark.attrs.keys() == {"class", "data-result", "title"}
    for found in (page, built.page("use-cases/coverage/")):
        assert all("alert" not in script.get_text() for script in found.select("script"))
        assert "\u202e" not in found.get_text()


def test_a_mark_names_a_dozen_tests_and_counts_the_others(bikes: Site) -> None:
    report = "".join(f'<testcase name="UC-1/3a number {number}"/>' for number in range(1000))
    page = build(bikes, {"../reports/many.xml": f"<testsuite>{report}</testsuite>"}).page("bikes/")
    mark = section(page, "UC-1").select('[id="UC-1:3a"] .usecase-tested')[0]
    assert mark.get_text() == "✔ passed (1000)"
    assert str(mark["title"]).endswith(" · 988 more")


def test_a_server_shows_the_next_run_and_a_run_that_is_gone(bikes: Site) -> None:
    bikes.configure({"results": "reports/*.xml"})
    server = Server(bikes, bikes.folder / "served")
    failed = REPORT.replace('name="UC-1/main"/>', 'name="UC-1/main"><error/></testcase>')
    marks = []
    for report in (REPORT, failed):
        bikes.write({"../reports/junit.xml": report})
        page = server.build().page("bikes/")
        marks += texts(section(page, "UC-1").select('[id="UC-1:main"] .usecase-tested'))
    assert marks == ["✔ passed (1)", "✘ failed (1)"]
    (bikes.folder / "reports" / "junit.xml").unlink()
    third = server.build()
    assert "usecase-tested" not in third.text("bikes/index.html")
    assert not (third.folder / "use-cases" / "coverage" / "index.html").exists()


def test_a_server_watches_results_and_never_the_site_itself(bikes: Site) -> None:
    watched: list[str] = []

    class Watcher:
        def watch(self, path: str) -> None:
            watched.append(path)

    for patterns in ("reports/*.xml", "*.xml"):
        bikes.write({"../here.xml": "<testsuite/>", "../usecases.lock": ""})
        bikes.configure({"results": patterns})
        server = Server(bikes, bikes.folder / "site")
        server.build()
        config = server.config()
        config.plugins["usecases"].on_serve(Watcher(), config=config, builder=lambda: None)
    folder = str(bikes.folder)
    assert f"{folder}/reports" in watched
    assert f"{folder}/usecases.lock" in watched
    assert f"{folder}/here.xml" in watched
    assert folder not in watched


def test_what_was_reviewed_is_marked_with_or_without_results(
    bikes: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mkdocs_usecases.hosts.cli import main

    bikes.configure()
    monkeypatch.chdir(bikes.folder)
    assert main(["review", "UC-1", "UC-2"]) == 0
    bikes.write({"bikes.md": PAGE.replace("Rider tries another lock.", "Rider calls for help.")})
    page = bikes.run().page("bikes/")
    heads = [texts(section(page, id_).select(".usecase-result")) for id_ in ("UC-1", "UC-2", "UC-12")]
    assert heads == [["✔ reviewed"], ["↻ changed since its review"], []]


@pytest.mark.parametrize("language", [one.code for one in SPOKEN])
def test_marks_speak_the_language_of_the_site(bikes: Site, language: str) -> None:
    from mkdocs_usecases.rendering.words import words_of

    words = words_of(language)
    built = build(bikes, language=language)
    marks = texts(section(built.page("bikes/"), "UC-1").select(".usecase-scenarios td:last-child"))
    assert marks[0] == f"✔ {words['tested passed']} (1)"
    assert marks[3] == f"– {words['no test']}"
    assert words["coverage"] in built.page("use-cases/coverage/").select("h1")[0].get_text()
    head = texts(section(built.page("bikes/"), "UC-1").select(".usecase-result"))[0]
    assert "{" not in head
    assert {"1", "8", "4"} <= set(re.findall(r"\d", head))
