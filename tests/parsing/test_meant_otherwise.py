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


@pytest.mark.parametrize("item", ["{repeat: 1-2 until: it rains}", "{actor: Desk, action: shows {all}}"])
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


def outline(lines: str) -> str:
    return f"{HEAD}{STEPS}extensions: |\n  {lines}\n"


def extensions(block: str) -> list[tuple[str, str, int, str]]:
    """Label, condition, count of steps and end of each extension."""
    (use_case,) = exported_site(fenced(block))["use_cases"]
    found = use_case["extensions"]
    return [
        (
            one["label"],
            one["condition"],
            len(one["steps"]),
            f"{one['outcome']['kind']}{one['outcome']['step'] or ''}",
        )
        for one in found
    ]


def put_right(block: str) -> str:
    """The page with all edits made that its findings name, one after the other."""
    page = fenced(block)
    for found in reversed(told(block)):
        page = mended(page, found.edits)
    return page


@pytest.mark.parametrize(
    ("stop", "number"),
    [(". ", "2a{}."), (".", "2a{}."), ("。", "2a{}."), (". ", "{}."), ("。", "{}."), ("! ", "{}.")],
)
@pytest.mark.parametrize("count", [2, 3, 6])
def test_steps_in_one_line_are_told_once(stop: str, number: str, count: int) -> None:
    steps = stop.join(f"{number.format(at)} Desk waits" for at in range(1, count + 1))
    block = outline(f"2a. Guest is away:\n     {steps}{stop.strip()}")
    assert extensions(block) == [("2a", "Guest is away", count, "resumes")]
    found = only(block)
    assert (found.code, len(found.edits)) == (Code.JOINED_ITEM, count - 1)
    page = put_right(block)
    assert [one for one in findings_of({"page.md": page}) if one.severity is not Severity.HINT] == []


@pytest.mark.parametrize(
    "items",
    [
        *("  - 1. Guest asks. 2. Desk answers. 3. Guest pays.", "  - (1) Guest asks; (2) Desk answers."),
        *("  - Step 1: Guest asks. Step 2: Desk answers.", "  - 1) Guest asks 2) Desk answers"),
    ],
)
def test_the_next_number_in_an_item_is_told(items: str) -> None:
    found = only(f"{HEAD}steps:\n{items}\n")
    assert (found.code, found.span.line) == (Code.JOINED_ITEM, 7)


def test_numbers_in_a_step_may_count_something_else() -> None:
    assert (
        told(f"{HEAD}steps: |\n  1. Guest picks 1) a seat 2) a bed.\n  2. Desk answers.\n  3. Guest pays.\n")
        == []
    )


@pytest.mark.parametrize("first", ["2a. No seat", "2a) No seat", "**2a.** No seat"])
@pytest.mark.parametrize("letter", ["b.", "b)"])
@pytest.mark.parametrize("between", [": fails\n", ":\n     1. Desk waits.\n     Use case ends in failure.\n"])
def test_a_letter_behind_a_label_is_the_next_label_and_told(first: str, letter: str, between: str) -> None:
    block = outline(f"{first}{between}  {letter} No desk: resume at 1")
    assert [(label, end) for label, _, _, end in extensions(block)] == [("2a", "failure"), ("2b", "resumes1")]
    found = only(block)
    assert (found.code, typed(found, block), found.hint) == (Code.BAD_LABEL, letter[0], "did you mean `2b`?")
    assert [
        one for one in findings_of({"page.md": put_right(block)}) if one.severity is not Severity.HINT
    ] == []


def test_another_letter_is_told_and_no_step_of_the_extension_above() -> None:
    block = outline(
        "2a. No seat:\n     1. Desk waits.\n     Use case ends in failure.\n  a) No desk: Guest goes."
    )
    assert [(condition, count) for _, condition, count, _ in extensions(block)] == [
        ("No seat", 1),
        ("No desk", 1),
    ]
    assert (only(block).code, typed(only(block), block)) == (Code.BAD_LABEL, "a")


@pytest.mark.parametrize(
    ("head", "start"), [("Step 2:", "2"), ("2.", "2"), ("At step 3:", "3"), ("Steps 1-2:", "1-2")]
)
def test_letters_below_a_step_are_labels_of_it(head: str, start: str) -> None:
    block = outline(
        f"{head}\n    a) No seat:\n       1. Desk waits.\n       2. fails\n    b) No desk: resume at 1"
    )
    assert extensions(block) == [
        (f"{start}a", "No seat", 1, "failure"),
        (f"{start}b", "No desk", 0, "resumes1"),
    ]
    assert told(block) == []


def test_a_letter_in_a_mapping_is_told_the_label_behind_the_one_above() -> None:
    found = only(f"{HEAD}{STEPS}extensions:\n  2a. No seat: fails\n  b. No desk: fails\n")
    assert (found.code, found.hint) == (Code.BAD_LABEL, "did you mean `2b`?")


def test_numbers_of_a_use_case_are_no_steps() -> None:
    steps = "steps: |\n  21.0 Buy one ticket\n  1. Guest asks.\n  2. Desk answers.\n  3. Guest pays.\n"
    block = f"{HEAD}{steps}extensions:\n  2a. No seat: fails\n"
    found = only(block)
    assert (found.code, typed(found, block)) == (Code.MISPLACED_LABEL, "21.0 Buy one ticket")
    (use_case,) = exported_site(fenced(block))["use_cases"]
    assert [step["text"] for step in use_case["main_success_scenario"]] == [
        "Guest asks.",
        "Desk answers.",
        "Guest pays.",
    ]


def test_an_alternative_with_the_number_of_a_use_case_leaves_where_it_says() -> None:
    block = outline("21.1 Several tickets (at step 1)\n     1. Guest asks.\n     2. Return to step 2.")
    assert extensions(block) == [("Several tickets", "Several tickets", 1, "resumes2")]
    assert told(block) == []


KEYS_AT_THE_MARGIN = ["variations", "Variations", "PRIORITY", "Open issues", "Anmerkungen"]


@pytest.mark.parametrize("key", KEYS_AT_THE_MARGIN)
@pytest.mark.parametrize("labels", ["2a. No seat: fails", "2a. No seat:\n  - Desk waits.\n3a. No bed: fails"])
def test_a_key_behind_labels_at_the_margin_is_a_key(key: str, labels: str) -> None:
    (use_case,) = exported_site(fenced(f"{HEAD}{STEPS}Extensions:\n{labels}\n{key}: - x\n"))["use_cases"]
    assert [one["label"] for one in use_case["extensions"]] == ["2a", "3a"][: labels.count("a. No")]


@pytest.mark.parametrize(
    "number", ["{}．", "{}、", "{}）", "{}．　", "({}) ", "①②③|", "・|", "･|"], ids=ascii
)
def test_numbers_of_other_scripts_count_steps_without_dashes(number: str) -> None:
    signs = number.rstrip("|") * (1 if len(number) > 2 else 3) if number.endswith("|") else ""
    texts = ["社員は日付を選ぶ。", "予約は部屋を示す。", "社員は部屋を選ぶ。"]
    lines = [f"  {signs[at] if signs else number.format(at + 1)}{text}" for at, text in enumerate(texts)]
    block = "title: T\nactor: 社員\nsystem: 予約\n基本フロー:\n" + "\n".join(lines) + "\n"
    (use_case,) = exported_site(fenced(block))["use_cases"]
    assert [step["text"] for step in use_case["main_success_scenario"]] == texts


def end_of(handling: str) -> str:
    ((_, _, _, end),) = extensions(f"{HEAD}{STEPS}extensions:\n  2a. No seat: {handling}\n")
    return end


@pytest.mark.parametrize(
    ("handling", "end"),
    [
        *(("Desk waits, end", "ends"), ("Desk waits - end", "ends"), ("Desk waits, failure.", "failure")),
        *(("Desk wartet, Ende", "ends"), ("Desk attend, fin", "ends"), ("Desk wacht, einde", "ends")),
        *(("系统提示，返回步骤1", "resumes1"), ("系统提示，用例结束", "ends"), ("系统提示，结束", "ends")),
        *(
            ("知らせて、1に戻る。", "resumes1"),
            ("知らせ、終了する。", "ends"),
            ("知らせる。その後、1に戻る。", "resumes1"),
        ),
        *(
            ("Desk waits. Afterwards resume at 3.", "resumes3"),
            ("Desk waits. So the use case fails.", "failure"),
        ),
        *(
            ("Desk wartet. Danach weiter bei 3.", "resumes3"),
            ("Desk wartet. Danach endet der Anwendungsfall.", "ends"),
        ),
        *(
            ("Desk attend. Ensuite le cas d'utilisation se termine.", "ends"),
            ("Desk espera. Después vuelve al paso 1.", "resumes1"),
        ),
        *(("Desk wacht. Daarna verder bij stap 3.", "resumes3"), ("系统提示。随后返回步骤1。", "resumes1")),
    ],
)
def test_an_end_behind_a_comma_or_a_word_for_later_is_one(handling: str, end: str) -> None:
    assert end_of(handling) == end


@pytest.mark.parametrize("handling", ["Desk waits. Then use case ends.", "Desk waits. Then fails."])
def test_an_end_behind_then_is_told(handling: str) -> None:
    found = only(f"{HEAD}{STEPS}extensions:\n  2a. No seat: {handling}\n")
    assert (found.code, end_of(handling)) == (Code.UNCLEAR_END, "unclear")


def test_a_word_that_joins_an_end_is_no_step() -> None:
    block = f"{HEAD}{STEPS}extensions:\n  2a. No seat: Desk waits. And then resume at 3.\n"
    assert extensions(block) == [("2a", "No seat", 1, "resumes3")]


@pytest.mark.parametrize("sign", ["→", "->", "=>", ">", "|", "/", "="])
def test_a_sign_behind_a_label_is_no_part_of_the_condition(sign: str) -> None:
    assert extensions(f"{HEAD}{STEPS}extensions:\n  2a {sign} No seat: fails\n") == [
        ("2a", "No seat", 0, "failure")
    ]


@pytest.mark.parametrize("mark", ["[ ]", "[x]", "•", "→", "☐"])
def test_a_box_or_bullet_before_a_label_is_no_part_of_it(mark: str) -> None:
    block = f"{HEAD}{STEPS}extensions:\n  - {mark} 2a. No seat: fails\n"
    assert [(label, end) for label, _, _, end in extensions(block)] == [("2a", "failure")]


@pytest.mark.parametrize(
    ("typed_key", "field"),
    [
        *(
            ("Success Guarantee (Postconditions)", "success_guarantees"),
            ("Preconditions (if any)", "preconditions"),
        ),
        *(
            ("Postconditions (failure)", "failure_guarantees"),
            ("Postconditions (success)", "success_guarantees"),
        ),
        ("Nachbedingung (bei Misserfolg)", "failure_guarantees"),
    ],
)
def test_a_key_with_another_name_in_brackets_is_understood(typed_key: str, field: str) -> None:
    block = f"{HEAD}{STEPS}{typed_key}: x\n"
    assert told(block) == []
    assert exported_site(fenced(block))["use_cases"][0][field] == ["x"]


def test_a_key_with_something_else_in_brackets_is_told() -> None:
    assert only(f"{HEAD}{STEPS}Notes (internal): x\n").hint == "did you mean `notes`?"


@pytest.mark.parametrize("key", ["Flow of events", "scenarios", "flows"])
def test_flows_below_one_key_are_steps_and_extensions(key: str) -> None:
    flows = "  basic:\n    - Guest asks.\n    - Desk answers.\n  alternative:\n    1a. No seat: fails\n"
    (use_case,) = exported_site(fenced(f"{HEAD}{key}:\n{flows}"))["use_cases"]
    assert len(use_case["main_success_scenario"]) == len("ab")
    assert [one["label"] for one in use_case["extensions"]] == ["1a"]


@pytest.mark.parametrize("name", ["use_case", '"usecase"', "Anwendungsfall", "UC-7"])
def test_a_key_above_the_whole_block_is_told_and_the_block_is_read(name: str) -> None:
    below = "".join(f"  {line}\n" for line in f"{HEAD}{STEPS}".splitlines())
    block = f"{name}:\n{below}"
    found = only(block)
    assert (found.code, typed(found, block), found.is_certain) == (Code.YAML_SYNTAX, f"{name}:", True)
    (use_case,) = exported_site(fenced(block))["use_cases"]
    assert (use_case["id"], len(use_case["main_success_scenario"])) == ("UC-1", 3)
    assert [
        one
        for one in findings_of({"page.md": mended(fenced(block), found.edits)})
        if one.severity is not Severity.HINT
    ] == []


def test_json_is_a_block_over_any_lines() -> None:
    block = """{
  "id": "UC-7",
  "title": "Buy a ticket",
  "actor": "Guest",
  "steps": [
    "Guest asks: quickly.",
    "Guest goes."
  ],
  "extensions": {
    "2a. No seat": ["Guest waits.", "resume at 1"]
  }
}"""
    assert told(block) == []
    assert extensions(block) == [("2a", "No seat", 1, "resumes1")]


def test_a_table_for_steps_is_told() -> None:
    found = only(f"{HEAD}steps: |\n  | Step | Action |\n  |------|--------|\n  | 1 | Guest asks |\n")
    assert (found.code, found.span.line) == (Code.TWO_READINGS, 7)


@pytest.mark.parametrize("condition", ["2a No seat is free", "2a. No seat is free", "2a. No seat is free."])
def test_a_line_below_a_condition_that_says_what_somebody_does_is_told(condition: str) -> None:
    found = only(outline(f"{condition}\n     Desk refuses the Guest.\n     Use case ends in failure."))
    assert (found.code, found.span.line) == (Code.JOINED_ITEM, 12)


@pytest.mark.parametrize("who", ["Desk", "System", "The system", "The user"])
@pytest.mark.parametrize("margin", ["  ", "     "])
def test_such_a_line_is_told_whoever_acts_and_whatever_end_stands_behind_it(who: str, margin: str) -> None:
    block = outline(f"2a. No seat is free\n{margin}{who} waits for the bell. Use case ends in failure.")
    found = only(block)
    assert (found.code, found.span.line) == (Code.JOINED_ITEM, 12)
    (use_case,) = exported_site(mended(fenced(block), found.edits))["use_cases"]
    assert [(one["condition"], len(one["steps"])) for one in use_case["extensions"]] == [
        ("No seat is free", 1)
    ]


def test_such_a_line_is_told_also_where_the_system_has_no_name() -> None:
    block = outline("2a. No seat is free\n     The system waits for the bell.").replace("system: Desk\n", "")
    assert [(one.code, one.span.line) for one in told(block)] == [(Code.JOINED_ITEM, 11)]


def test_a_line_below_a_condition_with_a_colon_is_its_step() -> None:
    block = outline("2a. No seat:\n     Desk refuses the Guest.\n     Use case ends in failure.")
    assert (told(block), extensions(block)) == ([], [("2a", "No seat", 1, "failure")])


def test_a_condition_may_go_on_with_somebody_in_the_next_line() -> None:
    assert told(outline("2a. No seat is free because the\n     Desk sold all of them: fails")) == []


@pytest.mark.parametrize("place", ["At 3", "zu 3", "Step 3", "In step 3"])
def test_a_place_before_a_colon_is_no_name(place: str) -> None:
    (found,) = exported_site(fenced(f"{HEAD}{STEPS}extensions:\n  {place}: No seat: fails\n"))["use_cases"][
        0
    ]["extensions"]
    assert (found["name"], found["from"], found["outcome"]["kind"]) == ("No seat", "3", "failure")


@pytest.mark.parametrize("lead", ["3:", "3.", "3)"])
def test_a_number_without_a_letter_is_told_the_label(lead: str) -> None:
    for block in (f"{HEAD}{STEPS}extensions:\n  {lead} No seat: fails\n", outline(f"{lead} No seat: fails")):
        found = only(block)
        assert (found.code, typed(found, block), found.hint) == (Code.BAD_LABEL, "3", "did you mean `3a`?")


def test_numbers_that_count_extensions_are_no_labels() -> None:
    assert told(outline("1. No seat (step 2): fails\n  2. No desk (step 3): fails")) == []


@pytest.mark.parametrize("line", ["title: Buy a ticket", "system: Desk", "owner: Ann", "priority: high"])
@pytest.mark.parametrize("sign", [";", ","])
def test_a_sign_of_a_programmer_behind_a_value_is_told(line: str, sign: str) -> None:
    others = [each for each in f"{HEAD}{STEPS}".split("\n") if not each.startswith(line.partition(":")[0])]
    block = "\n".join([f"{line}{sign}", *others])
    found = only(block)
    assert (found.code, typed(found, block), found.is_certain) == (Code.YAML_SYNTAX, sign, True)
    (use_case,) = exported_site(fenced(block))["use_cases"]
    assert use_case[line.partition(":")[0]] == line.partition(": ")[2]


@pytest.mark.parametrize(
    ("typed_label", "label"),
    [("2.1", "2a"), ("2.1.", "2a"), ("2.2)", "2b"), ("❌ 2a.", "2a"), ("⚠️ 2a.", "2a")],
)
def test_a_label_in_another_form_is_one(typed_label: str, label: str) -> None:
    for lead in ("", "- "):
        block = f"{HEAD}{STEPS}extensions:\n  {lead}{typed_label} No seat: fails\n"
        assert extensions(block) == [(label, "No seat", 0, "failure")]


def test_a_code_keeps_its_label_where_it_says_its_step() -> None:
    block = f"{HEAD}{STEPS}extensions:\n  E1 (2): nothing is free -> Desk says so, back to 1\n"
    assert extensions(block) == [("E1", "nothing is free", 1, "resumes1")]
    (found,) = exported_site(fenced(block))["use_cases"][0]["extensions"]
    assert found["from"] == "2"


@pytest.mark.parametrize("arrow", ["->", "→", "=>"])
def test_a_condition_behind_a_label_alone_ends_at_an_arrow(arrow: str) -> None:
    block = f"{HEAD}{STEPS}extensions:\n  2a: No seat {arrow} Desk waits, back to 1\n"
    assert extensions(block) == [("2a", "No seat", 1, "resumes1")]


@pytest.mark.parametrize("head", ["Step 2", "At step 2"])
def test_extensions_below_the_step_that_they_leave_from_are_no_nested_ones(head: str) -> None:
    block = (
        f"{HEAD}{STEPS}extensions:\n  - {head}:\n      - 2a No seat: fails\n      - 2b No desk: resume at 1\n"
    )
    assert extensions(block) == [("2a", "No seat", 0, "failure"), ("2b", "No desk", 0, "resumes1")]


@pytest.mark.parametrize("name", ["« Guest »", "«Guest»"])
def test_a_name_in_quotes_of_the_french_is_one_without(name: str) -> None:
    (use_case,) = exported_site(fenced(f"title: T\nactor: {name}\n{STEPS}"))["use_cases"]
    assert use_case["primary_actors"] == ["Guest"]


@pytest.mark.parametrize("sign", ["\u200e", "\u200b\u200b"])
def test_the_edit_takes_out_a_sign_that_nobody_sees(sign: str) -> None:
    block = f"title: Buy a ticket\n{sign}actor: Guest\n{STEPS}"
    found = only(block)
    assert told(block.replace(sign, "")) == []
    assert mended(fenced(block), found.edits) == fenced(block.replace(sign, ""))


def test_the_edit_of_a_sentence_below_another_one_gives_dashes_to_both() -> None:
    block = f"{HEAD}steps: |\n  Guest asks.\n  Desk answers.\n"
    mended_page = mended(fenced(block), only(block).edits)
    assert "steps: |\n  - Guest asks.\n  - Desk answers.\n" in mended_page
    (use_case,) = exported_site(mended_page)["use_cases"]
    assert [step["text"] for step in use_case["main_success_scenario"]] == ["Guest asks.", "Desk answers."]


@pytest.mark.parametrize(
    "line", ["②a. It rains: ends in failure", "②a:\n    when: It rains\n    then: fails"]
)
def test_a_digit_in_a_circle_begins_a_label(line: str) -> None:
    block = f"{HEAD}{STEPS}extensions:\n  {line}\n"
    assert told(block) == []
    (extension,) = exported_site(fenced(block))["use_cases"][0]["extensions"]
    assert (extension["label"], extension["condition"]) == ("2a", "It rains")


@pytest.mark.parametrize("line", ["-- Desk answers.", "- - Desk answers.", "–- Desk answers."])
def test_two_dashes_in_an_outline_are_one(line: str) -> None:
    block = f"{HEAD}steps: |\n  - Guest asks.\n  {line}\n  - Guest pays.\n"
    assert told(block) == []
    (use_case,) = exported_site(fenced(block))["use_cases"]
    assert [each["text"] for each in use_case["main_success_scenario"]] == [
        *("Guest asks.", "Desk answers.", "Guest pays.")
    ]


@pytest.mark.parametrize("sign", ["-", "*", "2."])
def test_a_sign_alone_in_an_outline_is_a_step_that_is_not_typed_yet(sign: str) -> None:
    found = only(f"{HEAD}steps: |\n  1. Guest asks.\n  {sign}\n  3. Guest pays.\n".replace("1.", sign[0]))
    assert (found.code, found.span.line) == (Code.EMPTY_TEXT, 8)


def test_an_end_that_was_torn_off_its_number_is_an_end() -> None:
    outline = "  2a. It rains:\n     2a1. Desk waits.\n     2a2.\n       Resume at 2.\n"
    block = f"{HEAD}{STEPS}extensions: |\n{outline}"
    assert told(block) == []
    (extension,) = exported_site(fenced(block))["use_cases"][0]["extensions"]
    assert [each["text"] for each in extension["steps"]] == ["Desk waits."]
    assert extension["outcome"]["step"] == "2"


def test_a_sentence_without_its_dash_is_told_where_no_other_text_goes_on() -> None:
    block = f"{HEAD}preconditions:\n  - The shop is open.\n    The door is open.\n{STEPS}"
    found = only(block)
    assert (found.code, found.span.line) == (Code.JOINED_ITEM, 8)
    assert mended(fenced(block), found.edits) == fenced(block.replace("    The", "  - The"))
    # Who writes a line for each sentence does so elsewhere.
    goal = "goal: The Guest rests.\n  The Guest is fed.\n"
    assert told(block.replace("preconditions", f"{goal}preconditions")) == []


@pytest.mark.parametrize(
    "more",
    ["which has a key.", "the Guest is in.", "Then it closes.", "The rest\n    is in."],
)
def test_a_sentence_may_go_on_in_the_next_line(more: str) -> None:
    assert told(f"{HEAD}preconditions:\n  - The shop is open.\n    {more}\n{STEPS}") == []


@pytest.mark.parametrize("sign", [" -", " –", " —", "."])
@pytest.mark.parametrize("more", ["", " Resume at 1."])
def test_who_acts_behind_the_dash_or_the_full_stop_of_a_condition_is_told(sign: str, more: str) -> None:
    block = f"{HEAD}{STEPS}extensions: |\n  2a. It rains{sign} Desk waits.{more}\n"
    found = only(block)
    assert (found.code, found.span.line) == (Code.TWO_READINGS, 11)
    after = mended(fenced(block), found.edits)
    assert after == fenced(block.replace(f"rains{sign} ", "rains: "))
    (extension,) = exported_site(after)["use_cases"][0]["extensions"]
    assert (extension["condition"], [each["text"] for each in extension["steps"]]) == (
        "It rains",
        ["Desk waits."],
    )


@pytest.mark.parametrize(
    "line",
    [
        "It rains – Desk says so: resume at 1",
        "It rains – as so often. Resume at 1.",
        "It rains. It pours. Resume at 1.",
    ],
)
def test_a_condition_may_have_a_dash(line: str) -> None:
    assert told(f"{HEAD}{STEPS}extensions: |\n  2a. {line}\n") == []


@pytest.mark.parametrize("typed", ["BR 1", "BR--1", "BR- 1", "BR–1"])
def test_a_rule_that_is_named_by_another_sign_is_told(typed: str) -> None:
    block = f"{HEAD}{STEPS}business rules:\n  BR-1: Be kind.\nnotes: See {typed} for more.\n"
    found = only(block)
    assert (found.code, found.span.line) == (Code.TWO_READINGS, 12)
    assert mended(fenced(block), found.edits) == fenced(block.replace(typed, "BR-1"))


@pytest.mark.parametrize("typed", ["BR-1", "ABR 1", "BR 12", "BR 1st", "BR 1: as above"])
def test_what_is_no_rule_is_told_nowhere(typed: str) -> None:
    assert told(f"{HEAD}{STEPS}business rules:\n  BR-1: Be kind.\nnotes: |\n  See {typed}\n") == []
