"""What may be done about a finding, and what becomes of the files when it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.editing.actions import Action, all_fixed, fixes_of, quick_fixes
from mkdocs_usecases.editing.actions.mended_page import changes
from mkdocs_usecases.options import Options
from mkdocs_usecases.options.catalogue import read_catalogue
from mkdocs_usecases.revision import Text, revise
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support.building import REPOSITORY
from support.checking import findings_of, options_of

CASES = sorted((REPOSITORY / "tests" / "cases").glob("*/*.md"))


def site_of(pages: Mapping[str, str], options: Options | None = None) -> Site:
    site = Site(options or Options())
    for path, text in pages.items():
        if path.endswith(".md"):
            site.read(path, text)
    return site


def actions(pages: Mapping[str, str], code: Code, options: Options | None = None) -> list[Action]:
    """What may be done about the first finding of a code."""
    site = site_of(pages, options)
    finding = next(finding for finding in site.findings if finding.code is code)
    return [*fixes_of(site, {path: Text(text) for path, text in pages.items()}.get, finding)]


def done(pages: Mapping[str, str], edits: tuple[Edit, ...]) -> dict[str, str]:
    """The files after some edits."""
    texts = {path: Text(text) for path, text in pages.items()}
    finding = Diagnostic(Code.MISSING_ID, edits[0].span, "", edits=edits)
    revision = revise([finding], texts.get)
    assert revision.mended
    return {**pages, **revision.texts}


def chosen(found: list[Action], words: str) -> Action:
    titles = [action.title for action in found]
    assert any(words in title for title in titles), titles
    return next(action for action in found if words in action.title)


BLOCK = "```usecase\nid: UC-1\ntitle: Order a meal\nactor: Customer\n{keys}steps:\n  - Customer eats.\n```\n"


class TestSilence:
    @pytest.mark.parametrize(
        ("keys", "silent"),
        [
            ("", "ignore: [no-extensions]\n"),
            ("ignore: no-guarantee\n", "ignore: no-guarantee, no-extensions\n"),
            ("ignore: [no-guarantee] # for now\n", "ignore: [no-guarantee, no-extensions] # for now\n"),
            ("ignore: []\n", "ignore: [no-extensions]\n"),
            ("ignore:\n", "ignore: no-extensions\n"),
            ("ignore:\n- no-guarantee\n", "ignore:\n- no-guarantee\n- no-extensions\n"),
            ("ignore:\n  - no-guarantee\n", "ignore:\n  - no-guarantee\n  - no-extensions\n"),
            ("ignore: [\n  no-guarantee\n  ]\n", "ignore: [\n  no-guarantee\n  , no-extensions]\n"),
        ],
    )
    def test_the_code_joins_those_that_are_there(self, keys: str, silent: str) -> None:
        pages = {"page.md": BLOCK.format(keys=keys)}
        action = chosen(actions(pages, Code.NO_EXTENSIONS), "Silence `no-extensions`")
        assert not action.is_preferred
        after = done(pages, action.edits)
        assert after["page.md"] == BLOCK.format(keys=silent)
        assert Code.NO_EXTENSIONS not in [finding.code for finding in site_of(after).findings]

    @pytest.mark.slow
    @pytest.mark.oracle
    def test_one_finding_is_gone_and_no_other_comes(self) -> None:
        assert not [f"{path.parent.name}/{path.name}: {said}" for path in CASES for said in loud(path)]


def loud(path: Path) -> Iterator[str]:
    """What is still said of a page where it was silenced, or said only then; of the first few findings."""
    given = path.with_suffix(".yml")
    options, _ = options_of(given.read_text(encoding="utf-8") if given.exists() else "")
    pages = {path.name: path.read_bytes().decode()}
    site = site_of(pages, options)
    before = Counter(finding.code for finding in site.findings)
    for finding in site.findings[:3]:
        for action in fixes_of(site, {path.name: Text(pages[path.name])}.get, finding):
            if action.title.startswith("Silence"):
                after = Counter(each.code for each in site_of(done(pages, action.edits), options).findings)
                if after[finding.code] >= before[finding.code] or after - before:
                    yield f"{finding}: {after - before}"


CLERK = "```usecase\nid: UC-1\ntitle: Order a meal\nactor: Tax office\nsteps:\n  - Tax office eats.\n```\n"


class TestCatalogue:
    def test_an_actor_joins_it(self) -> None:
        catalogue, _ = read_catalogue(["Customer"], {(): Span("actors.yml", 1, 1)})
        pages = {"page.md": CLERK, "actors.yml": "- Customer\n"}
        action = chosen(
            actions(pages, Code.UNDECLARED_ACTOR, Options(catalogue=catalogue)), "Add `Tax office`"
        )
        assert action.is_preferred
        assert done(pages, action.edits)["actors.yml"] == "- Customer\n- Tax office\n"

    def test_a_slip_is_mended_first(self) -> None:
        catalogue, _ = read_catalogue(["Customer"], {(): Span("actors.yml", 1, 1)})
        pages = {"page.md": CLERK.replace("Tax office", "Custmer"), "actors.yml": "- Customer\n"}
        found = actions(pages, Code.UNDECLARED_ACTOR, Options(catalogue=catalogue))
        assert [(action.title, action.is_preferred) for action in found] == [
            ("Write `Customer`", True),
            ("Add `Custmer` to the catalogue of actors", False),
            ("Silence `undeclared-actor` in this use case", False),
        ]


class TestFields:
    def test_a_key_of_the_house(self) -> None:
        pages = {"page.md": BLOCK.format(keys="ticket: X-1\n"), "mkdocs.yml": "plugins: [usecases]\n"}
        found = done(pages, chosen(actions(pages, Code.UNKNOWN_KEY), "Add `ticket`").edits)
        assert found["mkdocs.yml"] == "plugins: [usecases: {fields: [ticket]}]\n"

    def test_no_default_of_a_page_is_one(self) -> None:
        pages = {"page.md": "---\nusecases: {ticket: X}\n---\n", "mkdocs.yml": "plugins: [usecases]\n"}
        assert not actions(pages, Code.UNKNOWN_KEY)


MISTAKES = """\
---
usecases: {sytem: MealApp}
---
<!-- usecases: actrs -->
```usecase
id: UC-1
title: Make slips
sumary: A fence that is
actor: Customer
level: user gaol
ignore: [to-few-steps]
steps:
  - Customer types #3 there.
extensions:
  a1. Nothing helps: ends in failure
```

```usecase
title: Without an id
actor: Customer
steps:
  - Custmer: eats.
```
"""


class TestAll:
    def test_everything_with_one_answer_is_mended_at_once(self) -> None:
        pages = {"page.md": MISTAKES}
        site = site_of(pages)
        (action,) = all_fixed(site, {"page.md": Text(MISTAKES)}.get, "page.md")
        after = done(pages, action.edits)["page.md"]
        left = findings_of({"page.md": after})
        assert not [
            finding for finding in left if finding.is_certain or "did you mean" in (finding.hint or "")
        ]
        assert "title: Without an id\nactor: Customer\nsteps:\n  - Customer: eats." in after
        assert Code.MISSING_ID in [finding.code for finding in left], "an id is nothing to be made up"
        assert site.page("page.md").blocks[0].text in MISTAKES, "the site stays as it was read"
        assert not [*all_fixed(site_of({"page.md": after}), {"page.md": Text(after)}.get, "page.md")]

    def test_only_lines_that_are_wrong_change(self) -> None:
        site = site_of({"page.md": MISTAKES})
        (action,) = all_fixed(site, {"page.md": Text(MISTAKES)}.get, "page.md")
        assert {edit.span.line for edit in action.edits} == {2, 4, 8, 10, 11, 13, 15, 22}


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        ("a\nb\n", "a\nb\n", []),
        ("one\ntwo\nten\n", "one\nto\ntin\n", [("2:2", "w", ""), ("3:2", "e", "i")]),
        ("a\r\nend\r\n", "a\r\nnew\r\nend\r\n", [("2:1", "", "new\r\n")]),
        ("a\nold\nend", "a\nend", [("2:1", "old\n", "")]),
        ("one line\nend", "one\nline\nend", [("1:4", " ", "\n")]),
        ("aa", "aaa", [("1:3", "", "a")]),
        ("aba", "aa", [("1:2", "b", "")]),
        ("", "x", [("1:1", "", "x")]),
    ],
)
def test_lines_change_where_they_differ(before: str, after: str, made: list[tuple[str, str, str]]) -> None:
    edits = (*changes("page.md", Text(before), Text(after)),)
    assert [(f"{one.span.line}:{one.span.column}", one.was, one.text) for one in edits] == made
    if edits:
        assert done({"page.md": before}, edits) == {"page.md": after}


def test_what_is_done_is_about_the_lines_that_are_chosen() -> None:
    site, texts = site_of({"page.md": MISTAKES}), {"page.md": Text(MISTAKES)}
    found = [*quick_fixes(site, texts.get, site.findings, Span("page.md", 10, 3))]
    assert [action.title for action in found] == ["Write `user goal`"]
    assert not [*quick_fixes(site, texts.get, site.findings, Span("page.md", 9, 1))]
    assert len([*quick_fixes(site, texts.get, site.findings, Span("page.md", 10, 1, 11, 5))]) == 2
