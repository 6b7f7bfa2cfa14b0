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
    for name in ("list", "matrix", "relations", "impact", "scenarios", "diagram")
)

STRESS = """\
# Stress

```usecase
id: UC-DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFT-2026-REVISION-17
title: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft anmelden
actor: Rechtsschutzversicherungsgesellschaftenvertreter
supporting: [Kraftfahrzeughaftpflichtversicherungsanstalt]
system: Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungssystem
tags: [a_tag_that_has_no_blank_and_goes_on_and_on_and_on_and_on_and_on_for_all_that_we_know]
steps:
  - Rechtsschutzversicherungsgesellschaftenvertreter opens `some_name_without_any_blank_in_it_at_all()`.
  - The system answers.
extensions:
  1a. Fußbodenschleifmaschinenverleihgeschäftsöffnungszeitenverzeichnis is not there: ends in failure
  2a. It is late:
    - The system says so.
    - 2a1a. It is later:
        - The system repeats.
        - 2a1a1a. It is even later: ends in failure
        - resume
    - resume
```

```usecase
id: UC-940
title: طلب وجبة
actor: زبون
steps: [زبون يختار الأطباق., زبون يدفع.]
extensions:
  1a. لم يبق شيء: ends in failure
  "*a. الشبكة مفقودة": resume
```

```usecase
id: UC-950
title: 料理を注文してから配達員が玄関まで届けるまでの一連の流れ
actor: 利用者
steps: [利用者は料理を選んでかごに入れて、合計金額が予算の範囲内であることを確かめる。]
```
"""
"""Words that are too long, ways out of ways out, and scripts that run the other way or have no blanks."""

MATERIAL: dict[str, Any] = {
    "name": "material",
    "font": False,
    "features": ["navigation.instant"],
    "palette": [
        {"media": "(prefers-color-scheme: light)", "scheme": "default"},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
    ],
}

PAGES = {
    "index.md": "# Home\n",
    "orders.md": USE_CASES,
    "broken.md": BROKEN,
    "listings.md": LISTINGS,
    "stress.md": STRESS,
}

KINDS = (
    "orders/",
    "broken/",
    "listings/",
    "stress/",
    "use-cases/",
    "use-cases/actors/",
    "use-cases/actors/customer/",
    "use-cases/goals/",
    "use-cases/how-to-read/",
)
"""The addresses of all kinds of pages."""
