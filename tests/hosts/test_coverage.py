"""Results of tests in a build and in the command: from files of a test run to marks and exit codes."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from jsonschema import Draft202012Validator

from mkdocs_usecases.export.schema import export_schema
from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site
from support.naming import FILES

PAGE = (FILES / "use-cases.md").read_text(encoding="utf-8")
REPORT = """<testsuites><testsuite name="orders" hostname="build-host.example">
<testcase name="UC-1/main" file="/home/somebody/bikes/test_bikes.py"><failure>secret</failure></testcase>
<testcase name="UC-1/2a"/><testcase name="UC-1/3a"><skipped/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def bikes(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose tests have run, as the current folder."""
    site.write({"index.md": PAGE, "../reports/junit.xml": REPORT})
    site.configure({"results": "reports/*.xml"})
    monkeypatch.chdir(site.folder)
    return site


def shown(built: Built, path: str) -> str:
    """A page without the time at which it was built."""
    return built.text(path).partition("Build Date")[0]


@pytest.mark.slow
def test_the_export_has_results_and_meets_its_schema(bikes: Site) -> None:
    built = bikes.run()
    data = built.json()
    Draft202012Validator(export_schema()).validate(data)
    first = data["use_cases"][0]
    assert first["coverage"] == {"routes": 8, "passed": 1, "failed": 1, "skipped": 1, "outdated": 0}
    results = {route["ref"]: route["result"] for route in first["scenarios"]}
    assert results["UC-1/main"] == "failed"
    assert results["UC-1/3a"] == "skipped"
    assert results["UC-1/1a"] is None
    assert first["scenarios"][0]["tests"] == [
        {"name": "UC-1/main", "suite": "orders", "status": "failed", "file": None}
    ]


@pytest.mark.slow
def test_the_schema_refuses_results_of_another_kind(bikes: Site) -> None:
    data = bikes.run().json()
    data["use_cases"][0]["scenarios"][0]["result"] = "broken"
    assert list(Draft202012Validator(export_schema()).iter_errors(data))
    data = bikes.run().json()
    del data["use_cases"][0]["coverage"]["failed"]
    assert list(Draft202012Validator(export_schema()).iter_errors(data))


@pytest.mark.slow
def test_without_results_nothing_is_another_byte(site: Site) -> None:
    before = site.build({"index.md": PAGE})
    pages = {path: shown(before, path) for path in ("index.html", "use-cases/index.html")}
    after = site.build({}, {"results": "reports/*.xml"}, "--strict")
    assert after.exit_code == 0
    assert {path: shown(after, path) for path in pages} == pages
    assert [finding["code"] for finding in after.json()["diagnostics"]] == ["no-results"]


@pytest.mark.slow
def test_nothing_of_the_machine_is_in_the_site(bikes: Site) -> None:
    for path in FILES.iterdir():
        shutil.copy(path, bikes.folder / "reports" / f"{path.name}.xml")
    built = bikes.run()
    for file in built.folder.rglob("*"):
        if file.suffix in {".html", ".json", ".csv", ".md"}:
            text = file.read_text(encoding="utf-8")
            for private in ("/home/somebody", "build-host", "secret", "AssertionError", str(bikes.folder)):
                assert private not in text, (file, private)


@pytest.mark.slow
def test_the_order_of_patterns_does_not_matter(bikes: Site) -> None:
    names = ["behave.junit.xml", "playwright.json", "pytest.ctrf.json", "cucumber-js.messages.ndjson"]
    for name in names:
        shutil.copy(FILES / name, bikes.folder / "reports")
    texts = []
    for patterns in (["reports/*"], [f"reports/{name}" for name in ("junit.xml", *reversed(names))]):
        bikes.configure({"results": patterns})
        built = bikes.run()
        texts.append([shown(built, "index.html"), built.text("usecases.json")])
    assert texts[0] == texts[1]


@pytest.mark.slow
def test_a_build_tells_of_files_and_names_and_of_no_failed_test(bikes: Site) -> None:
    bikes.write({"../reports/cut.xml": "<testsuites>\n<testsuite", "../reports/b.xml": "<testsuite/>"})
    bikes.write({"../reports/unknown.xml": "<testsuite>\n<testcase name='UC-12/9z'/></testsuite>"})
    told = bikes.run().messages()
    assert [message.split(": ", 1)[0] for message in told] == [
        "reports/cut.xml:2:1",
        "reports/unknown.xml:2:1",
    ]
    assert "[unreadable-results]" in told[0]
    assert "[unknown-reference]" in told[1]
    bikes.configure({"results": "reports/*.xml", "rules": {"failed-route": "warning"}})
    assert any("[failed-route]" in message for message in bikes.run().messages())


def test_coverage_has_a_line_for_each_use_case_and_fails_where_a_test_did(
    bikes: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "UC-1 Borrow a bicycle  1/8  failed: main  skipped: 3a  no test: 1a 2a1a 1-3a 4a *a"
    assert lines[1] == "UC-2 Return a bicycle  0/3  no test: main 1a 2a"
    assert lines[3:5] == [
        "docs/index.md:3:1: hint: a test of `UC-1/main` failed [failed-route]",
        "  hint: mend the system or the test",
    ]
    assert lines[-1] == "1 of 13 routes passed (7.6 %), 1 failed, 1 skipped, 10 without a test"


def test_coverage_takes_other_files_by_hand(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    passed = "<testsuite><testcase name='UC-12/main'/><testcase name='UC-12/3a'/></testsuite>"
    bikes.write({"../other.xml": passed})
    assert main(["coverage", "other.xml"]) == 0
    assert "UC-12 Repair a bicycle  2/2\n" in capsys.readouterr().out
    assert main(["coverage", "other.xml", "--fail-under", "16"]) == 1
    assert main(["coverage", "other.xml", "--fail-under", "15%"]) == 0
    assert main(["coverage", "*.xml", "--tag", "none"]) == 2
    assert main(["coverage", "missing.xml"]) == 2
    assert "there is no file missing.xml" in capsys.readouterr().err


def test_of_a_folder_all_results_are_read(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    bikes.write({"../reports/deep/b.XML": "<testsuite><testcase name='UC-12/main'/></testsuite>"})
    bikes.write({"../reports/run.log": "all passed"})
    assert main(["coverage", "reports"]) == 1
    assert "UC-12 Repair a bicycle  1/2  no test: 3a" in capsys.readouterr().out
    bikes.configure({"results": "reports/"})
    assert main(["coverage"]) == 1
    assert "2 of 13 routes passed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("--fail-under", "101", "101 is no percentage from 0 to 100"),
        ("--fail-under", "x", "x is no percentage from 0 to 100"),
        ("--fail-under", "-1", "-1 is no percentage from 0 to 100"),
        ("--format", "html", "invalid choice: 'html'"),
    ],
)
def test_a_wrong_argument_is_a_mistake_of_usage(
    bikes: Site, capsys: pytest.CaptureFixture[str], name: str, value: str, told: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["coverage", f"{name}={value}"])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_a_failed_test_of_the_whole_fails(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    bikes.write({"../other.xml": "<testsuite><testcase name='UC-2'><failure/></testcase></testsuite>"})
    assert main(["coverage", "other.xml"]) == 1
    out = capsys.readouterr().out
    assert "UC-2 Return a bicycle  0/3  failed: UC-2  no test: main 1a 2a" in out
    assert "a test of `UC-2` as a whole failed [failed-route]" in out


def test_an_unknown_reference_fails(bikes: Site) -> None:
    bikes.write({"../other.xml": "<testsuite><testcase name='UC-12/9z'/></testsuite>"})
    assert main(["coverage", "other.xml"]) == 1


def test_without_results_there_is_nothing_to_report(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write({"index.md": PAGE})
    site.configure({"results": "reports/*.xml"})
    monkeypatch.chdir(site.folder)
    assert main(["coverage"]) == 2
    assert main(["check", "--strict"]) == 0


def test_of_files_that_cannot_be_read_each_is_told_line_by_line(
    bikes: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (bikes.folder / "broken.xml").write_text("<testsuite>", encoding="utf-8")
    assert main(["coverage", "broken.xml"]) == 2
    first, second, third = capsys.readouterr().err.splitlines()
    assert "there are no results" in first
    assert second.startswith("mkdocs-usecases: broken.xml:1:")
    assert third.startswith("mkdocs-usecases: hint: ")


def test_levels_and_tags_choose_use_cases(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    bikes.write({"index.md": PAGE.replace("title: Repair", "level: summary\ntags: [shop]\ntitle: Repair")})
    for level in ("Summary", "cloud", "Überblicksziel"):
        assert main(["coverage", "--level", level, "--format", "json"]) == 0
        assert [one["id"] for one in json.loads(capsys.readouterr().out)["use_cases"]] == ["UC-12"]
    assert main(["coverage", "--tag", "Shop"]) == 0
    assert "0 of 2 routes" in capsys.readouterr().out
    bikes.configure({"results": {"files": "reports/*.xml", "required": "summary"}})
    assert main(["coverage"]) == 0
    assert "UC-1 " not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["--tag", "none"], "with the tag none"),
        (["--level", "user-goal", "--tag", "x"], "of the level user goal and with the tag x"),
    ],
)
def test_where_none_is_chosen_it_says_by_what(
    bikes: Site, capsys: pytest.CaptureFixture[str], chosen: list[str], said: str
) -> None:
    assert main(["coverage", *chosen]) == 2
    assert capsys.readouterr().err == f"mkdocs-usecases: there is no use case {said}\n"


def test_markdown_shows_names_as_they_are(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    bikes.write({"index.md": PAGE.replace("title: Borrow a bicycle", "title: <img> | *Borrow* @all")})
    assert main(["coverage", "--format", "markdown"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("**Use cases: 1 of 13 routes passed (7.6 %), 1 failed")
    assert "| UC-1 \\<img\\> \\| \\*Borrow\\* \\@all | 1/8 | main |" in out


def test_csv_has_a_row_for_each_route(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    main(["coverage", "--format", "csv"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 14
    assert "UC-1,Borrow a bicycle,main,failed" in lines


def test_the_table_of_routes_has_their_results(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"), newline=""))
    results = {row["Route id"]: row["Result"] for row in rows if row["Route id"]}
    assert (results["UC-1/main"], results["UC-1/3a"], results["UC-1/1a"]) == ("failed", "skipped", "")


def test_what_is_accepted_is_outdated_when_it_reads_otherwise(
    bikes: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = bikes.folder / "usecases.lock"
    assert main(["coverage", "--accept"]) == 1
    first = lock.read_text(encoding="utf-8")
    assert [line.split()[0] for line in first.splitlines()] == ["UC-1/2a", "UC-1/3a", "UC-1/main"]
    capsys.readouterr()
    bikes.write({"index.md": PAGE.replace("names the nearest station.\n    - 2a1a", "is sorry.\n    - 2a1a")})
    main(["coverage"])
    out = capsys.readouterr().out
    assert "outdated: 2a" in out
    assert "[outdated-route]" in out
    main(["coverage", "--accept", "UC-2"])
    assert lock.read_text(encoding="utf-8") == first
    capsys.readouterr()
    main(["coverage", "--accept", "uc-1", "reports/junit.xml"])
    assert "outdated" not in capsys.readouterr().out
    assert lock.read_text(encoding="utf-8") != first


def test_what_other_tests_were_accepted_for_stays(bikes: Site) -> None:
    lock = bikes.folder / "usecases.lock"
    bikes.write({"../[e2e].xml": "<testsuite><testcase name='UC-12/main'/></testsuite>"})
    bikes.write({"../usecases.lock": "UC-1/9z 0123456789ab\nUC-9 0123456789ab\n<<<<<<< HEAD\n"})
    assert main(["coverage", "[e2e].xml", "--accept"]) == 0
    main(["coverage", "--accept"])
    names = [line.split()[0] for line in lock.read_text(encoding="utf-8").splitlines()]
    assert names == ["UC-1/2a", "UC-1/3a", "UC-1/main", "UC-12/main", "UC-9"]


def test_a_review_is_noted_in_the_same_file(bikes: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "uc-2", "UC-12"]) == 0
    assert capsys.readouterr().out == "reviewed UC-2, UC-12\n"
    assert main(["check"]) == 0
    assert "[changed-since-review]" not in capsys.readouterr().out
    bikes.write({"index.md": PAGE.replace("Rider tries another lock.", "Rider calls for help.")})
    main(["check"])
    assert "`UC-2` reads otherwise than when it was reviewed" in capsys.readouterr().out
    assert main(["review", "UC-13"]) == 2
    assert "there is no use case UC-13; did you mean" in capsys.readouterr().err


def test_only_files_of_the_project_are_read(
    bikes: Site, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.xml").write_text(REPORT, encoding="utf-8")
    for pattern in (f"{outside}/*.xml", "/**/a.xml"):
        bikes.configure({"results": pattern})
        assert main(["coverage"]) == 2
    (bikes.folder / "reports" / "link.xml").symlink_to(outside / "a.xml")
    bikes.configure({"results": "reports/link.xml"})
    assert main(["coverage"]) == 2
    assert main(["coverage", str(outside / "a.xml")]) == 1
    bikes.configure({"results": f"{outside}/*.xml"})
    assert main(["coverage", "--trust"]) == 1


@pytest.mark.slow
def test_a_table_of_a_use_case_that_others_may_not_know_is_no_unknown_reference(site: Site) -> None:
    draft = "---\nusecases: {publish: false}\n---\n" + PAGE.partition("```usecase\nid: UC-2")[0]
    site.write({"../reports/junit.xml": REPORT})
    built = site.build(
        {"index.md": PAGE.replace("UC-1\n", "UC-3\n"), "secret.md": draft}, {"results": "reports/*.xml"}
    )
    assert "[unknown-reference]" not in "".join(built.messages())


@pytest.mark.slow
def test_fifty_thousand_tests_are_no_matter(bikes: Site) -> None:
    tests = "".join(f'<testcase name="UC-2/main number {number}"/>' for number in range(5_000))
    bikes.write({"../reports/many.xml": f"<testsuite>{tests}</testsuite>"})
    routes = bikes.run().json()["use_cases"][1]["scenarios"]
    assert len(routes[0]["tests"]) == 5_000
