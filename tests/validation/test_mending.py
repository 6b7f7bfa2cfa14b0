"""What findings would be mended by, in words and as edits."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.options import code_named
from mkdocs_usecases.options.options import Options
from support.checking import options_of, showing
from support.mending import edits_that_do_not_mend, mended_pages, settled_findings

PAGES = sorted((Path(__file__).parent.parent / "cases").glob("*/*.md"))

SLIPS_OF_WRITERS = sorted((Path(__file__).parent.parent / "parsing/slips").glob("*.md"))


def options_for(page: Path) -> Options:
    code = code_named(page.parent.name)
    assert code is not None
    file = page.with_suffix(".yml")
    options, _ = options_of(file.read_text(encoding="utf-8") if file.exists() else "")
    return showing(code, options)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_each_edit_of_a_case_mends(page: Path) -> None:
    text = page.read_bytes().decode("utf-8-sig")
    assert list(edits_that_do_not_mend({page.name: text}, options_for(page))) == []


@pytest.mark.parametrize("page", SLIPS_OF_WRITERS, ids=lambda page: page.stem)
def test_each_edit_of_a_slip_mends(page: Path) -> None:
    assert list(edits_that_do_not_mend({page.name: page.read_text(encoding="utf-8")})) == []


BLOCK = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses a meal.
  - Customer pays.
  - MealApp confirms.
extensions:
  3a. Card is declined: resume at 2
```
"""


class Slip(NamedTuple):
    """A slip in the block, and what it says about it."""

    right: str
    wrong: str
    code: Code
    was: str
    text: str
    certain: bool = True


KEY, CHECK, LEVEL, ACTOR = Code.UNKNOWN_KEY, Code.UNKNOWN_CHECK, Code.UNKNOWN_LEVEL, Code.NO_SUCH_ACTOR
LABEL, UNKNOWN, MARKER = Code.BAD_LABEL, Code.UNKNOWN_USE_CASE, Code.WRONG_MARKER
SLIPS = {
    "a key": Slip("actor:", "acter:", KEY, "acter", "actor"),
    "a level": Slip("sys", "level: sumary\nsys", LEVEL, "sumary", "summary"),
    "a check": Slip("sys", "ignore: [to-few-steps]\nsys", CHECK, "to-few-steps", "too-few-steps"),
    "an actor": Slip("Customer pays", "Custmer pays", ACTOR, "Custmer", "Customer"),
    "an article": Slip("Customer pays", "The Custmer pays", ACTOR, "Custmer", "Customer"),
    "a plural": Slip("Customer pays", "Customers pay", ACTOR, "Customers", "Customer", certain=False),
    "a label": Slip("3a.", "a3.", LABEL, "a3", "3a"),
    "a label without a letter": Slip("3a.", "3.", LABEL, "3", "3a", certain=False),
    "an id": Slip("id: UC-1", "id: UC 1 -", Code.BAD_ID, "UC 1 -", "UC-1", certain=False),
    "a letter": Slip("3a.", "3b.", Code.SKIPPED_LETTER, "3b", "3a", certain=False),
    "a range": Slip("3a.", "3-2a.", Code.BACKWARD_RANGE, "3-2", "2-3", certain=False),
    "a target": Slip("at 2", "at 3A", Code.TARGET_IS_EXTENSION, "3A", "3", certain=False),
    "a target in other words": Slip(
        "resume at 2", "→ **zurück zu Schritt 3A**", Code.TARGET_IS_EXTENSION, "3A", "3", certain=False
    ),
    "an include": Slip("sys", "includes: UD-2\nsys", UNKNOWN, "UD-2", "UC-2", certain=False),
    "a sign of an id": Slip("sys", "includes: UC2\nsys", UNKNOWN, "UC2", "UC-2"),
    "a key of an extension": Slip(
        "Card is declined: resume at 2", "Card:\n    tehn: resume at 2", KEY, "tehn", "then"
    ),
    "a condition": Slip("3a. Card", "3a. As [UC-3], card", UNKNOWN, "UC-3", "UC-1", certain=False),
    "a link": Slip("```u", "See [UC-1/3z].\n\n```u", UNKNOWN, "UC-1/3z", "UC-1", certain=False),
    "a part of a link": Slip("```u", "See [UC-1/3aa].\n\n```u", UNKNOWN, "3aa", "3a", certain=False),
    "a listing": Slip("```u", "<!-- usecases: matrx -->\n\n```u", MARKER, "matrx", "matrix"),
    "a marker": Slip("```u", "<!-- use-cases: list -->\n\n```u", MARKER, "use-cases", "usecases"),
    "a filter": Slip("```u", '<!-- usecases: list acter="A" -->\n\n```u', MARKER, "acter", "actor"),
    "a quote": Slip(
        "```u", '<!-- usecases: list actor=A" -->\n\n```u', MARKER, 'actor=A"', 'actor="A"', certain=False
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("margin", ["", "> "], ids=["bare", "quoted"])
def test_a_finding_points_at_the_name_and_its_edit_replaces_just_that(slip: Slip, margin: str) -> None:
    other = BLOCK.replace("UC-1", "UC-2").replace("Order", "Cancel").replace("3a.", "2a.")
    page = f"{BLOCK.replace(slip.right, slip.wrong, 1)}\n\n{other}"
    pages = {"page.md": "".join(f"{margin}{line}" for line in page.splitlines(keepends=True))}
    (finding,) = [each for each in settled_findings(pages) if each.code is slip.code]
    (edit,) = finding.edits
    assert (edit.was, edit.text, finding.is_certain) == (slip.was, slip.text, slip.certain)
    line = pages["page.md"].splitlines()[finding.span.line - 1]
    assert finding.span.end_line == finding.span.line == edit.span.line
    assert line[finding.span.column - 1 : finding.span.end_column - 1].startswith(slip.was)
    assert finding.hint is not None and slip.text in finding.hint
    assert slip.code not in {each.code for each in settled_findings(mended_pages(pages, finding))}


def test_the_odd_one_out_is_told_where_it_stands() -> None:
    page = BLOCK.replace("system: MealApp", "system: MealAp").replace("Customer pays", "MealApp asks")
    (finding,) = [each for each in settled_findings({"page.md": page}) if each.code is ACTOR]
    assert finding.message == "`MealAp` is declared here, but 2 steps begin with `MealApp`"
    assert (finding.span.line, finding.is_certain) == (5, False)
    assert "system: MealApp\n" in mended_pages({"page.md": page}, finding)["page.md"]


def test_an_actor_in_the_plural_is_told_at_the_steps() -> None:
    page = BLOCK.replace("Customer chooses", "Customers choose").replace("Customer pays", "Customers pay")
    found = [each for each in settled_findings({"page.md": page}) if each.code is ACTOR]
    assert [(each.span.line, each.hint) for each in found] == [
        (7, "did you mean `Customer`?"),
        (8, "did you mean `Customer`?"),
    ]


def test_a_name_that_most_of_the_site_has_is_right() -> None:
    slip = BLOCK.replace("Customer chooses", "Custmer chooses").replace("Customer pays", "Custmer pays")
    others = {f"{n}.md": BLOCK.replace("UC-1", f"UC-{n}").replace("Order", f"Do {n}") for n in (2, 3)}
    found = [each for each in settled_findings({"page.md": slip, **others}) if each.code is ACTOR]
    assert [(each.span.line, each.hint, each.is_certain) for each in found] == [
        (7, "did you mean `Customer`?", True),
        (8, "did you mean `Customer`?", True),
    ]


def test_a_name_is_changed_in_the_steps_as_well() -> None:
    options, _ = options_of("actors: {Customer: {}, MealApp: {kind: system}}")
    page = BLOCK.replace("Customer", "Custommer")
    (finding,) = [
        each for each in settled_findings({"page.md": page}, options) if each.code is Code.UNDECLARED_ACTOR
    ]
    assert mended_pages({"page.md": page}, finding)["page.md"] == BLOCK


def test_a_name_is_not_changed_where_another_word_stands_for_it() -> None:
    options, _ = options_of("actors: {Customer: {}, MealApp: {kind: system}}")
    right = BLOCK.replace("Customer pays", "The user pays")
    page = right.replace("Customer", "Custommer")
    (finding,) = [
        each for each in settled_findings({"page.md": page}, options) if each.code is Code.UNDECLARED_ACTOR
    ]
    assert mended_pages({"page.md": page}, finding)["page.md"] == right


def test_a_step_that_is_not_named_is_not_changed() -> None:
    page = BLOCK.replace("resume at 2", "rejoins after step 8")
    (finding,) = [each for each in settled_findings({"page.md": page}) if each.code is Code.UNKNOWN_TARGET]
    assert (finding.edits, finding.span.line) == ((), 11)


def test_an_edit_that_does_not_cover_what_it_says_is_not_offered() -> None:
    page = BLOCK.replace("actor:", '"act\\x65r":')
    (finding,) = [each for each in settled_findings({"page.md": page}) if each.code is KEY]
    assert (finding.hint, finding.edits, finding.is_certain) == ("did you mean `actor`?", (), False)


def test_a_suggestion_that_would_be_there_twice_is_none() -> None:
    page = BLOCK.replace("system:", "acter: Clerk\nsystem:")
    (finding,) = [each for each in settled_findings({"page.md": page}) if each.code is KEY]
    assert (finding.hint, finding.edits) == ("`actor` is given as well: keep one of the two", ())


@pytest.mark.parametrize(
    ("typed", "text", "certain"),
    [
        ("Customer pays #12 now.", '"Customer pays #12 now."', True),
        ('Customer says "no" #3.', "'Customer says \"no\" #3.'", True),
        ("Customer pays #todo.", '"Customer pays #todo."', False),
        ("*now", '"*now"', False),
        ("!important", '"!important"', False),
    ],
)
def test_text_that_yaml_does_not_read_as_typed_is_put_in_quotes(
    typed: str, text: str, *, certain: bool
) -> None:
    page = BLOCK.replace("Customer pays.", typed)
    (finding,) = [
        each
        for each in settled_findings({"page.md": page})
        if each.code in (Code.TEXT_CUT, Code.YAML_FEATURE)
    ]
    (edit,) = finding.edits
    assert (edit.was, edit.text, finding.is_certain) == (typed, text, certain)
    assert list(edits_that_do_not_mend({"page.md": page})) == []


@pytest.mark.parametrize("line", ["notes: [*a, b]", "includes: [UC-2, !UC-3]", "tags: [&a]"])
def test_what_yaml_does_not_read_in_brackets_is_put_in_quotes(line: str) -> None:
    page = BLOCK.replace("id: UC-1", f"id: UC-1\n{line}")
    assert [each.is_certain for each in settled_findings({"page.md": page}) if each.code is Code.YAML_FEATURE]
    assert list(edits_that_do_not_mend({"page.md": page})) == []


@pytest.mark.parametrize("line", ["id: UC-1 #12", "tags: [a #12, b]", "level: user goal #1"])
def test_what_quotes_would_not_mend_is_not_quoted(line: str) -> None:
    page = BLOCK.replace("id: UC-1", line)
    assert not [
        each
        for each in settled_findings({"page.md": page})
        if each.code in (Code.TEXT_CUT, Code.YAML_FEATURE) and each.edits
    ]


@pytest.mark.parametrize(
    "block",
    [
        "extends: {use case: UC-1, at: 1, att: 2}",
        "extensions:\n  1a. It rains:\n    then: resume at 1\n    thn: fails",
        "acter: A\nactr: B",
    ],
)
def test_a_key_that_is_given_already_is_not_written_again(block: str) -> None:
    page = f"```usecase\nid: UC-1\ntitle: T\nsteps: [It rains.]\n{block}\n```\n"
    found = [each for each in settled_findings({"page.md": page}) if each.code is KEY]
    assert found[-1].edits == ()


def test_a_page_default_is_mended() -> None:
    page = f"---\nusecases: {{systm: MealApp}}\n---\n\n{BLOCK}"
    (finding,) = [each for each in settled_findings({"page.md": page}) if each.code is KEY]
    assert finding.is_certain
    assert mended_pages({"page.md": page}, finding)["page.md"] == page.replace("systm", "system")


@pytest.mark.parametrize("nested", ["3a1a. It snows", "1a. It snows"])
def test_what_stands_in_an_extension_with_a_wrong_label_is_no_further_mistake(nested: str) -> None:
    page = BLOCK.replace(
        "3a. Card is declined: resume at 2", f"3. It rains:\n    - Customer waits.\n    - {nested}: fails"
    )
    found = [each for each in settled_findings({"page.md": page}) if each.is_error or each.edits]
    assert [each.code for each in found] == [LABEL]


@pytest.mark.parametrize(
    ("right", "wrong", "certain"),
    [
        ("system: MealApp", "system:MealApp", True),
        ("3a. Card is declined: resume", "3a. Card is decline:d resume", False),
        ("title: Order a meal", "titlee:x Order a meal", False),
    ],
)
def test_a_colon_is_sure_only_behind_a_key(right: str, wrong: str, *, certain: bool) -> None:
    found = settled_findings({"page.md": BLOCK.replace(right, wrong)})
    assert [each.is_certain for each in found if each.code is Code.YAML_SYNTAX and each.edits] == [certain]
