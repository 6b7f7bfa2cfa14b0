"""Files that no test tool finished, or that somebody made to hurt."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.files import Unreadable, read_bytes
from mkdocs_usecases.results import MOST_BYTES
from mkdocs_usecases.results.reading import no_results, read_results, unread_results
from mkdocs_usecases.source import Span
from support.naming import FILES

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><testsuites><testsuite name='&a11;'/></testsuites>"
)
BROKEN: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 1, "it is none of the formats"),
    "blanks": (b" \n ", 1, "it is none of the formats"),
    "text": (b"all tests passed", 1, "it is none of the formats"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\xff", 1, "it is neither XML nor UTF-8"),
    "page": (b"<html><body>404</body></html>", 1, "the XML begins with `<html>`"),
    "cut XML": (b'<testsuites>\n<testsuite name="a">\n<testcase name="b"', 3, "the XML is broken"),
    "open XML": (b"<testsuites>\n<testsuite>\n", 3, "the XML is broken: no element found"),
    "crossed XML": (b"<testsuites>\n\n<testsuite></testsuites>", 3, "the XML is broken: mismatched tag"),
    "bomb": (BOMB.encode(), 1, "it has a document type"),
    "file": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite name="&x;"/>',
        1,
        "it has a document type",
    ),
    "outside": (
        b'<!DOCTYPE testsuite SYSTEM "http://example.org/a.dtd">\n<testsuite/>',
        1,
        "it has a document type",
    ),
    "cut JSON": (b'{"results": {\n "tests": [', 2, "the JSON is broken"),
    "joined JSON": (b'{"results": {"tests": []}}\n{}', 2, "the JSON goes on behind its end"),
    "other JSON": (b'{"numTotalTests": 1}', 1, "it is none of the formats"),
    "a list": (b"[1, 2]", 1, "it is none of the formats"),
    "deep JSON": (b"[" * 200_000, 1, "the JSON is nothing that a test tool writes"),
    "long number": (b'{"results": ' + b"9" * 10_000 + b"}", 1, "the JSON is nothing that a test tool writes"),
    "cut message": (b'{"meta": {}}\n{"pickle": {"id"', 2, "the line is broken JSON"),
    "no end": (b'{"meta": {}}\n{"pickle": {"id": "1"}}\n', 3, "the messages end before the run does"),
    "no message": (b'{"meta": {}}\n3\n', 2, "the line is no message"),
    "too large": (b" " * (MOST_BYTES + 1), 1, "it is larger than 64 MiB"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_of_with_its_line(name: str) -> None:
    content, line, says = BROKEN[name]
    read = read_results("reports/a.xml", content)
    assert read.results == ()
    assert read.finding is not None
    assert read.finding.code is Code.UNREADABLE_RESULTS
    assert read.finding.span[:2] == ("reports/a.xml", line)
    assert f"no test results can be read from this file: {says}" in read.finding.message
    assert read.finding.hint == "write it anew with the test tool, or take it out of `results`"


def test_a_pattern_that_no_file_matches_is_told() -> None:
    finding = no_results("reports/\x1b*.xml", Span("mkdocs.yml", 3, 1))
    assert finding.message == r"no file matches `reports/\x1b*.xml`, so routes show no test results"
    assert finding.hint == "run the tests first, or name the files that they write"


@pytest.mark.parametrize("path", sorted(FILES.glob("*.*.*")), ids=lambda path: path.name)
def test_a_file_may_be_cut_anywhere(path: Path) -> None:
    content = path.read_bytes().rstrip()
    for end in range(1, len(content), max(1, len(content) // 200)):
        read = read_results("r", content[:end])
        assert read.finding is not None


def test_values_of_a_kind_that_nobody_expects_are_left_out() -> None:
    odd = (
        b'{"suites": [3, {"title": 4, "specs": [null, {"title": [], "tests": {"a": 1}}]}], "config": 1}',
        b'{"suites": [{"specs": [{"tests": [{"status": []}]}]}], "stats": 1}',
        b'{"results": {"tests": [1, null, {"name": 3, "status": {}, "tags": {"a": 1}, "suite": 5}]}}',
        b'[{"elements": [1, {"name": [], "tags": [1, {"name": 2}], "steps": [3, {"result": 1}]}]}]',
        b'{"pickle": 1}\n{"gherkinDocument": {"feature": {"children": [1]}}}\n{"testRunFinished": 0}',
        b"<testsuite><property name='usecase'/><testcase/><properties><x/></properties></testsuite>",
    )
    for content in odd:
        assert read_results("r", content).finding is None, content


def test_a_file_that_cannot_be_opened_is_told_of(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xml"):
        with pytest.raises(Unreadable) as reason:
            read_bytes(path)
        finding = unread_results("r.xml", reason.value).finding
        assert finding is not None
        assert str(finding.span) == "r.xml:1:1"
