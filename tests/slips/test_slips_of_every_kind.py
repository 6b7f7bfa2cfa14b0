"""A slip is told of at its line, with an edit that mends it: shares of many slips, which may only rise."""

from __future__ import annotations

import pytest

from slips.measuring import Figures, Met, figures, met, table
from slips.pages import all_pages, pages
from slips.slip import KINDS
from support.long_runs import IS_LONG

pytestmark = pytest.mark.slow

SEED, COUNT = 1, 16 if IS_LONG else 6


@pytest.fixture(scope="module")
def found() -> list[Met]:
    """So many slips of each kind."""
    return list(met(SEED, COUNT * len(KINDS)))


@pytest.fixture(scope="module")
def shares(found: list[Met]) -> Figures:
    return figures(found)


def test_no_page_is_spoilt_before_the_slip() -> None:
    spoilt = [page.name for page in all_pages() if page not in pages()]
    # Those of the property tests may go round in circles.
    assert [name for name in spoilt if not name.startswith("generated")] == []
    assert len(spoilt) <= 2


def test_every_kind_of_slip_is_made(found: list[Met]) -> None:
    assert {each.kind for each in found} == set(KINDS)
    assert all(each.text != each.page.text for each in found)


def test_the_first_finding_stands_where_the_slip_does(found: list[Met], shares: Figures) -> None:
    assert shares.right >= 96, table(found)


def test_a_program_can_mend_it(found: list[Met], shares: Figures) -> None:
    # Double colons, invisible signs and `titel` are understood, and need no mending.
    assert shares.mended >= 84, table(found)
    assert shares.restored >= 74, table(found)


def test_few_slips_that_change_the_meaning_are_silent(found: list[Met], shares: Figures) -> None:
    assert shares.silent <= 4.0, table(found)
    assert shares.unsaid <= 1.5, table(found)


def test_a_slip_is_one_mistake(found: list[Met], shares: Figures) -> None:
    assert shares.many <= 1.5, table(found)


def test_fences_are_told_of_and_mended(found: list[Met]) -> None:
    of_fences = [each for each in found if "fence" in each.kind and each.counts]
    assert len(of_fences) > 30
    assert [each.text for each in of_fences if not (each.right and each.restored)] == []
