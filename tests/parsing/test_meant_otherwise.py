"""Blocks that would be read otherwise than they were meant: told at the line, with what to write."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from support.checking import findings_of
from support.exporting import exported_site
from support.mended import mended
from support.surviving import fenced

HEAD = "id: UC-1\ntitle: Buy a ticket\nactor: Guest\nsystem: Desk\n"
STEPS = "steps:\n  - Guest asks.\n  - Desk answers.\n  - Guest pays.\n"


def told(block: str) -> list[Diagnostic]:
    """What is said of a block, but for advice."""
    return [one for one in findings_of({"page.md": fenced(block)}) if one.severity is not Severity.HINT]


def typed(found: Diagnostic, block: str) -> str:
    """The letters that a finding stands at."""
    line = fenced(block).split("\n")[found.span.line - 1]
    return line[found.span.column - 1 : found.span.end_column - 1]


def only(block: str) -> Diagnostic:
    (found,) = told(block)
    return found


def with_step(item: str) -> str:
    return f"{HEAD}steps:\n  - Guest asks.\n  - {item}\n  - Desk answers.\n"


@pytest.mark.parametrize(
    "item",
    [
        *("repeat  until the Guest is done", "Repeat steps until done.", "Repeat these steps until it rains"),
        *("Wiederholen bis fertig", "répéter jusqu'à la fin", "repetir hasta que termine", "重复直到完成"),
    ],
)
def test_a_loop_without_its_steps_is_told(item: str) -> None:
    found = only(block := with_step(item))
    assert (found.code, found.span.line) == (Code.TWO_READINGS, 8)
    assert typed(found, block) == item
    assert found.hint is not None and "`repeat 2-4 until …`" in found.hint


@pytest.mark.parametrize("item", ["Repeat the order until it comes.", "Guest repeats it until Desk listens."])
def test_a_step_that_repeats_something_else_is_a_step(item: str) -> None:
    assert told(with_step(item)) == []


@pytest.mark.parametrize(
    ("item", "key", "text"),
    [
        ("{actor: Desk, action: waits, expected: peace}", "expected", "Desk waits"),
        ('{"actor": "Desk", "action": "waits", "system response": "peace"}', "system response", "Desk waits"),
        ("actor: Desk\n    action: waits\n    expected result: peace", "expected result", "Desk waits"),
        ("{repeat: 1-2, while: it rains}", "while", "repeat 1-2"),
        ("repeat: 1-2\n    while: it rains", "while", "repeat 1-2"),
    ],
)
def test_a_part_that_steps_have_not_is_told(item: str, key: str, text: str) -> None:
    found = only(block := with_step(item))
    assert found.code is Code.UNKNOWN_KEY
    assert key in typed(found, block)
    (use_case,) = exported_site(fenced(block))["use_cases"]
    assert use_case["main_success_scenario"][1]["text"] == text


@pytest.mark.parametrize("item", ["{repeat: **1-2**, until: done}", "{actor: Desk, action: *all* is shown}"])
def test_braces_that_are_text_are_told(item: str) -> None:
    found = only(block := with_step(item))
    assert (found.code, typed(found, block)) == (Code.YAML_SYNTAX, item)


@pytest.mark.parametrize("sign", ["", ":", "："])
@pytest.mark.parametrize("name", ["Desk", "Guest"])
def test_a_name_with_a_colon_and_nothing_else_is_told(name: str, sign: str) -> None:
    found = only(with_step(f"{name}{sign}"))
    assert (found.code, found.span.line) == (Code.EMPTY_TEXT, 8)


@pytest.mark.parametrize("lead", ["include ", "include: ", "<<include>> ", "**include** "])
@pytest.mark.parametrize(
    "ids", ["UC-2 and UC-3", "UC-2, UC-3", "[UC-2, UC-3]", "UC-2 & UC-3", "UC-2 und UC-3"]
)
def test_several_use_cases_in_one_step_are_told(lead: str, ids: str) -> None:
    found = only(block := with_step(f"{lead}{ids}"))
    assert (found.code, typed(found, block)) == (Code.UNKNOWN_USE_CASE, ids)
    assert found.hint == "give each a step or an entry of a list of its own: `UC-2` and `UC-3`"


def test_no_use_case_is_proposed_to_include_itself() -> None:
    found = only(with_step("include: Nowhere"))
    assert found.hint is not None and "UC-1" not in found.hint


@pytest.mark.parametrize(
    ("typed_level", "level"), [("low level", "subfunction"), ("High", "summary"), ("mittel", "user goal")]
)
def test_a_level_by_other_words_is_told_the_one_that_is_meant(typed_level: str, level: str) -> None:
    found = only(f"level: {typed_level}\n{HEAD}{STEPS}")
    assert (found.code, found.hint) == (Code.UNKNOWN_LEVEL, f"did you mean `{level}`?")


RULES = [
    ("  BR-1: Ten at most.{gap}BR-2: No children.", 2),
    ("  - BR-1: Ten at most.{gap}BR-2: No children.", 2),
    ("  - BR-1 Many: Ten at most;{gap}BR-2 Few: No children.{gap}BR-3: Yes.", 3),
    ("  规则1：不超过十。{gap}规则2：没有。", 2),
]


@pytest.mark.parametrize("gap", ["", " "])
@pytest.mark.parametrize(("rules", "count"), RULES)
def test_rules_in_one_line_are_each_a_rule_and_told(rules: str, count: int, gap: str) -> None:
    page = fenced(f"business rules:\n{rules.format(gap=gap)}\n{HEAD}{STEPS}")
    found = [one for one in findings_of({"page.md": page}) if one.severity is not Severity.HINT]
    assert [one.code for one in found] == [Code.JOINED_ITEM] * (count - 1)
    (use_case,) = exported_site(page)["use_cases"]
    assert len(use_case["business_rules"]) == count
    for one in reversed(found):
        page = mended(page, one.edits)
    assert [one for one in findings_of({"page.md": page}) if one.severity is not Severity.HINT] == []
    assert exported_site(page)["use_cases"][0]["business_rules"] == use_case["business_rules"]


def test_a_rule_may_name_another_one() -> None:
    rules = "  BR-1: Ten at most; see BR-2: it says why.\n  BR-2: It is so. BR-1: holds.\n"
    assert told(f"business rules:\n{rules}{HEAD}{STEPS}") == []


@pytest.mark.parametrize(
    "lines",
    [
        "\n  - Bank\n    wants money\n  - Post Office\n    wants letters",
        "\n  Bank\n    wants money\n  Post Office\n    wants letters",
        " |\n  Bank\n    wants money\n  Post Office\n    wants letters",
    ],
)
def test_a_name_above_its_interest_is_told(lines: str) -> None:
    page = fenced(f"stakeholders:{lines}\n{HEAD}{STEPS}")
    found = [one for one in findings_of({"page.md": page}) if one.severity is not Severity.HINT]
    assert [(one.code, one.span.line) for one in found] == [(Code.YAML_SYNTAX, 3), (Code.YAML_SYNTAX, 5)]
    (use_case,) = exported_site(page)["use_cases"]
    assert use_case["stakeholders"] == [
        {"name": "Bank", "interest": "wants money"},
        {"name": "Post Office", "interest": "wants letters"},
    ]


@pytest.mark.parametrize(
    "name",
    ["Bank of\n    England", "Ministry for traffic\n    and transport", "Bank and\n    post office people"],
)
def test_a_long_name_may_go_on_in_the_next_line(name: str) -> None:
    page = fenced(f"stakeholders:\n  - {name}\n{HEAD}{STEPS}")
    (use_case,) = exported_site(page)["use_cases"]
    assert use_case["stakeholders"] == [{"name": " ".join(name.split()), "interest": None}]


@pytest.mark.parametrize(
    "lines",
    [
        *("owner:: Ann", '"owner":: Ann', "data:\n  amount:: 3", "stakeholders:\n  Bank:: wants money"),
        *("variations:\n  2:: cash", "extensions:\n  2a. No:: fails", "extensions:\n  2a. No::\n    - fails"),
    ],
)
def test_a_second_colon_is_told(lines: str) -> None:
    block = f"{HEAD}{STEPS}{lines}\n"
    found = only(block)
    assert (found.code, typed(found, block), found.is_certain) == (Code.YAML_SYNTAX, ":", True)
    assert [
        one
        for one in findings_of({"page.md": mended(fenced(block), found.edits)})
        if one.severity is not Severity.HINT
    ] == []


@pytest.mark.parametrize(("value", "values"), [("[cash, card]", ["cash", "card"]), ("cash", ["cash"])])
def test_a_variation_without_a_blank_behind_its_colon_is_told(value: str, values: list[str]) -> None:
    block = f"{HEAD}{STEPS}variations:\n  3:{value}\n"
    found = only(block)
    assert (found.code, typed(found, block)) == (Code.TWO_READINGS, ":")
    assert exported_site(fenced(block))["use_cases"][0]["variations"] == [{"step": "3", "values": values}]
    assert told(block.replace("3:", "3: ")) == []


@pytest.mark.parametrize(
    "below", ["Desk answers", "Desk answers.", "Desk shows the price\n    Guest pays it"]
)
def test_a_step_whose_dash_is_lost_is_told_without_a_full_stop(below: str) -> None:
    found = only(with_step(f"Guest asks for a seat\n    {below}"))
    assert (found.code, found.span.line) == (Code.JOINED_ITEM, 9)


@pytest.mark.parametrize(
    "item",
    [
        *(
            "Guest asks\n    Desk to do it",
            "Guest asks because\n    Desk waits",
            "Guest compares\n    Desk and Shop",
        ),
        *(
            "Guest tells\n    Desk what to do",
            "Guest opens the list of the\n    Desk group",
            "Guest helps\n    Desk with money",
        ),
    ],
)
def test_a_step_may_go_on_with_somebody_in_the_next_line(item: str) -> None:
    assert told(with_step(item)) == []


@pytest.mark.parametrize("between", [" and ", " or ", " / ", "/", " & ", " und ", " et "])
@pytest.mark.parametrize("key", ["actor", "supporting"])
def test_a_name_of_several_actors_is_told_where_one_of_them_acts(key: str, between: str) -> None:
    name = f"Ann{between}Bob"
    block = f"{HEAD.replace('actor: Guest', '')}{key}: {name}\n".replace("\n\n", "\n")
    block += (
        "" if key == "actor" else "actor: Guest\n"
    ) + "steps:\n  - The Ann asks.\n  - Desk answers.\n  - Desk waits.\n"
    found = only(block)
    assert (found.code, typed(found, block), found.hint) == (Code.NO_SUCH_ACTOR, name, "write `Ann, Bob`")
    assert [
        one
        for one in findings_of({"page.md": mended(fenced(block), found.edits)})
        if one.severity is not Severity.HINT
    ] == []


def test_a_name_may_hold_an_and() -> None:
    head = HEAD.replace("Guest", "Research and Development")
    assert (
        told(f"{head}steps:\n  - Research and Development asks.\n  - Research is done.\n  - Desk waits.\n")
        == []
    )
