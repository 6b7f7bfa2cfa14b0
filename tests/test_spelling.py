"""When a mistyped word can only be one of the known ones."""

from __future__ import annotations

import pytest

from mkdocs_usecases.spelling import is_slip, is_surely, is_surely_name


@pytest.mark.parametrize("typed", ["acter", "actr", "acttor", "acotr", "ACTOR", "xactor"])
def test_one_slip_of_the_pen_parts_them(typed: str) -> None:
    assert is_slip(typed, "actor")


@pytest.mark.parametrize("typed", ["aktro", "act", "author", "ctoar"])
def test_more_than_one_slip_does_not_count(typed: str) -> None:
    assert not is_slip(typed, "actor")


def test_another_number_is_another_thing() -> None:
    assert not is_slip("UC-12", "UC-13")
    assert is_slip("uc_12", "UC-12")


def test_a_word_that_is_as_close_to_another_one_is_not_sure() -> None:
    assert is_surely("tagg", "tags", ["tags", "steps"])
    assert not is_surely("sters", "steps", ["steps", "stars"])


@pytest.mark.parametrize(
    ("typed", "name"), [("Custmer", "Customer"), ("Ordring desk", "Ordering desk"), ("CUSTOMER", "Customer")]
)
def test_a_slip_in_a_long_name_is_sure(typed: str, name: str) -> None:
    assert is_surely_name(typed, name, [name])


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Writer", "Waiter"), ("Trainee", "Trainer"), ("Customers", "Customer"), ("Bark clerk", "Bank clerk")],
)
def test_a_slip_that_may_be_another_word_is_not(typed: str, name: str) -> None:
    assert not is_surely_name(typed, name, [name])
