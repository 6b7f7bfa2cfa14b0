"""Actors with their role, or with what is said of them, beside their name."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from support import schemas
from support.exporting import exported_site

STEPS = "steps:\n  - Guest asks.\n  - Hostel answers.\n  - Guest pays.\n"


def read(actors: str) -> tuple[list[str], list[str], list[dict[str, Any]]]:
    """Primary and supporting actors, and what is told."""
    exported = exported_site(f"```usecase\nid: UC-1\ntitle: Rent a bed\n{actors}\n{STEPS}```\n")
    (use_case,) = exported["use_cases"]
    told = [each for each in exported["diagnostics"] if each["severity"] != "hint"]
    return use_case["primary_actors"], use_case["supporting_actors"], told


@pytest.mark.parametrize(
    "actors",
    [
        "actors:\n  - Guest (primary)\n  - Bank (secondary)",
        "actors: Guest (primary), Bank (supporting)",
        "actors: [Guest, Bank (secondary)]",
        "actors:\n  - Guest – primary\n  - Bank – secondary",
        "actors:\n  - Guest (primary actor)\n  - Bank [supporting actor]",
        "actors:\n  - primary: Guest\n  - secondary: Bank",
        "actors: {primary: Guest, secondary: Bank}",
        "actor:\n  primary: Guest\n  secondary: Bank",
        "actors:\n  Guest: primary\n  Bank: secondary",
        "actors:\n  - Guest: primary\n  - Bank: secondary",
        "actors:\n  - name: Guest\n    role: primary\n  - name: Bank\n    type: secondary",
        "actors: [{name: Guest, role: primary}, {name: Bank, role: secondary}]",
        "actor: Guest\nsupporting: Bank (secondary)",
        "Akteure:\n  - Guest (Primärakteur)\n  - Bank (Sekundärakteur)",
        "Akteure: Guest (primär), Bank (sekundär)",
        "acteurs: Guest (principal), Bank (secondaire)",
        "actores: Guest (principal), Bank (secundario)",
        "atores: Guest (primário), Bank (secundário)",
        "actoren: Guest (primair), Bank (secundair)",
    ],
)
def test_the_role_is_no_part_of_the_name(actors: str) -> None:
    assert read(actors) == (["Guest"], ["Bank"], [])
    block = yaml.safe_load(f"title: Rent a bed\n{actors}\n{STEPS}")
    assert [error.message for error in schemas.of_blocks().iter_errors(block)] == []


@pytest.mark.parametrize(
    "name", ["Bank (external)", "Desk (night shift)", "Coast guard - north", "Bank (part)"]
)
def test_other_words_beside_it_are_a_part_of_it(name: str) -> None:
    assert read(f"actor: Guest\nsupporting: {name}") == (["Guest"], [name], [])


@pytest.mark.parametrize(
    "actors",
    [
        "actor: Guest\nsupporting:\n  - Bank: keeps the money",
        "actor: Guest\nsupporting:\n  Bank: keeps the money",
        "actor: Guest\nsupporting: Bank: keeps the money",
        "actor: Guest\nsupporting:\n  - name: Bank\n    description: keeps the money",
        "actor: Guest\nsupporting:\n  - {name: Bank, role: secondary, description: keeps the money}",
        "actor: Guest\nsupporting:\n  - {name: Bank, mail: bank@example.org}",
    ],
)
def test_what_is_said_of_an_actor_is_told(actors: str) -> None:
    primary, supporting, (finding,) = read(actors)
    assert (primary, supporting, finding["code"]) == (["Guest"], ["Bank"], "two-readings")
    assert finding["line"] == actors[: actors.index("Bank")].count("\n") + 4


def test_a_name_in_quotes_may_have_a_colon() -> None:
    assert read('actor: Guest\nsupporting: ["Desk: night"]') == (["Guest"], ["Desk: night"], [])


@pytest.mark.parametrize(
    ("step", "actor"),
    [
        *(("System: Prints it.", "Desk"), ("**System:** Prints it.", "Desk"), ("System：Prints it.", "Desk")),
        *(("User: Shows it.", "Guest"), ("Der Benutzer: Zeigt es.", "Guest")),
        *(("System Monitor looks.", None), ("System Monitor: Looks.", None)),
    ],
)
def test_a_word_for_a_role_before_a_colon_is_who_acts_whatever_follows(step: str, actor: str | None) -> None:
    head = "id: UC-1\ntitle: Rent a bed\nactor: Guest\nsystem: Desk"
    (use_case,) = exported_site(f"```usecase\n{head}\nsteps:\n  - {step}\n```\n")["use_cases"]
    assert use_case["main_success_scenario"][0]["actor"] == actor
