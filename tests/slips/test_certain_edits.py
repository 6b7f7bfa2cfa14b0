"""Edits that are certain take their finding away and bring no other one, in pages with any one slip."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from mkdocs_usecases.diagnostics import Diagnostic
from slips.judging import NEIGHBOURS, PAGE
from slips.kinds import slips
from slips.pages import Page, pages
from slips.slip import KINDS
from support.long_runs import IS_LONG
from support.mending import Pages, edits_that_do_not_mend, settled_findings


class Slipped(NamedTuple):
    """The pages of a site with a slip in one of them, and without it."""

    kind: str
    wrong: Pages
    right: Pages


def site(page: Page, text: str) -> Pages:
    return {PAGE: text} | ({NEIGHBOURS: page.neighbours} if page.neighbours else {})


def slipped(seed: int, count: int) -> Iterator[Slipped]:
    for kind, page, slip in slips(pages(), random.Random(seed), count * len(KINDS)):
        yield Slipped(kind, site(page, page.text_of(slip.lines)), site(page, page.text))


def failures(found: list[Slipped], *, first_only: bool) -> list[str]:
    return [
        f"{each.kind}: {failure}"
        for each in found
        for failure in edits_that_do_not_mend(
            each.wrong, right=each.right, certain_only=True, first_only=first_only
        )
    ]


@pytest.mark.parametrize(
    ("seed", "count"),
    [
        pytest.param(1, 1, id="few", marks=pytest.mark.slow),
        pytest.param(2, 2, id="some", marks=pytest.mark.slow),
        *([pytest.param(2, 60, id="many")] if IS_LONG else []),
    ],
)
def test_a_certain_edit_takes_its_finding_away_and_brings_none(seed: int, count: int) -> None:
    found = [*slipped(seed, count)]
    certain = sum(bool(finding.edits) and finding.is_certain for each in found for finding in _found(each))
    assert certain > count * len(KINDS) / 4
    assert failures(found, first_only=True) == []
    # What follows from the first finding may need it to be mended before.
    assert len(failures(found, first_only=False)) <= certain * 0.03 + 2


def _found(each: Slipped) -> list[Diagnostic]:
    return settled_findings(each.wrong)
