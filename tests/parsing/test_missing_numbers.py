"""Lines of an outline whose number is mistyped or missing: the numbers beside them tell which it is."""

from __future__ import annotations

import pytest

from slips.judging import read
from support.surviving import fenced

_HEAD = "title: Buy a kayak\nactor: Shopper\nsystem: Shop\n"
_OUTLINE = (
    f"{_HEAD}steps: |\n  1. Shopper asks.\n  2. Shop answers.\n  3. Shopper pays.\n  4. Shop thanks.\n"
    "extensions: |\n  3a. No money:\n     3a1. Shop waits.\n     3a2. Shop calls.\n     3a3. Resume at 3.\n"
)


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("  3. Shopper pays.", "  3;Shopper pays."),
        ("  3. Shopper pays.", "  3,Shopper pays."),
        ("  3. Shopper pays.", "  3- Shopper pays."),
        ("  3. Shopper pays.", "  3.. Shopper pays."),
        ("  3. Shopper pays.", "  . Shopper pays."),
        ("  3. Shopper pays.", "  Shopper pays."),
        ("  1. Shopper asks.", "  Shopper asks."),
        ("  1. Shopper asks.", "  l. Shopper asks."),
        ("3a1. Shop waits.", ". Shop waits."),
        ("3a2. Shop calls.", "Shop calls."),
        ("3a1. Shop waits.", "Shop waits."),
        ("3a2. Shop calls.", "3a2;Shop calls."),
        ("3a3. Resume at 3.", ". Resume at 3."),
    ],
)
def test_it_is_read_as_if_it_were_there(right: str, typed: str) -> None:
    assert read(fenced(_OUTLINE.replace(right, typed, 1))) == read(fenced(_OUTLINE))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("at the desk.", "Shopper asks at the desk."),
        ("Desk A is hers.", "Shopper asks Desk A is hers."),
        ("2 times.", "Shopper asks 2 times."),
    ],
)
def test_a_line_that_goes_on_stays_one(line: str, text: str) -> None:
    outline = f"{_HEAD}steps: |\n  1. Shopper asks\n  {line}\n  2. Shop answers.\n  3. Shopper pays.\n"
    reading = read(fenced(outline))
    assert reading.findings == ()
    assert f'"text": "{text}"' in reading.meaning
    assert reading.meaning.count('"kind": "action"') == 3


def test_an_end_behind_the_first_label_of_a_step_is_its_condition() -> None:
    """No line above it has a letter before its own, so that it is none of several steps."""
    reading = read(fenced(_OUTLINE.replace("  3a. No money:", "  3a.: resume at 2\n  3b. No money:")))
    assert [finding.code.value for finding in reading.findings][:1] == ["two-readings"]
    assert '"condition": "resume at 2"' in reading.meaning
