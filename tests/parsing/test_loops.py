"""How a loop may be dressed, and its steps named: Cockburn's `repeat`, as people type it."""

from __future__ import annotations

from itertools import product

import pytest

from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.words.step_numbers import steps_named

WORDS = OutcomePhrases()
SAID = (
    "Repeat 2-3 until A has it",
    "Steps 2 to 3 are repeated until A has it",
    "Wiederhole die Schritte 2–3, bis A has it",
    "A has itまでステップ2から3を繰り返す",
    "重复步骤2到3直到A has it",
)
DRESSED = "{} | {}. | {}; | {}! | **{}** | *{}.* | ({}) | “{}” | → {} | 🔁 {} | **{}".split(" | ")


@pytest.mark.parametrize("dress", DRESSED)
def test_what_stands_around_a_loop_is_nothing(dress: str) -> None:
    for said in SAID:
        loop = WORDS.loop(dress.format(said))
        assert loop and (steps_named(loop.steps), loop.until) == (("2", "3"), "A has it"), said


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        (r"Steps \*a1-\*a2 are repeated until x.", ("*a1", "*a2")),
        (r"Step \*a1 is repeated until x.", ("*a1", "*a1")),
        (r"**repeat \*a1 to \*a2 until x**", ("*a1", "*a2")),
    ],
)
def test_stars_of_steps_may_be_escaped(said: str, steps: tuple[str, str]) -> None:
    loop = WORDS.loop(said)
    assert loop and steps_named(loop.steps) == steps
    end = WORDS.read(r"Use case resumes at step \*a2.")
    assert end and end.step == "*a2"


HEADS = (
    *("repeat", "Repeat:", "**Repeat**", "`repeat`", "Then repeat", "And repeat", "Loop: repeat"),
    "[Loop] repeat",
)
STEPS = (
    *("2-3", "2—3", "2−3", "2…3", "2 -> 3", "2 to 3", "2 thru 3", "2 and 3", "2, 3", "2. to 3."),
    *("from 2 to 3", "between 2 and 3", "`2-3`", "**2-3**", "(2-3)", "[2-3]", "steps **2** to **3**"),
    *("steps: 2-3", "all steps 2-3", "[2](#UC-1-2)-[3](#UC-1-3)"),
)
ENDS = (
    *("until x", ", until x", "(until x)", "– until x", ": until x", "until: x", "**until** x"),
    *("*until x*", "again until x"),
)


def test_every_part_of_a_loop_may_be_dressed() -> None:
    parts = {
        *product(HEADS, STEPS[:1], ENDS),
        *product(HEADS[:1], STEPS, ENDS[:3]),
        *product(HEADS, STEPS, ENDS[:1]),
    }
    for text in map(" ".join, parts):
        loop = WORDS.loop(text)
        assert loop, text
        assert (steps_named(loop.steps), (loop.until or "").strip("*")) == (("2", "3"), "x"), text
        assert text[loop.start :].startswith(loop.steps.split()[0]), text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "repeat 1-2 for each guest",
            "Then 2 guests wait until x",
            "2 pays until x",
            "**Steps 2-3** wait until x",
        ),
        *("Loop: 2 guests", "[2-3] until x", "and 2 until x"),
    ],
)
def test_no_loop(text: str) -> None:
    assert WORDS.loop(text) is None


def test_steps_with_others_between_them_are_no_range() -> None:
    named = {
        text: steps_named(text)
        for text in ("2, 3 and 4", "2 and 4", "2-4", "2 to 4", "2. to 4", "1a1, 1a2", "1a1, 1b2")
    }
    assert named == {
        "2, 3 and 4": ("2", "4"),
        "2 and 4": None,
        "2-4": ("2", "4"),
        "2 to 4": ("2", "4"),
        "2. to 4": ("2", "4"),
        "1a1, 1a2": ("1a1", "1a2"),
        "1a1, 1b2": None,
    }
