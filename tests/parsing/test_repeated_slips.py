"""The same slip throughout a block is told of once, and its edits mend all of it."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from slips.judging import applied
from support.checking import findings_of
from support.surviving import fenced

BLOCK = """\
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses a meal.
  - MealApp shows the price.
  - Customer pays.
  - MealApp says thanks."""


def found(block: str) -> list[Diagnostic]:
    return [one for one in findings_of({"page.md": fenced(block)}) if one.severity is not Severity.HINT]


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        (": ", "：", 2),
        ("- ", "-", 6),
        ("- ", "• ", 6),
        ("- ", "– ", 6),
        ("  - ", "\t- ", 6),
        ("  - ", "\u3000- ", 6),
    ],
)
def test_a_slip_in_every_line_is_one_finding(right: str, wrong: str, line: int) -> None:
    (finding,) = found(BLOCK.replace(right, wrong))
    assert finding.span.line == line
    assert applied(fenced(BLOCK.replace(right, wrong)), finding.edits) == fenced(BLOCK)


def test_two_slips_are_two_findings() -> None:
    first, second = found(BLOCK.replace("title: ", "title：").replace("system: ", "system："))
    assert (first.span.line, second.span.line) == (2, 4)


def test_the_other_lines_are_named_where_they_are_few() -> None:
    block = f"{BLOCK}\nowner: Shop\nstatus: draft\nrelease: 1"
    for key in ("title", "owner", "release"):
        block = block.replace(f"{key}: ", f"{key}：")
    (finding,) = found(block)
    assert finding.message.endswith("and it is the same in lines 10 and 12")
