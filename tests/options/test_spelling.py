"""Did you mean …? Near words are found, far ones are not guessed at."""

from __future__ import annotations

import pytest

from mkdocs_usecases.spelling import did_you_mean


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *(
            ("stps", "steps"),
            ("Extension", "extensions"),
            ("success_guarante", "success guarantee"),
            ("tilte", "title"),
        ),
        *(("colour", None), ("", None), ("status", None), ("x" * 10_000, None)),
    ],
)
def test_only_a_near_word_is_meant(typed: str, expected: str | None) -> None:
    assert did_you_mean(typed, ["title", "steps", "extensions", "success guarantee"]) == expected


def test_the_nearest_word_is_meant_and_of_equals_the_first() -> None:
    assert did_you_mean("Customr", ["Customs", "Customer"]) == "Customer"
    assert did_you_mean("a-b", ["a b", "A_B"]) == "a b"
