"""The use case diagram of a system, as Mermaid source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from drawn_use_cases import SHOP, SHOP_ACTORS
from mkdocs_usecases.rendering.diagrams.arrangement import arranged, crossings
from mkdocs_usecases.rendering.diagrams.columns import columns
from mkdocs_usecases.rendering.diagrams.use_case_diagram import (
    MAX_USE_CASES,
    DiagramActor,
    DiagramUseCase,
    use_case_diagrams,
)


def lines(*use_cases: DiagramUseCase, actors: tuple[DiagramActor, ...] = ()) -> list[str]:
    (diagram,) = use_case_diagrams("WebShop", use_cases, actors)
    assert diagram.source is not None
    return diagram.source.splitlines()


def test_the_diagram_stays_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    (diagram,) = use_case_diagrams("WebShop", SHOP, SHOP_ACTORS)
    assert diagram.title == "WebShop"
    assert diagram.source is not None
    golden(Path(__file__).parent / "diagrams/shop.mmd", diagram.source + "\n")


def test_a_system_without_use_cases_has_no_diagram() -> None:
    assert use_case_diagrams("WebShop", ()) == ()


def test_primary_actors_have_lines_and_supporting_ones_dotted_lines() -> None:
    source = lines(DiagramUseCase("1", "Pay", ("Shopper",), ("Bank",)))
    assert {"a1 --- u1", "u1 -.- b1"} <= set(source)


def test_an_actor_of_both_sides_stands_on_both() -> None:
    source = lines(
        DiagramUseCase("1", "Pay", ("Bank",)), DiagramUseCase("2", "Refund", ("Shopper",), ("Bank",))
    )
    assert {'a1["Bank"]:::actor', 'b1["Bank"]:::actor'} <= set(source)


def test_relations_are_labelled_and_generalizations_are_arrows() -> None:
    source = lines(
        DiagramUseCase("1", "One", includes=("2",), extends=("3",), specializes="4"),
        DiagramUseCase("2", "Two"),
        DiagramUseCase("3", "Three"),
        DiagramUseCase("4", "Four"),
    )
    node = {line.split('"')[1]: line.split("(")[0] for line in source if line.endswith(":::goal")}
    one = node["One"]
    assert f'{one} -.->|"«include»"| {node["Two"]}' in source
    assert f'{one} -.->|"«extend»"| {node["Three"]}' in source
    assert f"{one} --> {node['Four']}" in source


def test_relations_to_what_is_not_there_or_to_itself_are_left_out() -> None:
    source = lines(DiagramUseCase("1", "One", includes=("2", "1"), extends=("3",), specializes="1"))
    assert not any("u1 -" in line for line in source)


def test_actors_of_an_included_use_case_come_by_way_of_the_one_that_includes_it() -> None:
    source = lines(
        DiagramUseCase("1", "Buy", ("Shopper",), ("Bank",), ("2",)),
        DiagramUseCase("2", "Pay", ("Shopper",), ("Bank",)),
    )
    assert {"a1 --- u1", "u2 -.- b1"} <= set(source)
    assert not any(line.startswith(("a1 ---- ", "u1 -..-")) for line in source)


def test_supporting_actors_stand_once_where_their_lines_do_not_cross() -> None:
    source = lines(
        DiagramUseCase("1", "Buy", ("Shopper",), ("Bank",)),
        DiagramUseCase("2", "Return", ("Shopper",), ("Bank", "Courier")),
    )
    assert {'b1["Bank"]:::actor', 'b2["Courier"]:::actor'} <= set(source)
    assert {"u1 -.- b1", "u2 -.- b1", "u2 -.- b2"} <= set(source)


def test_supporting_actors_whose_lines_would_cross_stand_beside_each_use_case() -> None:
    actors = (DiagramActor("Bank", href="#bank"),)
    source = lines(
        DiagramUseCase("1", "Buy", ("Shopper",), ("Bank", "Courier")),
        DiagramUseCase("2", "Return", ("Shopper",), ("Bank", "Courier")),
        DiagramUseCase("3", "Claim", ("Shopper",), ("Bank",)),
        actors=actors,
    )
    beside = [line for line in source if line.startswith("c") and line.endswith(":::actor")]
    assert [line.split('"')[1] for line in beside] == ["Bank · Courier", "Bank · Courier", "Bank"]
    alone = beside[-1].split("[")[0]
    assert f'click {alone} href "#bank"' in source


def test_what_has_to_do_with_each_other_stands_side_by_side() -> None:
    """As few lines cross as can be: here none has to."""
    source = lines(
        DiagramUseCase("1", "Buy", ("Shopper",)),
        DiagramUseCase("2", "Pack", ("Clerk",)),
        DiagramUseCase("3", "Return", ("Shopper",)),
        DiagramUseCase("4", "Ship", ("Clerk",)),
    )
    goals = [line.split('"')[1] for line in source if line.endswith(":::goal")]
    assert goals in (["Buy", "Return", "Pack", "Ship"], ["Pack", "Ship", "Buy", "Return"])


def test_an_arrangement_is_no_longer_than_the_order_it_began_with() -> None:
    random = Random(1)
    for size in range(2, 30):
        pairs = [(random.randrange(size), random.randrange(size)) for _ in range(size)]
        order = arranged(range(size), pairs)
        assert sorted(order) == list(range(size))
        assert sum(abs(order.index(a) - order.index(b)) for a, b in pairs) <= sum(
            abs(a - b) for a, b in pairs
        )
    assert arranged("abc", ()) == ["a", "b", "c"]


def test_crossing_lines_are_counted() -> None:
    assert crossings([(0, 0), (1, 1), (1, 2)]) == 0
    assert crossings([(0, 1), (1, 0), (2, 0)]) == 2


def test_use_cases_that_include_each_other_keep_their_actors() -> None:
    source = lines(
        DiagramUseCase("1", "One", ("Shopper",), includes=("2",)),
        DiagramUseCase("2", "Two", ("Clerk",), includes=("1",)),
    )
    assert {"a1 --- u1", "a2 ---- u2"} <= set(source)


def test_special_forms_of_an_actor_stand_further_left() -> None:
    source = lines(
        DiagramUseCase("1", "One", ("Regular",)),
        DiagramUseCase("2", "Two", ("Shopper",)),
        actors=(DiagramActor("Regular", "Shopper"),),
    )
    assert {"a1 --> a2", "a1 ---- u1", "a2 --- u2"} <= set(source)


def test_actors_and_use_cases_are_links() -> None:
    source = lines(
        DiagramUseCase("1", "One", ("Shopper",), href="shop/#1"),
        actors=(DiagramActor("Shopper", href="#actor-shopper"),),
    )
    assert {'click u1 href "shop/#1"', 'click a1 href "#actor-shopper"'} <= set(source)


def test_a_large_system_has_a_diagram_for_each_primary_actor() -> None:
    many = [
        DiagramUseCase(str(n), f"Do {n}", (f"Actor {n % 2}",), includes=("0",)) for n in range(MAX_USE_CASES)
    ]
    many.append(DiagramUseCase("last", "Do nothing"))
    diagrams = use_case_diagrams("WebShop", many)
    assert [diagram.title for diagram in diagrams] == ["WebShop – Actor 0", "WebShop – Actor 1", "WebShop"]
    second = diagrams[1].source or ""
    assert '"Do 1"' in second
    assert '"Do 0"' in second  # included
    assert '"Do 2"' not in second


def test_an_actor_of_very_many_use_cases_has_several_diagrams() -> None:
    many = [DiagramUseCase(str(n), f"Do {n}", ("Shopper",)) for n in range(2 * MAX_USE_CASES + 1)]
    titles = [diagram.title for diagram in use_case_diagrams("WebShop", many)]
    assert titles == [f"WebShop – Shopper ({part}/3)" for part in (1, 2, 3)]


def test_columns_lead_to_the_right_and_circles_do_not_matter() -> None:
    assert columns({"a": "bc", "b": "c", "c": "", "d": "c"}) == {"a": 0, "b": 1, "c": 2, "d": 0}
    assert columns({"a": "b", "b": "c", "c": "ax"}) == {"a": 0, "b": 1, "c": 2}
    assert columns({"a": "a"}) == {"a": 0}
    deep = columns({n: [n + 1] for n in range(5_000)})
    assert deep[4_999] == 4_999
