"""Labels as people type them into Markdown: in bold, in brackets, escaped, in several of these at once."""

from __future__ import annotations

import pytest

from support.exporting import exported_site

HEAD = """\
id: UC-1
title: Rent a kayak
actor: Guest
steps:
  - Guest asks for a kayak.
  - Guest names a size.
  - Guest pays.
extensions:"""

FORMS = {
    "mapping": """
  1a. None is free:
    - Guest waits.
    - Resume at 1.
  {}
    - Guest goes home.
    - Use case ends in failure.
""",
    "list": """
  - 1a. None is free:
    - Guest waits.
    - Resume at 1.
  - {}
    - Guest goes home.
    - Use case ends in failure.
""",
    "line": """
  - 1a. None is free: Guest waits. Resume at 1.
  - {} Guest goes home. Use case ends in failure.
""",
    "outline": """ |
  1a. None is free:
     1. Guest waits.
     2. Resume at 1.
  {}
     1. Guest goes home.
     2. Use case ends in failure.
""",
}

LABELS = (*("3a", r"\*a"), *(pytest.param(label, marks=pytest.mark.slow) for label in ("2-3a", "*a", "A1")))

DRESSES = (
    *("{}. {}:", "{}) {}:", "{}] {}:", "({}) {}:", "[{}] {}:", "**({})** {}:", "**[{}]** {}:", "`{}` {}:"),
    *("**{}.** {}:", "**{}**. {}:", "**{}:** {}:", "*{}.* {}:", "__{}.__ {}:", "***{}.*** {}:"),
    *(
        "**{}. {}:**",
        "**{}.) {}:**",
        "**{}. {}**:",
        "**{}.** **{}:**",
        "<b>{}.</b> {}:",
        "<strong>{}</strong> {}:",
    ),
)


def read(form: str, typed: str) -> list[tuple[str, str, str]]:
    """The label, condition and end of each extension, with how many steps it has."""
    (use_case,) = exported_site(f"```usecase\n{HEAD}{FORMS[form].format(typed)}```\n")["use_cases"]
    return [
        (each["label"], each["condition"], f"{len(each['steps'])} {each['outcome']['kind']}")
        for each in use_case["extensions"]
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", LABELS)
def test_what_dresses_a_label_says_nothing(form: str, label: str) -> None:
    first = ("1a", "None is free", "1 resumes")
    right = [first, (label.lstrip("\\"), "It storms", "1 failure")]
    dressed = {
        dress.format(label, "It storms"): read(form, dress.format(label, "It storms")) for dress in DRESSES
    }
    assert {typed: found for typed, found in dressed.items() if found != right} == {}


@pytest.mark.parametrize(
    "typed", ["*3 guests* are late:", "**Late** *a guest*:", "(A1, A2) Paper:", "[3a, 3b] Paper:"]
)
def test_what_only_begins_alike_is_a_name(typed: str) -> None:
    (_, (label, condition, _)) = read("outline", typed)
    assert label == condition == typed.rstrip(":")


def test_keys_in_bold_are_keys() -> None:
    block = """\
**ID:** UC-1
**Title:** Rent a kayak
**Primary actor**: Guest
*Priority:* must
**Preconditions:**
- The lake is open.
**Steps:**
- Guest asks for a kayak.
- **Note:** Guest pays later.
"""
    (use_case,) = exported_site(f"```usecase\n{block}```\n")["use_cases"]
    assert (use_case["id"], use_case["title"], use_case["primary_actors"]) == (
        "UC-1",
        "Rent a kayak",
        ["Guest"],
    )
    assert (use_case["priority"], use_case["preconditions"]) == ("must", ["The lake is open."])
    steps = [step["text"] for step in use_case["main_success_scenario"]]
    assert steps == ["Guest asks for a kayak.", "**Note:** Guest pays later."]
