"""The flowchart of a use case, as Mermaid source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.model.routes import scenarios
from mkdocs_usecases.model.scenario import Extension, OutcomeKind, Step
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.options import Options
from mkdocs_usecases.rendering.diagrams.diagram import MAX_CHARACTERS, MAX_EDGES, DiagramWords, click, drawn
from mkdocs_usecases.rendering.diagrams.flowchart import flowchart
from mkdocs_usecases.rendering.route_rows import ENDING_SIGNS
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support.drawn_use_cases import FLOWCHARTS
from support.making import extension, ids, include, outcome, repeat, step, steps, use_case

HERE = Path(__file__).parent

MOST_STEPS = (MAX_EDGES - 1) // 2


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


def test_what_tests_say_stays_in_one_line_behind_the_end_of_each_route() -> None:
    made = use_case(main_success_scenario=steps(2), extensions=(extension("1a"), extension("2a")))
    marks = {None: "– not tested", "1a": "✘ 1 of 2", "2a": ""}
    chart = flowchart(made, tested_of=lambda of: marks[of and of.label]).source or ""
    assert node(chart, "s3([").endswith('(["✔ Success (–\u2060\u00a0not\u2060\u00a0tested)"]):::good')
    assert "(✘\u2060\u00a01\u2060\u00a0of\u2060\u00a02)" in node(chart, "1a.")
    assert "(" not in node(chart, "2a.").partition('"')[2]


def test_a_brief_use_case_has_no_diagram() -> None:
    diagram = flowchart(use_case(extensions=(extension("1a"),)))
    assert diagram.source is None
    assert not diagram.too_large


def test_a_flowchart_is_named_after_its_use_case_and_described() -> None:
    chart = source(extension("1a"), extension("2a"), title="Order **a** meal")
    assert "accTitle: Order a meal" in chart
    assert "accDescr: Steps of the main success scenario#58; 3. Extensions#58; 2." in chart


def test_without_extensions_steps_may_be_wide() -> None:
    assert "wrappingWidth: 420" in source()
    assert "wrappingWidth: 272" in source(extension("1a"))


def test_the_main_line_is_one_column_with_an_arrow_between_any_two_nodes() -> None:
    assert "h0 ~~~ s1 & a2 & s2 & a3 & s3 & a4 & s4" in source().splitlines()
    with_trigger = source(trigger=Prose("It is noon", Span("page.md", 1, 1)))
    assert "h0 ~~~ s0 & a1 & s1 & a2 & s2 & a3 & s3 & a4 & s4" in with_trigger.splitlines()


def test_each_extension_leaves_from_its_step() -> None:
    chart = source(extension("2a"), extension("2b"), extension("1-2c"), extension("3a"))
    assert {"s2 -.-> x2", "s2 -.-> x3", "s1 -.-> x1", "s3 -.-> x4"} <= set(chart.splitlines())
    assert node(chart, "x1(").startswith('x1("1-2c. ')


def test_room_is_held_beside_arrows_unless_extensions_are_above_and_below() -> None:
    chart = source(extension("2a"), extension("3a"))
    assert {"a2 ~~~ a2h", "a4 ~~~ a4h"} <= set(chart.splitlines())
    assert "a3h" not in chart
    assert "h[" not in source().replace("h0[", "")


def test_extensions_stand_in_the_order_of_their_steps() -> None:
    chart = source(extension("3a"), extension("1a"))
    assert chart.index("Condition 1a") < chart.index("Condition 3a")


@pytest.mark.parametrize(
    ("end", "words", "kind"),
    [
        ("success", "✔ Success", "good"),
        ("failure", "✘ Failure", "bad"),
        ("ends", "■ End", "ends"),
        ("resume at 1", "↩ step 1", "cond"),
        ("resume", "↩ step 3", "cond"),
    ],
)
def test_each_outcome_is_said_in_the_node(end: str, words: str, kind: str) -> None:
    assert ending(source(extension("2a", end)), "x1") == (words, kind)


def ending(chart: str, node: str) -> tuple[str, str]:
    """How the route of an extension ends, and the class of its node."""
    (line,) = [line for line in chart.splitlines() if line.startswith(f'{node}("')]
    label, kind = line.split('"):::')
    # Kept on one line by blanks that do not break.
    return label[label.rindex(" ") + 1 :].replace("\u00a0", " "), kind


def test_a_route_that_may_leave_from_several_steps_rejoins_at_the_next_one() -> None:
    assert ending(source(extension("1-2a", "resume")), "x1")[0] == "↩ next step"
    assert ending(source(extension("*a", "resume")), "x1")[0] == "↩ next step"


def test_a_route_that_rejoins_after_the_last_step_is_at_the_end() -> None:
    assert ending(source(extension("3a", "resume")), "x1")[0] == "↩ End"


def test_a_nested_route_rejoins_in_the_handling_of_its_parent_or_ends_as_that_does() -> None:
    inner = extension("2a1a", "resume")
    rejoining = source(extension("2a", "failure", handling=2, extensions=(inner,)))
    assert ending(rejoining, "x2") == ("↩ step 2a2", "cond")
    failing = source(extension("2a", "failure", handling=1, extensions=(inner,)))
    assert ending(failing, "x2") == ("✘ Failure", "bad")


def test_nested_extensions_stand_below_their_parent_with_a_sign() -> None:
    inner = (extension("2a1a"), extension("2a1b"))
    chart = source(extension("2a", extensions=inner))
    assert {"s2 -.-> x1", "s2 -.-> x2", "s2 -.-> x3"} <= set(chart.splitlines())
    assert node(chart, "x2(").startswith('x2("↳ 2a1a. ')


def test_any_time_extensions_stand_last_beside_a_node_that_says_so() -> None:
    chart = source(extension("*a"), extension("*b"), extension("3a"))
    assert (
        chart.index("Condition 3a")
        < chart.index("At any step")
        < chart.index("Condition *a".replace("*", "#42;"))
    )
    assert {"any -.-> x2", "any -.-> x3"} <= set(chart.splitlines())
    assert "& s4 & gap & any" in chart


@pytest.mark.parametrize(("is_right_to_left", "mark"), [(False, ""), (True, "\u200e")])
def test_a_star_stays_ahead_of_its_letter_in_a_line_from_right_to_left(
    *, is_right_to_left: bool, mark: str
) -> None:
    made = use_case(main_success_scenario=steps(2), extensions=(extension("*a"), extension("1a")))
    chart = flowchart(made, DiagramWords(is_right_to_left=is_right_to_left)).source
    assert chart is not None
    assert f'("{mark}#42;a. ' in chart
    assert '("1a. ' in chart


def test_an_extension_of_a_step_that_is_not_there_is_shown_all_the_same() -> None:
    chart = source(extension("9a"))
    assert "9a. Condition 9a" in chart
    assert "s4 ~~~ x1" in chart.splitlines()
    assert "At any step" not in chart


def test_a_named_alternative_says_its_code_and_name() -> None:
    by_code = extension("A1", at="2", name="Order as a gift", condition="Order as a gift")
    assert 'x1("A1. Order as a gift ' in source(by_code)
    with_condition = by_code._replace(condition="It is a birthday")
    assert "A1. Order as a gift#58; It is a birthday" in source(with_condition)
    by_name = extension("Order as a gift", at="2", name="Order as a gift", condition="Order as a gift")
    assert 'x1("Order as a gift ' in source(by_name)


def test_an_include_has_double_sides_and_the_title_of_what_is_included() -> None:
    main = (include("1", "UC-20"), include("2", "UC-404"))
    diagram = flowchart(use_case(main_success_scenario=main), title_of={"UC-20": "Pay *now*"}.get)
    assert diagram.source is not None
    assert 's1[["1#46; Pay now"]]' in diagram.source
    assert 's2[["2#46; UC-\u2060404"]]' in diagram.source


def test_a_loop_has_a_sign() -> None:
    assert 's2["2#46; ↻ repeat 1-1"]' in source(main=(step("1"), repeat("2", "1", "1")))


def test_the_main_line_ends_in_the_success_guarantee() -> None:
    there = Span("page.md", 1, 1)
    one = (Prose("Customer has a **meal**.", there),)
    assert node(source(success_guarantees=one), "✔").startswith('s4(["✔ Customer has a meal."])')
    two = (*one, Prose("It is paid", there))
    assert "✔ Customer has a meal. It is paid" in source(success_guarantees=two)
    many = tuple(Prose(f"Guarantee number {number} holds for all of them", there) for number in range(9))
    assert "#59; Guarantee number 1 holds for all of them …" in source(success_guarantees=many)


def test_a_main_scenario_that_was_said_to_fail_does_not_end_in_success() -> None:
    assert 's4(["✘ Failure"]):::bad' in source(main_outcome=outcome("failure"))
    assert 's4(["■ End"]):::ends' in source(main_outcome=outcome("ends"))


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
    assert "✘\u00a0Misserfolg" in chart
    assert "↩\u00a0Schritt\u00a01" in chart
    assert "accDescr: 2/2" in chart


def test_what_mermaid_would_refuse_is_too_large() -> None:
    most = "x" * MAX_CHARACTERS
    assert not drawn([most], MAX_EDGES, "").too_large
    assert drawn([most, ""], MAX_EDGES, "").too_large
    assert drawn([most], MAX_EDGES + 1, "").too_large
    assert not drawn(["\ud800" * MAX_CHARACTERS], 0, "").too_large
    long = use_case(main_success_scenario=(step("1", "x" * MAX_CHARACTERS),))
    assert flowchart(long).too_large
    astral = use_case(main_success_scenario=(step("1", "𝔸" * (MAX_CHARACTERS // 2)),))
    assert flowchart(astral).too_large
    # A hidden edge leads to each node of the main line: steps, the end, and the arrows between them.
    assert not flowchart(use_case(main_success_scenario=steps(MOST_STEPS))).too_large
    refused = flowchart(use_case(main_success_scenario=steps(MOST_STEPS + 1)))
    assert refused.too_large
    assert refused.source is None
    # Others lead to each extension, and to the room that is held beside arrows.
    late = (extension("1a"),)
    sizes = (MAX_EDGES // 3, MAX_EDGES // 3 + 1)
    charts = [flowchart(use_case(main_success_scenario=steps(size), extensions=late)) for size in sizes]
    assert [chart.too_large for chart in charts] == [False, True]


def test_colours_are_see_through_and_text_has_none() -> None:
    fills = re.findall(r"fill:(\S+?),", source(extension("1a")))
    assert all(fill == "none" or len(fill) == 9 for fill in fills)
    assert ",color:" not in source()


def test_the_end_of_the_main_scenario_leads_to_the_use_case_that_it_goes_on_in() -> None:
    (onward,) = ids(["UC-9"])
    end = outcome("success")._replace(kind=OutcomeKind.CONTINUES, use_case=onward)
    drawn = use_case(main_success_scenario=steps(2), main_outcome=end)
    chart = flowchart(drawn, href_of=lambda id_: f"orders/#{id_}").source
    assert chart is not None
    assert 'click s3 href "orders/#UC-9"' in chart.splitlines()


FORMS = ("model/walks.md", "rendering/rich/page.md", "rendering/rich/bare.md", "rendering/use_cases/ends.md")


def test_chart_and_table_say_alike_how_each_route_ends() -> None:
    text = "".join((HERE.parent / path).read_text(encoding="utf-8") for path in FORMS)
    blocks = Site(Options(system="S")).read("page.md", text).blocks
    found = [each for block in blocks if (each := block.use_case) and each.main_success_scenario]
    assert len(found) > 12
    for each in found:
        chart = flowchart(each, href=lambda part: part).source or ""
        signs = dict(re.findall(r"^([sx]\d+)\W.*([✔✘■»?↩])[ \u00a0].*:::", chart, re.MULTILINE))
        parts = dict(re.findall(r'^click (x\d+) href "(.+)"', chart, re.MULTILINE))
        main, *others = scenarios(each)
        assert signs.pop(f"s{len(each.main_success_scenario) + 1}") == ENDING_SIGNS[main.ending], each.title
        ends = {click("", other.name)[0]: other.ending for other in others}
        for node_, sign in signs.items():
            # Where a route rejoins, the chart says so, and the table how it goes on from there.
            if node_ in parts and sign != "↩":
                assert sign == ENDING_SIGNS[ends[f'click  href "{parts[node_]}"']], (each.title, node_)
