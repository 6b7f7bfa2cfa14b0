"""Features that Gherkin itself can read, whatever stands in the use case."""

from __future__ import annotations

import unicodedata
from typing import Any

from gherkin.parser import Parser
from hypothesis import example, given
from hypothesis import strategies as st

from making import HERE, extension, include, page, site, step, steps, use_case
from mkdocs_usecases.export.gherkin import features
from mkdocs_usecases.model.scenario import Outcome, OutcomeKind
from mkdocs_usecases.model.text import Prose, UseCaseId, UseCaseMention
from mkdocs_usecases.registry import Registry
from typing_anything import share


def feature(registry: Registry) -> tuple[str, Any]:
    """The first feature: its text, and what Gherkin reads in it."""
    _, text = next(features(registry))
    return text, Parser().parse(text)["feature"]


def test_a_use_case_is_a_feature_and_a_route_a_scenario() -> None:
    made = use_case(
        "Order a meal",
        id="UC-12",
        goal="Eat at home",
        system="MealApp",
        primary_actors=["Customer"],
        preconditions=(Prose("Customer is known", HERE),),
        success_guarantees=(Prose("Meal is paid", HERE),),
        minimal_guarantees=(Prose("Nobody pays twice", HERE),),
        main_success_scenario=(step("1", "Customer chooses."), include("2", "UC-20")),
        extensions=(extension("1a", "failure", extensions=(extension("1a1a", "ends", handling=0),)),),
        tags=(Prose("check out", HERE),),
    )
    text, _ = feature(site(page("a.md", made, use_case("Pay", id="UC-20"))))
    assert (
        text
        == """\
# language: en
@UC-12 @user-goal @check-out
Feature: UC-12 Order a meal
  Goal: Eat at home
  Actor: Customer
  System: MealApp

  @UC-12-main @success
  Scenario: Main success scenario
    Given Customer is known
    When Customer chooses.
    And Pay (UC-20)
    Then the use case ends in success
    And Meal is paid
    And Nobody pays twice

  @UC-12-1a @failure
  Scenario: 1a Condition 1a
    Given Customer is known
    And Condition 1a
    When Customer chooses.
    And Step 1a1.
    Then the use case ends in failure
    And Nobody pays twice

  @UC-12-1a1a @ends
  Scenario: 1a1a Condition 1a1a
    Given Customer is known
    And Condition 1a
    And Condition 1a1a
    When Customer chooses.
    And Step 1a1.
    Then the use case ends
    And Nobody pays twice
"""
    )


HOSTILE = st.text(max_size=30) | st.sampled_from(
    [
        *(
            "Scenario: x",
            "Feature: y",
            "@tag",
            "# comment",
            "| a | b |",
            '"""',
            "```",
            "* star",
            "Given ",
            "And",
            "Then",
        ),
        *(
            "Examples:",
            "a\nScenario: b",
            "a\r\n@b",
            "\u2028Rule: x",
            "\x85# c",
            "<amount>",
            "# language: de",
            " ",
            "\x00",
        ),
    ]
)


@share(300)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
@example("\ud800", "\ud800", "\ud800", "\ud800")
def test_no_text_is_taken_for_a_keyword(title: str, action: str, condition: str, other: str) -> None:
    prose = (Prose(other, HERE),)
    made = use_case(
        f"t{title}",
        goal=other,
        system=other,
        primary_actors=[other],
        trigger=prose[0],
        preconditions=prose,
        success_guarantees=prose,
        tags=prose,
        main_success_scenario=(step("1", action), step("2")),
        extensions=(extension("1a", condition=condition),),
    )
    _, read = feature(site(page("a.md", made)))
    assert [child["scenario"]["keyword"] for child in read["children"]] == ["Scenario", "Scenario"]
    main, taken = (child["scenario"]["steps"] for child in read["children"])
    assert [one["keyword"] for one in main if one["keyword"] != "And "][-2:] == ["When ", "Then "]
    # The condition, where there is one, and the step that handles it.
    assert len(taken) == len(main) + 1 + _visible(condition)
    assert not any("dataTable" in one or "docString" in one for one in (*main, *taken))


def _visible(text: str) -> bool:
    return any(not character.isspace() and unicodedata.category(character) != "Cc" for character in text)


def test_file_names_are_fit_for_every_file_system() -> None:
    names = ["CON", "con", "UC-1", "uc-1", "a/b", None, None]
    titles = ["A", "B", "C", "D", "E", "Über uns!", "…"]
    made = [use_case(t, id=i, main_success_scenario=steps(1)) for i, t in zip(names, titles, strict=True)]
    assert [name for name, _ in features(site(page("a.md", *made)))] == [
        *("use-case-CON.feature", "use-case-con_2.feature", "UC-1.feature", "uc-1_2.feature", "a-b.feature"),
        *("über-uns.feature", "use-case.feature"),
    ]


def test_a_use_case_without_routes_has_no_feature() -> None:
    assert list(features(site(page("a.md", use_case())))) == []


def test_a_route_whose_end_nobody_said_or_understands_claims_no_success() -> None:
    unsaid = Outcome(OutcomeKind.RESUMES, HERE, assumed=True)
    target = UseCaseMention(UseCaseId("UC-9"), HERE)
    made = use_case(
        id="UC-1",
        success_guarantees=(Prose("Meal is paid", HERE),),
        main_success_scenario=steps(2),
        extensions=(
            extension("1a", outcome=unsaid),
            extension("1b", "unclear"),
            extension("1c", outcome=Outcome(OutcomeKind.CONTINUES, HERE, use_case=target)),
        ),
    )
    _, read = feature(site(page("a.md", made, use_case("Pay", id="UC-9"))))
    found = {
        child["scenario"]["name"][:2]: (
            child["scenario"]["tags"][-1]["name"],
            [step["text"] for step in child["scenario"]["steps"] if step["keywordType"] == "Outcome"],
        )
        for child in read["children"]
    }
    assert found["1a"] == ("@assumed", [])
    assert found["1b"] == ("@unclear", [])
    assert found["1c"] == ("@continues", ["it goes on with UC-9 Pay"])
    assert found["Ma"][0] == "@success"
