"""Quotes of a word processor: straight ones are read where YAML needs quotes, elsewhere they are text."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.parsing.reader.quotes import straighten
from slips.judging import applied
from support.checking import findings_of
from support.surviving import fenced, survive_all


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("“*a. Power fails”:", '"*a. Power fails":'),
        ("  ‘2a. No’:", '  "2a. No":'),
        ('“*a. Power fails":', '"*a. Power fails":'),
        ("title: “Order: a meal”", 'title: "Order: a meal"'),
        ("  - „Minutes: within a day“", '  - "Minutes: within a day"'),
        ("actor: [“Smith, the neighbour”, Cook]", 'actor: ["Smith, the neighbour", Cook]'),
        ("tags: {‘a’: “b”}", 'tags: {‘a’: "b"}'),
        ("trigger: “*bold*”", 'trigger: "*bold*"'),
        ("data: “C:\\new: x”", "data: 'C:\\new: x'"),
    ],
)
def test_curly_quotes_that_part_a_text_are_straight(typed: str, read: str) -> None:
    lines = [typed]
    (slip,) = straighten(lines)
    assert lines == [read]
    assert len(slip.changes) == sum(one != other for one, other in zip(typed, read, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        *(
            "trigger: “Help!”",
            "  - Customer says “a: b” and leaves.",
            "title: ‘Order’",
            "  1a. He says: “No”",
        ),
        *("notes: the dogs’ food: “good”", "summary: «Order: a meal»", "“Help!”", "title: “”"),
    ],
)
def test_curly_quotes_of_a_text_stay(line: str) -> None:
    lines = [line]
    assert list(straighten(lines)) == []
    assert lines == [line]


def test_they_are_told_of_once_and_the_edits_mend_them() -> None:
    block = (
        'title: "Order: a meal"\nactor: ["Smith, the neighbour"]\nsystem: App\nsteps:\n  - App asks.\n'
        'extensions:\n  "*a. Power fails":\n    - ends in failure'
    )
    curly = block.replace(' "', " “").replace('["', "[“").replace('"', "”")
    found = [one for one in findings_of({"page.md": fenced(curly)}) if one.severity is not Severity.HINT]
    (finding,) = found
    assert finding.span[1:3] == (2, 8)
    assert applied(fenced(curly), finding.edits) == fenced(block)


@pytest.mark.parametrize("quotes", ["””", "’’", "»«", "»»", "„“"])
def test_names_stand_in_those_of_every_language(quotes: str) -> None:
    block = "title: Order\nactor: {}Cook{}\nsteps:\n  - Cook asks.\n".format(*quotes)
    (entry,) = survive_all(fenced(block)).registry.entries
    assert [each.name for each in entry.use_case.primary_actors] == ["Cook"]


@pytest.mark.parametrize(
    "typed", ["“2a. No meal is left”:", '"2a. No meal is left":', "“2a. No meal is left:”"]
)
def test_a_label_of_an_outline_in_them_is_one(typed: str) -> None:
    block = (
        "title: Order\nactor: Cook\nsteps: |\n  1. Cook asks.\n  2. Cook eats.\n"
        f"extensions: |\n  {typed}\n    1. Cook cries.\n"
    )
    (entry,) = survive_all(fenced(block)).registry.entries
    (extension,) = entry.use_case.extensions
    assert (str(extension.label), extension.condition) == ("2a", "No meal is left")
    assert [step.text for step in extension.steps] == ["Cook cries."]


def test_names_and_sentences_in_them_are_those_of_their_actors() -> None:
    block = "id: “UC-1”\ntitle: Order\nactor: “Cook”\nsupporting: “Smith”, Waiter\nsystem: “App”\nsteps:\n"
    block += "  - “Cook asks.”\n  - “Cook asks” is shown.\n"
    (entry,) = survive_all(fenced(block)).registry.entries
    assert (entry.use_case.id, entry.use_case.system) == ("UC-1", "App")
    names = (*entry.use_case.primary_actors, *entry.use_case.supporting_actors)
    assert [each.name for each in names] == ["Cook", "Smith", "Waiter"]
    assert [step.actor for step in entry.use_case.every_step] == ["Cook", None]
