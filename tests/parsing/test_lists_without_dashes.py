"""Lists whose dashes, or whose `|`, somebody left out: each line says by itself that it is an item."""

from __future__ import annotations

from typing import Any

import pytest

from support.exporting import exported_site

HEAD = (
    "id: UC-1\ntitle: Rent\nactor: Guest\nsystem: Hostel\nsteps: [Guest asks., Hostel waits., Guest pays.]\n"
)


def read(rest: str) -> dict[str, Any]:
    """The use case of a block with these lines in it; nothing is wrong in it."""
    exported = exported_site(f"```usecase\n{HEAD}{rest}\n```\n")
    assert [each for each in exported["diagnostics"] if each["severity"] != "hint"] == []
    (use_case,) = exported["use_cases"]
    return dict(use_case)


@pytest.mark.parametrize("label", ["2a.", "2.a"])
@pytest.mark.parametrize(
    "numbers",
    [("2a1", "2a2"), ("2a1.", "2a2."), ("2.a.1", "2.a.2"), ("1.", "2."), ("a)", "b)"), ("2a1)", "2a2)")],
)
def test_numbered_lines_below_a_label_are_steps(label: str, numbers: tuple[str, str]) -> None:
    first, second = numbers
    (one,) = read(f"extensions:\n  {label} No bed:\n    {first} Hostel says so\n    {second} Resume at 1")[
        "extensions"
    ]
    assert ([step["text"] for step in one["steps"]], one["outcome"]["step"]) == (["Hostel says so"], "1")


def test_a_numbered_line_alone_is_one() -> None:
    (one,) = read("extensions:\n  2a. No bed:\n    2a1 Use case ends in failure\n")["extensions"]
    assert (one["steps"], one["outcome"]["kind"]) == ([], "failure")


def test_an_end_on_a_line_of_its_own_is_no_part_of_the_step_above() -> None:
    (one,) = read("extensions:\n  2a. No bed:\n    Hostel says so\n    and waits\n    Resume at 1\n")[
        "extensions"
    ]
    assert [step["text"] for step in one["steps"]] == ["Hostel says so and waits"]
    assert one["outcome"]["step"] == "1"


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (("PRE-1. Bed is free.", "PRE-2. Guest is here."), ["PRE-1. Bed is free.", "PRE-2. Guest is here."]),
        (("Room 1. Bed is free.", "Room 3. Guest is here."), None),
        (("A bed is free", "and a guest is here."), None),
    ],
)
def test_lines_with_codes_that_count_on_are_items(lines: tuple[str, str], texts: list[str] | None) -> None:
    found = exported_site(f"```usecase\n{HEAD}preconditions:\n  {lines[0]}\n  {lines[1]}\n```\n")["use_cases"]
    assert found[0]["preconditions"] == (texts or [" ".join(lines)])


@pytest.mark.parametrize("typed", ["BR-1, BR-2", "BR-1; BR-2", "[BR-1, BR-2]", "BR-1、BR-2"])
def test_rules_may_be_no_more_than_ids(typed: str) -> None:
    rules = read(f"business rules: {typed}")["business_rules"]
    assert [(each["id"], each["text"]) for each in rules] == [("BR-1", None), ("BR-2", None)]


@pytest.mark.parametrize(
    ("first", "second"), [("zu 2", "zu 3"), ("At 2", "At 3"), ("In step 2", "From 3"), ("bei 2", "ab 3")]
)
def test_a_number_behind_a_preposition_says_where_an_extension_leaves(first: str, second: str) -> None:
    outline = (
        f"  {first}: No bed\n     - Hostel says so.\n     - fails\n  {second}: No money\n     - resume at 1"
    )
    found = read(f"extensions: |\n{outline}")["extensions"]
    assert [(each["condition"], each["from"], each["outcome"]["kind"]) for each in found] == [
        ("No bed", "2", "failure"),
        ("No money", "3", "resumes"),
    ]


def test_what_follows_an_end_is_no_remark_of_it() -> None:
    lines = "  2a. No bed\n     - Hostel says so.\n     - resume at 1\n  Guest leaves: the bed is free."
    exported = exported_site(f"```usecase\n{HEAD}extensions: |\n{lines}\n```\n")
    assert [each["line"] for each in exported["diagnostics"] if each["severity"] != "hint"] == [11]
    assert exported["use_cases"][0]["extensions"][0]["outcome"]["note"] is None
