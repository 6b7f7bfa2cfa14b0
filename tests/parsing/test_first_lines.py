# ruff: noqa: E501
"""A first line that is the odd one: its edit puts it where those below it stand."""

from __future__ import annotations

import pytest

from slips.judging import applied, read
from support.surviving import fenced

_HEAD = "title: Buy a kayak\nactor: Shopper\nsystem: Shop\n"
_STEPS = "steps:\n  - Shopper asks.\n  - Shop answers.\n"
_OUTLINE = "steps: |\n  1. Shopper asks.\n  2. Shop answers.\nextensions: |\n  2a. No:\n     1. Shop waits.\n     2. Ends in failure.\n  *a. It rains: ends in failure\n"
_EXTENSIONS = "extensions:\n  - 2a. No: ends in failure\n  - 2b. Never: ends in failure\n"


@pytest.mark.parametrize(
    ("right", "typed", "block"),
    [
        ("  1. Shopper asks.", "   1. Shopper asks.", _HEAD + _OUTLINE),
        ("  1. Shopper asks.", "      1. Shopper asks.", _HEAD + _OUTLINE),
        ("  2a. No:", "    2a. No:", _HEAD + _OUTLINE),
        ("title: Buy", "  title: Buy", _HEAD + _STEPS),
        ("title: Buy", " title: Buy", _HEAD + _OUTLINE),
        ("  - It is so.", "    It is so.", f"{_HEAD}{_STEPS}notes:\n  - It is so.\n  - It was.\n"),
        ("- It is so.", "  It is so.", f"{_HEAD}{_STEPS}notes:\n- It is so.\n- It was.\n"),
        ("  - 2a. No", "    2a. No", _HEAD + _STEPS + _EXTENSIONS),
        ("- It is so.", "1. It is so.", f"{_HEAD}{_STEPS}notes:\n- It is so.\n- It was.\n"),
        ("- It is so.", "• It is so.", f"{_HEAD}{_STEPS}notes:\n- It is so.\n- It was.\n"),
        ("trigger: ", "trigger! ", f"{_HEAD}{_STEPS}trigger: It is so.\n"),
        ("extensions: |", "extensions – |", f"{_HEAD}{_OUTLINE}"),
        ("trigger: ", "trigger| ", f"{_HEAD}{_STEPS}trigger: It is so.\n"),
        ("trigger: ", "trigger-> ", f"{_HEAD}{_STEPS}trigger: It is so.\n"),
    ],
)
def test_it_is_told_at_its_line_and_mended(right: str, typed: str, block: str) -> None:
    assert read(fenced(block)).findings == ()
    text = fenced(block.replace(right, typed, 1))
    (finding,) = read(text).findings
    assert finding.span.line == 1 + next(at for at, line in enumerate(text.split("\n")) if typed in line)
    after = applied(text, finding.edits)
    assert after == fenced(block)


@pytest.mark.parametrize(
    "keys",
    [
        "notes: |\n  A poem\n    with a verse\n  and another.\n",
        "notes:\n  A text that goes on\n  below.\n",
        "notes: |\n\n  # A heading\n\n  A text.\n",
    ],
)
def test_texts_keep_their_lines(keys: str) -> None:
    assert read(fenced(_HEAD + _STEPS + keys)).findings == ()


def test_steps_without_dashes_get_them() -> None:
    right = fenced(_HEAD + _STEPS)
    for dash in ("", "  "):
        text = right.replace("- ", dash)
        (finding,) = read(text).findings
        assert (finding.code.value, finding.span.line) == ("wrong-type", 6)
        assert read(applied(text, finding.edits)) == read(right)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("step:s\n  - Shopper asks.", "steps:\n  - Shopper asks."),
        ("step:s [Shopper asks.]", "steps: [Shopper asks.]"),
        (
            "supporting actor:s\tClerk\nsteps: [Shopper asks.]",
            "supporting actors: Clerk\nsteps: [Shopper asks.]",
        ),
        ("étape:s\n  - Shopper asks.", "étapes:\n  - Shopper asks."),
        ("goa:l A kayak\nsteps: [Shopper asks.]", "goal: A kayak\nsteps: [Shopper asks.]"),
    ],
)
def test_a_colon_before_the_last_letter_of_a_key_changes_places_with_it(typed: str, meant: str) -> None:
    text = fenced(f"{_HEAD}{typed}\n")
    found = read(text).findings[0]
    assert (found.code.value, found.span.line) == ("yaml-syntax", 5)
    assert applied(text, found.edits) == text.replace(typed, meant)
