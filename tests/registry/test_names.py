"""Addresses and names of files: letters of every script, each name once on every system."""

from __future__ import annotations

import pytest

from mkdocs_usecases.registry.file_names import FileNames
from mkdocs_usecases.registry.slugs import TakenNames, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Order a meal", "order-a-meal"),
        ("  Order -- a_meal! ", "order-a-meal"),
        ("R2-D2", "r2-d2"),
        ("!?", ""),
        ("料理を注文する", "料理を注文する"),
        ("Größe & Maß", "grösse-mass"),
        ("हिन्दी शब्द", "हिन्दी-शब्द"),
        ("№ ５", "no-5"),
        ("é²→x", "é2-x"),
    ],
)
def test_a_slug_keeps_letters_digits_and_marks_of_every_script(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_that_is_taken_gets_the_first_free_number() -> None:
    taken = TakenNames()
    given = [taken.take(name) for name in ("a", "A", "a", "a_5", "a_4", "a", "a", "a", "b", "B_2", "b")]
    assert given == ["a", "A_2", "a_3", "a_5", "a_4", "a_6", "a_7", "a_8", "b", "B_2", "b_3"]
    assert len({name.casefold() for name in given}) == len(given)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("customer", "customer"),
        ("-.customer-", "customer"),
        ("", "actor"),
        ("--", "actor"),
        ("con", "actor-con"),
        ("COM1", "actor-COM1"),
        ("lpt9.txt", "actor-lpt9.txt"),
        ("aux.", "actor-aux"),
        ("console", "console"),
        ("index", "actor-index"),
        ("ReadMe", "actor-ReadMe"),
        ("index-2", "index-2"),
        ("e\u0301", "\u00e9"),
        ("\ud800x", "x"),
        ("x" * 300, "x" * 120),
        # Cut between letters, not within one.
        ("料" * 100, "料" * 40),
        ("a" + "料" * 100, "a" + "料" * 39),
        ("x" * 119 + "-y", "x" * 119),
    ],
)
def test_a_file_name_is_one_on_every_system(name: str, expected: str) -> None:
    assert FileNames("actor").take(name) == expected


def test_names_of_files_differ_whatever_the_case() -> None:
    names = FileNames("actor")
    given = [
        names.take(name) for name in ("Cook", "cook", "", "-", "x" * 300, "x" * 400, "Straße", "STRASSE")
    ]
    assert len({name.casefold() for name in given}) == len(given)
    assert given[:4] == ["Cook", "cook_2", "actor", "actor_2"]
