"""What scenarios cover, as a counter finds that knows nothing of how they were found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.model.routes import Cover
from support.building import REPOSITORY
from support.edges import edges, walked
from support.exporting import Urls, site_of

HARD = [(Path(__file__).parent / "hard.md").read_text(encoding="utf-8")]
EXAMPLE = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "example-site").rglob("*.md"))]
CIRCLES = {"UC-9", "UC-17"}
"""Their routes never come to the step behind the one that they left from."""


def covering(pages: list[str], cover: Cover) -> list[Any]:
    site = site_of(*pages)
    found = json.loads(json_text(site.registry, Urls(), cover=cover))["use_cases"]
    assert len(found) > 20
    return [each for each in found if each["scenarios"]]


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("pages", [HARD, EXAMPLE], ids=["hard", "example"])
def test_each_way_from_step_to_step_is_walked(pages: list[str]) -> None:
    for use_case in covering(pages, Cover.TRANSITIONS):
        assert edges(use_case) - walked(use_case) == set(), use_case["id"]


@pytest.mark.slow
def test_extensions_alone_leave_some_of_them_out() -> None:
    found = covering(EXAMPLE, Cover.EXTENSIONS)
    every, along = (sum(len(count(each)) for each in found) for count in (edges, walked))
    assert along < 0.95 * every


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("pages", [HARD, EXAMPLE], ids=["hard", "example"])
@pytest.mark.parametrize("cover", [Cover.TRANSITIONS, Cover.PAIRS])
def test_more_cover_adds_scenarios_and_changes_none(pages: list[str], cover: Cover) -> None:
    plain = {each["id"]: each["scenarios"] for each in covering(pages, Cover.EXTENSIONS)}
    for use_case in covering(pages, cover):
        scenarios = use_case["scenarios"]
        before = plain[use_case["id"]]
        assert scenarios[: len(before)] == before
        names = [each["name"] for each in scenarios]
        assert len(set(names)) == len(names)
        # A test of any of them is one of a route that the page shows.
        assert {each["ref"] for each in scenarios} == {each["ref"] for each in before}


def test_a_pair_takes_the_second_extension_where_the_first_has_rejoined() -> None:
    found = {each["id"]: each["scenarios"] for each in covering(HARD, Cover.PAIRS)}
    pairs = {each["name"]: " ".join(each["path"]) for each in found["UC-6"] if "+" in each["name"]}
    assert pairs == {
        "1a+2a": "1 1a1 2 2a1 2 3",
        "1a+2b": "1 1a1 2",
        "2a+2a": "1 2 2a1 2 2a1 2 3",
        "2a+2b": "1 2 2a1 2",
    }


def test_a_loop_is_gone_round_once_more_and_a_range_is_left_at_each_step() -> None:
    found = {each["id"]: each["scenarios"] for each in covering(HARD, Cover.TRANSITIONS)}
    loops = {each["name"]: " ".join(each["path"]) for each in found["UC-1"] if "@" in each["name"]}
    assert loops == {"main@3": "1 2 1 2 4"}
    ranges = {each["name"]: " ".join(each["path"]) for each in found["UC-4"] if "@" in each["name"]}
    assert ranges == {"2-3a@3": "1 2 3 2-3a1 4", "2-3b@3": "1 2 3"}
