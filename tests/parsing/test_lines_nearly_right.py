"""Lines with one sign or letter wrong: one finding, whose edit says what was said before, or none."""

from __future__ import annotations

import re

import pytest

from mkdocs_usecases.diagnostics import Code
from slips.judging import PAGE, applied, read

BLOCK = """\
title: Order a meal
actor: Customer
system: Meal app
supporting:
  - Courier
  - Restaurant
preconditions:
  - Customer has an account.
steps:
  - Customer chooses a meal.
  - Meal app charges the card.
  - Courier brings the meal.
extensions:
  2a. Card is declined: ends in failure
  3a. Nobody is at home: Courier waits. Resume at 3.
tags: ['Learn!']
notes: It is late
"""
OUTLINE = """\
title: Order a meal
actor: Customer
system: Meal app
steps: |
  1. Customer chooses a meal.
  2. Meal app charges the card.
"""


def page(block: str) -> str:
    return f"# Page\n\n```usecase\n{block}```\n"


MENDED = [
    ("Customer chooses a meal.", "Customer chooses a meal:.", Code.YAML_SYNTAX),
    ("notes: It is late", "notes: It is late'", Code.YAML_SYNTAX),
    ("['Learn!']", "[Learn!']", Code.YAML_SYNTAX),
    ("  - Customer has an account.", "  -Customer has an account.", Code.YAML_SYNTAX),
    ("ends in failure", "ends in: failure", Code.UNCLEAR_END),
    ("- Courier brings", "- Coruier brings", Code.NO_SUCH_ACTOR),
    ("- Meal app charges", "- Mealapp charges", Code.NO_SUCH_ACTOR),
    ("- Meal app charges", "- Mealxapp charges", Code.NO_SUCH_ACTOR),
]


@pytest.mark.parametrize(("right", "typed", "code"), MENDED)
def test_it_is_told_and_the_edit_says_again_what_was_said(right: str, typed: str, code: Code) -> None:
    before = read(page(BLOCK))
    assert before.findings == ()
    text = page(BLOCK.replace(right, typed, 1))
    (finding,) = read(text).findings
    assert (finding.code, finding.span.file) == (code, PAGE)
    assert finding.span.line == 1 + next(
        at for at, line in enumerate(text.split("\n")) if typed.strip() in line
    )
    after = read(applied(text, finding.edits))
    assert after.findings == ()
    assert after.meaning == before.meaning


@pytest.mark.parametrize("line", ["1 Customer chooses a meal.", "1, Customer chooses a meal."])
def test_the_first_number_of_an_outline_is_read_by_the_second(line: str) -> None:
    reading = read(page(OUTLINE.replace("1. Customer chooses a meal.", line)))
    assert reading == read(page(OUTLINE))


@pytest.mark.parametrize(
    "lines",
    [
        "supporting:\n  1. Courier\n  2. Restaurant\n",
        "supporting:\n  1) Courier\n  2) Restaurant\n",
    ],
)
def test_numbers_are_dashes_where_no_outline_is_meant(lines: str) -> None:
    block = BLOCK.replace("supporting:\n  - Courier\n  - Restaurant\n", lines)
    assert read(page(block)) == read(page(BLOCK))


def test_numbers_before_quoted_steps_are_dashes() -> None:
    quoted = "  1. 'Customer chooses a meal.'\n  2. \"Meal app charges the card.\"\n"
    block = OUTLINE.split("steps:", maxsplit=1)[0] + "steps:\n" + quoted
    assert read(page(block)).meaning == read(page(OUTLINE)).meaning


@pytest.mark.parametrize(
    "notes",
    [
        "It is the dogs' and the cats'",
        'A screen of 17"',
        "tea: at 5. :. No",
        "See https://example.org/:.",
    ],
)
def test_what_may_be_meant_is_text(notes: str) -> None:
    assert read(page(BLOCK.replace("It is late", notes))).findings == ()


WIDE = """\
title：Order a meal
actor：Customer
system：Meal app
steps：
  - Customer chooses a meal.
  - Meal app charges the card.
extensions：
  1a. Nothing suits：
    - Meal app asks why.
    - 1a1a. Customer does not say：
        - Meal app waits.
        - ends in failure
    - resume at 1
  '2a'：
    when：Card is declined
    then：ends in failure
variations：
  1：
    - on the web
    - by phone
"""


def test_wide_colons_throughout_a_block_are_one_slip() -> None:
    text = page(WIDE)
    right = read(page(re.sub(r"：(?=$)", ":", WIDE, flags=re.MULTILINE).replace("：", ": ")))
    assert right.findings == ()
    (finding,) = read(text).findings
    assert (finding.code, finding.span.line) == (Code.YAML_SYNTAX, 4)
    assert read(text).meaning == right.meaning
    assert read(applied(text, finding.edits)) == right
