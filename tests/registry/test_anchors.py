"""Anchors: short, readable in every script, and no two the same on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.registry import slug
from support.making import extension, page, site, step, steps, use_case
from support.typing_anything import share


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Eat at home", "eat-at-home"),
        ("  C++ / C#!  ", "c-c"),
        ("Straße öffnen", "strasse-öffnen"),
        ("食事を注文する", "食事を注文する"),
        ("सेवा चुनें", "सेवा-चुनें"),
        ("ﬁle \uff21\uff22", "file-ab"),
        ("snake_case", "snake-case"),
        ("…", ""),
    ],
)
def test_a_slug_keeps_the_letters_of_every_script(name: str, expected: str) -> None:
    assert slug(name) == expected


def anchors(*use_cases: object) -> list[str]:
    return [entry.anchor for entry in site(page("a.md", *use_cases)).entries]  # type: ignore[arg-type]


def test_the_anchor_is_the_id_as_typed_or_else_the_title() -> None:
    assert anchors(use_case("A", id="UC-12"), use_case("Order a meal")) == ["UC-12", "order-a-meal"]


def test_a_use_case_without_title_and_id_has_an_anchor() -> None:
    assert anchors(use_case(""), use_case("?")) == ["use-case", "use-case_2"]


def test_equal_names_are_numbered_whatever_their_case() -> None:
    assert anchors(use_case(id="UC-1"), use_case(id="uc-1"), use_case(id="UC-1")) == [
        "UC-1",
        "uc-1_2",
        "UC-1_3",
    ]


def test_a_title_gives_way_to_an_id_that_stands_behind_it() -> None:
    assert anchors(use_case("Pay"), use_case("Other", id="pay")) == ["pay_2", "pay"]


def test_pages_do_not_disturb_each_other() -> None:
    registry = site(page("a.md", use_case("Pay")), page("b.md", use_case("Pay")))
    assert [entry.anchor for entry in registry.entries] == ["pay", "pay"]


def test_a_title_is_not_taken_for_an_entry_of_an_index() -> None:
    assert anchors(use_case("Goal setting")) == ["use-case-goal-setting"]


def test_an_id_that_is_no_id_makes_an_anchor_without_blanks() -> None:
    assert anchors(use_case(id='UC 12 <b>"')) == ["UC-12-b"]


def test_steps_and_extensions_are_reached_below_their_use_case() -> None:
    nested = extension("2-3b1a")
    parts = (
        extension("4a"),
        extension("2-3b", extensions=(nested,)),
        extension("*a"),
        extension("A1", at="2"),
    )
    registry = site(page("a.md", use_case(id="UC-12", main_success_scenario=steps(4), extensions=parts)))
    entry = registry.entries[0]
    names = ["3", "4a", "4a1", "2-3b", "2-3b1a1", "*a", "*a1", "A1", "A1.1"]
    assert [registry.anchor(entry, name) for name in names] == [
        *("UC-12-3", "UC-12-4a", "UC-12-4a1", "UC-12-2-3b", "UC-12-2-3b1a1"),
        *("UC-12-any-a", "UC-12-any-a1", "UC-12-A1", "UC-12-A1.1"),
    ]


def test_an_alternative_without_a_code_is_reached_by_its_name() -> None:
    alternative = extension("Order as a gift", at="2")
    registry = site(
        page("a.md", use_case(id="UC-12", main_success_scenario=steps(2), extensions=(alternative,)))
    )
    assert registry.anchor(registry.entries[0], "Order as a gift") == "UC-12-order-as-a-gift"


def test_a_part_that_does_not_exist_is_the_use_case() -> None:
    registry = site(page("a.md", use_case(id="UC-12")))
    assert registry.anchor(registry.entries[0], "9z") == "UC-12"
    assert not registry.has_part(registry.entries[0], "9z")


def test_a_step_gives_way_to_a_use_case_of_that_name() -> None:
    registry = site(page("a.md", use_case(id="UC-1", main_success_scenario=steps(2)), use_case(id="UC-1-2")))
    assert registry.entries[1].anchor == "UC-1-2"
    assert registry.anchor(registry.entries[0], "2") == "UC-1-2_2"


def test_doubled_labels_are_told_apart_by_the_extension() -> None:
    first, second = extension("3a"), extension("3a")._replace(condition="Another")
    registry = site(
        page("a.md", use_case(id="UC-1", main_success_scenario=steps(3), extensions=(first, second)))
    )
    entry = registry.entries[0]
    assert [registry.anchor(entry, part) for part in ("3a", first, second)] == [
        "UC-1-3a",
        "UC-1-3a",
        "UC-1-3a_2",
    ]


@pytest.mark.slow
def test_anchors_of_thousands_of_pages_can_be_asked_for_in_any_order() -> None:
    twice = extension("3a"), extension("3a")._replace(condition="Another")
    many = [
        page(f"{n}.md", use_case(id=f"UC-{n}", main_success_scenario=steps(3), extensions=twice))
        for n in range(1200)
    ]
    registry = site(*many)
    for entry in (*registry.entries, *reversed(registry.entries), registry.entries[600]):
        anchors = [registry.anchor(entry, part) for part in ("2", "3a", *twice)]
        assert anchors == [f"{entry.anchor}{end}" for end in ("-2", "-3a", "-3a", "-3a_2")]
        assert registry.has_part(entry, "3") and not registry.has_part(entry, "4")


NAMES = st.sampled_from(["UC-1", "uc-1", "UC-1-2", "UC-1-2a", "UC-1_2", None])
TITLES = st.sampled_from(["UC 1", "UC-1 2a", "", "Pay", "pay!", "UC-1 any a"])


@pytest.mark.slow
@share(80)
@given(st.lists(st.tuples(NAMES, TITLES), max_size=5))
def test_no_two_anchors_of_a_page_are_the_same(names: list[tuple[str | None, str]]) -> None:
    parts = (
        extension("2a"),
        extension("2a"),
        extension("*a"),
        extension("Any a", at="1"),
        extension("!", at="1"),
    )
    main = (step("1"), step("2"))
    registry = site(
        page("a.md", *(use_case(t, id=i, main_success_scenario=main, extensions=parts) for i, t in names))
    )
    found = []
    for entry in registry.entries:
        made = entry.use_case
        found.append(entry.anchor)
        found += [registry.anchor(entry, part) for part in made.every_step]
        found += [registry.anchor(entry, part) for part in made.every_extension]
    folded = [anchor.casefold() for anchor in found]
    assert len(set(folded)) == len(folded)
