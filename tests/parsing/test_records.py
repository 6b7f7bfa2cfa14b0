"""Steps, extensions and stakeholders as data is typed elsewhere: with a key for each of their parts."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from support import schemas
from support.exporting import exported_site

STEPS = "steps:\n  - Guest asks.\n  - Hostel answers.\n  - Guest pays.\n  - Hostel thanks.\n"
HEAD = "id: UC-1\ntitle: Rent a bed\nactor: Guest\nsupporting: Bank\nsystem: Hostel\n"


def _as_json(value: Any) -> Any:
    """Keys are texts in an editor."""
    if isinstance(value, dict):
        return {str(key): _as_json(each) for key, each in value.items()}
    return [*map(_as_json, value)] if isinstance(value, list) else value


def read(rest: str) -> dict[str, Any]:
    """The use case of a block with these lines in it; nothing is wrong in it."""
    exported = exported_site(f"```usecase\n{HEAD}{rest}\n```\n")
    assert [each for each in exported["diagnostics"] if each["severity"] != "hint"] == []
    (use_case,) = exported["use_cases"]
    return dict(use_case)


def extension(rest: str) -> tuple[Any, ...]:
    (one,) = read(f"{STEPS}extensions:\n{rest}")["extensions"]
    texts = [step["text"] for step in one["steps"]]
    return one["label"], one["from"], one["condition"], texts, one["outcome"]["kind"], one["outcome"]["step"]


SAME = ("2a", "2", "No bed is free", ["Hostel says so."], "resumes", "1")


@pytest.mark.parametrize(
    "typed",
    [
        "  - id: 2a\n    condition: No bed is free\n    steps:\n      - Hostel says so.\n      - resume at 1",
        "  - label: 2a\n    when: No bed is free\n    steps: [Hostel says so.]\n    then: resume at 1",
        "  - step: 2a\n    if: No bed is free\n    action: Hostel says so.\n    resume at: 1",
        "  - {id: 2a, condition: No bed is free, response: Hostel says so., outcome: resume at 1}",
        "  - condition: No bed is free\n    label: 2a\n    handling: Hostel says so. Resume at 1.",
        "  - id: 2a\n    title: No bed is free\n    actions: [Hostel says so.]\n    returns to: 1",
        '  - "2a": No bed is free\n    steps: [Hostel says so.]\n    result: resume at 1',
        "  - 2a. No bed is free:\n    steps:\n      - Hostel says so.\n    then: resume at 1",
        "  - 2a. No bed is free:\n      - Hostel says so.\n    then: resume at 1",
        "  - 2a:\n    when: No bed is free\n    steps: [Hostel says so.]\n    then: resume at 1",
        "- id: 2a\n  condition: No bed is free\n  steps:\n    - Hostel says so.\n    - resume at 1",
        "  2a:\n    when: No bed is free\n    action: Hostel says so.\n    resume at: 1",
        "  - Kennung: 2a\n    Bedingung: No bed is free\n    Behandlung: Hostel says so.\n    weiter mit: 1",
        "  - étape: 2a\n    condition: No bed is free\n    action: Hostel says so.\n    reprend à: 1",
    ],
)
def test_the_parts_of_an_extension_may_have_keys(typed: str) -> None:
    assert extension(typed) == SAME


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (
            "  - step: 2\n    condition: No bed is free\n    action: Hostel says so.\n    then: resume at 1",
            None,
        ),
        ("  - name: No bed is free\n    at: 2\n    steps: [Hostel says so., resume at 1]", None),
        ("  - No bed is free:\n    at: 2\n    steps: [Hostel says so., resume at 1]", None),
        ("  - id: A1\n    name: No bed is free\n    at: 2\n    steps: [Hostel says so., resume at 1]", "A1"),
    ],
)
def test_one_without_a_label_says_where_it_leaves(typed: str, label: str | None) -> None:
    assert extension(typed) == (label or "No bed is free", *SAME[1:])


def test_extensions_beside_each_other_stay_apart() -> None:
    found = read(
        f"{STEPS}extensions:\n  - 2a. No bed is free: fails\n    3a. Guest has no money: fails\n"
        "  - Late arrival:\n      at: 1\n      then: resume at 2\n"
    )["extensions"]
    assert [each["label"] for each in found] == ["2a", "3a", "Late arrival"]


@pytest.mark.parametrize(
    "typed",
    [
        '- "1": Guest asks.\n- "2": Bank answers',
        "- 1: Guest asks.\n- 2: Bank answers",
        "1: Guest asks.\n2: Bank answers",
        "Step 1: Guest asks.\nStep 2: Bank answers",
        "Schritt 1.: Guest asks.\nS2: Bank answers",
        "- step: Guest asks.\n- step: Bank answers",
        "- text: Guest asks.\n- action: Bank answers",
        "- step: 1\n  actor: Guest\n  action: asks.\n- step: 2\n  actor: Bank\n  action: answers",
        "- {actor: Guest, action: asks.}\n- {who: Bank, does: answers}",
        "- {nr: 1, actor: Guest, action: Guest asks.}\n- {nr: 2, actor: Bank, action: answers}",
        "- id: 1\n  description: Guest asks.\n- id: 2\n  description: Bank answers",
        "1: {actor: Guest, action: asks.}\n2: {actor: Bank, action: answers}",
        "- Akteur: Guest\n  Aktion: asks.\n- akteur: Bank\n  aktion: answers",
    ],
)
def test_the_parts_of_a_step_may_have_keys(typed: str) -> None:
    lines = "\n".join(f"  {line}" for line in typed.split("\n"))
    found = read(f"steps:\n{lines}")["main_success_scenario"]
    assert [(step["number"], step["actor"], step["text"]) for step in found] == [
        ("1", "Guest", "Guest asks."),
        ("2", "Bank", "Bank answers"),
    ]


def test_a_note_beside_them_is_a_detail_of_the_step() -> None:
    (step,) = read("steps:\n  - actor: Guest\n    action: asks.\n    note: By phone.")[
        "main_success_scenario"
    ]
    assert (step["text"], step["details"]) == ("Guest asks.", "By phone.")


@pytest.mark.parametrize("typed", ["Note: by phone", "Price: 3 EUR\n    Tax: 20 %", "Hint: a\n    Note: b"])
def test_other_words_with_a_colon_stay_text(typed: str) -> None:
    (step,) = read(f"steps:\n  - {typed}")["main_success_scenario"]
    assert step["text"] == " ".join(typed.split())


@pytest.mark.parametrize(
    "typed",
    ["- name: Bank\n  interest: wants money", "- {name: Bank, wants: wants money}", "- Bank: wants money"],
)
def test_a_stakeholder_may_have_a_name_and_an_interest(typed: str) -> None:
    lines = "\n".join(f"  {line}" for line in typed.split("\n"))
    assert read(f"{STEPS}stakeholders:\n{lines}")["stakeholders"] == [
        {"name": "Bank", "interest": "wants money"}
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "postconditions:\n  success: Guest has a bed.\n  failure:\n    - No bed is kept.",
        "postconditions:\n  - success: Guest has a bed.\n  - failure: No bed is kept.",
        "guarantees: {success: Guest has a bed., failure: No bed is kept.}",
        "success guarantee: {success: Guest has a bed., failure: No bed is kept.}",
        "Nachbedingungen:\n  Erfolg: Guest has a bed.\n  Misserfolg: No bed is kept.",
    ],
)
def test_guarantees_may_stand_below_a_key_for_all_of_them(typed: str) -> None:
    found = read(STEPS + typed)
    assert (found["success_guarantees"], found["failure_guarantees"]) == (
        ["Guest has a bed."],
        ["No bed is kept."],
    )


def test_a_text_that_begins_as_another_key_stays_where_it_is() -> None:
    assert read(f"{STEPS}Anmerkungen:\n  - Vorbedingung: siehe Buch")["notes"] == ["Vorbedingung: siehe Buch"]


def test_every_name_stands_where_it_is_typed() -> None:
    text = f"```usecase\n{HEAD}steps:\n  - actor: Gest\n    action: sees [UC-9].\n  - Guest goes.\n```\n"
    found = [each for each in exported_site(text)["diagnostics"] if each["severity"] != "hint"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [
        ("no-such-actor", 8, 12),
        ("unknown-use-case", 9, 19),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "extensions:\n  - {id: 2a, condition: No bed is free, response: Hostel says so., outcome: fails}",
        "extensions:\n  2a: {when: No bed is free, action: Hostel says so.}",
        "extensions:\n  - 2a. No bed is free: [Hostel says so.]\n    then: resume at 1",
        "stakeholders:\n  - {name: Bank, interest: money}",
        "postconditions: {success: Guest has a bed., failure: [No bed is kept.]}",
        "trigger: Night falls.\nsteps: {1: Guest asks., 2: {actor: Bank, action: answers}}",
        "notes: a\nsteps: [{step: 1, actor: Guest, action: asks., note: By phone.}, {Aktion: x}]",
    ],
)
def test_editors_with_the_schema_take_them(typed: str) -> None:
    block = HEAD + typed + ("" if "steps" in typed else f"\n{STEPS}")
    assert [*schemas.of_blocks().iter_errors(_as_json(yaml.safe_load(block)))] == []


@pytest.mark.parametrize("first", ["Guest: asks", "Guest asks", "Guest asks."])
def test_who_acts_on_a_line_of_its_own_is_told(first: str) -> None:
    text = f"```usecase\n{HEAD}steps:\n  - {first}\n    Bank: answers\n  - Guest goes.\n```\n"
    found = [each for each in exported_site(text)["diagnostics"] if each["severity"] != "hint"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [("joined-item", 9, 5)]
