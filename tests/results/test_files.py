"""Real files of real tools, and what each of them says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.result import Status, merged
from support.naming import FILES, said

EXPECTED: dict[str, Any] = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
MORE: dict[str, dict[str, str]] = {
    "maven.junit.xml": {
        **{"UC-1/main": "passed", "UC-1/3a": "failed", "UC-1/2a": "failed", "UC-1/4a": "passed"},
        **{"UC-1/1-3a": "passed", "UC-1/*a": "skipped"},
    },
    "jest.junit.xml": {
        **{"UC-1/main": "passed", "UC-1/3a": "failed", "UC-1/2a": "skipped", "UC-1/1-3a": "passed"},
        # The reporter does not say that these did not run, and names the file by its first group.
        **{"UC-1/4a": "passed", "UC-1/*a": "passed", "UC-1": "passed"},
    },
    "playwright.junit.xml": {
        **{"UC-1/main": "passed", "UC-1/3a": "failed", "UC-1/2a": "skipped", "UC-1/2a1a": "skipped"},
        **{"UC-1/4a": "skipped", "UC-1/1-3a": "passed"},
    },
    "cucumber-js.json": {
        **{"UC-1/main": "passed", "UC-1/3a": "failed", "UC-1/2a": "failed", "UC-1/4a": "passed"},
        **{"UC-1/1-3a": "skipped", "UC-1/*a": "passed", "UC-2": "failed"},
    },
    "behave.json": {
        **{"UC-1/main": "passed", "UC-1/3a": "failed", "UC-1/2a": "failed", "UC-1/4a": "passed"},
        **{"UC-1/1-3a": "skipped", "UC-1/*a": "passed", "UC-2": "failed"},
    },
    "pytest-bdd.json": {
        # It leaves out a step that nobody wrote.
        **{"UC-1/main": "passed", "UC-1/3a": "failed", "UC-1/2a": "passed", "UC-1/4a": "passed"},
        **{"UC-1/*a": "passed", "UC-2": "failed"},
    },
}


def by_rank(routes: dict[str, str]) -> dict[str, int]:
    return {name: Status(status).rank for name, status in routes.items()}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_file_says(name: str) -> None:
    expected = EXPECTED[name]
    assert said(name) == {**expected, "routes": by_rank(expected["routes"])}


@pytest.mark.parametrize("name", MORE)
def test_what_files_of_further_tools_say(name: str) -> None:
    assert said(name)["routes"] == by_rank(MORE[name])


def test_the_order_of_files_does_not_matter_and_copies_count_once() -> None:
    names = [*EXPECTED, *MORE]
    read = [read_results(name, (FILES / name).read_bytes()).results for name in names]
    once = merged(read)
    assert merged([*reversed(read), *read]) == once
    assert [result.suite for result in once] == sorted(result.suite for result in once)


def test_rows_of_an_outline_are_tests_of_their_own() -> None:
    read = read_results("cucumber.json", (FILES / "cucumber-js.json").read_bytes()).results
    assert sum(result.name == "rows" for result in merged([read, read])) == 2


def test_a_test_that_failed_in_one_of_two_files_failed() -> None:
    files = [
        read_results("r.xml", f'<testsuite><testcase name="a">{end}</testcase></testsuite>'.encode())
        for end in ("", "<failure/>", "<skipped/>")
    ]
    for order in (files, files[::-1]):
        assert [one.status for one in merged(file.results for file in order)] == [Status.FAILED]


def test_a_flaky_test_passed() -> None:
    playwright = read_results("p.json", (FILES / "playwright.json").read_bytes()).results
    maven = read_results("m.xml", (FILES / "maven.junit.xml").read_bytes()).results
    flaky = [result for result in (*playwright, *maven) if result.is_flaky]
    assert [(one.name, one.status) for one in flaky] == [
        ("a lock that opens at the second try @UC-1:4a", Status.PASSED),
        ("UC-1/4a lock", Status.PASSED),
    ]


def test_a_scenario_that_was_tried_again_counts_as_its_last_try() -> None:
    text = (FILES / "cucumber-js.messages.ndjson").read_text(encoding="utf-8")
    lines = text.splitlines()
    case = next(json.loads(line)["testCase"]["id"] for line in lines if '"testCase"' in line[:12])
    again = [
        {"testCaseStarted": {"attempt": 1, "testCaseId": case, "id": "again"}},
        {"testStepFinished": {"testCaseStartedId": "again", "testStepResult": {"status": "FAILED"}}},
        {"testCaseFinished": {"testCaseStartedId": "again"}},
    ]
    lines[-1:-1] = map(json.dumps, again)
    read = read_results("m.ndjson", "\n".join(lines).encode()).results
    first = next(result for result in read if result.name == "A free bicycle")
    assert first.status is Status.FAILED


def test_nothing_of_the_machine_is_kept() -> None:
    for file in FILES.iterdir():
        read = read_results(file.name, file.read_bytes(), folder="/home/somebody/bikes").results
        for private in ("/home/", "somebody", "build-host", "assert", "Error"):
            assert private not in repr(read), (file.name, private)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("tests/a.py", "tests/a.py"),
        ("./tests//a.py", "tests/a.py"),
        (r"tests\a.py", "tests/a.py"),
        ("/home/somebody/site/tests/a.py", "tests/a.py"),
        ("file:///home/somebody/site/tests/a.py", "tests/a.py"),
        ("/home/somebody/other/a.py", None),
        (r"C:\Users\somebody\a.py", None),
        ("../somebody/a.py", None),
        ("..", None),
        ("tests/../../somebody/a.py", None),
        ("~/a.py", None),
        ("https://build-host.example/a.py", None),
        ("", None),
    ],
)
def test_a_file_of_tests_is_kept_only_within_the_folder_of_the_site(path: str, kept: str | None) -> None:
    content = f'<testsuite><testcase name="a" file="{path}"/></testsuite>'.encode()
    assert read_results("r.xml", content, folder="/home/somebody/site").results[0].file == kept


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/home/somebody/site/tests/a.test.js", "tests/a.test.js"),
        ("file:///home/somebody/site/tests/a.test.js works", "tests/a.test.js works"),
        ("reads /home/somebody/other/data.csv twice", "reads data.csv twice"),
        (r"C:\Users\somebody\a.py::test", "a.py::test"),
        ("GET /orders/12 answers", "GET /orders/12 answers"),
        ("GET /api/v1/users answers", "GET /api/v1/users answers"),
        ("GET /builds/12 answers", "GET /builds/12 answers"),
        ("/builds/group/site/a.test.js", "a.test.js"),
        ("either/or", "either/or"),
    ],
)
def test_names_tell_no_path_of_the_machine(name: str, shown: str) -> None:
    content = f'<testsuite name="{name}"><testcase name="{name}"/></testsuite>'.encode()
    (result,) = read_results("r.xml", content, folder="/home/somebody/site").results
    assert (result.name, result.suite) == (shown, shown)


def test_names_are_on_one_line_short_and_without_signs_that_do_something() -> None:
    name = f"<script>alert(1)</script>&#10;\u202egnal {'x' * 900}"
    content = f'<testsuite name="a&#9;b"><testcase name="{name.replace("<", "&lt;")}"/></testsuite>'.encode()
    (result,) = read_results("r.xml", content).results
    assert result.name.startswith("<script>alert(1)</script> \\u202egnal xxx")
    assert result.name.endswith("x…")
    assert len(result.name) == 200
    assert result.suite == "a b"
