"""A block becomes a use case: the block language, form by form, as goldens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_usecases.model.text import ActorName, Prose
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.blocks import read_block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.words.names import DeclaredNames
from mkdocs_usecases.source import Span
from support.describing import described

CASES = sorted(Path(__file__).with_name("blocks").glob("*.yaml"))


def read(text: str, context: Context | None = None) -> Block:
    """A block whose fence stands in line 1 of `page.md`."""
    count = text.count("\n") + 1
    origin = Origin(Span("page.md", 1, 1), tuple(range(2, 2 + count)), (0,) * count)
    return read_block(text, origin, context or Context(fields=frozenset({"jira"})))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_block_is_read_as_its_golden_says(case: Path, golden: Callable[[Path, str], None]) -> None:
    golden(case.with_suffix(".txt"), described(read(case.read_text(encoding="utf-8").removesuffix("\n"))))


@pytest.mark.parametrize(
    ("words", "kind", "step"),
    [
        ("resume at 4", "resumes", "4"),
        ("Resumes at step 4.", "resumes", "4"),
        ("resume from 4", "resumes", "4"),
        ("continue at 4", "resumes", "4"),
        ("return to step 4", "resumes", "4"),
        ("go to 4", "resumes", "4"),
        ("Use case resumes at step 4", "resumes", "4"),
        ("resume at 1a1", "resumes", "1a1"),
        ("resume", "resumes", None),
        ("Continue.", "resumes", None),
        ("the use case resumes", "resumes", None),
        ("retry", "resumes", "2"),
        ("retry step 3", "resumes", "3"),
        ("ends in success", "success", None),
        ("The flow succeeds.", "success", None),
        ("use case ends successfully", "success", None),
        ("ENDS IN FAILURE", "failure", None),
        ("fails", "failure", None),
        ("use case ends in failure", "failure", None),
        ("Scenario fails", "failure", None),
        ("ends", "ends", None),
        ("the use case ends.", "ends", None),
    ],
)
@pytest.mark.parametrize("form", ["item", "then", "sentence", "alone"])
def test_every_outcome_phrase_is_understood_in_every_place(
    words: str, kind: str, step: str | None, form: str
) -> None:
    extension = {
        "item": f"  2a. It rains:\n    - Customer waits.\n    - {words}",
        "then": f"  2a:\n    when: It rains\n    steps: [Customer waits.]\n    then: {words}",
        "sentence": f"  2a. It rains: Customer waits. {words}",
        "alone": f"  2a. It rains: {words}",
    }[form]
    base = "title: Walk\nactor: Customer\nsteps: [Customer walks., Customer rests.]\n"
    block = read(f"{base}extensions:\n{extension}")
    assert block.use_case is not None
    (found,) = block.use_case.extensions
    assert (found.outcome.kind.value, found.outcome.step, found.outcome.assumed) == (kind, step, False)
    assert [step.text for step in found.steps] == ([] if form == "alone" else ["Customer waits."])
    assert block.diagnostics == ()


def test_actors_of_the_catalogue_are_found_by_their_aliases() -> None:
    names = DeclaredNames([("Customer", ActorName("Customer")), ("Diner", ActorName("Customer"))])
    block = read("title: Eat\nactor: Cook\nsteps: [Diner eats., Cook rests.]", Context(names=names))
    assert block.use_case is not None
    assert [step.actor for step in block.use_case.main_success_scenario] == ["Customer", "Cook"]


@pytest.mark.parametrize("steps", ["steps: " + "[" * 10_000, "steps:\n  " + "- " * 10_000 + "x"])
def test_a_value_too_deep_is_named_and_the_rest_is_read(steps: str) -> None:
    block = read(f"title: x\n{steps}\nactor: Customer\n")
    assert [finding.code.value for finding in block.diagnostics] == ["too-large"]
    assert block.use_case is not None
    assert [actor.name for actor in block.use_case.primary_actors] == ["Customer"]
    assert "steps" in block.use_case.unread


@pytest.mark.parametrize(("depth", "is_told"), [(49, False), (50, True)])
@pytest.mark.parametrize("form", ["notes:\n  {dashes}x", "notes: {opened}x{closed}"])
def test_lists_in_lists_are_read_up_to_a_depth(form: str, depth: int, is_told: bool) -> None:
    text = form.format(dashes="- " * depth, opened="[" * depth, closed="]" * depth)
    assert ("too-large" in [finding.code.value for finding in read(text).diagnostics]) is is_told


@pytest.mark.parametrize("text", ["\n".join(" " * n + "a:" for n in range(2_000)), "title: " + "x" * 300_000])
def test_a_block_too_long_is_named_and_not_read(text: str) -> None:
    block = read(text)
    assert [finding.code.value for finding in block.diagnostics] == ["too-large"]
    assert block.use_case is None


@pytest.mark.parametrize("sign", ["\x00", "\x85", "\u2028", "\ufeff", "\ud800", "\uffff", "\x1b"])
def test_characters_that_yaml_refuses_neither_stop_reading_nor_move_places(sign: str) -> None:
    block = read(f"title: a{sign}b\nactor: Customer\nnots: x\nsteps: [Customer eats.]")
    assert [str(finding.span) for finding in block.diagnostics] == ["page.md:4:1"]
    assert block.use_case is not None
    assert block.use_case.title.startswith("a")
    assert block.use_case.title.endswith("b")


def test_the_longest_of_many_names_that_begin_alike_is_found() -> None:
    many = [(name, ActorName(name)) for n in range(40) for name in (f"Clerk {n}", f"Clerk {n} of the bank")]
    names = DeclaredNames([*many, ("Clerk", ActorName("Clerk")), ("CLERK 7", ActorName("Seven"))])
    steps = "Clerk 39 of the bank waits., CLERK  3 waits., Clerk 40 waits., Clerks wait., Clerk 7 waits., C"
    block = read(f"title: Eat\nactor: Cook\nsteps: [{steps}]", Context(names=names))
    assert block.use_case is not None
    found = [step.actor for step in block.use_case.main_success_scenario]
    assert found == ["Clerk 39 of the bank", "Clerk 3", "Clerk", None, "Clerk 7", None]


@pytest.mark.parametrize(
    ("own", "site", "found"),
    [
        ("Bank", "Bank Clerk", "site"),
        ("Bank Clerk", "Bank", "own"),
        ("bank", "Bank", "own"),
        ("Customer", "Bank", "site"),
    ],
)
def test_the_longest_name_wins_and_of_equals_that_of_the_block(own: str, site: str, found: str) -> None:
    of_site = DeclaredNames([(site, ActorName("site"))])
    names = DeclaredNames([("", ActorName("nobody")), (own, ActorName("own"))], of_site)
    lead = names.lead("Bank Clerk waits.")
    assert lead is not None
    assert lead.actor == found
    assert names.actor(own.upper()) == "own"
    assert names.actor(site) == ("site" if own.casefold() != site.casefold() else "own")
    assert names.actor("Waiter") is None
    assert names.actor("Cust") is None
    assert names.actor("") is None


def test_fields_of_the_site_are_read_as_texts_by_the_names_that_were_typed() -> None:
    block = read("title: Eat\nactor: Cook\nsteps: [Cook eats.]\nJIRA : [A-1, A-2]\njira: A-3\n")
    assert block.use_case is not None
    fields = {name: [value.text for value in values] for name, values in block.use_case.fields.items()}
    assert fields == {"JIRA": ["A-1", "A-2"]}
    assert [(each.code.value, str(each.span)) for each in block.diagnostics] == [
        ("duplicate-key", "page.md:6:1")
    ]


def test_a_rule_of_several_texts_has_a_paragraph_for_each() -> None:
    rules = "business rules:\n  BR-1:\n    - One.\n    - Two.\n  BR-2:\n    - Alone.\n"
    block = read(f"title: Walk\nactor: Customer\nsteps: [Customer walks.]\n{rules}")
    assert block.use_case is not None
    first, second = (rule.text for rule in block.use_case.business_rules)
    assert first == Prose("One.\n\nTwo.", Span("page.md", 7, 5, 8, 11))
    assert second is not None and second.text == "Alone."


def test_the_step_of_a_variation_may_stand_in_quotes_of_its_own() -> None:
    block = read(
        "title: Walk\nactor: Customer\nsteps: [Customer walks.]\nvariations:\n  '\"1\"': [on foot]\n"
    )
    assert block.use_case is not None
    assert [str(one.step) for one in block.use_case.variations] == ["1"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Clerk, Courier", ["Clerk", "Courier"]),
        ("Clerk; Courier;", ["Clerk", "Courier"]),
        ("Clerk、店員；Courier", ["Clerk", "店員", "Courier"]),
        ("Clerk (day; night), Courier", ["Clerk (day; night)", "Courier"]),
        ("R&amp;D, Courier", ["R&amp;D", "Courier"]),
        ('"Clerk; Courier"', ["Clerk; Courier"]),
    ],
)
def test_signs_that_part_names(typed: str, names: list[str]) -> None:
    block = read(f"title: x\nactor: {typed}\nsteps: [Clerk asks.]\n")
    assert block.use_case is not None
    found = block.use_case.primary_actors
    assert [actor.name for actor in found] == names
    # Each stands where it was typed, signs and blanks apart.
    assert [
        typed[actor.span.column - 8 :][: len(name)] for actor, name in zip(found, names, strict=True)
    ] == [name if typed[0] != '"' else typed[: len(name)] for name in names]
