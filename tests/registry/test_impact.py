"""What changes with a use case: who refers to it, nearest first, and why."""

from __future__ import annotations

import pytest

from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.impact import impact_of, reasons
from support.showing import block, pages

ALL = "".join(
    (
        block(id="UC-1", title="Changed", release="R0", extension_points="{late: 2}"),
        block(id="UC-2", title="Includes", steps="[Customer waits., {include: UC-1}]", release="R2"),
        block(id="UC-3", title="Includes by key", includes="UC-1", supporting="Courier"),
        block(id="UC-4", title="Extends", extends="{use case: UC-1, at: late}"),
        block(id="UC-5", title="Specializes", specializes="uc-1"),
        block(id="UC-6", title="Mentions", steps="[Customer waits for UC-1., Customer goes.]"),
        block(id="UC-7", title="Mentions late", extensions="{1a. After UC-1: ends in failure}"),
        block(id="UC-8", title="Goes on", extensions="{1a. It rains: continue with UC-1}"),
        block(id="UC-9", title="Far", includes="UC-2", actor="Clerk", release="R9"),
        block(id="UC-10", title="Farther", specializes="UC-9"),
        block(id="UC-11", title="Stranger", includes="UC-12"),
        block(id="UC-12", title="Back", includes="UC-11"),
    )
)


def registry(text: str = ALL) -> Registry:
    return pages(text).view.registry


def told(known: Registry, id_: str, most: int | None = None) -> list[tuple[str, int, str]]:
    entry = known.find(id_)
    assert entry is not None
    effects = impact_of(known, entry, most).effects
    return [(str(one.entry.use_case.id), one.distance, str(one.through.use_case.id)) for one in effects]


def test_everything_that_refers_to_it_directly_and_further_is_told() -> None:
    direct = [(f"UC-{number}", 1, "UC-1") for number in (2, 3, 4, 5, 8, 6, 7)]
    assert told(registry(), "UC-1") == [*direct, ("UC-9", 2, "UC-2"), ("UC-10", 3, "UC-9")]


@pytest.mark.parametrize(
    ("source", "relation", "part", "at"),
    [
        ("UC-2", "includes", "2", ""),
        ("UC-3", "includes", "", ""),
        ("UC-4", "extends", "", "late"),
        ("UC-5", "specializes", "", ""),
        ("UC-6", "mentions", "1", ""),
        ("UC-7", "mentions", "1a", ""),
        ("UC-8", "continues", "1a", ""),
    ],
)
def test_each_says_the_step_that_does(source: str, relation: str, part: str, at: str) -> None:
    known = registry()
    one, changed = known.find(source), known.find("UC-1")
    assert one is not None
    assert changed is not None
    (reason,) = reasons(one, changed, known)
    assert (reason.relation.value, reason.part, reason.at) == (relation, part, at)


def test_circles_end_where_they_began() -> None:
    assert told(registry(), "UC-11") == [("UC-12", 1, "UC-11")]
    itself = registry(block(steps="[Customer waits for UC-1.]"))
    assert told(itself, "UC-1") == []


def test_actors_and_releases_are_those_that_are_reached() -> None:
    known = registry()
    changed = known.find("UC-1")
    assert changed is not None
    impact = impact_of(known, changed)
    assert [actor.name for actor in impact.actors] == ["Customer", "Courier", "Clerk"]
    assert impact.releases == ("R2", "R9")


def test_of_too_many_only_those_are_told_that_refer_to_it_themselves() -> None:
    chain = "".join(block(id=f"UC-{n}", title=f"Link {n}", includes=f"UC-{n + 1}") for n in range(1, 40))
    known = registry(chain)
    last = known.find("UC-39")
    assert last is not None
    assert len(impact_of(known, last).effects) == 38
    cut = impact_of(known, last, 5)
    assert cut.is_cut
    assert [effect.distance for effect in cut.effects] == [1]
    assert not impact_of(known, last, 37).is_cut
