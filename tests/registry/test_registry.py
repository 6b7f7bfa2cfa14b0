"""What a site knows of its use cases as a whole."""

from __future__ import annotations

import pytest

from mkdocs_usecases.model.actor import ActorKind, Catalogue, CatalogueActor
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry import Entry, Registry
from support.making import HERE, extension, include, page, site, step, steps, use_case


def ids(entries: tuple[Entry, ...]) -> list[str | None]:
    return [entry.use_case.id for entry in entries]


def declared(
    name: str, *aliases: str, is_a: str | None = None, kind: ActorKind = ActorKind.PERSON
) -> CatalogueActor:
    return CatalogueActor(
        ActorName(name),
        HERE,
        kind,
        aliases=tuple(map(ActorName, aliases)),
        is_a=ActorName(is_a) if is_a else None,
    )


def catalogue(*actors: CatalogueActor) -> Options:
    return Options(catalogue=Catalogue(actors))


def test_use_cases_stand_by_path_and_line() -> None:
    registry = site(page("b.md", use_case(id="B2"), use_case(id="B1")), page("a.md", use_case(id="C")))
    assert ids(registry.entries) == ["C", "B2", "B1"]
    assert ids(registry.on_page("b.md")) == ["B2", "B1"]
    assert registry.on_page("c.md") == ()


def test_an_id_is_found_in_any_case() -> None:
    registry = site(page("a.md", use_case(id="UC-12")))
    assert registry.find("uc-12") is registry.find("UC-12") is registry.entries[0]
    assert registry.find("UC-13") is registry.find("UC-13") is None


def test_of_two_with_one_id_the_first_is_found_and_both_stay() -> None:
    registry = site(page("b.md", use_case(id="UC-1")), page("a.md", use_case(), use_case(id="uc-1")))
    found = registry.find("UC-1")
    assert found is not None
    assert (found.path, len(registry.entries)) == ("a.md", 3)


def test_a_use_case_leads_to_its_entry() -> None:
    registry = site(page("a.md", use_case("A"), use_case("B")))
    assert all(registry.entry_of(entry.use_case) is entry for entry in registry.entries)
    with pytest.raises(KeyError):
        registry.entry_of(use_case())


def test_what_points_to_a_use_case_is_told_to_it() -> None:
    registry = site(
        page("a.md", use_case(id="UC-1"), use_case(id="UC-2", includes=["uc-1", "UC-9"], extends=["UC-1"])),
        page("b.md", use_case(id="UC-3", specializes="UC-1", includes=["UC-1", "UC-1"])),
    )
    first = registry.entries[0]
    assert ids(registry.included_by(first)) == ["UC-2", "UC-3"]
    assert ids(registry.extended_by(first)) == ["UC-2"]
    assert ids(registry.specialized_by(first)) == ["UC-3"]
    assert registry.included_by(registry.entries[1]) == ()


def test_steps_and_conditions_refer_to_others() -> None:
    by_step = use_case(id="UC-2", main_success_scenario=(step("1", mentions=["HTTP-2", "uc-1"]),))
    inside = extension("1a")._replace(steps=(step("1a1", mentions=["UC-1"]),))
    by_condition = use_case(id="UC-4", extensions=(extension("1a")._replace(condition="UC-1 has failed"),))
    registry = site(
        page("a.md", use_case(id="UC-1"), by_step, use_case(id="UC-3", extensions=(inside,)), by_condition)
    )
    assert ids(registry.referenced_by(registry.entries[0])) == ["UC-2", "UC-3", "UC-4"]


def test_an_include_is_no_reference() -> None:
    including = use_case(id="UC-2", main_success_scenario=(include("1", "UC-1"),), includes=["UC-1"])
    registry = site(page("a.md", use_case(id="UC-1"), including))
    assert registry.referenced_by(registry.entries[0]) == ()


def test_a_use_case_does_not_refer_to_itself() -> None:
    registry = site(page("a.md", use_case(id="UC-1", main_success_scenario=(step("1", mentions=["UC-1"]),))))
    assert registry.referenced_by(registry.entries[0]) == ()


def test_pages_that_link_to_a_use_case_are_known() -> None:
    registry = site(
        page("c.md", references=["UC-1"]),
        page("b.md", references=["uc-1", "UC-1", "UC-9"]),
        page("a.md", use_case(id="UC-1"), references=["UC-1"]),
    )
    assert registry.mentioned_on(registry.entries[0]) == ("b.md", "c.md")


def test_actors_have_their_parts() -> None:
    registry = site(
        page(
            "a.md",
            use_case(
                id="UC-1", primary_actors=["Customer"], supporting_actors=["Courier"], stakeholders=["Owner"]
            ),
            use_case(id="UC-2", primary_actors=["customer", "Courier", "CUSTOMER"]),
        )
    )
    assert [actor.name for actor in registry.actors] == ["Courier", "Customer", "Owner"]
    courier, customer, owner = registry.actors
    assert (ids(courier.primary_in), ids(courier.supporting_in)) == (["UC-2"], ["UC-1"])
    assert ids(customer.primary_in) == ["UC-1", "UC-2"]
    assert ids(owner.stakeholder_in) == ["UC-1"]
    assert (customer.slug, customer.kind, customer.declared) == ("actor-customer", ActorKind.PERSON, False)
    assert registry.actor(" CUSTOMER ") is customer
    assert registry.actor("Nobody") is None


def test_an_alias_counts_as_the_actor() -> None:
    registry = site(
        page("a.md", use_case(id="UC-1", primary_actors=["diner"])),
        options=catalogue(declared("Customer", "Diner", "Eater")),
    )
    assert len(registry.actors) == 1
    customer = registry.actor("Diner")
    assert customer is registry.actor("Customer")
    assert customer is not None
    assert (customer.name, customer.declared, ids(customer.primary_in)) == ("Customer", True, ["UC-1"])


def test_declared_actors_are_known_without_a_use_case() -> None:
    registry = site(
        options=catalogue(declared("Clock", kind=ActorKind.TIME), declared("Premium", is_a="Member"))
    )
    assert [(actor.name, actor.kind, actor.is_a) for actor in registry.actors] == [
        ("Clock", ActorKind.TIME, None),
        ("Member", ActorKind.PERSON, None),
        ("Premium", ActorKind.PERSON, "Member"),
    ]


def test_the_more_general_actor_is_named_as_its_entry_is() -> None:
    registry = site(options=catalogue(declared("Customer", "Diner"), declared("Premium", is_a="diner")))
    assert registry.actors[1].is_a == "Customer"


def test_a_system_that_acts_is_an_actor_of_that_kind() -> None:
    registry = site(page("a.md", use_case(system="Ledger"), use_case(supporting_actors=["ledger"])))
    assert registry.actors[0].kind is ActorKind.SYSTEM


def test_names_with_one_slug_have_entries_of_their_own() -> None:
    registry = site(page("a.md", use_case(primary_actors=["C", "C++", "?"])))
    assert [actor.slug for actor in registry.actors] == ["actor-", "actor-c", "actor-c_2"]


def test_goals_gather_the_use_cases_that_serve_them() -> None:
    registry = site(
        page(
            "a.md",
            use_case("Wash up", id="UC-1", level=GoalLevel.SUBFUNCTION),
            use_case("Order", id="UC-2", goal="Eat at home", primary_actors=["Customer"]),
            use_case("Cook", id="UC-3", goal="eat at HOME", level=GoalLevel.SUMMARY, primary_actors=["Cook"]),
        )
    )
    eat, wash = registry.goals
    assert (eat.goal, eat.level, eat.slug) == ("Eat at home", GoalLevel.SUMMARY, "goal-eat-at-home")
    assert (ids(eat.use_cases), [actor.name for actor in eat.actors]) == (
        ["UC-2", "UC-3"],
        ["Customer", "Cook"],
    )
    assert (wash.goal, wash.level) == ("Wash up", GoalLevel.SUBFUNCTION)
    assert registry.goal("EAT  at home") is eat
    assert registry.goal("Sleep") is None


def test_systems_gather_their_use_cases() -> None:
    registry = site(
        page("a.md", use_case(id="UC-1", system="Shop"), use_case(), use_case(id="UC-2", system="shop"))
    )
    (shop,) = registry.systems
    assert (shop.name, shop.slug, ids(shop.use_cases)) == ("Shop", "system-shop", ["UC-1", "UC-2"])


def test_what_has_no_title_is_shown_but_not_listed() -> None:
    registry = site(page("a.md", use_case("", id="UC-1", system="Shop", primary_actors=["Customer"])))
    assert ids(registry.entries) == ["UC-1"]
    assert registry.find("UC-1") is registry.entries[0]
    assert (registry.listed, registry.actors, registry.goals, registry.systems) == ((), (), (), ())


def test_scenarios_are_computed_once() -> None:
    registry = site(page("a.md", use_case(main_success_scenario=(step("1"),))))
    entry = registry.entries[0]
    assert registry.scenarios(entry) is registry.scenarios(entry)
    assert [scenario.name for scenario in registry.scenarios(entry)] == ["main"]


def test_an_empty_site_has_nothing() -> None:
    registry = site()
    assert (registry.entries, registry.actors, registry.goals, registry.systems) == ((), (), (), ())


def names(registry: Registry, name: str) -> list[str]:
    """The more general actors of one, nearest first."""
    actor = registry.actor(name)
    assert actor is not None
    return [str(general.name) for general in registry.generals(actor)]


def test_special_actors_know_all_that_are_more_general() -> None:
    actors = catalogue(
        declared("Guest", "Visitor"), declared("Member", is_a="visitor"), declared("Gold", is_a="Member")
    )
    registry = site(page("a.md", use_case()), options=actors)
    assert names(registry, "Gold") == ["Member", "Guest"]
    assert names(registry, "Member") == ["Guest"]
    assert names(registry, "visitor") == []


def test_actors_that_are_each_others_general_one_are_followed_once() -> None:
    actors = catalogue(
        declared("A", is_a="B"), declared("B", is_a="C"), declared("C", is_a="B"), declared("D", is_a="D")
    )
    registry = site(page("a.md", use_case()), options=actors)
    assert names(registry, "A") == ["B", "C"]
    assert names(registry, "B") == ["C"]
    assert names(registry, "D") == []


def test_a_name_of_the_catalogue_comes_before_an_alias() -> None:
    actors = catalogue(declared("Clerk", "Cook"), declared("Cook"))
    registry = site(page("a.md", use_case(primary_actors=["cook"])), options=actors)
    assert [(str(actor.name), len(actor.primary_in)) for actor in registry.actors if actor.declared] == [
        ("Clerk", 0),
        ("Cook", 1),
    ]


def test_actors_have_files_and_addresses_of_their_own() -> None:
    registry = site(page("a.md", use_case(primary_actors=["CON", "料理人", "!", "?", "A b"])))
    entries = {str(actor.name): (actor.slug, actor.file_name) for actor in registry.actors}
    assert len({slug for slug, _ in entries.values()}) == len(entries) == 5
    assert len({name.casefold() for _, name in entries.values()}) == 5
    assert entries["A b"] == ("actor-a-b", "a-b")
    assert entries["CON"][0] == "actor-con" and entries["CON"][1] != "con"
    assert all(name.startswith("actor") for name in (entries["!"][1], entries["?"][1]))


def test_a_page_is_called_by_its_title_or_its_path() -> None:
    titled = page("a.md", use_case())._replace(title="Orders")
    registry = site(titled, page("b.md", use_case()))
    assert (registry.title("a.md"), registry.title("b.md"), registry.title("c.md")) == (
        "Orders",
        "b.md",
        "c.md",
    )


def test_parts_are_told_by_their_numbers_and_labels() -> None:
    made = use_case(id="UC-1", main_success_scenario=steps(1), extensions=(extension("1a"),))
    registry = site(page("a.md", made))
    assert dict(registry.parts(registry.entries[0]))["1"] == "UC-1-1"
    assert dict(registry.parts(registry.entries[0]))["1a"] == "UC-1-1a"
