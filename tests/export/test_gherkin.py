"""Features that Gherkin itself can read, whatever stands in the use case."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Any

import pytest
from behave import i18n
from gherkin.parser import Parser
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_usecases.export.gherkin import features
from mkdocs_usecases.languages.gherkin_keywords import keywords
from mkdocs_usecases.languages.spoken import LANGUAGES
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.model.scenario import Outcome, OutcomeKind
from mkdocs_usecases.model.text import Prose, UseCaseId, UseCaseMention
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry import Registry
from support.exporting import exported_site, site_of
from support.making import HERE, extension, page, site, step, steps, use_case
from support.typing_anything import share


def feature(registry: Registry) -> tuple[str, Any]:
    """The first feature: its text, and what Gherkin reads in it."""
    _, text = next(features(registry))
    return text, Parser().parse(text)["feature"]


ORDER = """\
```usecase
id: UC-12
title: Order a meal
goal: Eat at home
actor: Customer
system: MealApp
priority: must
release: 1.0
tags: check out
precondition: Customer is known
success guarantee: Meal is paid
minimal guarantee: Nobody pays twice
steps:
  - Customer chooses.
  - MealApp offers drinks.
  - repeat 1-2 until the Customer is content
  - include: UC-20
extensions:
  1a. Meal is sold out:
    - MealApp offers another one.
    - 1a1a. There is no other one: ends in failure
    - resume at 2
  3a. Basket is full: resume at 4
  "*a. Power fails": MealApp saves the basket. Resume.
```

```usecase
id: UC-20
title: Pay
actor: Customer
steps: [Customer pays.]
```
"""


def told(*pages: str, language: str = "en", cover: Cover = Cover.EXTENSIONS) -> list[str]:
    registry = site_of(*pages, options=Options(language=language)).registry
    return [text for _, text in features(registry, cover)]


def test_what_happens_stands_in_the_order_in_which_it_happens() -> None:
    text, _ = told(ORDER)
    assert (
        "\n".join(re.sub(r" @r-[0-9a-f]{12} ", " @r-… ", text).splitlines())
        == """\
# Exported by mkdocs-usecases from page-1.md
# language: en
@UC-12
Feature: UC-12 Order a meal
  Goal: Eat at home
  Actor: Customer
  System: MealApp

  @UC-12:main @r-… @success @user-goal @must @1.0 @check-out
  Scenario: UC-12/main Order a meal
    Given Customer is known
    When Customer chooses.
    Then MealApp offers drinks.
    # 3. repeat 1-2 until the Customer is content
    When the Customer is content
    And Pay (UC-20)
    Then Meal is paid
    And Nobody pays twice

  @UC-12:1a @r-… @success @user-goal @must @1.0 @check-out
  Scenario: UC-12/1a Meal is sold out
    Given Customer is known
    # 1. Customer chooses.
    When Meal is sold out
    Then MealApp offers another one.
    And MealApp offers drinks.
    # 3. repeat 1-2 until the Customer is content
    When the Customer is content
    And Pay (UC-20)
    Then Meal is paid
    And Nobody pays twice

  @UC-12:1a1a @r-… @failure @user-goal @must @1.0 @check-out
  Scenario: UC-12/1a1a There is no other one
    Given Customer is known
    # 1. Customer chooses.
    When Meal is sold out
    # 1a1. MealApp offers another one.
    And There is no other one
    Then Nobody pays twice

  @UC-12:3a @r-… @success @user-goal @must @1.0 @check-out
  Scenario: UC-12/3a Basket is full
    Given Customer is known
    When Customer chooses.
    Then MealApp offers drinks.
    # 3. repeat 1-2 until the Customer is content
    When Basket is full
    And Pay (UC-20)
    Then Meal is paid
    And Nobody pays twice

  @UC-12:any-a @r-… @success @user-goal @must @1.0 @check-out
  Scenario: UC-12/*a Power fails
    Given Customer is known
    When Customer chooses.
    And Power fails
    Then MealApp saves the basket.
    And MealApp offers drinks.
    # 3. repeat 1-2 until the Customer is content
    When the Customer is content
    And Pay (UC-20)
    Then Meal is paid
    And Nobody pays twice"""
    )


def test_the_fingerprint_is_that_of_the_json() -> None:
    for scenario in exported_site(ORDER)["use_cases"][0]["scenarios"]:
        assert f"@r-{scenario['fingerprint']} " in told(ORDER)[0]


@pytest.mark.parametrize("language", ["zh-TW", "zh-HK", "zh_Hant", "ZH-tw"])
def test_keywords_of_traditional_chinese_are_asked_for_by_its_places_and_its_script(language: str) -> None:
    assert (keywords(language).code, keywords("zh-CN").code) == ("zh-TW", "zh-CN")


@pytest.mark.parametrize("language", [*LANGUAGES, "zh-TW", "pt-BR", "it"])
def test_the_keywords_are_those_of_the_language(language: str) -> None:
    text, _ = told(ORDER, language=language)
    read: Any = Parser().parse(text)["feature"]
    words = keywords(language)
    assert read["language"] == words.code
    assert words.code[:2] == (language[:2] if language != "it" else "en")
    kinds = [
        (each["keywordType"], each["text"])
        for each in read["children"][0]["scenario"]["steps"]
        if each["keywordType"] != "Conjunction"
    ]
    assert kinds == [
        ("Context", "Customer is known"),
        ("Action", "Customer chooses."),
        ("Outcome", "MealApp offers drinks."),
        ("Action", "the Customer is content"),
        ("Outcome", "Meal is paid"),
    ]
    known = i18n.languages[words.code]
    for name, word in zip(("feature", "scenario", "given", "when", "then", "and"), words[1:], strict=True):
        assert word.strip() in [each.strip() for each in known[name]], "behave has keywords of its own"


def test_names_and_tags_do_not_change_with_what_stands_elsewhere() -> None:
    def named(text: str) -> list[str]:
        return [line for line in text.splitlines() if "Scenario:" in line or line.startswith("  @")]

    more = ORDER.replace("  3a. Basket", "  2a. There are no drinks: resume at 3\n  3a. Basket")
    before, after = named(told(ORDER)[0]), named(told(more)[0])
    assert [line for line in after if line in before] == before


def test_names_are_unique_in_the_whole_export() -> None:
    block = "title: Order\nactor: A\nsteps: [A acts.]\nextensions: {1a. X: fails, 1a. Y: fails}\n"
    same = f"```usecase\n{block}```\n"
    doubled = same.replace("1a. Y", "1a. X")
    names = [line for text in told(same, same, doubled) for line in text.splitlines() if "Scenario:" in line]
    assert len(set(names)) == len(names)
    assert sum("page-1.md" in name for name in names) == 0
    assert sum("page-2.md" in name for name in names) == 3
    assert {"  Scenario: order/main Order", "  Scenario: order/1a X", "  Scenario: order/1a Y"} < set(names)


def test_what_is_the_same_word_by_word_is_numbered() -> None:
    same = "```usecase\nid: UC-1\ntitle: Order\nactor: A\nsteps: [A acts.]\n```\n"
    names = [line.strip() for text in told(same * 5) for line in text.splitlines() if "Scenario:" in line]
    behind = ("", " (page-1.md)", " (page-1.md, main)", " (page-1.md, main, 2)", " (page-1.md, main, 3)")
    assert names == [f"Scenario: UC-1/main Order{more}" for more in behind]


def test_a_pair_is_tagged_as_both_of_its_routes() -> None:
    text, _ = told(ORDER, cover=Cover.PAIRS)
    prints = {each["name"]: each["fingerprint"] for each in exported_site(ORDER)["use_cases"][0]["scenarios"]}
    tags, name = next(
        (before, line)
        for before, line in pairwise(text.splitlines())
        if line.startswith("  Scenario: UC-12/1a+3a ")
    )
    assert name == "  Scenario: UC-12/1a+3a Basket is full"
    assert tags.split()[:4] == [
        *("@UC-12:1a", f"@r-{prints['1a']}"),
        *("@UC-12:3a", f"@r-{prints['3a']}"),
    ]


def test_a_loop_is_gone_round_once_more_where_all_ways_are_covered() -> None:
    text, _ = told(ORDER, cover=Cover.TRANSITIONS)
    _, _, again = text.partition("Scenario: UC-12/main@3 ")
    assert [line.strip() for line in again.partition("\n\n")[0].splitlines()[2:9]] == [
        "When Customer chooses.",
        "Then MealApp offers drinks.",
        "# 3. repeat 1-2 until the Customer is content",
        "When Customer chooses.",
        "Then MealApp offers drinks.",
        "# 3. repeat 1-2 until the Customer is content",
        "When the Customer is content",
    ]


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


@pytest.mark.slow
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
    assert {one["keyword"] for one in main} <= {"Given ", "When ", "Then ", "And "}
    # The condition, where there is one, in place of the step, and the step that handles it.
    assert len(taken) == len(main) - _visible(action or "Step 1.") + _visible(condition) + 1
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
        child["scenario"]["name"].split()[0]: (
            {tag["name"] for tag in child["scenario"]["tags"]},
            child["scenario"]["steps"][-1]["text"],
        )
        for child in read["children"]
    }
    assert "Meal is paid" not in {last for name, (_, last) in found.items() if name != "UC-1/main"}
    for route, tag in (("1a", "@assumed"), ("1b", "@unclear"), ("1c", "@continues"), ("main", "@success")):
        assert found[f"UC-1/{route}"][0] & {"@assumed", "@unclear", "@continues", "@success"} == {tag}
    # It is carried out, like a use case that is included.
    assert found["UC-1/1c"][1] == "Pay (UC-9)"


def test_what_belongs_to_a_step_is_a_comment_below_it() -> None:
    text, _ = told(ORDER.replace("- MealApp offers drinks.", "- MealApp offers:\n    - tea\n    - coffee"))
    assert "    Then MealApp offers:\n    # - tea\n    # - coffee\n" in text
