"""Steps that are counted in other ways than `1.`: in lists, in outlines, and below extensions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.exporting import exported_site

HEAD = "id: UC-1\ntitle: Rent a kayak\nactor: Guest\nsupporting: Desk\n"
STEPS = ["Guest asks for a kayak.", "Desk names a price.", "Guest pays."]
FORMS = {
    "list": "steps:\n{}",
    "outline": "steps: |\n{}",
    "steps of an extension": "steps: [Guest comes., Desk opens.]\nextensions:\n  2a. None is free:\n{}",
    "outline of an extension": "steps: [Guest comes., Desk opens.]\nextensions: |\n  2a. None is free:\n{}",
}
EVERYWHERE = (
    *(
        "1. ",
        "1) ",
        "(1) ",
        "1.) ",
        "1 - ",
        "1: ",
        "01. ",
        "**1.** ",
        "**1**. ",
        "*1* ",
        "`1.` ",
        r"1\. ",
        "1./ ",
    ),
    *(
        "Step 1. ",
        "Step 1: ",
        "step 1) ",
        "**Step 1:** ",
        "Schritt 1: ",
        "Étape 1 : ",
        "Paso 1. ",
        "S1. ",
        "S1: ",
        "[1] ",
    ),
    *(
        "<b>1.</b> ",
        "① ",
        "①",
        "（1）",
        "１．",
        "1、",
        "手順1：",
        "a. ",
        "a) ",
        "A. ",
        "(A) ",
        "I. ",
        "i) ",
        "• ",
        "– ",
        "→ ",
    ),
)
IN_OUTLINES = ("#1 ", "- [ ] ", "### Step 1: ", "#### 1. ", "- (1) ", "* Step 1: ", "1.- ")
LETTERS = {
    "a": "abc",
    "A": "ABC",
    "I": ("I", "II", "III"),
    "i": ("i", "ii", "iii"),
    "①": "①②③",
    "１": "１２３",
}


def counted(mark: str, texts: list[str], numbers: tuple[int, ...] = (1, 2, 3)) -> Iterator[str]:
    """The texts, each with its number in place of the first one of a mark."""
    bare = (
        mark.replace("Step", "")
        .replace("step", "")
        .replace("Schritt", "")
        .replace("Étape", "")
        .replace("Paso", "")
    )
    sign = next((sign for sign in ("1", *LETTERS) if sign in bare), "")
    for number, text in zip(numbers, texts, strict=True):
        count = LETTERS[sign][number - 1] if sign in LETTERS else str(number)
        yield (mark.replace(sign, count) if sign else mark) + text


def read(form: str, lines: Iterator[str]) -> list[tuple[str, str]]:
    """Who acts in each step, and its text."""
    indent = ("  " if form in ("list", "outline") else "    ") + ("" if "outline" in form else "- ")
    typed = FORMS[form].format("".join(f"{indent}{line}\n" for line in lines))
    (use_case,) = exported_site(f"```usecase\n{HEAD}{typed}```\n")["use_cases"]
    steps = (
        use_case["extensions"][0]["steps"] if use_case["extensions"] else use_case["main_success_scenario"]
    )
    return [(step["actor"], step["text"]) for step in steps]


@pytest.mark.parametrize("form", FORMS)
def test_what_counts_steps_is_no_part_of_them(form: str) -> None:
    right = list(zip(("Guest", "Desk", "Guest"), STEPS, strict=True))
    marks = [*EVERYWHERE, *(IN_OUTLINES if "outline" in form else ["[ ] "])]
    if "extension" in form:
        marks = marks[::4]
    found = {mark: read(form, counted(mark, STEPS)) for mark in marks}
    assert {mark: steps for mark, steps in found.items() if steps != right} == {}


@pytest.mark.parametrize(
    "steps",
    [
        ["3 guests arrive.", "4 guests leave."],
        ["1 guest arrives.", "2 guests leave."],
        ["(1) guest arrives.", "All leave."],
        ["A guest arrives.", "B guests leave."],
        ["I. Smith pays.", "J. Smith leaves."],
        ["A. Smith pays.", "B. Jones leaves."],
        ["Step 1 is late.", "Step 3 is late."],
        ["*Guest* arrives.", "*Desk* opens."],
        ["- 3 degrees are left.", "– 4 degrees are left."],
    ],
)
def test_what_does_not_count_on_belongs_to_the_steps(steps: list[str]) -> None:
    assert [text for _, text in read("list", iter(f'"{step}"' for step in steps))] == steps


def test_a_wrong_number_among_signs_is_told() -> None:
    lines = counted("Step 1: ", STEPS, (1, 2, 4))
    typed = FORMS["list"].format("".join(f"  - {line}\n" for line in lines))
    site = exported_site(f"```usecase\n{HEAD}{typed}```\n")
    assert [step["text"] for step in site["use_cases"][0]["main_success_scenario"]] == STEPS
    assert [(each["code"], each["line"]) for each in site["diagnostics"] if each["severity"] != "hint"] == [
        ("misplaced-label", 9)
    ]


def test_an_end_behind_counted_steps_needs_no_number() -> None:
    lines = iter(["(1) Guest asks.", "(2) Desk says no.", "Use case fails."])
    assert read("steps of an extension", lines) == [("Guest", "Guest asks."), ("Desk", "Desk says no.")]


@pytest.mark.parametrize("label", ["2a", "*a"])
@pytest.mark.parametrize(
    "form", ["extensions:\n  {}. No:\n    - {}\n    - {}", "extensions: |\n  {}. No:\n     {}\n     {}"]
)
def test_the_only_step_of_an_extension_may_be_counted(label: str, form: str) -> None:
    marks = ("(1) ", "**1.** ", "**1**. ", "Step 1: ", f"**{label}1.** ", f"({label}1) ", f"**\\{label}1**. ")
    for mark in marks if label == "*a" else marks[:-1]:
        text = form.format(label, f"{mark}Guest waits.", "Use case fails.")
        site = exported_site(f"```usecase\n{HEAD}steps: [Guest comes., Desk opens.]\n{text}\n```\n")
        (extension,) = site["use_cases"][0]["extensions"]
        assert [step["text"] for step in extension["steps"]] == ["Guest waits."], mark
        assert (extension["condition"], extension["outcome"]["kind"]) == ("No", "failure"), mark
        assert not [each for each in site["diagnostics"] if each["severity"] != "hint"], mark


@pytest.mark.parametrize(
    "mark", ["2a1. ", "2a1) ", "2a1: ", "2a1 ", "(2a1) ", "**2a1.** ", "2a1 - ", "2.a.1. ", "1. ", "1) "]
)
@pytest.mark.parametrize("form", ["steps of an extension", "outline of an extension"])
def test_an_end_may_be_counted_as_the_steps_before_it(mark: str, form: str) -> None:
    first, second = mark, mark.replace("1", "2")
    lines = [f"{first}Guest waits.", f"{second}Resume at 1."]
    indent = "    " + ("" if "outline" in form else "- ")
    assert _extension(FORMS[form].format("".join(f"{indent}{line}\n" for line in lines))) == (
        ["Guest waits."],
        "1",
    )


@pytest.mark.parametrize(
    "handling",
    [
        "2a1. Guest waits. 2a2. Resume at 1.",
        "1. Guest waits. 2. Resume at 1.",
        "(1) Guest waits. (2) Resume at 1.",
    ],
)
def test_sentences_on_one_line_may_be_counted(handling: str) -> None:
    typed = f"steps: [Guest comes., Desk opens.]\nextensions:\n  2a. None is free: {handling}\n"
    assert _extension(typed) == (["Guest waits."], "1")


@pytest.mark.parametrize("number", ["2a1.", "2a1", "2a-1.", "2a.1.", "2.a.1.", "2.A.1", "2.A.1)"])
def test_a_step_alone_may_have_its_full_number(number: str) -> None:
    typed = (
        f"steps: [Guest comes., Desk opens.]\nextensions: |\n  2a. None is free\n     {number} Guest waits.\n"
    )
    assert _extension(typed) == (["Guest waits."], None)


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("first", ["2a. None is free", "None is free"])
def test_a_line_above_a_list_of_its_own_is_an_extension(first: str, between: str) -> None:
    lists = "     1. Guest waits.\n     2. Resume at 1.\n", "     1. Desk rings.\n     2. Use case ends.\n"
    typed = f"  {first}\n{lists[0]}{between}  Alarm is heard\n{lists[1]}"
    steps = "steps: [Guest comes., Desk opens.]\nextensions: |\n"
    (use_case,) = exported_site(f"```usecase\n{HEAD}{steps}{typed}```\n")["use_cases"]
    told = [(one["condition"], len(one["steps"]), one["outcome"]["kind"]) for one in use_case["extensions"]]
    assert told == [("None is free", 1, "resumes"), ("Alarm is heard", 1, "ends")]


def test_a_line_that_goes_on_at_the_margin_begins_nothing() -> None:
    typed = "steps: [Guest comes., Desk opens.]\nextensions: |\n  2a. None is free\n     1. Guest waits for\n"
    assert _extension(f"{typed}  Desk to open.\n     2. Resume at 1.\n") == (
        ["Guest waits for Desk to open."],
        "1",
    )


def test_an_end_alone_may_have_a_number() -> None:
    typed = "steps: [Guest comes., Desk opens.]\nextensions:\n  2a. None is free:\n    - 2a1. Resume at 1.\n"
    assert _extension(typed) == ([], "1")


def _extension(typed: str) -> tuple[list[str], str | None]:
    """The steps of the only extension, and where it rejoins."""
    (use_case,) = exported_site(f"```usecase\n{HEAD}{typed}```\n")["use_cases"]
    (extension,) = use_case["extensions"]
    return [step["text"] for step in extension["steps"]], extension["outcome"]["step"]
