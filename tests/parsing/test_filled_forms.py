"""Values as people fill in a form: `none` for nothing, an id with its title or with where it is extended."""

from __future__ import annotations

from typing import Any

import pytest

from support import schemas
from support.exporting import exported_site


def read(*lines: str) -> Any:
    """What a site of two use cases says, of which the first has these keys."""
    typed = "\n".join(lines)
    first = f"id: UC-1\ntitle: Rent\nactor: Guest\n{typed}\nsteps: [Guest pays.]"
    second = (
        "id: UC-2\ntitle: Pay\nactor: Guest\nsteps: [Guest pays., Desk thanks.]\nextension points: {late: 2}"
    )
    return exported_site(f"```usecase\n{first}\n```\n\n```usecase\n{second}\n```\n")


def told(site: Any) -> list[tuple[str, str]]:
    return [(each["code"], each["hint"]) for each in site["diagnostics"] if each["severity"] != "hint"]


@pytest.mark.parametrize(
    "nothing", ["none", "None", "None.", "n/a", "N/A", "-", "—", "keine", "ninguno", "[none]", "\n  - none"]
)
def test_none_is_no_name_and_no_id(nothing: str) -> None:
    fields = {
        "supporting": "supporting_actors",
        "stakeholders": "stakeholders",
        "includes": "includes",
        "extends": "extends",
        "tags": "tags",
        "business rules": "business_rules",
        "variations": "variations",
        "extension points": "extension_points",
    }
    site = read(*(f"{key}: {nothing}" for key in fields), f"specializes: {nothing}")
    assert told(site) == []
    assert [site["use_cases"][0][field] for field in fields.values()] == [[]] * len(fields)
    assert site["use_cases"][0]["specializes"] is None
    assert [actor["name"] for actor in site["actors"]] == ["Guest"]


def test_a_text_may_say_that_there_is_nothing() -> None:
    use_case = read("preconditions: none", "priority: n/a")["use_cases"][0]
    assert (use_case["preconditions"], use_case["priority"]) == (["none"], "n/a")


def test_no_actor_is_told() -> None:
    site = exported_site("```usecase\nid: UC-1\ntitle: Rent\nactor: none\nsteps: [Guest pays.]\n```\n")
    assert told(site) == [("missing-actor", "add who wants the goal, as in `actor: Customer`")]


@pytest.mark.parametrize(
    ("typed", "at", "when"),
    [
        ("UC-2 at 2", "2", None),
        ("UC-2 at step 2", "2", None),
        ("UC-2 (at late)", "late", None),
        ("UC-2, step 2", "2", None),
        ("UC-2 bei Schritt 2", None, None),
        ("UC-2 at 2 when it is late", "2", "it is late"),
        ("UC-2 (at step 2, if it is late)", "2", "it is late"),
    ],
)
def test_where_an_extension_stands_may_follow_its_id(typed: str, at: str | None, when: str | None) -> None:
    site = read(f"extends: {typed}")
    if at is None:
        assert told(site) == [("unknown-use-case", "did you mean `UC-2`?")]
        return
    assert site["use_cases"][0]["extends"] == [{"id": "UC-2", "at": at, "when": when}]
    assert told(site) == []


@pytest.mark.parametrize(
    "typed", ["UC-2 Pay", "UC-2: Pay", "UC-2 (Pay)", "UC-2 – Pay", '"[UC-2]"', "**UC-2**", "UC-2 and more"]
)
@pytest.mark.parametrize("key", ["includes", "specializes"])
def test_an_id_with_more_than_itself_is_told_with_the_id(key: str, typed: str) -> None:
    assert told(read(f"{key}: {typed}")) == [("unknown-use-case", "did you mean `UC-2`?")]


@pytest.mark.parametrize(
    "typed",
    [
        "\n  - 2. card\n  - 2. wallet",
        "\n  - 2a. card\n  - 2b. wallet",
        " |\n  2a. card\n  2b. wallet",
        " |\n  - 2: card\n  - 2: wallet",
        " |\n  Step 2: card\n  Step 2 – wallet",
        "\n  - 2: card\n  - 2: wallet",
    ],
)
def test_variations_may_stand_one_a_line(typed: str) -> None:
    keys = "id: UC-1\ntitle: Rent\nactor: Guest\nsteps: [Guest asks., Guest pays.]"
    site = exported_site(f"```usecase\n{keys}\nvariations:{typed}\n```\n")
    ways = [{"step": "2", "values": [each]} for each in ("card", "wallet")]
    assert site["use_cases"][0]["variations"] == ways
    assert told(site) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"variations": ["2. card", "2b. wallet"]},
        {"variations": "2. card\n2. wallet"},
        {"variations": [{"2": "card"}]},
        *(
            {key: "none"}
            for key in ("variations", "extension points", "supporting", "extends", "includes", "tags")
        ),
        {"extends": "UC-2 at 2 when it is late"},
        {"level": "User goal (sea level)"},
        {"extensions": "2a. None is left: fails"},
        {"extensions": {"2a": {"cuando": "No queda", "pasos": ["Guest llama."], "Entonces": "fracasa"}}},
        {"extends": {"Anwendungsfall": "UC-2", "bei": "2", "wenn": "es regnet"}},
    ],
    ids=str,
)
def test_editors_take_them_as_well(keys: dict[str, object]) -> None:
    block = {"id": "UC-1", "title": "Rent", "actor": "Guest", "steps": ["Guest pays."], **keys}
    assert [error.message for error in schemas.of_blocks().iter_errors(block)] == []


@pytest.mark.parametrize("key", ["variations", "extension points"])
def test_editors_tell_what_is_none_of_them(key: str) -> None:
    block = {"id": "UC-1", "title": "Rent", "actor": "Guest", "steps": ["Guest pays."], key: "card or wallet"}
    assert [*schemas.of_blocks().iter_errors(block)]
