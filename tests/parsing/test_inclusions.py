"""Steps that are another use case, as people type and dress them, and colons that part no condition."""

from __future__ import annotations

import pytest

from mkdocs_usecases.parsing.words.inclusions import inclusion, named_use_case
from support.exporting import exported_site

DRESSED = (
    *("include: UC-2", "Include UC-2.", "INCLUDES: UC-2", "include：UC-2", "include:UC-2", "include → UC-2"),
    *(
        "include = UC-2",
        "Include – UC-2",
        "→ include UC-2",
        "(include UC-2)",
        "**Include UC-2**",
        "*include* UC-2",
    ),
    *("**include:** UC-2", "**include**: UC-2", "<<include>> UC-2", "«include» [UC-2]", "[include] UC-2"),
    *(
        "include use case UC-2",
        "include: use case UC-2",
        "include: [UC-2][]",
        "include: [Pay][UC-2]",
        "include: `UC-2`",
    ),
    *("include: [UC-2](pay.md)", "include: [Pay](pay.md#UC-2)", 'include: "[UC-2]"', "include: «UC-2»;"),
)


@pytest.mark.parametrize("text", DRESSED)
def test_what_is_included_may_be_dressed(text: str) -> None:
    place = inclusion(text)
    assert place and text[slice(*place)] == "UC-2"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("include: UC-2 Pay", "UC-2 Pay"),
        ("«include» UC-2 – Pay", "UC-2 – Pay"),
        ("include: [UC-2, UC-3]", "[UC-2, UC-3]"),
        ("include Pay", "Pay"),
        ("Include UC-2 in the list", None),
        ("Includes the tax of 19 %", None),
        ("**Include tax**", None),
        ("(include tax)", None),
        ("The price includes: tax", None),
        ("Includes – tax", None),
    ],
)
def test_what_is_no_id_is_told_or_is_a_sentence(text: str, said: str | None) -> None:
    place = inclusion(text)
    assert (text[slice(*place)] if place else None) == said


def test_an_id_is_named_alone() -> None:
    named = {
        text: named_use_case(text) for text in ("UC-2", "**UC-2**.", "shop:UC-2", "UC-2 Pay", "UC-2, UC-3")
    }
    assert named == {
        "UC-2": (0, 4),
        "**UC-2**.": (2, 6),
        "shop:UC-2": (0, 9),
        "UC-2 Pay": None,
        "UC-2, UC-3": None,
    }


HEAD = "# A\n\n```usecase\nid: UC-1\ntitle: Do\nactor: Ann\n"
OTHER = "\n```\n\n```usecase\nid: UC-2\ntitle: Pay\nactor: Bob\nsteps: [Bob pays.]\n```\n"


@pytest.mark.parametrize(
    ("form", "step"),
    [
        ("steps:\n  - Ann asks.\n  - {}\n  - Ann goes.", 1),
        ("steps: |\n  1. Ann asks.\n  2. {}\n  3. Ann goes.", 1),
        ("steps: |\n  - Ann asks.\n  - {}\n  - Ann goes.", 1),
    ],
)
def test_they_are_steps_of_their_own_in_lists_and_outlines(form: str, step: int) -> None:
    for text in ("include: [UC-2]", "<<include>> UC-2", "**include:** UC-2"):
        exported = exported_site(HEAD + form.format(text) + OTHER)
        use_case = exported["use_cases"][0]
        steps = [(each["kind"], each["text"]) for each in use_case["main_success_scenario"]]
        assert (len(steps), steps[step], use_case["includes"]) == (3, ("include", "Pay"), ["UC-2"]), text
    for text in ("UC-2 Pay", "[UC-2]", "UC-2: Pay"):
        # The id of a use case is no code of an alternative.
        use_case = exported_site(HEAD + form.format(text) + OTHER)["use_cases"][0]
        assert (len(use_case["main_success_scenario"]), use_case["extensions"]) == (3, []), text


def test_a_use_case_that_is_carried_out_on_the_way_is_no_end() -> None:
    block = "steps: [Ann asks., Ann goes.]\nextensions:\n  1a. No:\n    - {}\n    - resume at 1"
    for text in ("Perform UC-2", "see UC-2"):
        exported = exported_site(HEAD + block.format(text) + OTHER)
        (extension,) = exported["use_cases"][0]["extensions"]
        assert ([each["text"] for each in extension["steps"]], extension["outcome"]["kind"]) == (
            [text],
            "resumes",
        )
        assert not [each for each in exported["diagnostics"] if each["severity"] != "hint"]


@pytest.mark.parametrize(
    ("condition", "is_whole"),
    [
        ("The `a: b` code fails", True),
        ("It is late (see: manual)", True),
        ("It is late [see: manual]", True),
        ("Guest says “no: never”", True),
        ("Guest is late: twice", True),
        ("Guest is late: Ann runs", False),
    ],
)
@pytest.mark.parametrize("form", ["extensions:\n  {}", "extensions:\n  - {}", "extensions: |\n  {}"])
def test_a_colon_in_front_of_nobody_parts_no_condition(condition: str, form: str, *, is_whole: bool) -> None:
    text = form.format(f"1a. {condition}: Ann waits. Fails.")
    (extension,) = exported_site(f"{HEAD}steps: [Ann asks.]\n{text}{OTHER}")["use_cases"][0]["extensions"]
    found = extension["condition"], [each["text"] for each in extension["steps"]]
    assert (found == (condition, ["Ann waits."])) is is_whole


def test_the_last_colon_of_one_line_may_name_the_end() -> None:
    text = "extensions:\n  1a. No: Ann waits. Result: resume at 1"
    (extension,) = exported_site(f"{HEAD}steps: [Ann asks.]\n{text}{OTHER}")["use_cases"][0]["extensions"]
    assert (extension["condition"], [each["text"] for each in extension["steps"]]) == ("No", ["Ann waits."])
    assert extension["outcome"]["step"] == "1"
