"""One slip in a right block: one finding at its line, whose edit gives the right block back."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from support.exporting import exported_site
from support.mending import mended_pages, settled_findings

BLOCK = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
supporting: Bank, Courier
system: MealApp
stakeholders:
  Bank: wants clear orders.
  Tax office: wants its part.
trigger: Customer is hungry.
success guarantee: Customer has the meal on
  the table.
minimal guarantee: Nobody pays twice.
steps:
  - Customer chooses a meal.
  - MealApp states the price.
  - include: UC-2
  - Courier brings the meal.
extensions:
  1a. Nothing is on offer: ends in failure
  2a. Customer objects: MealApp offers a discount. Resume at 2.
  2b. Price is not known:
    - MealApp asks the Bank.
    - resume at 2
  3a. Card is declined:
    - MealApp asks for another card.
    - 3a1a. Customer has none: ends in failure
    - resume at 3
  Order as a gift:
    at: 4
    steps:
      - Customer names another address.
    then: resume at 4
  Order in a hurry:
    at: 2
    then: resume at 4
tags: [core, meals]
owner: Shop
notes:
  - Prices are final.
  - Meals are warm.
```

```usecase
id: UC-2
title: Pay
actor: Customer
system: MealApp
steps: |
  1. Customer names a card.
  2. MealApp charges the card.
  3. repeat 1-2 until the price is paid
extensions: |
  2a. The Bank is away:
     1. MealApp waits.
     2. Resume at 2.
```
"""

SLIPS = {
    # Another sign in the place of a colon.
    "a full stop behind a condition": ("objects: MealApp", "objects. MealApp"),
    "an equals sign behind a condition": ("offer: ends", "offer = ends"),
    "an arrow behind a condition": ("offer: ends", "offer -> ends"),
    "a dash behind a condition": ("offer: ends", "offer - ends"),
    "a quote behind a condition": ("offer: ends", "offer' ends"),
    "a comma behind a condition": ("objects: MealApp", "objects, MealApp"),
    "an equals sign above steps": ("known:", "known ="),
    "a comma above steps": ("known:", "known,"),
    "no colon before who acts": ("objects: MealApp", "objects MealApp"),
    "no colon before an end": ("offer: ends", "offer ends"),
    "no colon above a long form": ("gift:", "gift"),
    "a full stop above a long form": ("gift:", "gift."),
    "a comma behind a key": ("notes:", "notes,"),
    "a quote behind a key": ("title: ", "title' "),
    "an arrowhead behind a key": ("title: ", "title> "),
    "an arrow behind a key": ("title: ", "title => "),
    "no blank behind include": ("include: UC", "include:UC"),
    "a dash behind include": ("include: UC", "include - UC"),
    "a dash behind a key": ("extensions:\n  1a", "extensions -\n  1a"),
    "no colon behind a word of a long form": ("then: ", "then "),
    "a quote above labels": ("extensions:\n  1a", "extensions'\n  1a"),
    "a quote behind a name": ("Bank: wants", "Bank' wants"),
    "a colon and a dash behind a key": ("tags: ", "tags:- "),
    "a colon and a dash behind a text": ("title: ", "title:- "),
    "a second colon above a list": ("notes:", "notes: :"),
    "a second colon before a text": ("title: ", "title: : "),
    # Signs of another keyboard.
    "wide brackets": ("[core, meals]", "［core, meals］"),
    "wide brackets and commas": ("[core, meals]", "［core， meals］"),
    "a wide digit of an id": ("id: UC-1\n", "id: UC-１\n"),
    # A line break where no line may end.
    "a condition in two lines": ("2b. Price is not known:", "2b. Price is\n  not known:"),
    "a condition and its end in two lines": ("offer: ends", "\n  offer: ends"),
    "a condition in two lines, deeper": ("not known:", "not\n      known:"),
    "a condition that goes on at the margin": ("not known:", "not\nknown:"),
    "a key in two lines": ("minimal guarantee", "minimal\nguarantee"),
    "a name below its key": ("actor: Customer\nsupp", "actor:\nCustomer\nsupp"),
    "names below their key": ("supporting: Bank", "supporting:\nBank"),
    "a list in brackets below its key": ("tags: [", "tags:\n["),
    "an id below its include": ("include: UC", "include:\n  UC"),
    # A key that is not typed to its end.
    "half of extensions": ("extensions:\n  1a", "exten\n  1a"),
    "half of stakeholders": ("stakeholders:", "stake"),
    # Indentation.
    "a wide blank for each blank": ("  - include", "\u3000\u3000- include"),
    "a tab before the rest of a text": ("  the table", "\tthe table"),
    "a name too deep behind a long form": ("  Order in", "    Order in"),
    "an end with its step at the margin": ("    - resume at 2\n  3a", "    - resume at\n2\n  3a"),
    # A dash that is missing, with its indentation.
    "a number and a dash": ("  - Courier brings", "  4 - Courier brings"),
    "a first step at the margin": ("  - Customer chooses", "Customer chooses"),
    "a step at the margin": ("  - MealApp states", "MealApp states"),
    "a last step at the margin": ("  - Courier brings", "Courier brings"),
    "a step as deep as its label": ("    - MealApp asks the Bank", "  MealApp asks the Bank"),
    "an end as deep as its label": ("    - resume at 2\n  3a", "  resume at 2\n  3a"),
    "a blank too many for a dash": ("  - Customer chooses", "   Customer chooses"),
    # A sharp that makes a comment of what no comment is.
    "a sharp in an end": ("ends in failure\n  2a", "ends in #failure\n  2a"),
    "a sharp in the last sentence": ("Resume at 2", "Resume #at 2"),
    "a sharp before a number": ("    - resume at 2\n  3a", "    - resume at #2\n  3a"),
    "a sharp in a key": ("minimal guarantee", "minimal #guarantee"),
    # Lines in the wrong order, or gone.
    "the key of the steps is gone": ("steps:\n  - Customer", "  - Customer"),
    "an item above its key": ("notes:\n  - Prices are final.", "  - Prices are final.\nnotes:"),
    # A line typed twice.
    "a key twice": ("title: Order a meal\n", "title: Order a meal\n" * 2),
    "the key of a list twice": ("steps:\n", "steps:\n" * 2),
    "a step twice": ("  - Courier brings the meal.\n", "  - Courier brings the meal.\n" * 2),
    "a condition twice": ("  3a. Card is declined:\n", "  3a. Card is declined:\n" * 2),
    "an item twice": ("  - Prices are final.\n", "  - Prices are final.\n" * 2),
    "a stakeholder twice": ("  Bank: wants clear orders.\n", "  Bank: wants clear orders.\n" * 2),
    "a step of an outline twice": (
        "  2. MealApp charges the card.\n",
        "  2. MealApp charges the card.\n" * 2,
    ),
}


def lines_that_differ(typed: str) -> range:
    """From the first line that is another one to one behind the last."""
    right, wrong = BLOCK.splitlines(), typed.splitlines()
    first = next(at for at, pair in enumerate(zip(right, wrong, strict=False)) if pair[0] != pair[1])
    last = next(
        at for at, pair in enumerate(zip(right[::-1], wrong[::-1], strict=False)) if pair[0] != pair[1]
    )
    return range(first + 1, max(len(wrong) - last, first + 1) + 1)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_it_is_told_at_its_line_and_the_edit_gives_the_block_back(slip: tuple[str, str]) -> None:
    right, typed = slip
    page = BLOCK.replace(right, typed, 1)
    (finding,) = loud(page)
    assert finding.span.line in lines_that_differ(page)
    after = mended_pages({"page.md": page}, finding)["page.md"]
    # Where a line was broken, its indentation may be another one.
    assert after.split() == BLOCK.split()
    assert loud(after) == []


def test_a_step_that_says_only_who_acts_is_told() -> None:
    (finding,) = loud(BLOCK.replace("MealApp states the price.", "MealApp"))
    assert (finding.code, finding.span.line) == (Code.EMPTY_TEXT, 16)


def test_a_label_needs_no_blank_before_a_capital() -> None:
    assert loud(BLOCK.replace("2a. Customer objects", "2aCustomer objects")) == []


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("2b. Price is not known:", "2b. Price is #not known:"),
        ("Order as a gift:", "Order #as a gift:"),
        ("3a1a. Customer has none:", "3a1a. Customer #has none:"),
    ],
)
def test_a_sharp_in_a_condition_is_a_letter_of_it(right: str, typed: str) -> None:
    page = BLOCK.replace(right, typed)
    (finding,) = loud(page)
    assert (finding.code, page.splitlines()[finding.span.line - 1].strip(" -")[: len(typed)]) == (
        Code.TEXT_CUT,
        typed,
    )
    after = mended_pages({"page.md": page}, finding)["page.md"]
    assert loud(after) == []
    assert f'"{typed[:-1]}":' in after


def loud(page: str) -> list[Diagnostic]:
    return [found for found in settled_findings({"page.md": page}) if found.severity is not Severity.HINT]


def test_the_block_is_right() -> None:
    assert loud(BLOCK) == []


def test_items_that_are_alike_are_both_read() -> None:
    doubled = "  - MealApp states the price.\n"
    (finding,) = loud(BLOCK.replace(doubled, doubled * 2))
    assert finding.code is Code.TWO_READINGS
    right, use_case = (
        exported_site(page)["use_cases"][0] for page in (BLOCK, BLOCK.replace(doubled, doubled * 2))
    )
    steps = [[step["text"] for step in each["main_success_scenario"]] for each in (right, use_case)]
    at = steps[0].index("MealApp states the price.")
    assert steps[1] == [*steps[0][: at + 1], *steps[0][at:]]
