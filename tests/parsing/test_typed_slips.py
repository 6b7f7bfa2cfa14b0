"""Slips as people make them: each has one finding, at its line, whose edit mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from support.exporting import Urls
from support.mended import mended
from support.surviving import survive_all

SLIPS = Path(__file__).with_name("slips")

RIGHT = {
    "cascade-conflict-markers": ("merge-conflict", 10, "delete lines 10, 12 and 14"),
    "cascade-nbsp-indentation": ("yaml-syntax", 9, "replace it by blanks"),
    "cascade-outline-line-dedented": ("yaml-syntax", 10, "indent it by 2 blanks"),
    "no-hint-no-blank-after-dash": ("yaml-syntax", 10, "write `- App answers.`"),
    "silent-label-invisible-sign": ("yaml-syntax", 13, "take it out"),
    "silent-outcome-too-deep": ("joined-item", 15, "indent it by 4 blanks"),
    "silent-outcome-with-colon": ("unclear-end", 15, "`ends in failure`"),
    "wrong-direction-declared-name": ("no-such-actor", 7, "`Ordering desk`"),
    "wrong-first-missing-actor": ("yaml-syntax", 6, "write `actor: Customer`"),
    "wrong-first-missing-steps": ("yaml-syntax", 8, "write `steps:`"),
    "wrong-fix-blank-before-colon": ("yaml-syntax", 7, "write `system: App`"),
    "wrong-fix-flow-list": ("yaml-syntax", 8, "write `tags: [visit, measures]`"),
    "wrong-fix-semicolon": ("yaml-syntax", 8, "write `success guarantee: Customer has it.`"),
}
"""By page: what is found, in which line of the file, and words of the hint."""

NOTHING = (
    "crash-empty-quotes-among-names",
    "silent-label-in-signs",
    "silent-label-with-word-step",
    "trailing-blank-level-sign",
    "wrong-fix-nbsp-behind-colon",
)
"""Pages that are read as they were meant, with nothing to say."""


def text_of(name: str) -> str:
    return (SLIPS / f"{name}.md").read_text(encoding="utf-8")


def told(text: str) -> list[Diagnostic]:
    """What is told, but for advice."""
    return [found for found in survive_all(text).findings if found.severity is not Severity.HINT]


def test_every_page_is_tried() -> None:
    assert {path.stem for path in SLIPS.glob("*.md")} == {*RIGHT, *NOTHING}


@pytest.mark.parametrize("name", RIGHT)
def test_a_slip_has_one_finding_and_its_edit_mends_it(name: str) -> None:
    code, line, hint = RIGHT[name]
    (found,) = told(text_of(name))
    assert (found.code.value, found.span.line) == (code, line)
    assert found.hint is not None
    assert hint in found.hint
    assert told(mended(text_of(name), found.edits)) == []


@pytest.mark.parametrize(
    "name", sorted({*RIGHT} - {"silent-outcome-with-colon", "wrong-direction-declared-name"})
)
def test_a_slip_is_read_as_its_edit_writes_it(name: str) -> None:
    (found,) = told(text_of(name))
    assert meaning(text_of(name)) == meaning(mended(text_of(name), found.edits))


def meaning(text: str) -> str:
    """What is exported, but for where it stands."""
    site = Site(Options())
    site.read("page.md", text)
    lines = json_text(site.registry, Urls()).splitlines()
    return "\n".join(line for line in lines if '"line"' not in line and "content_hash" not in line)


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_plain_is_read_in_silence(name: str) -> None:
    assert told(text_of(name)) == []


def test_labels_in_signs_or_behind_the_word_are_labels() -> None:
    for name, labels in (("silent-label-in-signs", ["2a", "2b"]), ("silent-label-with-word-step", ["2a"])):
        (entry,) = survive_all(text_of(name)).registry.entries
        assert [each.label for each in entry.use_case.extensions] == labels


def test_empty_quotes_among_names_name_nobody() -> None:
    (entry,) = survive_all(text_of("crash-empty-quotes-among-names")).registry.entries
    assert [actor.name for actor in entry.use_case.primary_actors] == ["Customer"]


HEAD = "```usecase\ntitle: Order\nactor: Customer\nsystem: App\n"


@pytest.mark.parametrize(
    ("block", "line", "right"),
    [
        ("steps:\n  - Customer asks.\n - App answers.\n  - Customer pays.\n", 7, "  - App answers.\n"),
        ("steps:\n  - Customer asks.\n- App answers.\n  - Customer pays.\n", 7, "  - App answers.\n"),
        ("steps:\n - Customer asks.\n  - App answers.\n  - Customer pays.\n", 6, "  - Customer asks.\n"),
        ("steps:\n  - Customer asks.\n  App answers.\n  - Customer pays.\n", 7, "  - App answers.\n"),
        ("steps:\n  - Customer asks\n  for a meal.\n  - Customer pays.\n", 7, "    for a meal.\n"),
        ("steps:\n  - Customer asks\nfor a meal.\n  - Customer pays.\n", 7, "    for a meal.\n"),
        ("steps:\n  • Customer asks.\n  - App answers.\n", 6, "  - Customer asks.\n"),
        ("steps: - Customer asks.\n  - App answers.\n", 5, "steps:\n  - Customer asks.\n"),
        ("steps:\n  - Customer asks.\n    App answers.\n  - Customer pays.\n", 7, "  - App answers.\n"),
        ("steps:\n  - Customer asks. - App answers.\n  - Customer pays.\n", 6, "\n  - App answers.\n"),
        ("steps:\n  - Customer asks.\n   extensions:\n    1a. No: fails\n", 7, "\nextensions:\n"),
        ("steps:\n\t- Customer asks.\n\t- App answers.\n", 6, "\n  - Customer asks.\n  - App answers.\n"),
        ("steps: [Customer asks., App answers.\nowner: Me\n", 5, "App answers.]\n"),
        ('goal: "Eat\nsteps: [Customer asks.]\n', 5, 'goal: "Eat"\n'),
        ("goal = Eat\nsteps: [Customer asks.]\n", 5, "goal: Eat\n"),
        ("- goal: Eat\nsteps: [Customer asks.]\n", 5, "\ngoal: Eat\n"),
        ("goal: Eat #2\nsteps: [Customer asks.]\n", 5, 'goal: "Eat #2"\n'),
        ("steps: [Customer asks.]\nextensions:\n  1a. No\n  1b. Yes: fails\n", 7, "  1a. No:\n"),
        ("steps: [Customer asks.]\nextensions:\n  1a. No: fails\n1b. Yes: fails\n", 8, "  1b. Yes: fails\n"),
        ("steps: [Customer asks.]\nextensions:\n  1a. No:\n- fails\n", 8, "    - fails\n"),
    ],
)
def test_a_line_that_was_not_meant_so_is_mended(block: str, line: int, right: str) -> None:
    text = f"{HEAD}{block}```\n"
    found = told(text)[0]
    assert found.span.line == line
    after = mended(text, found.edits)
    assert right in after
    assert told(after) == []
    assert len(told(text)) == 1
    if found.code.value == "yaml-syntax":
        assert meaning(text) == meaning(after)


@pytest.mark.parametrize("line", ["syst", "Nobody knows", "? title", "--- more"])
def test_what_a_line_would_have_said_is_not_called_missing(line: str) -> None:
    text = f"```usecase\n{line}\ntitle: Order\n```\n"
    assert [(found.code.value, found.span.line) for found in told(text)] == [("yaml-syntax", 2)]


def test_a_slip_costs_only_its_own_item() -> None:
    block = "steps:\n  - Customer asks.\n  -App 'answers.\n  - Customer pays.\nowner: Me\n"
    (entry,) = survive_all(f"{HEAD}{block}```\n").registry.entries
    steps = [step.text for step in entry.use_case.main_success_scenario]
    assert (steps, entry.use_case.owner) == (["Customer asks.", "App 'answers.", "Customer pays."], "Me")


@pytest.mark.parametrize(
    ("line", "code"),
    [("open issues: [Who pays?]", None), ("level: ! ", None), ("extensions: {'': fails}", "empty-text")],
)
def test_what_broke_once_is_read_or_told_of(line: str, code: str | None) -> None:
    found = told(f"{HEAD}steps: [Customer asks.]\n{line}\n```\n")
    assert [each.code.value for each in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("owner: must goal: Eat\nsteps: [Customer asks.]\n", "joined-item", 5),
        ("tags: a, b]\nsteps: [Customer asks.]\n", "yaml-syntax", 5),
        ("tags: [a, “b, c”]\nsteps: [Customer asks.]\n", "yaml-syntax", 5),
        ('tags: [one, two"]\nsteps: [Customer asks.]\n', "yaml-syntax", 5),
        ("stakeholders:\n  Bank = is paid\n  Shop: is paid\nsteps: [Customer asks.]\n", "yaml-syntax", 6),
        ("steps: [Customer asks.]\n=======\n", "merge-conflict", 6),
    ],
)
def test_an_edit_mends_what_was_joined_or_half_closed(block: str, code: str, line: int) -> None:
    text = f"{HEAD}{block}```\n"
    (found,) = told(text)
    assert (found.code.value, found.span.line) == (code, line)
    assert told(mended(text, found.edits)) == []


def test_an_item_below_the_text_of_a_key_is_told_of() -> None:
    (found,) = told(f"{HEAD}goal: Eat\n  - at home\nsteps: [Customer asks.]\n```\n")
    assert (found.code.value, found.span.line) == ("joined-item", 6)


def test_the_end_of_an_outer_extension_is_not_that_of_the_inner_one() -> None:
    inner = "    extensions:\n      1a1a:\n        when: It snows\n        then: fails\n    then: resume\n"
    text = f"{HEAD}steps: [Customer asks.]\nextensions:\n  1a:\n    steps: [Customer waits.]\n{inner}```\n"
    (entry,) = survive_all(text).registry.entries
    (outer,) = entry.use_case.extensions
    assert (outer.outcome.kind.value, outer.extensions[0].outcome.kind.value) == ("resumes", "failure")


def test_wide_signs_of_a_label_are_those_of_every_keyboard() -> None:
    text = f"{HEAD}steps: [Customer asks.]\nextensions:\n  １ａ．　No: fails\n```\n".replace("ａ", "a")
    (entry,) = survive_all(text).registry.entries
    assert [each.label for each in entry.use_case.extensions] == ["1a"]
