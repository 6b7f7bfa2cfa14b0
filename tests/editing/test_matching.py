"""Which of many names fit what is typed, and in which order."""

from __future__ import annotations

import pytest

from mkdocs_usecases.editing.matching import matching

NAMES = ("pay", "repay", "to pay", "play a y", "pal, say")


@pytest.mark.parametrize(
    ("typed", "most", "found", "is_cut"),
    [
        ("", 5, "pay, repay, to pay, play a y, pal, say", False),
        ("", 4, "pay, repay, to pay, play a y", True),
        ("Pay", 5, "pay, to pay, repay, play a y, pal, say", False),
        ("pay", 4, "pay, to pay, repay, play a y", True),
        ("pay", 1, "pay", True),
        ("y", 5, "play a y, pay, repay, to pay, pal, say", False),
        ("x", 5, "", False),
        ("(", 5, "", False),
    ],
)
def test_names_that_begin_so_come_first(typed: str, most: int, found: str, is_cut: bool) -> None:
    matches = matching(typed, NAMES, most)
    assert (", ".join(NAMES[at] for at in matches.found), matches[1]) == (found, is_cut)
