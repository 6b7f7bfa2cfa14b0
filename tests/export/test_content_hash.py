"""The content hash and the fingerprints of routes change with the meaning of a block, and only with it."""

from __future__ import annotations

from typing import Any

import pytest

from support.exporting import exported_site

BLOCK = """\
id: UC-12
title: Order a meal
precondition: Customer is known.
success guarantee: Customer gets the meal.
minimal guarantee: Nobody pays for nothing.
tags: [food]
stakeholders: {Restaurant: sells, Bank: earns}
steps:
  - Customer chooses dishes.
  - MealApp states the price.
  - repeat 1-2 until Customer is content
  - Customer pays the price.
extensions:
  1a. A dish is sold out:
    - MealApp offers another dish.
    - resume at 1
  2a. Price is not known: ends in failure
  4a. Payment is declined:
    - MealApp asks for another card.
    - resume at 4
variations: {1: [menu, list], 4: [card, cash]}
"""
FRONT = "---\nusecases: {actor: Customer, system: MealApp}\n---\n"


def page(block: str, front: str = FRONT) -> str:
    return f"{front}\n```usecase\n{block}```\n"


def read(block: str, front: str = FRONT) -> Any:
    """The use case of a page, as the export has it."""
    return exported_site(page(block, front))["use_cases"][0]


def prints(use_case: Any) -> dict[str, str]:
    return {scenario["name"]: scenario["fingerprint"] for scenario in use_case["scenarios"]}


SAME = {
    "quotes": ("title: Order a meal", 'title: "Order a meal"'),
    "a comment": ("title: Order a meal", "title: Order a meal # the main one"),
    "white space": ("  - Customer chooses dishes.", "  -   Customer  chooses\n    dishes.  "),
    "the order of keys": (
        "precondition: Customer is known.\nsuccess guarantee: Customer gets the meal.",
        "success guarantee: Customer gets the meal.\nprecondition: Customer is known.",
    ),
    "the order of extensions": (
        "  1a. A dish is sold out:\n    - MealApp offers another dish.\n    - resume at 1\n"
        "  2a. Price is not known: ends in failure\n",
        "  2a. Price is not known: ends in failure\n"
        "  1a. A dish is sold out:\n    - MealApp offers another dish.\n    - resume at 1\n",
    ),
    "the order of a mapping": ("{Restaurant: sells, Bank: earns}", "{Bank: earns, Restaurant: sells}"),
    "another name of a key": ("precondition:", "preconditions:"),
    "another word for an end": ("ends in failure", "use case fails"),
    "status": ("tags:", "status: approved\ntags:"),
    "owner": ("tags:", "owner: Ann\ntags:"),
}


@pytest.mark.parametrize("edit", SAME.values(), ids=list(SAME))
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_means_the_same_has_the_same_hash_and_fingerprints(edit: tuple[str, str], end: str) -> None:
    old, new = edit
    assert BLOCK.count(old) == 1
    before, after = read(BLOCK), read(BLOCK.replace(old, new).replace("\n", end))
    assert after["content_hash"] == before["content_hash"]
    assert prints(after) == prints(before)


ROUTES = {"main", "1a", "2a", "4a"}
OTHER = {
    "a title": ("Order a meal", "Buy a meal", set()),
    "a tag": ("[food]", "[food, drink]", set()),
    "a precondition": ("Customer is known", "Customer has signed in", ROUTES),
    "a step": ("Customer pays the price", "Customer pays the bill", ROUTES - {"2a"}),
    "an actor of a step": ("- Customer pays", "- Diner pays", ROUTES - {"2a"}),
    "a case of letters": ("Customer pays", "Customer Pays", ROUTES - {"2a"}),
    "a condition": ("Price is not known", "Price is secret", {"2a"}),
    "a handling step": ("asks for another card", "asks for cash", {"4a"}),
    "an end": ("ends in failure", "ends in success", {"2a"}),
    "where it rejoins": ("resume at 4", "resume at 1", {"4a"}),
    "a success guarantee": ("gets the meal", "gets a meal", ROUTES - {"2a"}),
    "a minimal guarantee": ("Nobody pays for nothing", "Nobody pays", ROUTES),
    "the end of a loop": ("Customer is content", "Customer is done", ROUTES - {"2a"}),
    "a variation": ("[card, cash]", "[card]", set()),
    "details of a step": ("pays the price.", "pays the price:\n      - in coins", ROUTES - {"2a"}),
    "a stakeholder": ("Bank: earns", "Bank: lends", set()),
}


@pytest.mark.parametrize(("old", "new", "routes"), OTHER.values(), ids=list(OTHER))
def test_what_means_something_else_has_another_hash_and_only_its_routes_another_fingerprint(
    old: str, new: str, routes: set[str]
) -> None:
    assert BLOCK.count(old) == 1
    before, after = read(BLOCK), read(BLOCK.replace(old, new))
    assert after["content_hash"] != before["content_hash"]
    was, now = prints(before), prints(after)
    assert {name for name in was if was[name] != now[name]} == routes


@pytest.mark.parametrize(("old", "new"), [("Customer", "Diner"), ("MealApp", "FoodApp")])
def test_the_front_matter_is_part_of_the_hash(old: str, new: str) -> None:
    assert read(BLOCK)["content_hash"] != read(BLOCK, FRONT.replace(old, new))["content_hash"]


def test_a_number_of_a_step_is_no_part_of_a_fingerprint() -> None:
    moved = (
        BLOCK.replace("  - Customer pays", "  - MealApp adds them up.\n  - Customer pays")
        .replace("4a.", "5a.")
        .replace("resume at 4", "resume at 5")
        .replace("4: [card", "5: [card")
    )
    was, now = prints(read(BLOCK)), prints(read(moved))
    assert was["2a"] == now["2a"]
    assert was["main"] != now["main"]
    # A step put in is on all routes that pass it, and on no other one.
    without = moved.replace("  - MealApp adds them up.\n", "").replace("5", "4")
    assert prints(read(without)) == was


def test_another_use_case_changes_nothing() -> None:
    including = BLOCK.replace("- Customer pays the price.", "- include: UC-20")
    others = (
        "id: UC-20\ntitle: Pay\nactor: A\nsteps: [A pays.]\n",
        "id: UC-20\ntitle: Pay by card\nactor: A\nincludes: UC-12\nsteps: [A pays.]\n",
    )
    alone = read(including)
    for other in others:
        found = exported_site(page(including), page(other))["use_cases"][0]
        assert found["content_hash"] == alone["content_hash"]
        assert prints(found) == prints(alone)
