"""Sites of any size to be timed: the same blocks as use cases, and as highlighted code."""

from __future__ import annotations

from pathlib import Path

ON_A_PAGE = 5

BLOCK = """\
id: UC-{number}
title: Order meal {number}
goal: Eat dish {goal}
system: MealApp
actor: Customer {actor}
supporting: [Restaurant, Courier]
success guarantee: The Customer has the meal.
minimal guarantee: Nobody pays for a meal that was not cooked.
steps:
  - Customer {actor} chooses a restaurant.
  - MealApp shows the dishes of the restaurant.
  - Customer {actor} chooses dishes and confirms the order.
  - include: UC-{included}
  - Restaurant accepts the order.
  - Courier brings the meal.
extensions:
  2a. A dish is sold out:
    - MealApp offers another dish.
    - resume at 3
  5a. Restaurant does not answer in 5 minutes: MealApp tells the customer. Ends in failure.
"""

CONFIG = """\
site_name: Benchmark
theme:
  name: material
  features: [navigation.prune]
plugins: [{plugins}]
markdown_extensions:
  - pymdownx.highlight
  - pymdownx.superfences
"""


def write_site(folder: Path, count: int, *, as_code: bool) -> None:
    """Write the pages and the settings of a site of so many use cases, five a page.

    Actors and goals grow with it: one actor for ten use cases, one goal for two.
    """
    language = "yaml" if as_code else "usecase"
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Benchmark\n\nA site.\n", encoding="utf-8")
    for first in range(1, count + 1, ON_A_PAGE):
        parts = [f"# Orders from {first}\n"]
        for number in range(first, min(first + ON_A_PAGE, count + 1)):
            block = BLOCK.format(
                number=number,
                goal=(number + 1) // 2,
                actor=(number + 9) // 10,
                # The first use case includes none but the last, so that there is no cycle.
                included=number + 1 if number < count else "LAST",
            )
            parts.append(f"Order {number} is like this.\n\n```{language}\n{block}```\n")
        (docs / f"orders-{first:05}.md").write_text("\n".join(parts), encoding="utf-8")
    last = BLOCK.format(number="LAST", goal=1, actor=1, included="LAST").replace("  - include: UC-LAST\n", "")
    (docs / "last.md").write_text(f"# Last\n\n```{language}\n{last}```\n", encoding="utf-8")
    plugins = "search" if as_code else "search, usecases"
    (folder / "mkdocs.yml").write_text(CONFIG.format(plugins=plugins), encoding="utf-8")


def write_empty_site(folder: Path) -> None:
    """Write a site of one page without use cases."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Benchmark\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.format(plugins="search, usecases"), encoding="utf-8")
