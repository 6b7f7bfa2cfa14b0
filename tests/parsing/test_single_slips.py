"""One slip in a right block: one finding at its line, whose edit gives the right block back."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
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
tags: [core, meals]
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
    "a quote behind a name": ("Bank: wants", "Bank' wants"),
    "a colon and a dash behind a key": ("tags: ", "tags:- "),
    "a colon and a dash behind a text": ("title: ", "title:- "),
    "a second colon above a list": ("notes:", "notes: :"),
    "a second colon before a text": ("title: ", "title: : "),
    # A line break where no line may end.
    "a condition in two lines": ("2b. Price is not known:", "2b. Price is\n  not known:"),
    "a condition and its end in two lines": ("offer: ends", "\n  offer: ends"),
    "a condition in two lines, deeper": ("not known:", "not\n      known:"),
    "a key in two lines": ("minimal guarantee", "minimal\nguarantee"),
    "a name below its key": ("actor: Customer\nsupp", "actor:\nCustomer\nsupp"),
    "names below their key": ("supporting: Bank", "supporting:\nBank"),
    "a list in brackets below its key": ("tags: [", "tags:\n["),
    "an id below its include": ("include: UC", "include:\n  UC"),
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


def loud(page: str) -> list[Diagnostic]:
    return [found for found in settled_findings({"page.md": page}) if found.severity is not Severity.HINT]


def test_the_block_is_right() -> None:
    assert loud(BLOCK) == []
