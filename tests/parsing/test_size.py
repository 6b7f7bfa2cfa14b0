"""What a use case takes in memory: thousands of them stay there for as long as a site is built."""

from __future__ import annotations

import gc
from collections import Counter
from enum import Enum

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import Document, read_document

PAGE = """\
```usecase
id: UC-1
title: Order meal
goal: Eat dish
system: MealApp
actor: Customer
supporting: [Restaurant, Courier]
success guarantee: The Customer has the meal.
minimal guarantee: Nobody pays for a meal that was not cooked.
steps:
  - Customer chooses a restaurant.
  - MealApp shows the dishes of the restaurant.
  - Customer chooses dishes and confirms the order.
  - include: UC-2
  - Restaurant accepts the order.
  - Courier brings the meal.
extensions:
  2a. A dish is sold out:
    - MealApp offers another dish.
    - resume at 3
  5a. Restaurant does not answer in 5 minutes: MealApp tells the customer. Ends in failure.
```
"""
STEPS, BRANCHES = 8, 2


def test_a_use_case_takes_few_objects() -> None:
    held = Counter(type(value).__name__ for value in reached(read_document(PAGE, "a.md", Options())))
    # Each step its own place, each extension four; keys none.
    assert held["Span"] <= STEPS + 4 * BRANCHES + 7
    # One of the use case, and the fields of the site's own.
    assert held["dict"] <= 2
    assert held.total() <= 7 * STEPS + 5


def reached(document: Document) -> list[object]:
    """All that the collector has to look at because there is a page, but for what pages share."""
    # It looks at tuples of texts until it has seen once what is in them.
    gc.collect(0)
    found: dict[int, object] = {}
    shared = {id(document.context), id(type(document))}
    pending: list[object] = [document.blocks]
    while pending:
        value = pending.pop()
        is_new = id(value) not in found and id(value) not in shared
        if is_new and gc.is_tracked(value) and not isinstance(value, (type, Enum)):
            found[id(value)] = value
            pending += gc.get_referents(value)
    return [*found.values()]
