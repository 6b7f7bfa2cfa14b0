"""Inline Markdown reduced to what a reader sees."""

from __future__ import annotations

import pytest

from mkdocs_usecases.model.plain import plain
from support.work import in_good_time


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Customer pays.", "Customer pays."),
        ("Customer **pays** *at once* and __never__ _later_", "Customer pays at once and never later"),
        ("**all *of* it**", "all of it"),
        ("*all **of** it*", "all of it"),
        ("***both***", "both"),
        ("types `a*b*c` and `` ` ``", "types a*b*c and `"),
        ("the [bill](pay.md), the [**menu**](menu_(new).md 'Menu')", "the bill, the menu"),
        ("![the logo](logo.png){ .small } appears", "the logo appears"),
        ("[the order][UC-12] and [UC-12] and [UC-12][]", "the order and UC-12 and UC-12"),
        ("see [UC-12/4a]", "see UC-12/4a"),
        (
            "see <https://example.com/a_b_c> or <me@example.com>",
            "see https://example.com/a_b_c or me@example.com",
        ),
        ("pays[^1] \\*now\\*", "pays *now*"),
        ("a &amp; b &lt; c &copy;", "a & b < c ©"),
    ],
)
def test_markup_is_taken_off(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "snake_case_name",
        "shows <amount> & more",
        "[maybe] [optional]",
        "100 % of `it",
        "a ** b",
        "C&A; *",
    ],
)
def test_what_is_no_markup_stays_as_typed(text: str) -> None:
    assert plain(text) == text


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["*a ", "_a ", "`", "[", "[a](", "**a", "<", "&", "![", "`a``b"])
def test_unpaired_marks_cost_no_more_than_their_length(mark: str) -> None:
    with in_good_time(3):
        plain(mark * 10_000)
