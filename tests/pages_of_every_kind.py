"""A site with each kind of thing that can stand on a page, for tests that look at all of them."""

from __future__ import annotations

from typing import Any

USE_CASES = """\
# Orders

```usecase
id: UC-1
title: Order a meal
goal: Eat at home
actor: Customer
supporting: Courier
system: MealApp
level: summary
priority: must
status: draft
stakeholders:
  Restaurant: wants to be paid
preconditions: [The Customer has an account., The Customer is logged in.]
success guarantee: The Customer has the meal.
minimal guarantee: Nobody pays for nothing.
steps:
  - Customer chooses dishes.
  - MealApp states the price, see [the terms](https://example.com/terms).
  - include: UC-2
  - Courier brings the meal.
  - repeat 1-2 until the Customer is done
extensions:
  2a. The price is too high:
    - Customer takes dishes out.
    - 2a1a. Nothing is left: ends in failure
    - resume at 1
  2-4b. Customer gives up: ends in failure
  "*a. The network is lost":
    - MealApp keeps the basket.
    - resume
  Order as a gift:
    at: 4
    steps: [Customer enters another address.]
    then: ends in success
variations:
  1: [app, telephone]
```

```usecase
id: UC-2
title: Pay
actor: Customer
system: MealApp
level: subfunction
steps:
  - Customer enters the card.
  - MealApp charges the card.
extensions:
  2a. The card is refused: resume at 1
```

```usecase
title: Complain
actor: Customer
summary: A brief one.
```
"""

BROKEN = """\
# Broken

```usecase
id: UC-8
title: Broken
actor: Customer
steps: [Customer waits.]
extensions:
  7a. It rains: ends in failure
```

```usecase
- not a use case
```
"""

LISTINGS = "# Listings\n\n" + "\n\n".join(
    f"## The {name}\n\n<!-- usecases: {name} -->"
    for name in ("list", "matrix", "relations", "scenarios", "diagram")
)

PAGES = {"index.md": "# Home\n", "orders.md": USE_CASES, "broken.md": BROKEN, "listings.md": LISTINGS}

KINDS = ("orders/", "broken/", "listings/", "use-cases/", "use-cases/actors/", "use-cases/goals/")
"""The addresses of all kinds of pages."""

MATERIAL: dict[str, Any] = {
    "name": "material",
    "font": False,
    "features": ["navigation.instant"],
    "palette": [
        {"media": "(prefers-color-scheme: light)", "scheme": "default"},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
    ],
}
