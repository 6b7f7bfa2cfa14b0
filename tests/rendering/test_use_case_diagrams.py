"""The use case diagram of a system, as SVG."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from mkdocs_usecases.rendering.diagrams.columns import columns
from mkdocs_usecases.rendering.diagrams.diagram import DiagramWords
from mkdocs_usecases.rendering.diagrams.system.figure import Figure
from mkdocs_usecases.rendering.diagrams.system.figures import MAX_USE_CASES, use_case_diagrams
from mkdocs_usecases.rendering.diagrams.system.heights import isotonic
from mkdocs_usecases.rendering.diagrams.system.layout import laid_out
from mkdocs_usecases.rendering.diagrams.system.lettering import width, wrapped
from mkdocs_usecases.rendering.diagrams.system.ordering import crossings, ordered
from mkdocs_usecases.rendering.diagrams.system.plan import LineKind, NodeKind, Plan, Sheet, planned
from mkdocs_usecases.rendering.diagrams.system.subject import DiagramActor, DiagramUseCase, Subject
from support.drawn_use_cases import SHOP, SHOP_ACTORS
from support.systems import system

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
WIDE = Sheet(688)


def figure(*use_cases: DiagramUseCase, actors: Iterable[DiagramActor] = ()) -> Figure:
    (found,) = use_case_diagrams("WebShop", use_cases, actors)
    return found


def plan_of(*use_cases: DiagramUseCase, actors: Iterable[DiagramActor] = ()) -> Plan:
    return laid_out(Subject(use_cases, {actor.name: actor for actor in actors}), WIDE)


def lines(plan: Plan) -> set[tuple[str, str, LineKind]]:
    """What is joined with what, by names and keys."""
    return {(line.start.name, line.end.name, line.kind) for line in (*plan.lines, *plan.within)}


def test_the_diagram_stays_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    (diagram,) = use_case_diagrams("WebShop", SHOP, SHOP_ACTORS)
    assert diagram.title == "WebShop"
    golden(Path(__file__).parent / "diagrams/shop.svg", diagram.wide.replace("><", ">\n<") + "\n")


def test_a_system_without_use_cases_has_no_diagram() -> None:
    assert use_case_diagrams("WebShop", ()) == ()


@pytest.mark.parametrize("name", ["", "Web & <shop>"])
def test_it_is_well_formed_and_says_what_it_shows(name: str) -> None:
    (diagram,) = use_case_diagrams(name, SHOP, SHOP_ACTORS)
    anchors: list[str] = []
    for picture in (diagram.wide, diagram.narrow):
        root = ElementTree.fromstring(picture)
        said = {each.get("id", ""): each.text or "" for each in root.iter() if "id" in each.attrib}
        anchors += said
        assert said[root.attrib["aria-labelledby"]] == root.findtext(f"{SVG}title") == name
        assert said[root.attrib["aria-describedby"]] == root.findtext(f"{SVG}desc")
        description = root.findtext(f"{SVG}desc") or ""
        assert "Use cases: 7. Actors: 4." in description
        assert "Shop online (Shopper; «include» Browse the catalogue, Complete a <purchase>)." in description
        texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
        assert {"Browse the catalogue", "Shopper", "«include»", "«extend»", "Specializes"} <= set(texts)
        links = {link.get(HREF): link.get("aria-label") for link in root.iter(f"{SVG}a")}
        assert links["#UC-1"] == "Shop online"
        assert links["actors/#actor-shopper"] == "Shopper"
    assert len({*anchors}) == len(anchors) == 4


def test_it_needs_no_style_and_no_script() -> None:
    (diagram,) = use_case_diagrams("WebShop", SHOP, SHOP_ACTORS)
    assert re.findall(r"<style|style=|<script|\bon\w+=", diagram.wide) == []


def test_a_legend_names_only_the_kinds_that_occur() -> None:
    plain = figure(DiagramUseCase("1", "Pay", ("Shopper",)))
    assert "«" not in plain.wide
    including = figure(DiagramUseCase("1", "Pay", includes=("2",)), DiagramUseCase("2", "Ask"))
    assert "«include»" in including.wide
    assert "«extend»" not in including.wide


def test_from_right_to_left_all_stands_the_other_way_round() -> None:
    use_case = DiagramUseCase("1", "Pay", ("Shopper",), ("Bank",))
    words = DiagramWords(is_right_to_left=True)
    (mirrored,) = use_case_diagrams("WebShop", [use_case], words=words)

    def place(picture: str, name: str) -> float:
        text = re.search(rf'<tspan x="([\d.]+)"[^>]*>{name}<', picture)
        assert text is not None
        return float(text[1])

    assert place(figure(use_case).wide, "Shopper") < place(figure(use_case).wide, "Bank")
    assert place(mirrored.wide, "Shopper") > place(mirrored.wide, "Bank")


def test_a_name_that_runs_another_way_than_the_page_says_so() -> None:
    for is_right_to_left, other in ((False, "rtl"), (True, "ltr")):
        words = DiagramWords(is_right_to_left=is_right_to_left)
        titles = ["A & B <c>", "!زائر", "12 …"]
        use_cases = [DiagramUseCase(str(turn), title) for turn, title in enumerate(titles)]
        (picture,) = use_case_diagrams("", use_cases, words=words)
        root = ElementTree.fromstring(picture.wide)
        ways = {"".join(each.itertext()): each.get("direction") for each in root.iter(f"{SVG}text")}
        expected = [other if is_right_to_left else None, None if is_right_to_left else other, None]
        assert [ways[title] for title in titles] == expected


def test_primary_actors_stand_ahead_of_and_supporting_ones_behind_the_use_cases() -> None:
    plan = plan_of(DiagramUseCase("1", "Pay", ("Shopper",), ("Bank",)))
    assert [[node.name for node in layer] for layer in plan.layers] == [["Shopper"], ["1"], ["Bank"]]
    assert lines(plan) == {("Shopper", "1", LineKind.PRIMARY), ("1", "Bank", LineKind.SUPPORTING)}


def test_an_actor_of_both_sides_has_one_figure_where_that_costs_nothing() -> None:
    plan = plan_of(
        DiagramUseCase("1", "Pay", ("Bank",)), DiagramUseCase("2", "Refund", ("Shopper",), ("Bank",))
    )
    names = [node.name for layer in plan.layers for node in layer if node.kind is NodeKind.ACTOR]
    assert sorted(names) == ["Bank", "Shopper"]


def test_relations_to_what_is_not_there_or_to_itself_are_left_out() -> None:
    use_case = DiagramUseCase("1", "One", includes=("2", "1"), extends=("3",), specializes="1")
    assert lines(plan_of(use_case)) == set()


def test_actors_of_an_included_use_case_come_by_way_of_the_one_that_includes_it() -> None:
    plan = plan_of(
        DiagramUseCase("1", "Buy", ("Shopper",), ("Bank",), ("2",)),
        DiagramUseCase("2", "Pay", ("Shopper",), ("Bank",)),
    )
    assert lines(plan) == {
        ("Shopper", "1", LineKind.PRIMARY),
        ("1", "2", LineKind.INCLUDE),
        ("2", "Bank", LineKind.SUPPORTING),
    }


def test_use_cases_that_include_each_other_keep_their_actors() -> None:
    plan = plan_of(
        DiagramUseCase("1", "One", ("Shopper",), includes=("2",)),
        DiagramUseCase("2", "Two", ("Clerk",), includes=("1",)),
    )
    ends = {(line.actor.name, line.end.name) for line in plan.lines if line.actor is not None}
    assert {("Shopper", "1"), ("Clerk", "2")} <= ends


def test_an_actor_leads_to_the_more_general_one() -> None:
    plan = plan_of(
        DiagramUseCase("1", "One", ("Regular",)),
        DiagramUseCase("2", "Two", ("Shopper",)),
        actors=(DiagramActor("Regular", "Shopper"),),
    )
    assert ("Regular", "Shopper", LineKind.IS_A) in lines(plan)


def test_no_line_crosses_where_none_has_to() -> None:
    plan = plan_of(
        DiagramUseCase("1", "Buy", ("Shopper",)),
        DiagramUseCase("2", "Pack", ("Clerk",)),
        DiagramUseCase("3", "Return", ("Shopper",)),
        DiagramUseCase("4", "Ship", ("Clerk",)),
    )
    positions = {node: position for layer in plan.layers for position, node in enumerate(layer)}
    assert crossings(plan.lines, positions) == 0


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("seed", range(8))
def test_in_any_system_nothing_stands_on_anything_and_a_search_makes_nothing_worse(seed: int) -> None:
    random = Random(seed)
    subject = Subject(system(random, 2 + 3 * seed), {})
    for sheet in (WIDE, Sheet(340)):
        plan = laid_out(subject, sheet)
        assert {node.name for layer in plan.layers for node in layer} >= set(subject.use_cases)
        for layer in plan.layers:
            for above, below in pairwise(layer):
                assert above.y + above.down <= below.y - below.up
            for node in layer:
                assert (
                    0 <= node.x - node.half <= node.x + node.half <= plan.width + 0.01 <= sheet.total + 0.02
                )
                assert 0 <= node.y - node.up <= node.y + node.down <= plan.height
        draft = planned(subject, sheet, frozenset(), {})
        assert ordered(draft).cost <= ordered(draft, is_draft=True).cost


@pytest.mark.slow
def test_a_large_system_has_a_diagram_for_each_primary_actor() -> None:
    many = [
        DiagramUseCase(str(n), f"Do {n}", (f"Actor {n % 2}",), includes=("0",)) for n in range(MAX_USE_CASES)
    ]
    many.append(DiagramUseCase("last", "Do nothing"))
    diagrams = use_case_diagrams("WebShop", many)
    assert [diagram.title for diagram in diagrams] == ["WebShop – Actor 0", "WebShop – Actor 1", "WebShop"]
    second = diagrams[1].wide
    assert ">Do 1<" in second
    assert ">Do 0<" in second  # included
    assert ">Do 2<" not in second


@pytest.mark.slow
def test_an_actor_of_very_many_use_cases_has_several_diagrams() -> None:
    many = [DiagramUseCase(str(n), f"Do {n}", ("Shopper",)) for n in range(2 * MAX_USE_CASES + 1)]
    titles = [diagram.title for diagram in use_case_diagrams("WebShop", many)]
    assert titles == [f"WebShop – Shopper ({part}/3)" for part in (1, 2, 3)]


def test_what_nobody_could_follow_is_not_drawn() -> None:
    keys = tuple(str(number) for number in range(40))
    tangled = [DiagramUseCase(key, f"Do {key}", includes=keys) for key in keys]
    (diagram,) = use_case_diagrams("WebShop", tangled)
    assert diagram.is_too_large
    assert diagram.title == "WebShop"


def test_a_text_is_parted_where_it_can_be() -> None:
    assert wrapped("Order a meal", 200, 13, 4) == ("Order a meal",)
    assert wrapped("Order a meal for two", 90, 13, 4) == ("Order a", "meal for two")
    assert wrapped("self-service", 60, 13, 4) == ("self-", "service")
    parted = wrapped("Donaudampfschiff", 60, 13, 4)
    assert "".join(line.removesuffix("-") for line in parted) == "Donaudampfschiff"
    assert all(line.endswith("-") and width(line, 13) <= 60 for line in parted[:-1])
    assert wrapped("a b c d e f g", 8, 13, 3)[-1].endswith("…")


@pytest.mark.parametrize(
    "name",
    [
        "Rechtsschutzversicherungsgesellschaft",
        "Clerk of the department of commerce",
        "顧客サービス担当者の上司の部下",
    ],
)
def test_what_is_cut_has_room_in_its_line(name: str) -> None:
    lines = wrapped(name, 84, 12, 2)
    assert lines[-1].endswith("…")
    assert "-" not in lines[-1]
    assert max(width(line, 12) for line in lines) <= 84
    assert width("注文する", 10) > 40


def test_numbers_that_fall_are_levelled() -> None:
    assert isotonic([(1, 1), (5, 1), (3, 1)]) == [1, 4, 4]
    assert isotonic([(4, 3), (0, 1)]) == [3, 3]


def test_columns_lead_to_the_right_and_circles_do_not_matter() -> None:
    assert columns({"a": "bc", "b": "c", "c": "", "d": "c"}) == {"a": 0, "b": 1, "c": 2, "d": 0}
    assert columns({"a": "b", "b": "c", "c": "ax"}) == {"a": 0, "b": 1, "c": 2}
    assert columns({"a": "a"}) == {"a": 0}
    deep = columns({n: [n + 1] for n in range(5_000)})
    assert deep[4_999] == 4_999
