"""What other pages show of a use case: a server renders them again when that changes, and only then."""

from __future__ import annotations

import pytest

from mkdocs_usecases.options import Options
from mkdocs_usecases.registry.faces import Faces, faces
from mkdocs_usecases.site import Site

BLOCK = """\
```usecase
id: UC-1
title: Order
goal: Eat
system: MealApp
level: user goal
actor: Customer
supporting: Courier
stakeholders: [Owner]
priority: high
status: done
release: one
tags: [a, b]
includes: UC-2
extends: {use case: UC-3, at: 1, when: it rains}
specializes: UC-4
extension points: {late: 2}
trigger: It is noon.
steps:
  - Customer orders (UC-5).
  - Courier comes.
extensions:
  2a. Courier is ill:
    - Customer waits.
    - resume at 1
  2b. UC-6 was done: fails
```

See [UC-1] and [UC-2].

<!-- usecases: list actor="Customer" -->
"""
OTHERS = "".join(f"```usecase\nid: UC-{n}\ntitle: T{n}\nactor: C\n```\n" for n in range(2, 8))


def shown(page: str, path: str = "page.md") -> Faces:
    site = Site(Options())
    site.read(path, page)
    site.read("others.md", OTHERS)
    return faces(site.registry)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Customer orders (", "Customer pays ("),
        ("Courier is ill", "Courier is late"),
        ("It is noon.", "It is night."),
        ("Customer waits.", "Customer leaves."),
        ("See ", "Look at "),
        ("resume at 1", "resume at 2"),
    ],
)
def test_what_only_its_own_page_shows_changes_nothing(old: str, new: str) -> None:
    assert BLOCK.count(old) == 1
    assert shown(BLOCK) == shown(BLOCK)
    assert shown(BLOCK.replace(old, new)) == shown(BLOCK)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: UC-1", "id: UC-9"),
        ("title: Order", "title: Pay"),
        ("goal: Eat", "goal: Drink"),
        ("system: MealApp", "system: Shop"),
        ("level: user goal", "level: summary"),
        ("actor: Customer", "actor: Guest"),
        ("supporting: Courier", "supporting: Cook"),
        ("[Owner]", "[Bank]"),
        ("priority: high", "priority: low"),
        ("status: done", "status: new"),
        ("release: one", "release: two"),
        ("tags: [a, b]", "tags: [a, c]"),
        ("includes: UC-2", "includes: UC-7"),
        ("use case: UC-3", "use case: UC-7"),
        ("at: 1", "at: 2"),
        ("it rains", "it snows"),
        ("specializes: UC-4", "specializes: UC-7"),
        ("{late: 2}", "{soon: 2}"),
        ("{late: 2}", "{late: 1}"),
        ("(UC-5)", "(UC-7)"),
        ("UC-6 was", "UC-7 was"),
        ("  - Courier comes.\n", "  - Courier comes.\n  - Customer eats.\n"),
        ("  - Courier comes.\n", "  - Courier comes.\n  - ends in failure\n"),
        ("2a. ", "1a. "),
        ("    - Customer waits.\n", "    - Customer waits.\n    - Customer sings.\n"),
        ("    - resume at 1\n", "    - resume at 1\n    - Customer sings.\n"),
        ("    - resume at 1\n", "    - fails\n"),
        ("and [UC-2]", "and [UC-7]"),
        ("usecases: list", "usecases: matrix"),
        ('actor="Customer"', 'actor="Courier"'),
    ],
)
def test_what_other_pages_show_changes_the_face(old: str, new: str) -> None:
    assert BLOCK.count(old) == 1
    assert shown(BLOCK.replace(old, new)) != shown(BLOCK)


def test_a_page_that_moves_changes_the_face() -> None:
    assert shown(BLOCK, "moved.md") != shown(BLOCK)
