"""Stakeholders with their interests, and business rules, as people type and dress them."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from support.exporting import exported_site

HEAD = "```usecase\nid: UC-1\ntitle: Do\nactor: Ann\nsteps: [Ann asks.]\n"
PLACES = ("{}:\n  - {}\n  - {}", "{}: |\n  {}\n  {}", "{}: |\n  - {}\n  - {}", "{}:\n  {}\n  {}")


def read(block: str) -> Any:
    exported = exported_site(f"{HEAD}{block}\n```\n")
    told = [(each["code"], each["line"]) for each in exported["diagnostics"] if each["severity"] != "hint"]
    assert told == [], block
    (use_case,) = exported["use_cases"]
    return use_case


def stakeholders(block: str) -> list[tuple[str, str | None]]:
    return [(each["name"], each["interest"]) for each in read(block)["stakeholders"]]


NAMED = (
    *("{}: {}", "**{}:** {}", "**{}**: {}", "*{}*: {}", "`{}`: {}", "<b>{}</b>: {}", "{} : {}", "{}：{}"),
    *("{} – {}", "{} - {}", "{} — {}", "{} → {}", "**{}** – {}", "**{}** {}", "[{}](tax.md): {}", "[{}]: {}"),
)
BOTH = [("Bank", "wants money"), ("Tax office", "sees each bill")]


@pytest.mark.parametrize("form", NAMED)
def test_a_name_may_be_dressed_and_parted_in_many_ways(form: str) -> None:
    for place in PLACES:
        block = place.format("stakeholders", *(form.format(*each) for each in BOTH))
        assert stakeholders(block) == BOTH, block


@pytest.mark.parametrize(
    "block",
    [
        "- name: Bank\n    interest: wants money\n  - name: Tax office\n    interest: sees each bill",
        "Bank:\n    - wants money\n  Tax office:\n    - sees each bill",
        "Bank:\n    interest: wants money\n  Tax office:\n    interest: sees each bill",
        "- Bank:\n    - wants money\n  - Tax office:\n    - sees each bill",
    ],
)
def test_an_interest_may_stand_below_the_name(block: str) -> None:
    assert stakeholders(f"stakeholders:\n  {block}") == BOTH


@pytest.mark.parametrize(
    "form",
    ['"Bank: {}; Tax office: {}"', "Bank: {}; Tax office: {}", "Bank – {}; Tax office – {}"],
)
def test_semicolons_part_stakeholders_in_one_line(form: str) -> None:
    assert stakeholders(f"stakeholders: {form.format('wants money', 'sees each bill')}") == BOTH
    wish = "wants money; never asks"
    assert stakeholders(f"stakeholders: Bank – {wish}") == [("Bank", wish)]


def test_a_table_of_stakeholders() -> None:
    rows = "| Who | Interest |\n  |---|---|\n  | Bank | wants money |\n  | Tax office | sees each bill |"
    assert stakeholders(f"stakeholders: |\n  {rows}") == BOTH


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("- Smith, John", "Smith, John"),
        ("- Dispatcher (P1, STK-02)", "Dispatcher (P1, STK-02)"),
        ("- Tax-office", "Tax-office"),
        ("- **Bank**", "Bank"),
        ('- "Bank: north"', "Bank: north"),
        ("- name: Bank", "Bank"),
        ("- Vice president", "Vice president"),
    ],
)
def test_a_name_alone(typed: str, name: str) -> None:
    assert stakeholders(f"stakeholders:\n  {typed}") == [(name, None)]


def test_braces_without_anything_are_nobody() -> None:
    assert stakeholders("stakeholders: [{}]") == []


def test_several_interests_and_the_first_sign() -> None:
    block = "stakeholders:\n  - Bank – wants: money\n  - Guest:\n    - sleeps\n    - eats"
    assert stakeholders(block) == [("Bank", "wants: money"), ("Guest", "sleeps; eats")]


RULED = (
    *("{}: {}", "**{}:** {}", "**{}**: {}", "`{}`: {}", "({}) {}", "[{}] {}", "{} – {}", "{}. {}"),
    "**{}** {}",
)


def test_the_id_of_a_rule_may_be_dressed() -> None:
    for form, place in product(RULED, PLACES[:3]):
        block = place.format(
            "business rules", form.format("BR-1", "Meals are free."), form.format("BR-2", "No.")
        )
        found = [(each["id"], each["name"], each["text"]) for each in read(block)["business_rules"]]
        assert found == [("BR-1", None, "Meals are free."), ("BR-2", None, "No.")], block
    for form in ("{} ({}): {}", "**{} {}:** {}", "{} – {}: {}"):
        block = "business rules:\n  " + form.format("BR-1", "Price", "above: 30")
        (rule,) = read(block)["business_rules"]
        assert (rule["id"], rule["name"], rule["text"]) == ("BR-1", "Price", "above: 30"), block
