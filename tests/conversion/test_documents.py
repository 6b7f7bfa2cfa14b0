"""Documents of every shape as they come out of `convert`: each with its golden and its report."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from support.converting_documents import conversion
from support.converting_documents import converted_once as converted

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "cases").glob("*.md") if not path.name.endswith(".converted.md"))
RIGHT = [case for case in CASES if case.stem != "questions"]
"""Those whose text holds no mistake."""

UNTOUCHED = sorted((HERE / "untouched").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_document_becomes_blocks(case: Path, golden: Golden) -> None:
    text = case.read_text(encoding="utf-8")
    golden(case.with_suffix(".converted.md"), converted(text))
    found = conversion(text)
    report = [
        f"{question.at + 1}: {question}" for use_case in found.found for question in use_case.questions
    ] + [f"{left.at + 1}: left: {left.reason.value}" for left in found.left]
    golden(case.with_suffix(".report.txt"), "".join(f"{line}\n" for line in report))


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.stem)
def test_what_is_converted_has_no_error(case: Path) -> None:
    site = Site(Options())
    site.read("page.md", converted(case.read_text(encoding="utf-8")))
    assert [str(finding) for finding in site.findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_converting_twice_changes_nothing(case: Path) -> None:
    once = converted(case.read_text(encoding="utf-8"))
    assert converted(once) == once


@pytest.mark.parametrize("page", UNTOUCHED, ids=lambda page: page.stem)
def test_a_document_with_no_use_case_stays_as_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert converted(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["crlf", "cr", "lf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_every_byte_outside_stays(mark: str, end: str) -> None:
    before = ["---", "title: x  ", "---", "", "# Sleds  ", "", "Words\twith \u00a0 blanks.   ", ""]
    use_case = [
        "## UC-1: Lend",
        "",
        "**Actor:** Keeper",
        "",
        "**MSS**",
        "",
        "1. Keeper asks.",
        "2. Desk helps.",
    ]
    after = ["", "## Other", "", "| a |  b|", "|---|:-:|", "| `x` | y  |  ", "", "", "last line"]
    text = mark + end.join([*before, *use_case, *after])
    new = converted(text)
    assert new.startswith(mark + end.join(before) + end)
    assert new.endswith("```" + end + end.join(after))
    assert "\n" not in new.replace(end, "")
    assert "title: Lend" + end in new


def test_a_file_without_a_line_end_at_its_end_stays_so() -> None:
    text = "# UC-1: Lend\n\n**Actor:** Keeper\n\n**MSS**\n\n1. Keeper asks.\n2. Desk helps."
    assert converted(text).endswith("```")
    assert converted(f"{text}\n").endswith("```\n")


def test_a_name_that_nobody_knows_ends_the_value_before_it() -> None:
    names = "Primary Actor: Guard\nWeather: It rains.\nScope: Kayaks\n"
    found = converted(f"Use Case 4: Wash\n\n{names}\nSteps\n1. Guard washes.\n2. Guard rests.\n")
    assert "actor: Guard\nsystem: Kayaks\n" in found
    assert found.endswith("```\n\nWeather: It rains.\n")


def test_a_heading_is_underlined_by_three_signs_at_least() -> None:
    steps = "1. Guard washes.\n2. Guard rests.\n"
    found = converted(f"Wash a kayak\n---\n\n**Primary Actor:** Guard\n\nSteps\n--\n\n{steps}")
    assert "title: Wash a kayak\n" in found
    assert found.endswith("```\n\n--\n")


@pytest.mark.parametrize("text", ["a | b", "# A\n\n| a | b |", "| a |\n|---|", "", "\n", "**Actor:** A"])
def test_a_document_may_end_anywhere(text: str) -> None:
    assert converted(text) == text
