"""How many routes are tested, in words."""

from __future__ import annotations

import pytest

from mkdocs_usecases.registry.marks import Counts
from mkdocs_usecases.rendering.test_marks import counted
from mkdocs_usecases.rendering.words import words_of


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(3, passed=3), "3 of 3 routes passed"),
        (
            Counts(15, passed=1, failed=2, outdated=3, skipped=4),
            "1 of 15 routes passed, 2 failed, 3 outdated, 4 skipped, 5 without a test",
        ),
        (Counts(2, skipped=2), "0 of 2 routes passed, 2 skipped"),
    ],
)
def test_what_did_not_pass_is_counted_by_what_it_did(counts: Counts, said: str) -> None:
    assert counted(counts, words_of("en")) == said
