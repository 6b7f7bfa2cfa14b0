"""A correct system passes every exported scenario; a broken one fails those that go where it is broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from support.browsing import skip_or_fail
from support.features import CUCUMBER, export_features, run_behave, run_cucumber, run_pytest_bdd, scenarios_of

pytestmark = pytest.mark.slow

USE_CASES = ("UC-1", "UC-102", "UC-203", "UC-207")
"""Nested extensions, ranges, `*`, what rejoins, includes, loops and named alternatives."""

Runner = Callable[[Path, str | None], Mapping[str, bool]]
RUNNERS = [
    pytest.param(run_behave, id="behave"),
    pytest.param(run_pytest_bdd, id="pytest-bdd"),
    pytest.param(run_cucumber, id="cucumber-js", marks=pytest.mark.cucumber),
]

BROKEN = (
    "then Ticket machine asks for another means of payment.",
    "then MealApp looks for restaurants with similar dishes that deliver to the address.",
    "when Pay by card (UC-204)",
    "when all goods of the order are picked",
    "then WebShop tells the Warehouse clerk to stop.",
)


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("cover", ["extensions", "transitions"])
def test_a_correct_system_passes_every_scenario(runner: Runner, cover: str, tmp_path: Path) -> None:
    _demand(runner)
    expected = scenarios_of(export_features(tmp_path, USE_CASES, cover))
    assert len(expected) > 30
    assert runner(tmp_path, None) == dict.fromkeys(expected, True)


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_system_fails_the_scenarios_that_go_there_and_no_other(
    runner: Runner, broken: str, tmp_path: Path
) -> None:
    _demand(runner)
    expected = scenarios_of(export_features(tmp_path, USE_CASES))
    step = broken.partition(" ")[2]
    goes_there = {name for name, steps in expected.items() if step in steps}
    assert 0 < len(goes_there) < len(expected)
    assert runner(tmp_path, broken) == {name: name not in goes_there for name in expected}


def _demand(runner: Runner) -> None:
    if runner is run_cucumber and not CUCUMBER.exists():
        skip_or_fail("no cucumber-js: run `npm install --prefix tests/gherkin/cucumber`")
