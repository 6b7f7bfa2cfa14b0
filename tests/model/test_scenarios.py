"""Every way through a use case that a tester would walk."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.model.routes import Cover, Ending, Scenario, has_too_many_scenarios, scenarios
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind
from mkdocs_usecases.model.text import StepNumber, UseCaseId, UseCaseMention
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from support.making import HERE, extension, include, outcome, repeat, step, steps, use_case
from support.typing_anything import share


def routes(*extensions: Extension, count: int = 5, **more: Any) -> dict[str, Scenario]:
    made = use_case(**{"main_success_scenario": steps(count), "extensions": extensions, **more})
    return {scenario.name: scenario for scenario in scenarios(made)}


def path(*extensions: Extension, name: str = "", count: int = 5, **more: Any) -> str:
    """The path of the last scenario, or of the one of that name."""
    found = routes(*extensions, count=count, **more)
    return " ".join(found[name or list(found)[-1]].path)


def test_the_main_scenario_takes_no_extension_and_succeeds() -> None:
    main = routes(extension("2a"))["main"]
    assert (main.name, main.ending, main.path) == ("main", Ending.SUCCESS, tuple("12345"))
    assert main.extensions == ()


@pytest.mark.parametrize("end", ["success", "failure", "ends"])
def test_the_main_scenario_ends_as_it_says(end: str) -> None:
    assert routes(main_outcome=outcome(end))["main"].ending.value == end


def test_scenarios_of_the_same_numbers_hold_them_once() -> None:
    one, other = routes(extension("2a")), routes(extension("2a"))
    assert one["2a"].path is other["2a"].path
    assert one["2a"].routes is other["2a"].routes


def test_a_main_scenario_that_claims_to_resume_succeeds() -> None:
    assert routes(main_outcome=outcome("resume at 1"))["main"].ending is Ending.SUCCESS


def test_a_use_case_without_steps_and_extensions_has_no_scenarios() -> None:
    assert routes(count=0) == {}


def test_an_extension_that_resumes_at_its_own_step_does_it_again() -> None:
    assert path(extension("4a", "resume at 4")) == "1 2 3 4 4a1 4 5"


def test_an_extension_that_just_resumes_goes_on_after_its_step() -> None:
    assert path(extension("4a")) == "1 2 3 4 4a1 5"


def test_an_extension_may_go_back_or_ahead() -> None:
    assert path(extension("3a", "resume at 1")) == "1 2 3 3a1 1 2 3 4 5"
    assert path(extension("2a", "resume at 5")) == "1 2 2a1 5"


@pytest.mark.parametrize("end", ["success", "failure", "ends", "unclear"])
def test_an_extension_that_ends_ends_the_scenario(end: str) -> None:
    scenario = routes(extension("3a", end, handling=2))["3a"]
    assert (" ".join(scenario.path), scenario.ending.value) == ("1 2 3 3a1 3a2", end)


def test_a_scenario_whose_end_was_not_said_is_assumed() -> None:
    unsaid = Outcome(OutcomeKind.RESUMES, HERE, assumed=True)
    found = routes(extension("3a", outcome=unsaid), extension("4a"), extension("5a", "failure"))
    assert [name for name, scenario in found.items() if scenario.assumed] == ["3a"]
    assert found["3a"].ending is Ending.SUCCESS


def test_a_scenario_is_assumed_where_an_end_on_its_way_was_not_said() -> None:
    unsaid = Outcome(OutcomeKind.RESUMES, HERE, assumed=True)
    nested = extension("3a1a", "failure"), extension("3a1b", "resume")
    found = routes(extension("3a", outcome=unsaid, extensions=nested))
    assert [name for name, scenario in found.items() if scenario.assumed] == ["3a", "3a1b"]


def test_a_scenario_goes_on_in_another_use_case() -> None:
    target = UseCaseMention(UseCaseId("UC-9"), HERE)
    found = routes(extension("3a", outcome=Outcome(OutcomeKind.CONTINUES, HERE, use_case=target)))
    assert (found["3a"].ending, found["3a"].continues_in) == (Ending.CONTINUES, "UC-9")
    assert found["main"].continues_in is None


def test_an_extension_that_resumes_ends_as_the_main_scenario_does() -> None:
    assert routes(extension("3a"), main_outcome=outcome("failure"))["3a"].ending is Ending.FAILURE


def test_an_extension_with_no_handling_is_a_route_all_the_same() -> None:
    assert path(extension("3a", "failure", handling=0)) == "1 2 3"


def test_a_range_is_left_at_its_first_step() -> None:
    assert path(extension("2-4a")) == "1 2 2-4a1 3 4 5"
    assert path(extension("2-4a", "resume at 2")) == "1 2 2-4a1 2 3 4 5"


def test_an_any_time_extension_leaves_at_the_first_step() -> None:
    assert path(extension("*a")) == "1 *a1 2 3 4 5"


def test_an_any_time_extension_that_retries_does_the_first_step_again() -> None:
    assert path(extension("*a", "resume at *")) == "1 *a1 1 2 3 4 5"


def test_a_named_alternative_leaves_where_it_says() -> None:
    assert path(extension("A1", "resume at 4", at="3")) == "1 2 3 A1.1 4 5"


def test_every_extension_has_a_scenario_in_the_order_of_the_source() -> None:
    nested = (extension("2a1b"), extension("2a1a"))
    assert list(routes(extension("4a"), extension("2a", extensions=nested), extension("*a"))) == [
        "main", "4a", "2a", "2a1b", "2a1a", "*a",
    ]  # fmt: skip


def test_a_nested_extension_takes_its_parent_first_up_to_the_sub_step() -> None:
    nested = extension("2-3b2a", "resume at 2-3b3")
    parent = extension("2-3b", "resume at 4", handling=3, extensions=(nested,))
    assert path(parent, name="2-3b2a") == "1 2 2-3b1 2-3b2 2-3b2a1 2-3b3 4 5"


def test_a_nested_extension_that_just_resumes_finishes_its_parent() -> None:
    parent = extension("3a", "failure", handling=2, extensions=(extension("3a1a"),))
    assert path(parent) == "1 2 3 3a1 3a1a1 3a2"
    assert routes(parent)["3a1a"].ending is Ending.FAILURE


def test_extensions_nest_deeply() -> None:
    parent = extension("1a", extensions=(extension("1a1a", extensions=(extension("1a1a1a"),)),))
    assert path(parent, count=2) == "1 1a1 1a1a1 1a1a1a1 2"


def test_a_scenario_knows_the_extensions_that_it_takes() -> None:
    parent = extension("1a", extensions=(extension("1a1a"),))
    found = routes(parent)
    assert [taken.label for taken in found["1a1a"].extensions] == ["1a", "1a1a"]
    assert found["main"].extensions == ()


def test_a_nested_extension_that_is_typed_beside_its_parent_still_goes_through_it() -> None:
    assert path(extension("3a", "failure"), extension("3a1a", "success")) == "1 2 3 3a1 3a1a1"


def test_an_extension_may_go_on_in_another_one() -> None:
    found = path(extension("2a", "failure", handling=3), extension("4a", "resume at 2a2"))
    assert found == "1 2 3 4 4a1 2a2 2a3"


def test_a_condition_as_target_means_the_first_step_that_handles_it() -> None:
    assert path(extension("2a", "failure"), extension("4a", "resume at 2a")) == "1 2 3 4 4a1 2a1"


def test_a_condition_as_target_means_all_steps_that_handle_it() -> None:
    handled = extension("2a", "failure", handling=2)
    assert path(handled, extension("3a", "resume at 2a")) == "1 2 3 3a1 2a1 2a2"


def test_an_extension_of_a_sub_step_that_does_not_exist_leaves_at_the_nearest_one_before() -> None:
    nested = extension("2a9a", "failure")
    parent = extension("2a", handling=5, extensions=(nested,))
    assert path(parent) == "1 2 2a1 2a2 2a3 2a4 2a5 2a9a1"


def test_an_alternative_whose_place_is_no_step_leaves_at_the_first() -> None:
    assert path(extension("A1", at="late")) == "1 A1.1 2 3 4 5"


def test_an_extension_that_leads_back_to_itself_does_so_once_and_is_no_success() -> None:
    endless = extension("3a", "resume at 3a1", handling=2)
    assert path(endless) == "1 2 3 3a1 3a2 3a1 3a2"
    assert routes(endless)["3a"].ending is Ending.UNCLEAR


def test_of_two_extensions_with_one_label_each_goes_its_own_way() -> None:
    first = extension("1a", "failure", handling=2)
    own = extension("1a", "resume at 1a1", handling=2)
    assert path(first, own, count=2) == "1 1a1 1a2 1a1 1a2"
    nested = extension("1a1a", "resume at 1a2")
    parent = extension("1a", "resume at 2", handling=2, extensions=(nested,))
    found = scenarios(use_case(main_success_scenario=steps(2), extensions=(first, parent)))[-1]
    assert (" ".join(found.path), found.ending) == ("1 1a1 1a1a1 1a2 2", Ending.SUCCESS)
    assert found.extensions == (parent, nested)


def test_two_extensions_that_lead_to_each_other_are_told_once_and_are_no_success() -> None:
    found = routes(extension("2a", "resume at 3a1"), extension("3a", "resume at 2a1"))
    assert " ".join(found["2a"].path) == "1 2 2a1 3a1 2a1"
    assert " ".join(found["3a"].path) == "1 2 3 3a1 2a1 3a1"
    assert {found["2a"].ending, found["3a"].ending} == {Ending.UNCLEAR}


def test_loops_are_walked_once_and_are_no_step() -> None:
    looped = (*steps(3), repeat("4", "2", "3"), step("5"))
    assert path(main_success_scenario=looped) == "1 2 3 5"
    assert path(extension("4a"), main_success_scenario=looped) == "1 2 3 4a1 5"
    assert path(extension("1a", "resume at 4"), main_success_scenario=looped) == "1 1a1 5"


def test_an_include_is_a_step() -> None:
    assert path(main_success_scenario=(step("1"), include("2", "UC-20"))) == "1 2"


@pytest.mark.parametrize("end", ["resume at 9", "resume at 3a1", "resume at 2b"])
def test_nobody_knows_how_a_route_ends_that_goes_on_at_a_step_that_does_not_exist(end: str) -> None:
    found = routes(extension("2a", end), extension("4a", "resume at 2a1"))
    assert (found["2a"].path, found["2a"].ending) == (("1", "2", "2a1"), Ending.UNCLEAR)
    assert (found["4a"].path[-1], found["4a"].ending) == ("2a1", Ending.UNCLEAR)


@pytest.mark.parametrize(
    ("label", "expected"),
    [("9a", "1 2 3 9a1"), ("12a", "1 2 3 12a1"), ("0a", "0a1 1 2 3"), ("2b1a", "1 2 2b1a1 3")],
)
def test_an_extension_of_a_step_that_does_not_exist_leaves_at_the_nearest_one_before(
    label: str, expected: str
) -> None:
    assert path(extension(label), count=3) == expected


def test_what_leaves_before_the_first_step_and_tries_that_again_does_all_steps() -> None:
    assert path(extension("0a", "resume at 0"), count=3) == "0a1 1 2 3"


def test_an_extension_that_leaves_from_its_own_step_has_an_end() -> None:
    assert path(extension("3a", at="3a1")) == "1 2 3 3a1 4 5"


def test_extensions_that_leave_from_each_other_have_an_end() -> None:
    assert routes(extension("2a", at="3a1"), extension("3a", at="2a1")).keys() == {"main", "2a", "3a"}


def test_extensions_of_a_use_case_without_main_steps_have_routes() -> None:
    assert path(extension("1a", "failure"), count=0) == "1a1"


NUMBERS = [*"*01239", "1a1", "1a2", "2a1", "1a1a1", "*a1", "2-3b1", "1a", "x", ""]


@st.composite
def tangles(draw: st.DrawFn, depth: int = 2) -> Extension:
    label = draw(st.sampled_from(["1a", "2a", "1a1a", "*a", "2-3b", "A1"]))
    kind = draw(st.sampled_from(OutcomeKind))
    target = draw(st.none() | st.sampled_from(NUMBERS))
    nested = draw(st.lists(tangles(depth - 1), max_size=2)) if depth else []
    made = extension(label, at=draw(st.sampled_from(NUMBERS)), handling=draw(st.integers(0, 3)))
    end = Outcome(kind, HERE, StepNumber(target) if target is not None else None)
    return made._replace(outcome=end, extensions=tuple(nested))


@pytest.mark.slow
@share(200)
@given(st.lists(tangles(), max_size=5), st.integers(0, 3))
def test_whatever_was_typed_has_as_many_scenarios_as_extensions_and_each_an_end(
    extensions: list[Extension], count: int
) -> None:
    made = use_case(main_success_scenario=steps(count), extensions=tuple(extensions))
    found = scenarios(made)
    existing = {step.number for step in made.every_step}
    assert len(found) == (1 + len(made.every_extension) if count or extensions else 0)
    assert all(set(scenario.path) <= existing for scenario in found)


@pytest.mark.parametrize(("most", "names"), [(4, "main"), (5, "main 1a 2a"), (99, "main 1a 2a")])
def test_where_the_scenarios_would_be_too_much_there_is_the_main_one(
    monkeypatch: pytest.MonkeyPatch, most: int, names: str
) -> None:
    # The way through the one has two steps, and that through the other three.
    monkeypatch.setattr("mkdocs_usecases.model.routes._MOST_STEPS", most)
    found = routes(extension("1a", "failure"), extension("2a", "failure"))
    assert " ".join(found) == names


@pytest.mark.parametrize(
    ("limits", "count"),
    [
        *(({"_MOST_STEPS": 3}, 3), ({"_MOST_STEPS": 2}, 1)),
        *(({"_LONG": 0, "_MOST_TEXT": 18}, 3), ({"_LONG": 0, "_MOST_TEXT": 17}, 1)),
        ({"_MOST_TEXT": 0}, 3),
    ],
)
def test_where_all_have_no_room_only_the_main_one_is_told(
    limits: dict[str, int], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, limit in limits.items():
        monkeypatch.setattr(f"mkdocs_usecases.model.routes.{name}", limit)
    # The routes besides: a step, then two, each of four letters; what holds before and after has three.
    text = (
        f"title: {limits}\nactor: A\nprecondition: P\nsuccess guarantee: S\nminimal guarantee: M\n"
        "steps: [A 1., A 2., A 3.]\nextensions: ['1a. B: fails', '2a. C: fails']"
    )
    (block,) = Site(Options(system="S")).read("page.md", f"```usecase\n{text}\n```\n").blocks
    assert block.use_case is not None
    assert len(scenarios(block.use_case)) == count
    assert has_too_many_scenarios(block.use_case) is (limits == {"_MOST_STEPS": 2})
    assert len(scenarios(block.use_case, Cover.PAIRS)) == count
