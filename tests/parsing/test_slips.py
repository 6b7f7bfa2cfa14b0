"""Slips that once broke something, or lost a word: found by property tests and fuzzing, each by its name."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import read_document
from support.surviving import fenced, survive_all

HEAD = "title: Order\nactor: Customer\nsteps: [Customer orders., Customer eats.]\n"


def read(text: str) -> Block:
    survive_all(fenced(text))
    (block,) = read_document(fenced(text), "page.md", Options()).blocks
    return block


def found(text: str) -> list[tuple[str, int, int]]:
    """What reading found: code, and line and column of the block."""
    return [_place(finding) for finding in read(text).diagnostics]


def _place(finding: Diagnostic) -> tuple[str, int, int]:
    return finding.code.value, finding.span.line - 1, finding.span.column


def test_a_first_key_that_is_indented_by_mistake_is_read() -> None:
    block = read(f" {HEAD}")
    assert block.use_case is not None
    assert block.use_case.title == "Order"


@pytest.mark.parametrize("first", ["- Customer orders.", "] Customer", "Customer orders."])
def test_what_stands_before_the_first_key_is_told_of(first: str) -> None:
    assert ("yaml-syntax", 1, 1) in found(f"{first}\n{HEAD}")


@pytest.mark.parametrize("line", ["1", "3", "1-2", "late"])
def test_a_place_that_contradicts_the_label_is_told_of(line: str) -> None:
    extension = f"extensions:\n  2a:\n    when: It rains\n    at: {line}\n    then: fails\n"
    assert found(HEAD + extension) == [("misplaced-label", 7, 9)]


@pytest.mark.parametrize(
    ("label", "line"), [("2a", "2"), ("1-2a", "1-2"), ("1-2a", "steps 1 to 2"), ("'*a'", "'*'")]
)
def test_a_place_that_says_the_same_as_the_label_is_no_mistake(label: str, line: str) -> None:
    extension = f"extensions:\n  {label}:\n    when: It rains\n    at: {line}\n    then: fails\n"
    assert found(HEAD + extension) == []


def test_a_place_that_contradicts_the_label_is_mended_by_the_label() -> None:
    extension = "extensions:\n  1-2a:\n    when: It rains\n    at: 2\n    then: fails\n"
    (finding,) = read(HEAD + extension).diagnostics
    assert finding.hint is not None
    assert "`at: 1-2`" in finding.hint


def test_a_text_in_place_of_nested_extensions_is_told_of() -> None:
    extension = (
        "extensions:\n  2a:\n    when: It rains\n    steps: [Customer waits.]\n    extensions: It snows\n"
    )
    assert found(HEAD + extension) == [("wrong-type", 8, 17)]


def test_nested_extensions_may_be_an_outline() -> None:
    outer = "extensions:\n  2a:\n    when: It rains\n    steps: [Customer waits.]\n    then: resume\n"
    nested = "    extensions: |\n      1a. It snows\n         1. Customer runs.\n         fails\n"
    block = read(HEAD + outer + nested)
    assert block.diagnostics == ()
    assert block.use_case is not None
    (inner,) = block.use_case.extensions[0].extensions
    assert (inner.label, inner.condition, [step.text for step in inner.steps]) == (
        "2a1a",
        "It snows",
        ["Customer runs."],
    )


def test_names_in_a_list_over_lines_have_their_own_places() -> None:
    block = read(
        "title: T\nactor: Customer,\n  Bank,\n\n  Tax office\nsupporting: [Cook,\n  Courier]\nsteps: [x]\n"
    )
    assert block.use_case is not None
    cast = (*block.use_case.primary_actors, *block.use_case.supporting_actors)
    assert [(each.name, each.span.line - 1, each.span.column) for each in cast] == [
        *(("Customer", 2, 8), ("Bank", 3, 3), ("Tax office", 5, 3), ("Cook", 6, 14), ("Courier", 7, 3)),
    ]


def test_words_in_a_block_of_text_have_their_own_places() -> None:
    block = read("title: T\nactor: A\nsteps: [x]\ntags: |\n  one, two,\n  three\n")
    assert block.use_case is not None
    assert [(tag.text, tag.span.line - 1, tag.span.column) for tag in block.use_case.tags] == [
        *(("one", 5, 3), ("two", 5, 8), ("three", 6, 3)),
    ]


def test_sentences_and_ids_of_a_text_over_lines_have_their_own_places() -> None:
    block = read(
        f"{HEAD}extensions:\n  - 2a. It rains: Customer waits.\n      Customer pays (UC-7). Fails.\n"
    )
    assert block.use_case is not None
    (extension,) = block.use_case.extensions
    places = [(step.text, step.span.line - 1, step.span.column) for step in extension.steps]
    assert places == [("Customer waits.", 5, 19), ("Customer pays (UC-7).", 6, 7)]
    ((mention,),) = [step.mentions for step in extension.steps if step.mentions]
    assert (mention.id, mention.span.line - 1, mention.span.column) == ("UC-7", 6, 22)
    assert (extension.outcome.span.line - 1, extension.outcome.span.column) == (6, 29)


@pytest.mark.parametrize(
    "line",
    [
        "includes: {? '' : null, '0': -1000000000,\n    '1': null}",
        "*asteps: [Customer acts.]- ",
        "*asteps: actor: Guest",
        "variations:\n  2: [card, wallet]: ",
    ],
)
def test_no_place_lies_behind_the_end_of_its_line(line: str) -> None:
    # All places are looked at on the way.
    assert read(f"{HEAD}{line}\n").use_case is not None


@pytest.mark.parametrize("escape", ["\\UFFFFFFFF", "\\U00110000", "\\uD800", "\\uDFFF\\uD800"])
def test_an_escape_for_no_character_harms_nobody(escape: str) -> None:
    block = read(f'title: "{escape}"\nactor: Customer\nnotes: [\n')
    assert block.use_case is not None
    assert set(block.use_case.title) == {"\ufffd"}


@pytest.mark.parametrize("word", ["&a\udcff x", "!t\udcff x", "*\udcff", "&a\u0000 x"])
def test_half_a_character_behind_the_sign_of_a_feature_breaks_nothing(word: str) -> None:
    assert found(f"{HEAD}notes:\n  - {word}\n<<: x\n")


def test_a_text_is_told_to_be_cut_also_where_its_line_has_a_character_that_yaml_refuses() -> None:
    assert ("text-cut", 4, 14) in found(f"{HEAD}trigger: a\x1fb #12 is lost\n: actor: x\n")


def test_a_name_in_quotes_is_kept_whole_also_where_its_line_has_a_tab() -> None:
    block = read('title: *T: x\nactor: "Bank,\tLtd."\nsteps: [x]\n')
    assert block.use_case is not None
    assert [actor.name for actor in block.use_case.primary_actors] == ["Bank, Ltd."]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("steps: [", (4, 8)),
        ("steps: [\n\n", (4, 8)),
        ("notes: {a: [\n", (4, 12)),
        ("steps: [a, [b]\n", (4, 8)),
    ],
)
def test_a_bracket_that_is_never_closed_is_told_of_where_it_opens(text: str, place: tuple[int, int]) -> None:
    (finding,) = read(f"title: T\nactor: A\nsummary: x\n{text}").diagnostics
    assert (finding.span.line - 1, finding.span.column) == place
    sign = text.split("\n", maxsplit=1)[0][place[1] - 1]
    assert finding.message == f"the bracket `{sign}` opened here is never closed"


def test_a_text_is_told_to_be_cut_also_where_its_line_was_quoted_to_save_it() -> None:
    text = "title: Z\n  - a  #t b le: Order\nactor: A\nsteps: [x]\nno colon\n"
    assert ("text-cut", 2, 8) in found(text)


def test_a_list_in_brackets_over_lines_is_left_alone_where_other_lines_are_rescued() -> None:
    text = "title: T\nactor: A\nsteps: [A eats,\n  'A: drinks', Note: this\n  , A pays.]\nno colon\n"
    block = read(text)
    assert block.use_case is not None
    steps = [step.text for step in block.use_case.main_success_scenario]
    assert steps == ["A eats", "A: drinks", "Note: this", "A pays."]
    assert found(text) == [("yaml-syntax", 6, 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("steps:\n  - repeat: 1-2\n    until: done\n    until: tired\n", (6, 5)),
        ("steps:\n  - include: UC-1\n    Include: UC-2\n", (5, 5)),
        ("steps: [x]\nextends: {use case: UC-1, at: 1, step: 2}\n", (4, 34)),
    ],
)
def test_a_key_that_stands_twice_in_an_item_is_told_of(text: str, place: tuple[int, int]) -> None:
    assert found(f"title: T\nactor: A\n{text}") == [("duplicate-key", *place)]


@pytest.mark.parametrize("between", [" ", "  ", "\n  ", "\n    "])
def test_an_outline_may_lack_its_sign_and_begin_behind_its_key(between: str) -> None:
    block = read(f"title: T\nactor: A\nsteps:{between}1. A eats.\n  2. A goes.\n")
    assert block.diagnostics == ()
    assert block.use_case is not None
    assert [step.text for step in block.use_case.main_success_scenario] == ["A eats.", "A goes."]


def test_an_alternative_typed_among_the_steps_leaves_from_the_step_above_it() -> None:
    steps = "\n".join(f"  - Customer takes dish {number}." for number in (1, 2, 3))
    block = read(
        f"title: T\nactor: Customer\nsteps:\n{steps}\n  - Gift order:\n    - Customer pays.\n    - resume\n"
    )
    assert block.use_case is not None
    assert [(each.label, each.start) for each in block.use_case.extensions] == [("Gift order", "3")]
