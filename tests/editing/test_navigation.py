"""Where names lead, and all places where they stand: in every kind of file, container and notation."""

from __future__ import annotations

import pytest

from mkdocs_usecases.editing.navigation import definition, highlights, name_links, references
from support.pointing import Files

ORDERS = """---
usecases: {system: MealApp, actor: Customer}
---
# Orders 🍕

```usecase
id: UC-1
title: Order a meal
supporting: Restaurant
tags: [checkout, "mobile"]
extension points:
  gift wrap: 3
variations:
  2: [card, cash]
steps:
  - Customer chooses a meal.
  - MealApp 😀 shows the price (UC-2).
  - **Customer** confirms.
  - include: UC-2
  - repeat 2-4 until the Customer is content
extensions:
  1-2a. The meal is sold out:
    - MealApp offers another one.
    - 1-2a1a. Customer wants none: ends in failure
    - resume at 1
  4a. Restaurant does not answer: continue with UC-2
  *a. The network is lost: Rejoins after step 3
```

- In a list:

    ```usecase
    id: UC-2
    title: Pay
    level: subfunction
    supporting: 'Card service'
    business rules:
      BR-1: Nobody pays twice.
    extends: {use case: UC-1, at: gift wrap, when: UC-1 is a gift}
    steps: |
      1. The Customer pays: see [UC-1/4a] and BR-1.
      2. Card service books it, [again](#UC-1-1-2a).
    extensions: |
      2a. It is refused:
         2a1. Customer names another card.
         2a2. Resume at 1.
    ```
"""
INDEX = """# Home

Begin with [UC-1], then [pay][uc-2]; [UC-1/1-2a] tells more, [UC-2/BR-1] rules, `[UC-1]` is code.
An [anchor](orders.md#UC-1), a [part](orders.md#UC-1-1-2a), a [rule](./orders.md#UC-2-BR-1),
[none](other.md#UC-1).

<!-- usecases: list actor="Customer, Diner" tag="!checkout" -->

> <!-- usecases: scenarios
>   id="UC-2" system="MealApp" -->

```usecase
id: UC-3
title: Look
actor: Diner
specializes: UC-1
ignore: [too-few-steps]
steps:
  - Diner looks.
```
"""
ACTORS = """# Ask before you add one.
Customer:  # who pays
  aliases: [Diner]
Premium customer: {is a: Customer}
Restaurant:
"Card service": {kind: system}
"""
SETTINGS = "system: MealApp # ours\nactors: actors.yml\n"

FILES = Files({"orders.md": ORDERS, "index.md": INDEX, "actors.yml": ACTORS, "mkdocs.yml": SETTINGS})
WINDOWS = Files({path: text.replace("\n", "\r\n") for path, text in FILES.texts.items()})
TABS = Files({**FILES.texts, "orders.md": ORDERS.replace("\n    ", "\n\t")})

LEADS = [
    (("index.md", "[UC-¦1], then"), ("orders.md", "id: ¦UC-1")),
    (("index.md", "[pay][u¦c-2]"), ("orders.md", "id: ¦UC-2")),
    (("index.md", "[UC-1/1-¦2a]"), ("orders.md", "¦1-2a. The meal")),
    (("index.md", "[UC-2/BR¦-1]"), ("orders.md", "¦BR-1: Nobody")),
    (("index.md", "orders.md#UC¦-1)"), ("orders.md", "id: ¦UC-1")),
    (("index.md", "(orders.md#UC-1-1-¦2a)"), ("orders.md", "¦1-2a. The meal")),
    (("index.md", "#UC-2-B¦R-1)"), ("orders.md", "¦BR-1: Nobody")),
    (("index.md", 'id="UC¦-2"'), ("orders.md", "id: ¦UC-2")),
    (("index.md", "Customer, Di¦ner"), ("actors.yml", "[¦Diner]")),
    (("index.md", "!check¦out"), ("orders.md", "[¦checkout,")),
    (("index.md", "specializes: UC-¦1"), ("orders.md", "id: ¦UC-1")),
    (("orders.md", "price (UC-¦2)"), ("orders.md", "id: ¦UC-2")),
    (("orders.md", "include: UC-2¦\n"), ("orders.md", "id: ¦UC-2")),
    (("orders.md", "continue with U¦C-2"), ("orders.md", "id: ¦UC-2")),
    (("orders.md", "{use case: UC¦-1"), ("orders.md", "id: ¦UC-1")),
    (("orders.md", "when: UC¦-1"), ("orders.md", "id: ¦UC-1")),
    (("orders.md", "at: gift ¦wrap"), ("orders.md", "¦gift wrap: 3")),
    (("orders.md", "gift wrap: ¦3"), ("orders.md", "- ¦**Customer** confirms")),
    (("orders.md", "  ¦2: [card"), ("orders.md", "- ¦MealApp 😀")),
    (("orders.md", "repeat 2-¦4"), ("orders.md", "include: ¦UC-2")),
    (("orders.md", "resume at ¦1\n"), ("orders.md", "- ¦Customer chooses")),
    (("orders.md", "after step ¦3"), ("orders.md", "- ¦**Customer** confirms")),
    (("orders.md", "  ¦1-2a. The meal"), ("orders.md", "- ¦Customer chooses")),
    (("orders.md", "1-2a1¦a. Customer"), ("orders.md", "- ¦MealApp offers")),
    (("orders.md", "2¦a. It is refused"), ("orders.md", "2. ¦Card service books")),
    (("orders.md", "Resume at ¦1."), ("orders.md", "1. ¦The Customer pays")),
    (("orders.md", "see [UC-1/¦4a]"), ("orders.md", "¦4a. Restaurant")),
    (("orders.md", "and BR¦-1."), ("orders.md", "¦BR-1: Nobody")),
    (("orders.md", "(#UC¦-1-1-2a)"), ("orders.md", "id: ¦UC-1")),
    (("orders.md", "actor: Cust¦omer}"), ("actors.yml", "¦Customer:  #")),
    (("orders.md", "'Card s¦ervice'"), ("actors.yml", '"¦Card service"')),
    (("orders.md", "**Cust¦omer** confirms"), ("actors.yml", "¦Customer:  #")),
    (("actors.yml", "is a: Cu¦stomer"), ("actors.yml", "¦Customer:  #")),
]


@pytest.mark.parametrize("files", [FILES, WINDOWS, TABS], ids=["as typed", "windows", "tabs"])
@pytest.mark.parametrize(("asked", "expected"), LEADS, ids=[piece for (_, piece), _ in LEADS])
def test_a_name_leads_to_where_it_is_declared(
    files: Files, asked: tuple[str, str], expected: tuple[str, str]
) -> None:
    if files is WINDOWS:
        asked, expected = [(path, piece.replace("\n", "\r\n")) for path, piece in (asked, expected)]
    found = definition(files.names, files.place(*asked))
    assert found is not None
    assert files.marked([found.start]) == files.marked([files.place(*expected)])


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("index.md", "# Ho¦me"),
        ("index.md", "`[UC-¦1]` is code"),
        ("index.md", "[none](other.md#UC-¦1)"),
        ("index.md", "Begin ¦with"),
        ("orders.md", "Customer ch¦ooses"),
        ("orders.md", "tit¦le: Pay"),
        ("actors.yml", "# Ask bef¦ore"),
        ("mkdocs.yml", "# ou¦rs"),
        ("mkdocs.yml", "actors.y¦ml"),
    ],
)
def test_other_words_lead_nowhere(path: str, piece: str) -> None:
    assert definition(FILES.names, FILES.place(path, piece)) is None


USED = {
    "a use case": (
        ("index.md", "[UC-¦1], then"),
        {
            "orders.md": ["id: ¦UC-1¦", "case: ¦UC-1¦,", "when: ¦UC-1¦", "[¦UC-1¦/4a]", "(#¦UC-1¦-1-2a)"],
            "index.md": [
                "[¦UC-1¦], then",
                "[¦UC-1¦/1-2a]",
                "orders.md#¦UC-1¦)",
                "#¦UC-1¦-1-2a",
                "specializes: ¦UC-1¦",
            ],
        },
    ),
    "an actor with its alias": (
        ("actors.yml", "aliases: [Din¦er]"),
        {
            "actors.yml": ["¦Customer¦:  #", "[¦Diner¦]", "is a: ¦Customer¦"],
            "orders.md": [
                *("actor: ¦Customer¦}", "- ¦Customer¦ chooses", "**¦Customer¦**", "until the ¦Customer¦"),
                *("1a. ¦Customer¦ wants", "The ¦Customer¦ pays", "2a1. ¦Customer¦ names"),
            ],
            "index.md": ['"¦Customer¦, D', ', ¦Diner¦"', "actor: ¦Diner¦", "- ¦Diner¦ looks"],
        },
    ),
    "a step": (
        ("orders.md", "repeat ¦2-4"),
        {
            "orders.md": [
                "  ¦2¦: [card",
                "- ¦MealApp 😀 shows the price (UC-2).¦",
                "repeat ¦2¦-4",
                "  ¦1-2a¦. The",
            ]
        },
    ),
    "an extension": (
        ("index.md", "[UC-1/¦1-2a]"),
        {"orders.md": ["  ¦1-2a¦. The", "#UC-1-¦1-2a¦"], "index.md": ["[UC-1/¦1-2a¦]", "#UC-1-¦1-2a¦)"]},
    ),
    "an extension point": (
        ("orders.md", "at: gift ¦wrap"),
        {"orders.md": ["  ¦gift wrap¦: 3", "at: ¦gift wrap¦"]},
    ),
    "a tag": (("index.md", "!check¦out"), {"orders.md": ["[¦checkout¦,"], "index.md": ["!¦checkout¦"]}),
    "a rule": (
        ("index.md", "[UC-2/BR¦-1]"),
        {"orders.md": ["¦BR-1¦: Nobody", "and ¦BR-1¦."], "index.md": ["[UC-2/¦BR-1¦]", "UC-2-¦BR-1¦)"]},
    ),
    "the system": (
        ("index.md", 'system="Meal¦App"'),
        {
            "mkdocs.yml": ["system: ¦MealApp¦"],
            "orders.md": ["system: ¦MealApp¦", "- ¦MealApp¦ 😀", "- ¦MealApp¦ offers"],
            "index.md": ['system="¦MealApp¦"'],
        },
    ),
}


@pytest.mark.parametrize("what", USED)
def test_all_places_of_a_name_are_found(what: str) -> None:
    asked, pieces = USED[what]
    found = references(FILES.names, FILES.place(*asked), with_declaration=True)
    assert FILES.marked(found) == FILES.marked(FILES.spans(pieces))


def test_the_declaration_is_left_out_where_it_is_not_asked_for() -> None:
    place = FILES.place("index.md", "[UC-¦1], then")
    with_it = references(FILES.names, place, with_declaration=True)
    without = references(FILES.names, place, with_declaration=False)
    assert {*with_it} - {*without} == {*FILES.spans({"orders.md": ["id: ¦UC-1¦"]})}


def test_highlights_are_the_places_on_the_page() -> None:
    found = highlights(FILES.names, FILES.place("orders.md", "id: UC-¦2"))
    shown = FILES.spans(
        {"orders.md": ["(¦UC-2¦).", "include: ¦UC-2¦", "with ¦UC-2¦", "id: ¦UC-2¦"]},
    )
    assert FILES.marked(span for span, _ in found) == FILES.marked(shown)
    assert [is_declared for _, is_declared in found] == [False, False, False, True]


def test_ids_of_others_are_links_to_their_lines() -> None:
    found = {link.span: link for link in name_links(FILES.names, "index.md")}
    pieces = [
        "[¦UC-1¦],",
        "[¦uc-2¦]",
        "[¦UC-1¦/1",
        "[¦UC-2¦/B",
        "orders.md#¦UC-1¦)",
        "md#¦UC-1¦-1",
        "md#¦UC-2¦-B",
    ]
    spans = FILES.spans({"index.md": [*pieces, 'id="¦UC-2¦"', "specializes: ¦UC-1¦"]})
    assert FILES.marked(sorted(found)) == FILES.marked(spans)
    first = found[spans[0]]
    assert first.target == FILES.spans({"orders.md": ["id: ¦UC-1¦"]})[0]
    assert first.title == "UC-1 Order a meal"


def test_without_a_catalogue_an_actor_leads_to_the_first_block_that_names_it() -> None:
    block = "```usecase\nid: UC-{}\ntitle: Pay\nactor: {}\nsteps: [{} pays.]\n```\n"
    files = Files({"a.md": block.format(1, "Clerk", "Clerk"), "b.md": block.format(2, "clerk", "Clerk")})
    found = definition(files.names, files.place("b.md", "[Cl¦erk pays"))
    assert found == files.spans({"a.md": ["actor: ¦Clerk¦"]})[0]


def test_of_two_use_cases_of_one_id_each_has_its_own_steps() -> None:
    block = (
        "```usecase\nid: UC-1\ntitle: Pay\nactor: Clerk\nsteps: [Clerk {}.]\n"
        "extensions: {{1a. It rains: resume at 1}}\n```\n"
    )
    files = Files({"a.md": block.format("pays"), "b.md": block.format("looks")})
    found = definition(files.names, files.place("b.md", "resume at ¦1"))
    assert found is not None
    assert found.start == files.place("b.md", "[¦Clerk looks")
