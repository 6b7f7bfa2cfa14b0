"""The table of scenarios: complete, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from making import HERE, extension, include, page, site, step, steps, use_case
from mkdocs_usecases.export.csv import HEADER, csv_text
from mkdocs_usecases.model.scenario import Outcome, OutcomeKind
from mkdocs_usecases.model.text import UseCaseId, UseCaseMention
from mkdocs_usecases.registry import Registry


def rows(registry: Registry) -> list[list[str]]:
    text = csv_text(registry)
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline=""), strict=True))


def test_each_step_of_each_route_has_a_row() -> None:
    main = (step("1", "Customer pays.", actor="Customer"), include("2", "UC-2"))
    made = use_case("Order", id="UC-1", main_success_scenario=main, extensions=(extension("1a", "failure"),))
    registry = site(page("a.md", made, use_case("Deliver", id="UC-2")))
    assert rows(registry) == [
        list(HEADER),
        ["UC-1", "Order", "main", "", "1", "Customer", "Customer pays.", "success"],
        ["UC-1", "Order", "main", "", "2", "", "Deliver (UC-2)", "success"],
        ["UC-1", "Order", "1a", "Condition 1a", "1", "Customer", "Customer pays.", "failure"],
        ["UC-1", "Order", "1a", "Condition 1a", "1a1", "", "Step 1a1.", "failure"],
    ]


def test_a_nested_route_needs_the_conditions_of_both() -> None:
    made = use_case(
        main_success_scenario=steps(1),
        extensions=(extension("1a", extensions=(extension("1a1a", "failure"),)),),
    )
    assert rows(site(page("a.md", made)))[-1][3] == "Condition 1a; Condition 1a1a"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    made = use_case(text, main_success_scenario=(step("1", text, actor=text),))
    row = rows(site(page("a.md", made)))[1]
    assert [row[1], row[5], row[6]] == [f"'{text}"] * 3


def test_a_step_that_looks_like_a_number_stays_a_step() -> None:
    made = use_case(main_success_scenario=steps(2), extensions=(extension("2e"),))
    assert rows(site(page("a.md", made)))[-1][4] == "'2e1"


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    text = 'says "a, b"\nand; c'
    assert rows(site(page("a.md", use_case(main_success_scenario=(step("1", text),)))))[1][6] == text


def test_rows_end_as_the_standard_says() -> None:
    assert csv_text(site()) == "\ufeff" + ",".join(HEADER) + "\r\n"


def test_a_route_without_steps_has_a_row_all_the_same() -> None:
    made = use_case(extensions=(extension("1a", "failure")._replace(steps=()),))
    assert rows(site(page("a.md", made)))[-1][2:] == ["1a", "Condition 1a", "", "", "", "failure"]


def test_an_end_that_nobody_said_or_understands_is_no_success() -> None:
    unsaid = Outcome(OutcomeKind.RESUMES, HERE, assumed=True)
    target = UseCaseMention(UseCaseId("UC-9"), HERE)
    made = use_case(
        main_success_scenario=steps(2),
        extensions=(
            extension("1a", outcome=unsaid),
            extension("1b", "unclear"),
            extension("1c", outcome=Outcome(OutcomeKind.CONTINUES, HERE, use_case=target)),
        ),
    )
    ends = {row[2]: row[-1] for row in rows(site(page("a.md", made)))[1:]}
    assert ends == {"main": "success", "1a": "assumed", "1b": "unclear", "1c": "continues with UC-9"}
