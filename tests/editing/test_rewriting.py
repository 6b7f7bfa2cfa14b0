"""The same in another form: it means the same, there and back, wherever it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.editing.actions import Action, rewrites
from mkdocs_usecases.editing.actions.meaning import says_the_same
from mkdocs_usecases.options import Options
from mkdocs_usecases.revision import Text, revise
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support.building import REPOSITORY

TESTS = REPOSITORY / "tests"
PAGES = sorted([*(REPOSITORY / "example-site").glob("[!g]*/*.md"), *TESTS.glob("parsing/pages/*.md")])

LIST = """\
```usecase
id: UC-1
title: Pay
actor: Clerk
steps:
  - Clerk asks: how much?
  - MealApp states the "amount".
  - include: UC-2
extensions:
  2a. Card is refused:
    - MealApp asks for another card.
    - 2a1a. There is none: ends in failure
    - Resume at 1.
  *a. The line is cut: Clerk waits. Ends in failure.
```
"""
OUTLINE = """\
```usecase
id: UC-1
title: Pay
actor: Clerk
steps: |
  1. Clerk asks: how much?
  2. MealApp states the "amount".
  3. include: UC-2
extensions: |
  2a. Card is refused:
    2a1. MealApp asks for another card.
    2a1a. There is none:
      2a1a1. ends in failure
    2a2. Resume at 1.
  *a. The line is cut:
    *a1. Clerk waits.
    *a2. Ends in failure.
```
"""


def site_of(page: str) -> Site:
    site = Site(Options(system="MealApp"))
    site.read("page.md", page)
    return site


def actions(page: str, line: int) -> dict[str, Action]:
    site = site_of(page)
    found = rewrites(site, {"page.md": Text(page)}.get, Span("page.md", line, 1))
    return {action.title: action for action in found}


def done(page: str, action: Action) -> str:
    finding = Diagnostic(Code.MISSING_ID, action.edits[0].span, "", edits=action.edits)
    return revise([finding], {"page.md": Text(page)}.get).texts["page.md"]


def test_an_extension_on_one_line_becomes_a_list_and_back() -> None:
    line = LIST.split("\n").index("  *a. The line is cut: Clerk waits. Ends in failure.") + 1
    as_list = done(LIST, actions(LIST, line)["Write the extension as a list"])
    assert "  *a. The line is cut:\n    - Clerk waits.\n    - Ends in failure.\n```" in as_list
    assert done(as_list, actions(as_list, line)["Write the extension on one line"]) == LIST


def test_a_list_becomes_an_outline_and_back() -> None:
    page = LIST
    for line, name in ((5, "steps"), (9, "extensions")):
        page = done(page, actions(page, line)[f"Write `{name}` as an outline"])
    assert page == OUTLINE
    for line, name in ((5, "steps"), (9, "extensions")):
        page = done(page, actions(page, line)[f"Write `{name}` as a list"])
    assert says_the_same(site_of(LIST).page("page.md").blocks[0], site_of(page).page("page.md").blocks[0])


def test_nothing_is_offered_that_would_lose_a_comment_or_a_note() -> None:
    page = LIST.replace("steps:\n", "steps:\n  # not sure yet\n")
    assert not [title for title in actions(page, 6) if "outline" in title]
    page = LIST.replace(
        "  *a. The line is cut: Clerk waits. Ends in failure.", "  *a:\n    when: X\n    note: Y"
    )
    assert not [title for title in actions(page, 10) if "outline" in title]


def test_a_step_becomes_a_use_case_of_its_own() -> None:
    page = f"# Page\n\n{LIST}"
    after = done(page, actions(page, 9)["Make a use case of step 2"])
    assert after.startswith(page.replace('- MealApp states the "amount".', "- include: UC-2", 1).rstrip())
    assert after.endswith(
        '\n\n```usecase\nid: UC-2\ntitle: States the "amount"\nlevel: subfunction\nactor: Clerk\nsteps:\n'
        '  - MealApp states the "amount".\n```\n'
    )
    first, second = site_of(after).page("page.md").blocks
    assert first.use_case is not None and second.use_case is not None
    assert [step.include for step in first.use_case.main_success_scenario] == [None, "UC-2", "UC-2"]
    assert [step.text for step in second.use_case.main_success_scenario] == ['MealApp states the "amount".']


def test_it_stands_in_the_container_of_the_other() -> None:
    page = "- Item\n\n" + "".join(f"    {line}\n" for line in LIST.split("\n")[:-1])
    after = done(page, actions(page, 8)["Make a use case of step 1"])
    found = site_of(after)
    assert len(found.page("page.md").blocks) == 2
    assert not [finding for finding in found.findings if finding.severity is Severity.ERROR]


def other_meanings(path: Path) -> Iterator[str]:
    """What of a page means something else when it is written in another form, or brings an error."""
    page = path.read_bytes().decode()
    site, text = site_of(page), Text(page)
    blocks = site.page("page.md").blocks
    lines = [span.line for block in blocks if block.use_case for span in block.use_case.places.values()]
    lines += [each.span.line for block in blocks if block.use_case for each in block.use_case.every_extension]
    for line in sorted({*lines})[::3]:
        for action in rewrites(site, {"page.md": text}.get, Span("page.md", line, 1)):
            if action.title.startswith("Make"):
                continue
            after = site_of(done(page, action)).page("page.md").blocks
            if len(after) != len(blocks) or not all(map(says_the_same, blocks, after)):
                yield f"{path.name}:{line}: {action.title}"


@pytest.mark.slow
@pytest.mark.oracle
def test_what_is_offered_means_the_same() -> None:
    assert not [said for path in PAGES for said in other_meanings(path)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["returns.md", "purchase.md"])
def test_it_is_offered_on_pages_that_people_write(name: str) -> None:
    path = next(path for path in PAGES if path.name == name)
    page = path.read_bytes().decode()
    titles = [title for line in range(1, page.count("\n"), 5) for title in actions(page, line)]
    assert {"Write `steps` as an outline", "Write the extension as a list"} <= {*titles}
