"""What would be too much for one page of an index stands on several, and nothing is lost or twice there."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.index_pages import (
    actor_parts,
    goal_parts,
    scenario_parts,
    system_parts,
)
from mkdocs_usecases.registry.listing_pages import ListingPages
from mkdocs_usecases.rendering.generated.pages import generated_pages
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.site import Site
from support.making import extension, page, site, steps, use_case


def many(count: int, *, routes: int = 1) -> list[UseCase]:
    """Use cases of three systems and none, of seven actors."""
    extensions = tuple(extension(f"1{chr(ord('a') + at)}", "failure") for at in range(routes - 1))
    return [
        use_case(
            f"Serve dish {at}",
            id=f"UC-{at}",
            system=None if at % 40 == 0 else f"Kitchen {at % 3}",
            primary_actors=[f"Cook {at % 7}"],
            supporting_actors=["Waiter"],
            main_success_scenario=steps(3),
            extensions=extensions,
        )
        for at in range(count)
    ]


def everything(parts: Any) -> dict[Any, list[Entry]]:
    """All entries of an index, with the use cases of each, over all pages."""
    found: dict[Any, list[Entry]] = {}
    for part in parts:
        for share in part:
            found.setdefault(share.of, []).extend(share.entries)
    return found


def sizes(registry: Registry) -> list[int]:
    """How many use cases each page of scenarios has."""
    return [len(part) for part in scenario_parts(registry)]


@pytest.mark.slow
def test_each_use_case_of_a_system_stands_on_one_page_and_those_of_none_come_last() -> None:
    registry = site(page("kitchen.md", *many(1200)))
    parts = system_parts(registry)
    assert len(parts) > 1
    found = everything(parts)
    assert [of and of.name for of in found] == ["Kitchen 0", "Kitchen 1", "Kitchen 2", None]
    assert found[None] == [entry for entry in registry.listed if not entry.use_case.system]
    listed = [entry for entries in found.values() for entry in entries]
    assert sorted(map(id, listed)) == sorted(map(id, registry.listed))


def test_an_index_without_use_cases_of_no_system_has_no_entry_for_them() -> None:
    registry = site(page("kitchen.md", use_case(id="UC-1", system="Kitchen")))
    assert [share.of is None for part in system_parts(registry) for share in part] == [False]


@pytest.mark.slow
def test_all_actors_and_goals_are_there_once_in_their_order() -> None:
    registry = site(page("kitchen.md", *many(2000)))
    actors, goals = actor_parts(registry), goal_parts(registry)
    assert len(actors) > 1
    assert len(goals) > 1
    assert [*everything(actors)] == [*registry.actors]
    assert [*everything(goals)] == [*registry.goals]
    cook, waiter = registry.actor("Cook 3"), registry.actor("Waiter")
    assert cook is not None
    assert everything(actors)[cook] == [*cook.primary_in]
    assert len(everything(actors)[waiter]) == 2000


@pytest.mark.slow
def test_pages_of_scenarios_are_about_as_large_whatever_the_use_cases_have() -> None:
    """By what readers load: twenty routes are about nine times as much as one."""
    short, long = site(page("a.md", *many(1000))), site(page("a.md", *many(100, routes=20)))
    assert (sum(sizes(short)), sum(sizes(long))) == (1000, 100)
    assert 8 < sizes(short)[0] / sizes(long)[0] < 12
    whole = sizes(short)[:-1]
    assert max(whole) - min(whole) <= 1


def test_what_has_no_id_comes_behind_what_has_one() -> None:
    named = [use_case("Ask", id="UC-10"), use_case("Pay"), use_case("Go", id="UC-2"), use_case("End", id="A")]
    registry = site(page("kitchen.md", *named))
    order = [entry.use_case.title for entry in registry.in_order(registry.entries)]
    assert order == ["End", "Go", "Ask", "Pay"]


def test_an_actor_is_where_a_page_lists_all_of_them_and_on_the_usual_page_first() -> None:
    known = Site(Options(index="use-cases/"))
    known.read("a.md", "```usecase\ntitle: Pay\nactor: Guest\nsystem: Shop\nsteps: [Guest pays.]\n```\n")
    known.read("team.md", "<!-- usecases: actors -->")
    registry = known.registry
    (guest,), (goal,) = registry.actors, registry.goals
    pages = ListingPages(registry, None)
    assert pages.actor(guest) == "team.md"
    assert pages.goal(goal) is None
    known.read("use-cases/actors.md", "<!-- usecases: actors -->")
    known.read("use-cases/goals.md", "<!-- usecases: goals -->")
    pages = ListingPages(known.registry, "use-cases/")
    assert pages.actor(guest) == "use-cases/actors.md"
    assert pages.goal(goal) == "use-cases/goals.md"
    stranger = site(page("b.md", use_case(primary_actors=["Stranger"], goal="Be somewhere else")))
    assert pages.actor(stranger.actors[0]) is None
    assert pages.goal(stranger.goals[0]) is None


PARTED = """\
```usecase
title: Pay
goal: Be done
actor: Ann
supporting: Bob
```

```usecase
title: {}
goal: Be gone
actor: Bob
supporting: Ann
```

```usecase
title: Zip
actor: Cid
```
"""


def test_names_lead_to_the_part_that_holds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_usecases.registry.index_pages._ENOUGH", 1)
    known = Site(Options(index="use-cases/"))
    known.read("a.md", PARTED.format("Wait"))
    made = generated_pages(known.options, words_of("en"), known.registry)
    for path, text, _ in made:
        known.read(path, text)
    pages = ListingPages(known.registry, "use-cases/")
    ann, bob, cid = known.registry.actors
    # Each of the two takes part in two use cases, and stands on a page with each.
    assert [pages.actor(each) for each in (ann, bob, cid)] == [
        "use-cases/actors.md",
        "use-cases/actors-3.md",
        "use-cases/actors-5.md",
    ]
    done, gone, unzipped = known.registry.goals
    assert [pages.goal(each) for each in (done, gone, unzipped)] == [
        "use-cases/goals.md",
        "use-cases/goals-2.md",
        "use-cases/goals-3.md",
    ]
    # Of a part that no page shows, the last one tells.
    known.read("use-cases/actors-3.md", "")
    assert ListingPages(known.registry, "use-cases/").actor(bob) == "use-cases/actors-5.md"


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Wait for what is coming soon", "Wait for what is coming soon"),
        ("Wait for what is coming later", "Wait for what is coming lat…"),
        ("Wait for whatever is coming on", "Wait for whatever is coming…"),
        ("Wait for all the dishes that come", "Wait for all the dishes tha…"),
        ("Go </p> [x] #1 a@b ~c :d:", "Go &lt;\u2060/p&gt; \\[x\\] \\#1 a&#64;b &#126;c &#58;d:"),
    ],
)
def test_a_part_is_called_by_what_it_begins_with(
    monkeypatch: pytest.MonkeyPatch, title: str, called: str
) -> None:
    monkeypatch.setattr("mkdocs_usecases.registry.index_pages._ENOUGH", 1)
    known = Site(Options(index="use-cases/"))
    known.read("a.md", PARTED.format(title))
    made = {path: text for path, text, _ in generated_pages(known.options, words_of("en"), known.registry)}
    assert f" · [{called}](use-cases-2.md) · " in made["use-cases/index.md"]
