"""The flowchart of a use case, as Mermaid source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawn_use_cases import FLOWCHARTS
from making import extension, include, outcome, repeat, step, steps, use_case
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.rendering.diagrams.diagram import MAX_CHARACTERS, MAX_EDGES, DiagramWords
from mkdocs_usecases.rendering.diagrams.flowchart import flowchart
from mkdocs_usecases.source import Span

HERE = Path(__file__).parent


def source(*extensions: Extension, main: tuple[Step, ...] = steps(3), **more: Any) -> str:
    diagram = flowchart(use_case(main_success_scenario=main, extensions=extensions, **more))
    assert diagram.source is not None
    return diagram.source


def node(source: str, text: str) -> str:
    """The line of the node with that text in it."""
    (line,) = [line for line in source.splitlines() if text in line and '"' in line]
    return line


@pytest.mark.parametrize("name", FLOWCHARTS)
def test_a_flowchart_stays_as_it_was_looked_at(name: str, golden: Callable[[Path, str], None]) -> None:
    diagram = flowchart(FLOWCHARTS[name], href=lambda part: f"#UC-12-{part}")
    assert diagram.source is not None
    golden(HERE / f"diagrams/{name}.mmd", diagram.source + "\n")


def test_a_brief_use_case_has_no_diagram() -> None:
    diagram = flowchart(use_case(extensions=(extension("1a"),)))
    assert diagram.source is None
    assert not diagram.too_large


def test_a_flowchart_is_named_after_its_use_case_and_described() -> None:
    chart = source(extension("1a"), extension("2a"), title="Order **a** meal")
    assert "accTitle: Order a meal" in chart
    assert "accDescr: Steps of the main success scenario#58; 3. Extensions#58; 2." in chart


def test_without_extensions_steps_may_be_wide() -> None:
    assert "wrappingWidth: 400" in source()
    assert "wrappingWidth: 200" in source(extension("1a"))


def test_each_extension_leaves_from_its_step_and_further_ones_from_dots_below() -> None:
    chart = source(extension("2a"), extension("2b"), extension("2c"))
    assert {"s2 -.-> x1", "j2_1 -.-> x2", "j2_2 -.-> x3"} <= set(chart.splitlines())


def test_the_main_line_waits_until_the_column_is_free() -> None:
    chart = source(extension("1a"), extension("1b"), extension("3a"))
    assert "s1 ==== j1_1 ==> s2 ==> s3 ==> s4" in chart
    chart = source(extension("1a"), extension("2a"))
    assert "s1 ===> s2 ==> s3" in chart


def test_extensions_stand_in_the_order_of_their_steps() -> None:
    chart = source(extension("3a"), extension("1a"))
    assert chart.index("Condition 1a") < chart.index("Condition 3a")


@pytest.mark.parametrize(
    ("end", "shape"),
    [
        ("success", '(["✔ Success"]):::ok'),
        ("failure", '(["✘ Failure"]):::ko'),
        ("ends", '(["■ End"]):::back'),
        ("resume at 1", '(["↩ step 1"]):::back'),
        ("resume", '(["↩ step 3"]):::back'),
    ],
)
def test_each_outcome_has_an_end_of_its_own(end: str, shape: str) -> None:
    assert f"x1e{shape}" in source(extension("2a", end))


def test_a_route_that_may_leave_from_several_steps_rejoins_at_the_next_one() -> None:
    assert 'x1e(["↩ next step"])' in source(extension("1-2a", "resume"))
    assert 'x1e(["↩ next step"])' in source(extension("*a", "resume"))


def test_a_route_that_rejoins_after_the_last_step_is_at_the_end() -> None:
    assert 'x1e(["↩ End"])' in source(extension("3a", "resume"))


def test_a_nested_route_rejoins_in_the_handling_of_its_parent_or_ends_as_that_does() -> None:
    inner = extension("2a1a", "resume")
    assert 'x2e(["↩ step 2a2"])' in source(extension("2a", "failure", handling=2, extensions=(inner,)))
    assert 'x2e(["✘ Failure"])' in source(extension("2a", "failure", handling=1, extensions=(inner,)))


def test_nested_extensions_hang_below_their_parent() -> None:
    inner = (extension("2a1a"), extension("2a1b"))
    chart = source(extension("2a", extensions=inner))
    assert {"x1 -..-> x2", "x1 -....-> x3", "x1e ~~~ x2", "x2e ~~~ x3"} <= set(chart.splitlines())


def test_any_time_extensions_stand_last_under_a_node_that_says_so() -> None:
    chart = source(extension("*a"), extension("*b"), extension("3a"))
    assert (
        chart.index("Condition 3a")
        < chart.index("At any step")
        < chart.index("Condition *a".replace("*", "#42;"))
    )
    assert "any -.-> x2" in chart
    assert "any -.-> x3" not in chart


def test_an_extension_of_a_step_that_is_not_there_is_shown_all_the_same() -> None:
    chart = source(extension("9a"))
    assert "9a. Condition 9a" in chart
    assert "At any step" not in chart


def test_a_named_alternative_says_its_code_and_name() -> None:
    by_code = extension("A1", at="2", name="Order as a gift", condition="Order as a gift")
    assert 'x1("A1. Order as a gift")' in source(by_code)
    with_condition = by_code._replace(condition="It is a birthday")
    assert "A1. Order as a gift#58; It is a birthday" in source(with_condition)
    by_name = extension("Order as a gift", at="2", name="Order as a gift", condition="Order as a gift")
    assert 'x1("Order as a gift")' in source(by_name)


def test_an_include_has_double_sides_and_the_title_of_what_is_included() -> None:
    main = (include("1", "UC-20"), include("2", "UC-404"))
    diagram = flowchart(use_case(main_success_scenario=main), title_of={"UC-20": "Pay *now*"}.get)
    assert diagram.source is not None
    assert 's1[["1#46; Pay now"]]' in diagram.source
    assert 's2[["2#46; UC-404"]]' in diagram.source


def test_a_loop_has_pointed_sides() -> None:
    assert 's2{{"2#46; repeat 1-1"}}' in source(main=(step("1"), repeat("2", "1", "1")))


def test_the_main_line_ends_in_the_success_guarantee() -> None:
    there = Span("page.md", 1, 1)
    one = (Prose("Customer has a **meal**.", there),)
    assert node(source(success_guarantees=one), "✔").startswith('s4(["✔ Customer has a meal."])')
    two = (*one, Prose("It is paid", there))
    assert "✔ Customer has a meal. It is paid" in source(success_guarantees=two)
    many = tuple(Prose(f"Guarantee number {number} holds for all of them", there) for number in range(9))
    assert "#59; Guarantee number 1 holds for all of them …" in source(success_guarantees=many)


def test_a_main_scenario_that_was_said_to_fail_does_not_end_in_success() -> None:
    assert 's4(["✘ Failure"]):::ko' in source(main_outcome=outcome("failure"))
    assert 's4(["■ End"]):::back' in source(main_outcome=outcome("ends"))


def test_links_come_after_their_nodes_and_hold_no_quotation_marks() -> None:
    main = (step("1"), step("2"))
    diagram = flowchart(
        use_case(main_success_scenario=main, extensions=(extension("1a"),)),
        href=lambda part: None if part == "2" else f'../a"b/#größe-{part};',
    )
    assert diagram.source is not None
    lines = diagram.source.splitlines()
    clicks = [line for line in lines if line.startswith("click")]
    assert clicks == [
        'click s1 href "../a%22b/#gr%C3%B6%C3%9Fe-1%3B"',
        'click x1 href "../a%22b/#gr%C3%B6%C3%9Fe-1a%3B"',
    ]
    assert lines.index(clicks[0]) > max(
        lines.index(line) for line in lines if line.startswith(("s1[", "x1("))
    )


def test_the_words_are_the_sites() -> None:
    words = DiagramWords(failure="Misserfolg", step="Schritt {}", description="{steps}/{extensions}")
    made = use_case(
        main_success_scenario=steps(2),
        extensions=(extension("1a", "failure"), extension("2a", "resume at 1")),
    )
    chart = flowchart(made, words).source
    assert chart is not None
    assert "✘ Misserfolg" in chart
    assert "↩ Schritt 1" in chart
    assert "accDescr: 2/2" in chart


def test_what_mermaid_would_refuse_is_too_large() -> None:
    long = use_case(main_success_scenario=(step("1", "x" * MAX_CHARACTERS),))
    assert flowchart(long).too_large
    astral = use_case(main_success_scenario=(step("1", "𝔸" * (MAX_CHARACTERS // 2)),))
    assert flowchart(astral).too_large
    # A step has one edge, and there is one more node than edges.
    assert not flowchart(use_case(main_success_scenario=steps(MAX_EDGES))).too_large
    refused = flowchart(use_case(main_success_scenario=steps(MAX_EDGES + 1)))
    assert refused.too_large
    assert refused.source is None


def test_colours_are_see_through_and_text_has_none() -> None:
    fills = re.findall(r"fill:(\S+?),", source(extension("1a")))
    assert all(fill == "none" or len(fill) == 9 or fill == "#5c6bc0" for fill in fills)
    assert ",color:" not in source()
