"""Beginnings of steps that are one slip of the pen away from a declared name, and those that are not."""

from __future__ import annotations

import pytest

from mkdocs_usecases.validation.misspellings import Names

_NAMES = (
    "Lending desk",
    "Parent",
    "Member",
    "Accountholder",
    "Trainer",
    "図書館システム",
    "Manager",
    "MealApp",
)


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("Lending deks records the loan.", "Lending deks", "Lending desk"),
        ("Lendingdesk records it.", "Lendingdesk", "Lending desk"),
        ("Lendingadesk records it.", "Lendingadesk", "Lending desk"),
        ("Account holder pays.", "Account holder", "Accountholder"),
        ("Lendin desk records it.", "Lendin desk", "Lending desk"),
        ("pending desk records it.", "pending desk", "Lending desk"),
        ("MealAp shows it.", "MealAp", "MealApp"),
        ("Paretn signs.", "Paretn", "Parent"),
        ("Membor speaks: at most five minutes.", "Membor", "Member"),
        ("図書書館システムは表示する。", "図書書館システム", "図書館システム"),
        ("図書システムは表示する。", "図書システム", "図書館システム"),
    ],
)
def test_a_slip_of_the_pen(text: str, typed: str, meant: str) -> None:
    assert Names(_NAMES).misspelt(text) == (typed, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Manage the list.",
        "Lending desks are closed.",
        "Lending2desk records it.",
        "Lending dept is closed.",
        "Landing deck is cleared.",
        "図書目録は表示される。",
        "Account names are shown.",
    ],
)
def test_another_word(text: str) -> None:
    assert Names(_NAMES).misspelt(text) is None
