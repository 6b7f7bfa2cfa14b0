"""The guide explains every code, and what it shows as bad or good is."""

from __future__ import annotations

import re

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.explanations import Explanation, read_explanation
from mkdocs_usecases.parsing.words.key_names import lookup
from mkdocs_usecases.validation import guide_page
from support.building import REPOSITORY
from support.checking import findings_of, options_of, showing

ENTRIES = {entry.code: entry for entry in guide_page.entries()}
OPTIONS_NEEDED = {
    Code.UNDECLARED_ACTOR: "actors: {Customer: }",
    Code.UNCLEAR_DOCUMENT: "documents: ['*.md']",
    Code.ACTOR_WITHOUT_GOAL: "actors: {Customer: , Auditor: }",
}
ONLY_A_BUILD_CAN_TELL = {Code.NOT_SHOWN, Code.UNREACHABLE_INVENTORY}
NO_PAGE_CAN_TELL = {
    *(Code.NO_RESULTS, Code.UNREADABLE_RESULTS, Code.UNKNOWN_REFERENCE, Code.MOVED_ROUTE),
    *(Code.FAILED_ROUTE, Code.OUTDATED_ROUTE, Code.UNTESTED_ROUTE, Code.CHANGED_SINCE_REVIEW),
}
SHOWN = [entry for code, entry in ENTRIES.items() if code not in ONLY_A_BUILD_CAN_TELL | NO_PAGE_CAN_TELL]
THE_REST = {
    "title": "Order a meal",
    "actor": "Customer",
    "steps": "[Customer chooses a meal., MealApp shows the price., Customer confirms the order.]",
}


FENCE = re.compile(r"(?<=```usecase\n)(.*?)(?=\n```)", re.DOTALL)


def page(example: str, code: Code) -> str:
    """An example as a page; keys that it leaves out because they do not matter are added."""
    if guide_page.is_page(example):
        return FENCE.sub(lambda match: completed(match[0], code), example)
    return f"```usecase\n{completed(example, code)}\n```"


def completed(block: str, code: Code) -> str:
    lines = block.splitlines()
    if re.match(r"[\w ]+:", lines[0]):
        given = {key.name for line in lines if (key := lookup(line.partition(":")[0]))}
        given.add(code.value.removeprefix("missing-"))
        lines += [f"{name}: {value}" for name, value in THE_REST.items() if name not in given]
    return "\n".join(lines)


def codes_of(example: str, code: Code) -> set[Code]:
    options, _ = options_of("system: MealApp\n" + OPTIONS_NEEDED.get(code, ""))
    found = findings_of({"page.md": page(example, code)}, showing(code, options))
    return {finding.code for finding in found}


def test_every_code_has_an_entry() -> None:
    assert set(ENTRIES) == set(Code)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.code.value)
def test_an_entry_is_complete(entry: Explanation) -> None:
    assert entry.summary
    assert "\n" not in entry.summary
    assert entry.bad
    assert entry.good
    assert entry.source


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.code.value)
def test_what_the_guide_shows_as_bad_is_found(entry: Explanation) -> None:
    assert entry.code in codes_of(entry.bad, entry.code)


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.code.value)
def test_what_the_guide_shows_as_good_has_no_error_or_warning(entry: Explanation) -> None:
    found = codes_of(entry.good, entry.code)
    assert entry.code not in found
    assert not [code for code in found if code.default.rank > Code.MISSING_ID.default.rank]


def test_the_guide_has_a_section_for_each_code_and_shows_examples_instead_of_rendering_them() -> None:
    text = guide_page.markdown()
    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == [code.value for code in Code]
    outer = re.findall(r"^(`{4,})(\w+)\n(.*?)\n\1$", text, re.MULTILINE | re.DOTALL)
    assert len(outer) == 2 * len(Code)
    assert all(fence not in shown for fence, _, shown in outer)


def test_a_docstring_is_taken_apart_into_its_sections() -> None:
    entry = read_explanation(
        Code.WRONG_TYPE, "What.\n\nWhy\nso.\n\nBad:\n    a:\n      - b\n\nGood:\n    c: d\n\nSource: A book."
    )
    assert entry.summary == "What"
    assert entry.why == "Why\nso."
    assert entry.bad == "a:\n  - b"
    assert entry.good == "c: d"
    assert entry.source == "A book."


def test_the_page_of_the_guide_is_that_of_the_checks(golden: Golden) -> None:
    golden(REPOSITORY / "example-site/guide/checks.md", guide_page.markdown())
