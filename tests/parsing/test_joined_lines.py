"""Two lines in one: where the break between them was lost, the block is read as it was meant, and told so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from slips.judging import PAGE, applied, read
from support.typing_use_cases import Meant, use_cases

BLOCK = """\
id: OR-1
title: Order a meal
actor: Customer
system: MealApp
supporting: [Courier, Restaurant]
stakeholders:
  Restaurant: wants to be paid.
  Courier: wants short ways.
preconditions:
  - Customer has an account.
  - Restaurant is open.
steps:
  - include: OR-2
  - Customer chooses a meal.
  - MealApp charges the card.
  - Courier brings the meal.
extensions:
  3a. Card is declined:
    - MealApp says so.
    - 3a1a. Customer has no other card: ends in failure
    - resume at 2
  "3b. The network is down": ends in failure
  4a. Nobody is at home: Courier waits. Resume at 4.
  A1 Order as a gift:
    at: 2
    steps:
      - Customer names the recipient.
    then: resume at 3
success guarantee: Customer has the meal.
release: 1.4
status: approved
tags: [core, checkout]
owner: Checkout team
notes: |
  Ask the Restaurant.
  It is open at night.
"""
OUTLINE = """\
title: Order a meal
actor: Customer
system: MealApp
steps: |
  1. Customer chooses a meal.
  2. MealApp charges the card.
extensions: |
  2a. Card is declined:
     1. MealApp says so.
     2. Resume at 1.
  2b. Card has expired: MealApp says so. Resume at 1.
priority: high
"""
OTHER = "```usecase\nid: OR-2\ntitle: Sign in\nactor: Customer\nsteps: [Customer signs in.]\n```\n"


def page(block: str, margin: str = "") -> str:
    """A page with a block, perhaps in a list or in a quote."""
    lines = ["```usecase", *block.rstrip("\n").split("\n"), "```"]
    head = {"": "", "    ": "!!! note\n\n", "> ": "> A quote:\n>\n"}[margin]
    return "# Page\n\n" + head + "\n".join(margin + line for line in lines) + "\n"


def joined(block: str, second: str, gap: str) -> str:
    """A block in which a line stands behind the one above it."""
    lines = block.split("\n")
    at = next(at for at, line in enumerate(lines) if line.strip() == second)
    return "\n".join([*lines[: at - 1], f"{lines[at - 1]}{gap}{second}", *lines[at + 1 :]])


def found(text: str) -> tuple[Diagnostic, ...]:
    return read(text, OTHER).findings


SECONDS = [
    *("title: Order a meal", "actor: Customer", "system: MealApp", "supporting: [Courier, Restaurant]"),
    *("Courier: wants short ways.", "preconditions:", "- Restaurant is open.", "steps:", "extensions:"),
    *("- Customer chooses a meal.", "- MealApp charges the card.", "- MealApp says so.", "- resume at 2"),
    *(
        "- 3a1a. Customer has no other card: ends in failure",
        "4a. Nobody is at home: Courier waits. Resume at 4.",
    ),
    *(
        '"3b. The network is down": ends in failure',
        "then: resume at 3",
        "success guarantee: Customer has the meal.",
    ),
    *("release: 1.4", "status: approved", "tags: [core, checkout]", "owner: Checkout team", "notes: |"),
    *(
        "- Customer has an account.",
        "- include: OR-2",
        "Restaurant: wants to be paid.",
        "Ask the Restaurant.",
    ),
]


@pytest.mark.parametrize("gap", [" ", ""])
@pytest.mark.parametrize("second", SECONDS)
def test_a_line_behind_another_one_is_told_and_can_be_parted(second: str, gap: str) -> None:
    before = read(page(BLOCK), OTHER)
    assert before.findings == ()
    text = page(joined(BLOCK, second, gap))
    reading = read(text, OTHER)
    assert len(reading.findings) == 1
    assert reading.meaning == before.meaning
    first = reading.findings[0]
    line = (
        text.split("\n").index(next(line for line in text.split("\n") if line.endswith(f"{gap}{second}"))) + 1
    )
    # A first item behind its key, with others below it, is a matter of the reader.
    assert first.code in {Code.JOINED_ITEM, Code.YAML_SYNTAX}
    assert (first.span.file, first.span.line) == (PAGE, line)
    again = read(applied(text, first.edits), OTHER)
    assert again.findings == ()
    assert again.meaning == before.meaning


@pytest.mark.parametrize("margin", ["    ", "> "])
@pytest.mark.parametrize(
    "second",
    ["actor: Customer", "- MealApp charges the card.", "then: resume at 3"],
)
def test_the_edit_keeps_what_stands_before_the_lines_of_a_block(second: str, margin: str) -> None:
    text = page(joined(BLOCK, second, " "), margin)
    edits = found(text)[0].edits
    assert applied(text, edits) == page(BLOCK, margin)


@pytest.mark.parametrize(
    "second",
    [
        "2. MealApp charges the card.",
        "2. Resume at 1.",
        "2b. Card has expired: MealApp says so. Resume at 1.",
        "priority: high",
    ],
)
def test_a_line_of_an_outline_as_well(second: str) -> None:
    before = read(page(OUTLINE))
    reading = read(page(joined(OUTLINE, second, " ")))
    assert [finding.code for finding in reading.findings] == [Code.JOINED_ITEM]
    assert reading.meaning == before.meaning


@pytest.mark.parametrize("gap", [" ", ", ", "; "])
def test_a_key_with_an_outline_behind_a_step(gap: str) -> None:
    before = read(page(OUTLINE))
    spoilt = page(OUTLINE.replace("charges the card.\nextensions", f"charges the card{gap}extensions"))
    reading = read(spoilt)
    (finding,) = reading.findings
    assert finding.code is Code.JOINED_ITEM
    assert read(applied(spoilt, finding.edits)).meaning == before.meaning.replace(
        "the card.", f"the card{gap.strip()}"
    )


def test_a_key_of_two_words_behind_a_comma() -> None:
    key = "success guarantee: Customer has the meal."
    spoilt = page(BLOCK.replace(f"{key}\n", "").replace("is open.", f"is open, {key}"))
    assert [each.code for each in found(spoilt)] == [Code.JOINED_ITEM]


MARGIN = """\
id: OR-1
title: Order a meal
actor: Customer
steps:
- Customer chooses a meal.
- MealApp charges the card.
- repeat 1-2 until all is ordered
- Customer eats.
{}
tags:
- core
- checkout
"""


@pytest.mark.parametrize(
    "key",
    ["system: MealApp", "level: summary", "success guarantee: The meal is there.", "supporting: [Courier]"],
)
def test_a_key_behind_the_last_dash_of_a_list(key: str) -> None:
    before = read(page(MARGIN.format(key)))
    reading = read(page(MARGIN.format(f"- {key}")))
    assert [finding.code for finding in reading.findings] == [Code.JOINED_ITEM]
    assert reading.meaning == before.meaning
    assert applied(page(MARGIN.format(f"- {key}")), reading.findings[0].edits) == page(MARGIN.format(key))


@pytest.mark.parametrize(
    "item", ["system: waits", "owner: signs", "Level: high", "note: tax is in", "include: OR-2"]
)
def test_a_last_item_with_a_colon_is_an_item(item: str) -> None:
    assert found(page(MARGIN.format(f"- {item}"))) == ()


@pytest.mark.parametrize(
    ("second", "gap"), [("- Customer eats.", ""), ("- checkout", " "), ("- checkout", "")]
)
def test_an_item_behind_a_loop_or_a_word(second: str, gap: str) -> None:
    block = MARGIN.format("system: MealApp")
    reading = read(page(joined(block, second, gap)))
    assert [finding.code for finding in reading.findings] == [Code.JOINED_ITEM]
    assert reading.meaning == read(page(block)).meaning


@pytest.mark.parametrize(
    "item", ["Read - Write", "a - b", "core - big and small", "repeat 1-2 until sold - or not"]
)
def test_a_dash_in_a_word_or_in_a_loop(item: str) -> None:
    block = MARGIN.format("system: MealApp").replace(
        "- core", f"- {item}" if "repeat" not in item else "- core"
    )
    block = block.replace("- repeat 1-2 until all is ordered", f"- {item}") if "repeat" in item else block
    assert found(page(block)) == ()


def test_a_key_in_a_script_without_blanks_stands_behind_an_end() -> None:
    block = (
        "id: TOS-1\nタイトル: 借りる\nアクター: 客\n基本フロー:\n  - 客は選ぶ状態: 良い\n"
        "拡張:\n  1a. ない:\n    - 客は困る。\n    - 失敗で終了{}タグ: [本, 貸出]\n"
    )
    reading = read(page(block.format("")))
    assert [finding.code for finding in reading.findings] == [Code.JOINED_ITEM]
    assert reading.meaning == read(page(block.format("\n"))).meaning


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("アクター: 客", "システム: 店"),
        ("système: Boutique", "préconditions: Elle est ouverte."),
        ("système: Tir", "tags: a"),
    ],
)
def test_a_key_of_another_language_within_a_word(first: str, second: str) -> None:
    japanese = first.startswith("ア")
    head = (
        "タイトル: 借りる\n基本フロー: [客は選ぶ。]"
        if japanese
        else "titre: Louer\nacteur: Client\nétapes: [Client loue.]"
    )
    parted = page(f"id: OR-1\n{head}\n{first}\n{second}\n")
    reading = read(page(f"id: OR-1\n{head}\n{first}{second}\n"))
    assert [finding.code for finding in reading.findings] == [Code.JOINED_ITEM]
    assert reading.meaning == read(parted).meaning


@pytest.mark.parametrize(
    "line",
    [
        "title: Explain the metadata: what it is",
        "title: Test the subsystem: an example",
        "goal: Know the price, the owner: the shop",
        "trigger: The Customer rings. Note: at night, twice.",
        "notes: See e.g. https://example.org/x.status: it is there.",
        "notes: Meals cost 1. 2. and 3. prize.",
        "notes: '3a. is the place. 3b. is another: see there.'",
        "failure guarantee: > 5 meals a day",
    ],
)
def test_what_only_looks_like_it_is_text(line: str) -> None:
    name = line.partition(":")[0]
    lines = [line if each.startswith(f"{name}:") else each for each in OUTLINE.rstrip("\n").split("\n")]
    block = "\n".join(lines if line in lines else [*lines, line])
    assert found(page(block)) == ()


@pytest.mark.parametrize(
    "step",
    [
        "Customer hands over the delivery note: the yellow one.",
        "MealApp shows the price - and the discount.",
        "MealApp asks for 3a. or 3b.",
        "Customer reads version 1.2. MealApp waits.",
        "MealApp says: order first - pay later.",
        "Customer chooses status: open or closed.",
        "Customer types `a. - b`.",
    ],
)
def test_so_it_is_in_a_step(step: str) -> None:
    block = BLOCK.replace("  - Customer chooses a meal.\n", f"  - {step}\n")
    assert [each for each in found(page(block)) if each.code is Code.JOINED_ITEM] == []


@pytest.mark.slow
@given(use_cases())
@settings(max_examples=150, deadline=None)
def test_no_line_of_a_clean_block_is_two(meant: Meant) -> None:
    site = Site(Options())
    site.read(PAGE, page("\n".join(meant.lines)))
    assert [str(finding) for finding in site.findings if finding.code is Code.JOINED_ITEM] == []
