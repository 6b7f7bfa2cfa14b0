"""A line that was moved is told of, read where it belongs, and put back by the edit."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code
from slips.judging import applied, read

LIST = """\
title: Order a meal
actor: Guest
system: Kitchen
supporting: Courier
stakeholders:
  Guest: eats at home
  Courier: is paid
steps:
  - Guest chooses a meal.
  - Kitchen cooks it.
  - Courier brings the meal.
extensions:
  1a. Nothing is left:
    - Kitchen says so.
    - ends in failure
  3a. Nobody opens: ends in failure
success guarantee: The Guest has the meal.
minimal guarantee: No meal is cooked twice.
"""
OUTLINE = """\
title: Order a meal
actor: Guest
system: Kitchen
steps: |
  1. Guest chooses a meal.
  2. Kitchen cooks it.
  3. Guest eats the meal.
extensions: |
  1a. Nothing is left:
     1a1. Kitchen says so.
     1a2. Ends in failure.
success guarantee: The Guest has the meal.
minimal guarantee: No meal is cooked twice.
"""
DASHES = """\
title: Order a meal
actor: Guest
system: "Kitchen"
steps:
- Guest chooses a meal.
- Kitchen cooks it.
extensions:
- 1a. Nothing is left:
  - Kitchen says so.
  - ends in failure
success guarantee: The Guest has the meal.
minimal guarantee: No meal is cooked twice.
"""

MOVED = {
    "a text key into a list of steps": (LIST, "system: ", "  - Kitchen cooks"),
    "a text key below a list's key": (LIST, "system: ", "  - Guest chooses"),
    "a key of names into a list of steps": (LIST, "actor: ", "  - Kitchen cooks"),
    "a text key among stakeholders": (LIST, "title: ", "  Courier: "),
    "a guarantee above an extension": (LIST, "minimal", "  3a. Nobody"),
    "a text key into an outline": (OUTLINE, "title: ", "  2. Kitchen"),
    "a guarantee into an outline of extensions": (OUTLINE, "success", "     1a2."),
    "a text key in quotes below a list's key": (DASHES, "system: ", "- Guest chooses"),
    "steps below their key, which stands above another one": (DASHES, "steps:", "system: "),
    "an outline below its key, which stands above another one": (OUTLINE, "steps: |", "actor: "),
    "the last step below the key of extensions": (LIST, "  - Courier brings", "  1a. Nothing"),
    "the last step below the key of extensions in a list": (DASHES, "- Kitchen cooks", "- 1a. Nothing"),
    "the last step below the key of an outline": (OUTLINE, "  3. Guest", "  1a. Nothing"),
    "the first label above the key of extensions": (LIST, "  1a. Nothing", "extensions:"),
    "the first label above the key of an outline": (OUTLINE, "  1a. Nothing", "extensions: |"),
    "the key of steps below them": (DASHES, "steps:", "extensions:"),
}
"""By what was done: a block, how the line begins, and how the one begins that it was put above."""


def page(block: str) -> str:
    return f"# Page\n\n```usecase\n{block}```\n"


def moved(block: str, line: str, above: str) -> tuple[str, set[int]]:
    """A block with a line elsewhere, and the lines of the page beside it."""
    lines = block.splitlines(keepends=True)
    taken = lines.pop(next(at for at, each in enumerate(lines) if each.startswith(line)))
    to = next(at for at, each in enumerate(lines) if each.startswith(above))
    lines.insert(to, taken)
    return "".join(lines), {to + 3, to + 4, to + 5}


@pytest.mark.parametrize(("block", "line", "above"), MOVED.values(), ids=MOVED)
def test_it_is_told_of_read_in_its_place_and_put_back(block: str, line: str, above: str) -> None:
    before = read(page(block))
    assert before.findings == ()
    typed, lines = moved(block, line, above)
    reading = read(page(typed))
    (finding,) = reading.findings
    assert finding.code is Code.JOINED_ITEM
    assert finding.span.line in lines
    assert reading.meaning == before.meaning
    after = read(applied(page(typed), finding.edits))
    assert (after.findings, after.meaning) == ((), before.meaning)


STAYS = {
    "notes with a list below": "notes: As agreed\n  1. It is late.\n  2. It is dark.\n",
    "a key of lists with more items": "preconditions: The oven is hot.\n  - The Guest is known.\n",
    "an extension without a label": "extensions:\n  - Nothing is left.\n  - 1a. It rains: fails\n",
}


@pytest.mark.parametrize("lines", STAYS.values(), ids=STAYS)
def test_what_may_be_meant_so_is_not_called_moved(lines: str) -> None:
    block = f"title: Order a meal\nactor: Guest\n{lines}steps:\n  - Guest asks.\n  - Guest waits.\n"
    assert not [found for found in read(page(block)).findings if "move it" in (found.hint or "")]


def test_an_end_below_the_label_of_the_next_extension_is_told_of_once() -> None:
    typed, lines = moved(ENDS, "  3a. Nobody", "    - resume at 2")
    (finding,) = read(page(typed)).findings
    assert finding.code is Code.UNREACHABLE_STEPS
    assert finding.span.line in lines
    assert "`resume at 2` ends extension `3a` before its first step" in finding.message


ENDS = """\
title: Order a meal
actor: Guest
system: Kitchen
steps:
  - Guest chooses a meal.
  - Kitchen cooks it.
  - Guest pays for it.
extensions:
  1a. Nothing is left:
    - Kitchen names another meal.
    - resume at 2
  3a. Nobody pays:
    - Kitchen calls a waiter.
    - ends in failure
minimal guarantee: No meal is cooked twice.
"""


def test_postconditions_indented_into_an_extension_are_told_of_and_read() -> None:
    right = OUTLINE.replace(
        "     1a2. Ends in failure.\nsuccess guarantee", "     1a2. Ends in failure.\npostconditions"
    )
    spoilt = page(right.replace("postconditions", "    postconditions"))
    (finding,) = read(spoilt).findings
    assert (finding.code, finding.span.line) == (Code.JOINED_ITEM, 15)
    assert applied(spoilt, finding.edits) == page(right)
    assert read(spoilt).meaning == read(page(right)).meaning


def test_a_sentence_among_names_is_told_of_and_a_name_with_a_full_stop_is_not() -> None:
    names = "supporting:\n  - St. Mary's of the West Inc.\n  - Kitchen counts the plates again.\n"
    block = LIST.replace("supporting: Courier\n", names)
    (finding,) = [found for found in read(page(block)).findings if found.code is Code.JOINED_ITEM]
    assert finding.span.line == 9
    assert finding.message == "this sentence stands among the names of `supporting`"


@pytest.mark.parametrize(("right", "typed"), [("system: KitchenDesk", "Kitchen"), ("actor: Guest", "Gue")])
def test_a_name_half_typed_where_it_is_declared_is_told_of_there(right: str, typed: str) -> None:
    block = ENDS.replace("Kitchen", "KitchenDesk").replace("- KitchenDesk calls", "- Guest calls")
    key, _, name = right.partition(": ")
    found = read(page(block.replace(right, f"{key}: {typed}"))).findings
    told = [each for each in found if each.code is Code.NO_SUCH_ACTOR]
    assert [each.edits[0].text for each in told] == [name]


def test_a_name_that_begins_that_of_somebody_else_is_not_half_typed() -> None:
    block = ENDS.replace("- Guest pays", "- Kitchenhand pays").replace(
        "- Guest chooses", "- Kitchenhand eats"
    )
    assert Code.NO_SUCH_ACTOR not in {found.code for found in read(page(block)).findings}
