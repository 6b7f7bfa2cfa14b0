"""The table of scenarios: complete, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from mkdocs_usecases.export.csv import HEADER, Preset, as_text, csv_text
from mkdocs_usecases.model.scenario import Outcome, OutcomeKind
from mkdocs_usecases.model.text import UseCaseId, UseCaseMention
from mkdocs_usecases.registry import Registry
from support.exporting import site_of
from support.making import HERE, extension, page, site, step, steps, use_case


def rows(registry: Registry) -> list[list[str]]:
    text = csv_text(registry)
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline=""), strict=True))


ORDER = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
priority: must
release: 1.0
tags: [food, drink]
preconditions: [Customer is known, Kitchen is open]
success guarantee: Meal is paid
minimal guarantee: Nobody pays twice
steps:
  - Customer chooses.
  - MealApp names the price.
  - MealApp asks for the address.
  - Customer pays.
extensions:
  2a. Meal is sold out: MealApp says so. Fails.
  "*a. Power fails": MealApp saves the basket. Retry.
```
"""


def told(*pages: str, **more: Any) -> list[dict[str, str]]:
    text = csv_text(site_of(*pages).registry, **more)
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_is_what_is_done_and_what_is_expected_then() -> None:
    def steps_of(rows: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
        return [(row["Step"], row["Actor"], row["Action"], row["Expected result"]) for row in rows]

    rows = told(ORDER)
    asked = "MealApp names the price.\nMealApp asks for the address."
    assert steps_of(rows[:2]) == [
        ("1, 2, 3", "Customer", "Customer chooses.", asked),
        ("4", "Customer", "Customer pays.", "Meal is paid\nNobody pays twice"),
    ]
    assert steps_of(rows[2:4]) == [
        *[("1", "Customer", "Customer chooses.", "")],
        *[("2a, 2a1", "", "Meal is sold out", "MealApp says so.\nNobody pays twice")],
    ]
    assert [row["Step"] for row in rows[4:]] == ["1", "*a, *a1", "1, 2, 3", "4"]


def test_what_is_said_of_a_route_stands_in_its_first_row_alone() -> None:
    rows = told(ORDER)
    said = [*HEADER[:4], *HEADER[8:]]
    first = [row for row in rows if row["Title"]]
    known = ["Customer is known\nKitchen is open", "must", "1.0", "food, drink"]
    sold_out, fails = "Meal is sold out", "Power fails"
    assert [[row[key] for key in said] for row in first] == [
        ["UC-1", "Order a meal", "main", "", "success", "UC-1/main", *known],
        ["UC-1", f"Order a meal: {sold_out}", "2a", sold_out, "failure", "UC-1/2a", *known],
        ["UC-1", f"Order a meal: {fails}", "*a", fails, "success", "UC-1/*a", *known],
    ]
    assert all(not row[key] for row in rows if row not in first for key in said)


def test_where_the_system_begins_it_answers_the_trigger() -> None:
    page = ORDER.replace("  - Customer chooses.\n", "").replace("steps:", "trigger: Clock strikes\nsteps:")
    assert (told(page)[0]["Action"], told(page)[0]["Step"]) == ("Clock strikes", "1, 2")


def test_where_the_system_begins_and_nothing_triggers_it_nothing_is_done() -> None:
    page = ORDER.partition("extensions:")[0].replace("Customer chooses", "MealApp greets") + "```\n"
    row, *_ = told(page)
    assert (row["Actor"], row["Action"], row["Step"]) == ("", "", "1, 2, 3")


def test_an_included_use_case_is_something_that_is_done() -> None:
    page = ORDER.replace("- Customer pays.", "- include: UC-2")
    other = "```usecase\nid: UC-2\ntitle: Pay\nactor: A\nsteps: [A pays.]\n```\n"
    assert told(page, other)[1]["Action"] == "Pay (UC-2)"


def test_xray_gets_what_its_importer_takes() -> None:
    """As the examples of its makers have it: parted by semicolons, the number of the test in each row."""
    text = csv_text(site_of(ORDER).registry, preset=Preset.XRAY)
    assert text.startswith(
        "Issue Id;Issue key;Test type;Test Summary;Test Priority;Action;Data;Result;Labels;"
    )
    rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=";", strict=True))
    assert [row["Issue Id"] for row in rows] == ["1", "1", "2", "2", "3", "3", "3", "3"]
    assert {row["Test type"] for row in rows} == {"Manual"}
    assert rows[0] | {"Result": ""} == {
        **{"Issue Id": "1", "Issue key": "", "Test type": "Manual", "Test Summary": "UC-1/main Order a meal"},
        **{"Test Priority": "must", "Action": "Customer chooses.", "Data": "", "Result": ""},
        **{
            "Labels": "UC-1:main;food;drink",
            "Description": "Customer is known\nKitchen is open",
            "Release": "1.0",
        },
    }
    assert rows[4]["Labels"].startswith("UC-1:any-a;")
    assert not any(row["Test Summary"] or row["Labels"] for row in rows[1::2][:2])
    assert all(row["Action"] for row in rows)


def test_a_nested_route_needs_the_conditions_of_both() -> None:
    made = use_case(
        main_success_scenario=steps(1),
        extensions=(extension("1a", extensions=(extension("1a1a", "failure"),)),),
    )
    assert [row[3] for row in rows(site(page("a.md", made))) if row[2] == "1a1a"] == [
        "Condition 1a; Condition 1a1a"
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    made = use_case(text, main_success_scenario=(step("1", text, actor=text),))
    row = rows(site(page("a.md", made)))[1]
    assert [row[1], row[5], row[6]] == [f"'{text}"] * 3


def test_a_step_that_looks_like_a_number_stays_a_step() -> None:
    made = use_case(main_success_scenario=steps(2), extensions=(extension("2e"),))
    assert as_text("2e1") == "'2e1"
    assert "2e, 2e1" not in {row[4] for row in rows(site(page("a.md", made)))}


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    text = 'says "a, b"\nand; c'
    assert rows(site(page("a.md", use_case(main_success_scenario=(step("1", text),)))))[1][6] == text


def test_rows_end_as_the_standard_says() -> None:
    assert csv_text(site()) == "\ufeff" + ",".join(HEADER) + "\r\n"


def test_a_route_without_steps_has_a_row_all_the_same() -> None:
    made = use_case(extensions=(extension("1a", "failure")._replace(steps=()),))
    row = rows(site(page("a.md", made)))[-1]
    assert row[2:9] == ["1a", "Condition 1a", "1a", "", "Condition 1a", "", "failure"]


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
    ends = {row[2]: row[8] for row in rows(site(page("a.md", made)))[1:] if row[2]}
    assert ends == {"main": "success", "1a": "assumed", "1b": "unclear", "1c": "continues with UC-9"}
