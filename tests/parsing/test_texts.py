"""What single texts say, one a line; behind `⇒` what is made of it, which `pytest --update` writes anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.model.text import ActorName, Label, Prose, StepNumber
from mkdocs_usecases.pages.directives import may_hold_directives, may_hold_roles
from mkdocs_usecases.pages.fence_openings import holds_markdown, read_opening
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.indented_code import is_deep
from mkdocs_usecases.pages.markers import may_hold_markers, read_markers
from mkdocs_usecases.pages.references import may_hold_references, scan_references
from mkdocs_usecases.pages.titles import page_title
from mkdocs_usecases.pages.wrong_fences import may_hold_wrong_fences
from mkdocs_usecases.parsing.ends.lone_steps import step_alone
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.ends.remarks import nearly_end, said_end
from mkdocs_usecases.parsing.ends.sentences import last_sentence, sentences
from mkdocs_usecases.parsing.ends.unclear_ends import end_in_condition, meant_end
from mkdocs_usecases.parsing.items.counters import counters
from mkdocs_usecases.parsing.items.sub_steps import counts_sub_step
from mkdocs_usecases.parsing.words.conditions import says_condition, says_nothing
from mkdocs_usecases.parsing.words.departures import departure, places_named
from mkdocs_usecases.parsing.words.inclusions import inclusion, named_use_case, several_ids
from mkdocs_usecases.parsing.words.inline import length_within
from mkdocs_usecases.parsing.words.key_names import (
    branch_key,
    extends_key,
    is_torn,
    item_key,
    key_names,
    meant_branch_key,
    record_key,
)
from mkdocs_usecases.parsing.words.labels import is_dressed, label_meant, read_head, read_label, typed_number
from mkdocs_usecases.parsing.words.levels import level_named
from mkdocs_usecases.parsing.words.mentions import may_mention, mentions
from mkdocs_usecases.parsing.words.names import ACTOR, SYSTEM, DeclaredNames
from mkdocs_usecases.parsing.words.step_numbers import number_behind, step_numbers, step_place
from mkdocs_usecases.parsing.words.template_headings import key_for_heading
from mkdocs_usecases.source import Span
from support.spelling_out import shown

WORDS = outcome_phrases(
    (("resume at", ("hop to", "at {step} again")), ("repeat", ("loop {step}", "again"))), "de"
)
MANY = [f"Clerk {number} of the bank" for number in range(40)]
SITE = DeclaredNames((name, ActorName(name)) for name in ("Customer", "Customer Service", "Bank"))
NAMES = DeclaredNames(
    ((name, ActorName(name)) for name in ("Learn!", "Straße", "顧客", "A team", "Die Bahn", "bank", *MANY)),
    SITE,
    {SYSTEM: ActorName("Shop"), ACTOR: ActorName("Customer")},
)
STEP = StepNumber("3")

Said = Callable[[str], Iterable[tuple[str, object]]]


def of_end(text: str) -> Iterable[tuple[str, object]]:
    yield "says", said_end(text, WORDS)
    yield "nearly", meant_end(text, WORDS, STEP)
    yield "behind who acts", meant_end(text, WORDS, STEP, lead=4)
    yield "behind a condition", nearly_end(text, WORDS, STEP, -1)
    yield "last", last_sentence(text, WORDS)
    yield "in a condition", end_in_condition(text, WORDS)
    yield "loop", WORDS.loop(text)
    yield "no steps", WORDS.loops.lacks_steps(text)
    yield "loop meant", WORDS.loops.mistyped(text) or WORDS.loops.unended(text)
    yield "goes on within", length_within(text) < len(text)
    yield "alone", step_alone(text.casefold())


def of_label(text: str) -> Iterable[tuple[str, object]]:
    head = read_head(text)
    yield "head", (*head, "slip") if head.is_slip else tuple(head)
    yield "parts", read_label(Label(text.split(" ", maxsplit=1)[0]))
    yield "meant", label_meant(text.split(" ", maxsplit=1)[0]) if text.strip() else None
    yield "dressed", is_dressed(text)
    yield "number", typed_number(text)
    yield "numbers", step_numbers(text)
    yield "place", step_place(text, StepNumber("3a1")) or step_place(text, StepNumber("3"))
    yield "sub-step", counts_sub_step(text)
    yield "the next", number_behind(text) or None
    yield "counts", [tuple(each) for each in counters(text)]


def of_place(text: str) -> Iterable[tuple[str, object]]:
    yield "leaves", departure(text)
    yield "names", places_named(text)
    yield "condition", says_condition(text)
    yield "nothing", says_nothing(text)


def of_sentence(text: str) -> Iterable[tuple[str, object]]:
    yield "sentences", [*sentences(text, WORDS)]
    yield "last", last_sentence(text, WORDS)
    yield "begins otherwise", WORDS.begins_otherwise(text)
    yield "may name", may_mention(text)
    yield "names", mentions(Prose(text, Span("page.md", 1, 1)), sites=("shop",))
    yield "includes", inclusion(text) or named_use_case(text)
    yield "lists", several_ids(text)
    yield "lead", NAMES.lead(text)
    yield "actor", NAMES.actor(text)
    yield "breaks off in", NAMES.begun(text)


def of_key(text: str) -> Iterable[tuple[str, object]]:
    names = key_names((("steps", ("Ablauf",)), ("notes", ("title", "Hints"))))
    key = names.lookup(text)
    yield "key", key and key.name
    yield "meant", None if key else names.meant(text, ["jira"])
    yield "in an extension", branch_key(text) or ((found := meant_branch_key(text)) and f"probably {found}")
    yield "in extends", extends_key(text)
    yield "in a loop", item_key(text)
    yield "torn", is_torn(text)
    yield "begun", names.begun(text)
    yield "of an entry", record_key(text)
    yield "heads", key_for_heading(text)
    yield "level", level_named(text)


def of_lines(text: str) -> Iterable[tuple[str, object]]:
    """Of lines of a page, with `⏎` between them."""
    lines = text.split("⏎")
    whole = "\n".join(lines)
    scan = Scan(lines)
    yield "opens", read_opening(lines[0])
    yield "holds Markdown", holds_markdown(lines[0])
    yield "fences", scan.fences
    yield "title", page_title([], lines, scan, "Meals-of-a_day/index.md")
    yield "in front matter", page_title(lines, [""], Scan([""]), "order-a-meal.md")
    yield "markers", (read_markers(lines, "page.md") if may_hold_markers(whole) else None)
    yield "references", ([*scan_references(lines, "page.md", scan)] if may_hold_references(whole) else None)
    yield "may hold", [look.__name__ for look in LOOKS if look(whole)]


LOOKS = (may_hold_directives, may_hold_roles, may_hold_wrong_fences, is_deep)

TEXTS: dict[str, Said] = {
    "ends": of_end,
    "labels": of_label,
    "places": of_place,
    "sentences": of_sentence,
    "keys": of_key,
    "lines": of_lines,
}


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_what_its_golden_has(name: str, golden: Golden) -> None:
    path = Path(__file__).with_name("texts") / f"{name}.txt"
    texts = [line.partition(" ⇒ ")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    golden(path, "".join(f"{text} ⇒ {_said(TEXTS[name](text))}\n" for text in texts))


def _said(found: Iterable[tuple[str, object]]) -> str:
    return "; ".join(f"{name} {shown(each)}" for name, each in found if each not in (None, False, []))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("index.md", "Home"),
        ("README.md", "Home"),
        ("meals/index.md", "Meals"),
        ("order_a-meal.md", "Order a meal"),
    ],
)
def test_a_page_without_a_heading_is_called_as_its_file(path: str, title: str) -> None:
    assert page_title([], [], Scan([]), path) == title
