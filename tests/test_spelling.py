"""When a mistyped word can only be one of the known ones."""

from __future__ import annotations

import pytest

from mkdocs_usecases.spelling import did_you_mean, is_likely_slip, is_slip, is_surely, is_surely_name

KEYS = ["title", "steps", "status", "success guarantee", "system"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        *(
            ("stpes", "steps"),
            ("Titel", "title"),
            ("succes_guarante", "success guarantee"),
            ("sytsem", "system"),
        ),
        *(("success-guarantee", "success guarantee"), ("STATUS", "status"), ("state", "status"), ("", None)),
        *(("--", None), ("_", None), ("goal", None), ("steps of success", None)),
    ],
)
def test_the_nearest_word_is_meant_where_one_is_near(typed: str, known: str | None) -> None:
    assert did_you_mean(typed, KEYS) == known


def test_of_equals_the_first_is_meant() -> None:
    assert did_you_mean("bat", ["cat", "rat"]) is None
    assert did_you_mean("batter", ["matter", "hatter"]) == "matter"
    assert did_you_mean("batter", ["hatter", "matter"]) == "hatter"
    assert did_you_mean("batter", ["hatter", "better", "batters"]) == "batters"


def test_of_words_that_are_too_long_the_beginning_counts() -> None:
    assert did_you_mean("x" * 80 + "y" * 400, ["x" * 80 + "z" * 400]) is not None
    assert did_you_mean("x" * 40 + "y" * 40, ["x" * 40 + "z" * 40]) is None


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "acter",
            "actr",
            "acttor",
            "acotr",
            "ACTOR",
            "xactor",
            "actorx",
            "ctor",
            "acto",
            "cator",
            "actro",
            "bctor",
        ),
        *("ac-tor", "a ctor", "ac_tor", "actoy"),
    ],
)
def test_one_slip_of_the_pen_parts_them(typed: str) -> None:
    assert is_slip(typed, "actor")
    assert is_slip("actor", typed)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "aktro",
            "act",
            "author",
            "ctoar",
            "actorxy",
            "xyactor",
            "atcro",
            "acxyr",
            "a",
            "",
            "act1r",
            "actor1",
            "1actor",
        )
    ],
)
def test_more_than_one_slip_does_not_count(typed: str) -> None:
    assert not is_slip(typed, "actor")
    assert not is_slip("actor", typed)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("goal", "goel", True),
        ("goal", "gol", False),
        ("tag", "tax", False),
        ("tag", "TAG", True),
        ("tags", "tagx", True),
    ],
)
def test_a_word_of_three_letters_is_no_slip_of_another(one: str, other: str, *, is_one: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is is_one


def test_another_number_is_another_thing() -> None:
    assert not is_slip("UC-12", "UC-13")
    assert not is_slip("UC-12", "UC-21")
    assert is_slip("uc_12", "UC-12")
    assert is_slip("UD-12", "UC-12")


@pytest.mark.parametrize(
    ("typed", "name", "is_one"),
    [
        *(("Custmer", "Customer", True), ("Customre", "Customer", True), ("Trainer", "Trainee", False)),
        *(("Customers", "Customer", False), ("Bustomer", "Customer", False), ("Coock", "Cook", False)),
        *(
            ("Clrek", "Clerk", True),
            ("Clark", "Clerk", True),
            ("Clerks", "Clerk", False),
            ("Sales man", "Salesman", True),
        ),
        *(("Cust mor", "Customer", False), ("Cosk", "Cook", False)),
    ],
)
def test_a_slip_in_a_name_keeps_its_first_and_its_last_letter(typed: str, name: str, *, is_one: bool) -> None:
    assert is_likely_slip(typed, name) is is_one


def test_a_word_that_is_as_close_to_another_one_is_not_sure() -> None:
    assert is_surely("tagg", "tags", ["tags", "steps"])
    assert not is_surely("sters", "steps", ["steps", "stars"])
    assert is_surely("actr", "actor", ["Actor", "actor"])
    assert not is_surely("status", "steps", ["steps"])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(
            ("Custmer", "Customer"),
            ("Ordring desk", "Ordering desk"),
            ("CUSTOMER", "Customer"),
            ("Clerk", "clerk"),
        ),
        *(("Custmer bank", "Customer Bank"), ("Custemr", "Customr")),
    ],
)
def test_a_slip_in_a_long_name_is_sure(typed: str, name: str) -> None:
    assert is_surely_name(typed, name, [name])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(
            ("Writer", "Waiter"),
            ("Trainee", "Trainer"),
            ("Customers", "Customer"),
            ("Bark clerk", "Bank clerk"),
        ),
        *(
            ("Bustomer", "Customer"),
            ("Customer desk", "Customer"),
            ("Customer", "Customer desk"),
            ("Cstmer", "Customer"),
        ),
        *(("Custom er", "Customer"), ("Waitr", "Waiter")),
    ],
)
def test_a_slip_that_may_be_another_word_is_not(typed: str, name: str) -> None:
    assert not is_surely_name(typed, name, [name])


def test_a_slip_in_a_name_that_is_as_close_to_another_one_is_not_sure() -> None:
    assert not is_surely_name("Custamer", "Customer", ["Customer", "Custimer"])
