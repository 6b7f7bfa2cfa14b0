"""Use cases of other sites in blocks: where a scenario goes on, and what a step names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.model.foreign import ForeignUseCase
from mkdocs_usecases.registry.foreign_use_cases import Elsewhere
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import run_of
from mkdocs_usecases.site import Site
from support.checking import options_of
from support.exporting import Urls

BLOCK = """\
```usecase
id: UC-1
title: Lend a book
actor: Reader
system: Desk
steps: [Reader asks., Desk looks (shop:B-1)., 'Desk tells shop:B-9, note:B-3 and UC-1.']
extensions: {{2a. It is gone: {end}}}
```
"""


def read(end: str) -> tuple[Any, set[str]]:
    """The use case of a site that knows a shop, and the codes of errors and warnings."""
    options, _ = options_of("inventories: {shop: https://shop.example/objects.inv}")
    site = Site(options)
    site.take_elsewhere(Elsewhere.of({"shop": [ForeignUseCase("B-1", "Buy", "https://shop.example/#B-1")]}))
    site.read("page.md", BLOCK.format(end=end))
    (use_case,) = json.loads(json_text(site.registry, Urls(), site.published_findings))["use_cases"]
    return use_case, {finding.code.value for finding in site.findings if finding.severity.rank > 1}


@pytest.mark.parametrize(
    "end",
    [
        "continue with shop:B-1",
        "continue with [shop:B-1]",
        "weiter mit shop:B-1.",
        "See shop:B-1.",
        "follow [the sale][shop:B-1]",
    ],
)
def test_a_scenario_may_go_on_in_a_use_case_of_another_site(end: str) -> None:
    use_case, codes = read(f"'{end}'")
    (extension,) = use_case["extensions"]
    assert (extension["steps"], extension["outcome"]["kind"]) == ([], "continues")
    assert (extension["outcome"]["use_case"], codes) == ("shop:B-1", set())


def test_one_that_the_other_site_has_not_is_told() -> None:
    assert read("continue with shop:B-2")[1] == {"unknown-use-case"}


@pytest.mark.parametrize("end", ["See note:B-1.", "See: B-1.", "Desk says shop:B-1."])
def test_other_words_before_a_colon_are_no_site(end: str) -> None:
    assert read(f"'{end}'")[0]["extensions"][0]["outcome"]["kind"] == "resumes"


def test_a_step_names_use_cases_of_other_sites() -> None:
    steps = read("ends in failure")[0]["main_success_scenario"]
    assert [step["references"] for step in steps] == [[], ["shop:B-1"], ["shop:B-9", "UC-1"]]


@pytest.mark.parametrize(
    ("named", "says", "hint"),
    [
        (
            "shops:B-1",
            "no other site is called `shops` in the option `inventories`",
            "did you mean `shop`?",
        ),
        (
            "bank:B-1",
            "no other site is called `bank` in the option `inventories`",
            "add `bank:` with the address of its inventory there",
        ),
        (
            "shop:B-7",
            "`shop` has no use case of that id",
            "look up the id there, or read its inventory again",
        ),
    ],
)
def test_a_name_that_no_other_site_has_is_told_as_that(named: str, says: str, hint: str) -> None:
    options, _ = options_of("inventories: {shop: https://shop.example/objects.inv}")
    site = Site(options)
    site.take_elsewhere(Elsewhere.of({"shop": [ForeignUseCase("B-1", "Buy", "https://shop.example/#B-1")]}))
    block = BLOCK.format(end="ends in failure").replace("id: UC-1", f"id: UC-1\nincludes: ['{named}']")
    site.read("page.md", block)
    found = [one for one in site.findings if one.code.value == "unknown-use-case"]
    assert [(one.message, one.hint) for one in found] == [
        (f"this use case includes `{named}`, but {says}", hint)
    ]


def test_a_use_case_of_another_site_is_found_with_a_step_that_it_has_and_without_one() -> None:
    buy = ForeignUseCase("B-1", "Buy", "https://shop.example/#B-1", parts={"2a": "B-1-2a"})
    elsewhere = Elsewhere.of({"shop": [buy]})
    found = {
        name: elsewhere.find_part(name) is not None for name in ("shop:B-1", "shop:B-1/2a", "shop:B-1/7z")
    }
    assert found == {"shop:B-1": True, "shop:B-1/2a": True, "shop:B-1/7z": False}


def test_a_test_may_name_a_use_case_of_another_site() -> None:
    site = Site(options_of("inventories: {shop: https://shop.example/objects.inv}")[0])
    site.take_elsewhere(Elsewhere.of({"shop": [ForeignUseCase("UC-8", "Buy", "https://shop.example/#UC-8")]}))
    cases = "".join(f'<testcase name="UC-{number}/main: works"/>' for number in (1, 8, 9))
    site.take_results(run_of([read_results("run.xml", f"<testsuite>{cases}</testsuite>".encode())], Lock()))
    site.read("page.md", BLOCK.format(end="fails"))
    told = [each.message for each in site.findings if each.code is Code.UNKNOWN_REFERENCE]
    assert told == ["test `UC-9/main: works` names `UC-9/main`, which does not exist"]
