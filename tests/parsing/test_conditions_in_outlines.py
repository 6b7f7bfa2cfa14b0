"""Where an extension of an outline leaves and when, as people write it below or behind its label."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_usecases.diagnostics import Severity
from support.checking import findings_of
from support.exporting import exported_site
from support.surviving import fenced

HEAD = """\
id: BEE-1
title: Harvest honey
actor: Keeper
system: HiveLog
steps: [Keeper opens the hive., HiveLog shows it., Keeper takes the frames.]
extensions: |
"""


def only(lines: str) -> Any:
    """The extension of an outline of which nothing is to be told."""
    page = fenced(HEAD + lines)
    assert not [one for one in findings_of({"page.md": page}) if one.severity is not Severity.HINT]
    (use_case,) = exported_site(page)["use_cases"]
    (extension,) = use_case["extensions"]
    return extension


@pytest.mark.parametrize(
    "typed",
    [
        *("In step 2, nothing is heard.", "At step 2: nothing is heard.", "(step 2) nothing is heard."),
        *(
            "Bei Schritt 2: nothing is heard.",
            "À l'étape 2, nothing is heard.",
            "No passo 2, nothing\n  is heard.",
        ),
        *("在步骤2，nothing is heard.", "في الخطوة 2، nothing is heard."),
    ],
)
@pytest.mark.parametrize(
    "head", ["A1 Quiet hive", "A1: Quiet hive", "**A1 Quiet hive**", "### A1: Quiet hive"]
)
def test_a_place_below_the_code_of_an_alternative_is_where_it_leaves(head: str, typed: str) -> None:
    below = typed.replace("\n", "\n   ")
    found = only(f"  {head}\n     {below}\n     1. Keeper knocks.\n     2. Use case ends in failure.\n")
    assert (found["label"], found["name"], found["from"]) == ("A1", "Quiet hive", "2")
    assert (found["condition"], found["steps"][0]["text"]) == ("nothing is heard.", "Keeper knocks.")


def test_a_line_below_the_code_of_an_alternative_goes_on_with_it() -> None:
    found = only("  A1 Quiet\n     hive\n     1. Keeper knocks.\n     2. Use case ends in failure.\n")
    assert (found["name"], found["from"]) == ("Quiet hive", "*")


@pytest.mark.parametrize("blank", ["\u00a0\u00a0", "\u3000", "\u2003\u2003"], ids=ascii)
def test_blanks_of_any_width_behind_those_of_the_text_indent(blank: str) -> None:
    found = only(f"  2a. It is empty:\n  {blank}1. Keeper waits.\n  {blank}2. Resume at 1.\n")
    assert ([step["text"] for step in found["steps"]], found["outcome"]["step"]) == (["Keeper waits."], "1")


def test_who_acts_behind_a_condition_and_a_comma_begins_the_handling_also_before_an_end() -> None:
    found = only("  2a. If it is empty, Keeper waits. Resume at 1.\n")
    assert (found["condition"], found["outcome"]["step"]) == ("If it is empty", "1")
    assert [step["text"] for step in found["steps"]] == ["Keeper waits."]
    found = only("  2a. If Keeper waits, Keeper is cold: resume at 1\n")
    assert (found["condition"], found["steps"]) == ("If Keeper waits, Keeper is cold", [])


@pytest.mark.parametrize(
    ("typed", "condition", "steps"),
    [
        ("Error: no answer: Keeper knocks. Resume at 1.", "Error: no answer", ["Keeper knocks."]),
        ("Time: 12:30 is over: HiveLog says: go. Fails.", "Time: 12:30 is over", ["HiveLog says: go."]),
        ("Error: HiveLog says: Keeper is out. Fails.", "Error", ["HiveLog says: Keeper is out."]),
        ("Error: All wait. One says: Keeper knocks.", "Error", ["All wait.", "One says: Keeper knocks."]),
        ("Error: see (note: Keeper knocks) there.", "Error", ["see (note: Keeper knocks) there."]),
    ],
)
def test_the_handling_begins_at_the_colon_behind_which_somebody_acts(
    typed: str, condition: str, steps: list[str]
) -> None:
    found = only(f"  2a. {typed}\n")
    assert (found["condition"], [step["text"] for step in found["steps"]]) == (condition, steps)
