"""What is told of a name, and that nothing is told of other words."""

from __future__ import annotations

import pytest

from mkdocs_usecases.editing.hover import Hover, hover
from support.pointing import Files

ORDERS = """---
usecases: {system: MealApp}
---
```usecase
id: UC-1
title: Order a **meal** <now>
actor: Customer
supporting: Courier
tags: [checkout]
business rules:
  BR-1 hours: The kitchen closes at ten.
extension points: {gift: 2}
includes: UC-2
steps:
  - Customer chooses 🍕.
  - MealApp shows the `price`.
  - Courier comes.
extensions:
  1-2a. It is sold out:
    - MealApp says so.
    - 1-2a1a. Customer goes: ends in failure
    - resume at 1
  "*a. The network is lost": resume
```

```usecase
id: UC-2
title: Pay
level: subfunction
actor: Diner
tags: [checkout]
ignore: [too-few-steps]
extends: {use case: UC-1, at: gift}
steps: |
  1. Diner pays, see [UC-1/3] and (UC-1).
```
"""
INDEX = "See [UC-2], `[UC-2]` and [UC-99].\n"
ACTORS = """Customer:
  description: Orders _meals_ and pays.
  aliases: [Diner]
Courier: {kind: organization, is a: Customer}
"""
FILES = Files(
    {"orders.md": ORDERS, "index.md": INDEX, "actors.yml": ACTORS, "mkdocs.yml": "actors: actors.yml\n"}
)


def told(files: Files, path: str, piece: str) -> Hover:
    found = hover(files.names, files.place(path, piece))
    assert found is not None
    return found


TELLS = [
    (
        "index.md",
        "See [¦UC-2¦]",
        ["**UC-2** Pay", "subfunction · Diner · MealApp", "included by UC-1", "orders.md:26"],
    ),
    (
        "orders.md",
        "id: ¦UC-1¦\n",
        ["Order a meal &lt;now>", "user goal", "extended by UC-2", "mentioned by UC-2"],
    ),
    ("orders.md", "[UC-1/¦3¦]", ["**3** Courier comes."]),
    ("orders.md", "  ¦1-2a¦. It", ["**1** Customer chooses 🍕.", "**2** MealApp shows the price."]),
    ("orders.md", "- ¦1-2a1a¦. Cus", ["**1-2a1** MealApp says so."]),
    ("orders.md", "¦*a¦. The", ["at any step"]),
    ("orders.md", "resume at ¦1¦", ["**1** Customer chooses 🍕."]),
    (
        "orders.md",
        "- ¦Customer¦ chooses",
        ["**Customer**", "Orders meals and pays.", "person", "also Diner", "in 2 use cases"],
    ),
    ("orders.md", "1. ¦Diner¦ pays", ["**Customer** (alias Diner)"]),
    ("actors.yml", "¦Courier¦:", ["organization · is a Customer", "supporting in 1 use case"]),
    ("orders.md", "- ¦MealApp¦ shows", ["**MealApp**", "the system of 2 use cases"]),
    ("orders.md", "at: ¦gift¦}", ["**gift** of UC-1", "2 MealApp shows the price."]),
    ("orders.md", "  ¦BR-1¦ hours", ["**BR-1** hours", "The kitchen closes at ten."]),
    ("orders.md", "ignore: [¦too-few-steps¦]", ["**too-few-steps** (hint)"]),
    ("orders.md", "¦level¦: sub", ["**level** How far-reaching the goal is"]),
]


@pytest.mark.parametrize(("path", "piece", "words"), TELLS, ids=[piece for _, piece, _ in TELLS])
def test_of_a_name_is_told_what_it_is_over_the_name_alone(path: str, piece: str, words: list[str]) -> None:
    (span,) = FILES.spans({path: [piece]})
    found = hover(FILES.names, span.start)
    assert found is not None
    assert [word for word in words if word not in found.markdown] == []
    assert FILES.marked([found.span]) == FILES.marked([span])


def test_a_tag_tells_how_many_have_it() -> None:
    files = Files({"a.md": "```usecase\nid: UC-1\ntitle: Eat\ntags: [é, É]\n```\n"})
    assert told(files, "a.md", "[¦é,").markdown == "**é**: 1 use case"


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("index.md", "S¦ee"),
        ("index.md", "`[UC-¦2]`"),
        ("index.md", "[UC-¦99]"),
        ("orders.md", "Customer cho¦oses"),
        ("orders.md", "```use¦case\nid: UC-1"),
        ("actors.yml", "desc¦ription"),
    ],
)
def test_of_other_words_nothing_is_told(path: str, piece: str) -> None:
    assert hover(FILES.names, FILES.place(path, piece)) is None


def test_who_reads_no_markdown_gets_words() -> None:
    found = told(FILES, "orders.md", "id: UC-¦1\n")
    assert found.text.startswith("UC-1 Order a meal <now>\n")
    assert "*" not in found.text
