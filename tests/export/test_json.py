"""`usecases.json`: what other tools rely on."""

from __future__ import annotations

import json
from typing import Any
from zlib import decompress

import pytest
from jsonschema import Draft202012Validator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.export.inventory import HEAD, inventory
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.export.needs import needs_text
from mkdocs_usecases.export.schema import export_schema
from mkdocs_usecases.model.scenario import ExtensionPoint, Variation
from mkdocs_usecases.model.text import Prose, StepNumber
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support.exporting import Urls
from support.making import HERE, extension, include, page, repeat, site, step, steps, use_case


def exported(registry: Registry, *findings: Diagnostic) -> Any:
    data = json.loads(json_text(registry, Urls(), findings))
    Draft202012Validator(export_schema(), format_checker=None).validate(data)
    return data


@pytest.fixture
def order() -> Registry:
    nested = extension("4a1a", "ends")
    made = use_case(
        "Order a meal",
        id="UC-12",
        goal="Eat at home",
        system="MealApp",
        primary_actors=["Customer"],
        supporting_actors=["Courier"],
        stakeholders=["Restaurant"],
        summary=Prose("Food.", HERE),
        main_success_scenario=(
            step("1", "Customer chooses (UC-20, HTTP-2).", actor="Customer", mentions=["uc-20", "HTTP-2"]),
            include("2", "uc-20"),
            include("3", "UC-99"),
            repeat("4", "1", "2", "the Customer is done"),
            step("5"),
        ),
        extensions=(
            extension("5a", "resume at 5", extensions=(nested,)),
            extension("1-3a"),
            extension("*a", "failure"),
        ),
        includes=["UC-20", "UC-99"],
        extends=["UC-3"],
        variations=(Variation(StepNumber("1"), (Prose("card", HERE), Prose("wallet", HERE)), HERE),),
        extension_points=(ExtensionPoint("late", StepNumber("5"), HERE),),
        tags=(Prose("checkout", HERE),),
        fields={"jira": (Prose("MEAL-1", HERE),)},
    )
    return site(
        page("orders.md", made), page("pay.md", use_case("Pay", id="UC-20", main_success_scenario=steps(1)))
    )


def _step(number: str, text: str, kind: str) -> dict[str, Any]:
    return {"number": number, "actor": None, "text": text, "kind": kind, "details": None}


def test_a_use_case_is_exported_as_promised(order: Registry) -> None:
    (first, second) = exported(order)["use_cases"]
    assert list(first) == [
        *(
            "id",
            "title",
            "goal",
            "system",
            "level",
            "summary",
            "trigger",
            "triggers",
            "primary_actors",
            "supporting_actors",
        ),
        *(
            "stakeholders",
            "preconditions",
            "success_guarantees",
            "minimal_guarantees",
            "failure_guarantees",
            "main_success_scenario",
        ),
        *(
            "extensions",
            "variations",
            "extension_points",
            "includes",
            "extends",
            "specializes",
            "included_by",
        ),
        *(
            "extended_by",
            "specialized_by",
            "continued_by",
            "referenced_by",
            "mentioned_on",
            "scenarios",
            "priority",
            "status",
            "release",
            "frequency",
        ),
        *(
            "owner",
            "tags",
            "open_issues",
            "notes",
            "special_requirements",
            *("business_rules", "requirements", "acceptance_criteria", "user_interface", "data"),
            "related",
            "fields",
            "source",
            "url",
        ),
        "content_hash",
    ]
    assert first["main_success_scenario"][1:4] == [
        {**_step("2", "Pay", "include"), "references": ["UC-20"]},
        {**_step("3", "UC-99", "include"), "references": ["UC-99"]},
        {
            **_step("4", "repeat 1-2", "repeat"),
            **{"from": "1", "to": "2", "until": "the Customer is done", "references": []},
        },
    ]
    assert first["extensions"][1] | {"steps": []} == {
        **{"label": "1-3a", "name": None, "from": "1", "to": "3", "condition": "Condition 1-3a", "steps": []},
        "note": None,
        **{"extensions": [], "outcome": {"kind": "resumes", "step": None, "assumed": False, "note": None}},
    }
    assert first["extensions"][0]["extensions"][0]["from"] == "4a1"
    assert (first["extensions"][2]["from"], first["extensions"][2]["to"]) == ("*", "*")
    assert first["scenarios"][-1] == {
        **{"name": "*a", "ref": "UC-12/*a", "condition": "Condition *a", "outcome": "failure"},
        "assumed": False,
        **{"path": ["1", "*a1"], "url": "orders/#UC-12:any-a", "fingerprint": "7f56600f9a86"},
    }
    assert (first["scenarios"][0]["ref"], first["scenarios"][0]["condition"]) == ("UC-12/main", None)
    # A single route has no row of its own.
    assert second["scenarios"][0]["url"] == "pay/#UC-20"
    assert (first["source"], first["url"]) == ({"file": "orders.md", "line": 1}, "orders/#UC-12")
    assert (first["fields"], first["summary"]) == ({"jira": ["MEAL-1"]}, "Food.")
    assert (second["included_by"], second["referenced_by"]) == (["UC-12"], ["UC-12"])


def test_references_are_those_that_exist_spelled_as_they_are(order: Registry) -> None:
    assert exported(order)["use_cases"][0]["main_success_scenario"][0]["references"] == ["UC-20"]


def test_programs_can_join_use_cases_by_ids_in_whatever_case_these_were_typed() -> None:
    pages = Site(Options())
    named = "includes: [UC-9, uc-2]\nextends: uc-2\nspecializes: Uc-2\nsteps: [include: Uc-2]"
    pages.read("a.md", f"```usecase\nid: UC-1\n{named}\nextensions: {{1a. No: continue with uc-2}}\n```\n")
    pages.read("b.md", "```usecase\nid: UC-2\nsteps: [User pays.]\n```\n")
    first = exported(pages.registry)["use_cases"][0]
    assert (first["includes"], first["specializes"]) == (["UC-9", "UC-2"], "UC-2")
    assert [one["id"] for one in first["extends"]] == ["UC-2"]
    assert first["main_success_scenario"][0]["references"] == ["UC-2"]
    assert first["extensions"][0]["outcome"]["use_case"] == "UC-2"


def test_the_rest_of_the_site_is_exported(order: Registry) -> None:
    finding = Diagnostic(Code.NO_EXTENSIONS, Span("pay.md", 1, 1), "no extensions", use_case="UC-20")
    data = exported(order, finding)
    assert list(data) == ["version", "use_cases", "actors", "goals", "systems", "diagnostics"]
    assert data["version"] == 1
    assert data["actors"][1] == {
        **{"name": "Customer", "kind": "person", "description": None, "aliases": [], "is_a": None},
        **{
            "url": "use-cases/actors/#actor-customer",
            "primary_in": ["UC-12"],
            "supporting_in": [],
            "stakeholder_in": [],
        },
    }
    assert data["goals"][0] == {
        **{
            "goal": "Eat at home",
            "level": "user-goal",
            "actors": ["Customer"],
            "use_cases": ["UC-12"],
            "url": None,
        },
    }
    assert data["systems"] == [{"name": "MealApp", "use_cases": ["UC-12"]}]
    assert data["diagnostics"] == [
        {
            **{"code": "no-extensions", "severity": "hint", "file": "pay.md", "line": 1, "column": 1},
            **{"message": "no extensions", "hint": None, "use_case": "UC-20"},
        }
    ]


def test_use_cases_stand_by_the_numbers_of_their_ids() -> None:
    names = ["UC-10", None, "UC-2", "A", "UC-2.10", "UC-2.9", "uc-1", "UC-" + "9" * 5000]
    registry = site(page("a.md", *(use_case(id=name) for name in names)))
    found = [one["id"] for one in exported(registry)["use_cases"]]
    assert found == ["A", "uc-1", "UC-2", "UC-2.9", "UC-2.10", "UC-10", "UC-" + "9" * 5000, None]


def test_the_same_site_gives_the_same_text_whatever_the_order_of_its_pages() -> None:
    pages = [page(f"{name}.md", use_case(name, primary_actors=[name, "x"])) for name in "abc"]
    findings = [Diagnostic(Code.NO_EXTENSIONS, Span(f"{name}.md", 1, 1), name) for name in "abc"]
    turned = json_text(site(*reversed(pages)), Urls(), reversed(findings))
    assert json_text(site(*pages), Urls(), findings) == turned


def test_each_use_case_has_a_line_of_its_own_in_its_own_script() -> None:
    text = json_text(site(page("a.md", use_case("食事\u2028を"), use_case("B\nC"))), Urls())
    assert "食事" in text
    assert text.endswith("]\n}\n") or text.endswith("]}\n")
    assert len([line for line in text.split("\n") if '"content_hash"' in line]) == 2


def test_half_a_character_breaks_no_file() -> None:
    half = site(page("a.md", use_case("\ud800", id="UC-1")))
    assert "?" in json_text(half, Urls()).encode().decode()
    assert '"UC_1_2"' in needs_text(site(page("a.md", use_case("Eat", id="UC-1.2"))), Urls())
    assert b"UC-1 ?\n" in decompress(inventory(half, Urls()).removeprefix(HEAD.encode()))


def test_an_empty_site_is_valid() -> None:
    assert exported(site()) == {
        **{"version": 1, "use_cases": [], "actors": [], "goals": [], "systems": [], "diagnostics": []},
    }


def test_the_schema_is_one_and_knows_every_key(order: Registry) -> None:
    schema = export_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(_closed(schema)).validate(json.loads(json_text(order, Urls())))


def _closed(part: Any) -> Any:
    """A schema that refuses every property that it does not name."""
    if isinstance(part, list):
        return [_closed(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    closed = {key: inner if key in {"if", "then"} else _closed(inner) for key, inner in part.items()}
    is_open = part.get("type") == "object" and "additionalProperties" not in part
    return closed | {"unevaluatedProperties": False} if is_open else closed
