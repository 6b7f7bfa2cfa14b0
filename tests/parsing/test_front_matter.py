"""Front matter: page defaults with their places, and where it ends."""

from __future__ import annotations

import pytest
import yaml

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages import front_matter
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter, read_front_matter
from mkdocs_usecases.source import Span
from support.mended import mended
from support.work import expect_in_step


def read(yaml_text: str) -> FrontMatter:
    return read_front_matter(f"---\n{yaml_text}\n---\n\nText\n", "page.md")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("actor: Customer", ["Customer"]),
        ("actor: Customer, Courier", ["Customer", "Courier"]),
        ('actor: "Smith, John"', ["Smith, John"]),
        ("Primary-Actor: [Customer, Courier]", ["Customer", "Courier"]),
        ("actors:\n    - Customer\n    - Courier", ["Customer", "Courier"]),
        ("actor: No", ["No"]),
    ],
)
def test_actors_are_written_as_in_a_block(typed: str, names: list[str]) -> None:
    assert [mention.name for mention in read(f"usecases:\n  {typed}").primary_actors] == names


def test_every_value_has_its_place() -> None:
    front = read("title: Ünï\nusecases: {system: MealApp, actor: [A, B]}")
    assert front.system is not None
    assert front.system.span == Span("page.md", 3, 20, 3, 27)
    assert [mention.span.column for mention in front.primary_actors] == [37, 40]


def test_each_of_several_names_over_two_lines_has_its_place() -> None:
    front = read("usecases:\n  actor: Anna, Bob,\n    Chloe\n  system: x")
    assert [(mention.name, mention.span) for mention in front.primary_actors] == [
        ("Anna", Span("page.md", 3, 10, 3, 14)),
        ("Bob", Span("page.md", 3, 16, 3, 19)),
        ("Chloe", Span("page.md", 4, 5, 4, 10)),
    ]


@pytest.mark.parametrize("typed", ["Usecases", "use cases", "use_cases", "usecase"])
def test_defaults_below_a_key_that_is_spelt_otherwise_are_told(typed: str) -> None:
    for below in ("\n  system: MealApp", " {actor: Customer}", "  # ours\n  actors: A"):
        (finding,) = read(f"title: x\n{typed}:{below}").diagnostics
        assert (finding.code, finding.span) == (Code.UNKNOWN_KEY, Span("page.md", 3, 1, 3, 1 + len(typed)))
        assert [(edit.was, edit.text) for edit in finding.edits] == [(typed, "usecases")]
    assert read(f"{typed}: three\nsystem: x") == FrontMatter(4)
    assert read(f"{typed}:\n  other: x") == FrontMatter(4)


@pytest.mark.parametrize("value", ["MealApp", "[MealApp]", "- system: x"])
def test_something_else_than_a_mapping_is_reported(value: str) -> None:
    (finding,) = read(f"usecases:\n  {value}").diagnostics
    assert finding.code is Code.WRONG_TYPE


@pytest.mark.parametrize(
    ("typed", "is_published"),
    [("true", True), ("yes", True), ("False", False), ("no", False), ("'off'", False)],
)
def test_a_page_says_whether_its_use_cases_may_be_told(typed: str, is_published: bool) -> None:
    front = read(f"usecases:\n  publish: {typed}")
    assert (front.is_published, front.diagnostics) == (is_published, ())


@pytest.mark.parametrize("typed", ["never", "[false]", "{a: b}", ""])
def test_what_is_neither_yes_nor_no_is_reported_and_publishes_nothing(typed: str) -> None:
    front = read(f"usecases:\n  publish: {typed}")
    assert not front.is_published
    (finding,) = front.diagnostics
    assert (finding.code, finding.span.line) == (Code.WRONG_TYPE, 3)


def test_an_unknown_default_is_reported_with_what_was_meant() -> None:
    (finding,) = read("usecases:\n  sistem: x").diagnostics
    assert (finding.code, finding.span, finding.hint) == (
        Code.UNKNOWN_KEY,
        Span("page.md", 3, 3, 3, 9),
        "did you mean `system`?",
    )


def test_a_default_given_twice_is_reported() -> None:
    (finding,) = read("usecases:\n  system: x\n  scope: y").diagnostics
    assert finding.code is Code.DUPLICATE_KEY


@pytest.mark.parametrize("typed", ["usecases:", "usecases: {}", "title: x", "title: usecases"])
def test_nothing_given_is_no_mistake(typed: str) -> None:
    assert read(typed) == FrontMatter(lines=3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\n",
        "--- \ntitle: x\n",
        "Text\n---\nusecases: {system: x}\n---\n",
        "---\nusecases: [\n---\n",
        "---\nA paragraph with usecases\n---\n",
        "---\n- usecases\n---\n",
        "---\ntitle: x\n\n```usecase\ntitle: [\n```\n---\n",
        "---\nusecases: " + "[" * 600 + "\n---\n",
        "---\nusecases: " + "- " * 100_000 + "x\n---\n",
    ],
    ids=lambda text: f"{text[:24]!r}",
)
def test_what_hosts_take_for_text_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text, "page.md") == NO_FRONT_MATTER


def test_other_front_matter_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> yaml.Node:
        raise AssertionError(text)

    monkeypatch.setattr(front_matter, "_TextLoader", refuse)
    assert read("# A comment\ntitle: x\ntags: [a]").lines == 5


@pytest.mark.slow
def test_long_front_matter_does_not_take_long() -> None:
    expect_in_step(lambda count: read("a: b\n" * count + "usecases: x"), 250)


def test_page_defaults_have_the_names_of_keys_that_a_site_and_a_language_give() -> None:
    options = Options(keys={"system": ("Apparat",)})
    text = "---\nusecases: {Apparat: MealApp, akteur: Customer}\n---\n```usecase\ntitle: T\n```\n"
    document = read_document(text, "page.md", options)
    use_case = document.blocks[0].use_case
    assert use_case is not None
    assert (use_case.system, [actor.name for actor in use_case.primary_actors]) == ("MealApp", ["Customer"])


def test_long_lists_in_front_matter_take_nothing_from_what_stands_beside_them() -> None:
    many = "- a\n" * 501
    page = f"---\ntags:\n{many}usecases: {{system: Shop}}\n---\n\n```usecase\ntitle: Pay\n```\n"
    (block,) = read_document(page, "page.md", Options()).blocks
    assert block.use_case is not None
    assert block.use_case.system == "Shop"


def test_defaults_in_front_matter_that_is_no_yaml_are_told() -> None:
    text = "---\nusecases: {actor: Bank\n---\n"
    (finding,) = read_front_matter(text, "page.md").diagnostics
    assert (finding.code, finding.span.line, finding.is_certain) == (Code.YAML_SYNTAX, 2, True)
    assert mended(text, finding.edits) == "---\nusecases: {actor: Bank}\n---\n"
    (other,) = read_front_matter("---\nusecases: {actor: Bank}\ntags: [a\n---\n", "page.md").diagnostics
    assert (other.span.line, other.edits) == (2, ())


@pytest.mark.parametrize(
    ("typed", "kept"), [("actr: Keeper", "Keeper"), ("actro: [Keeper, Guest]", "Keeper Guest")]
)
def test_a_default_that_is_mistyped_is_told_and_read_as_it_was_meant(typed: str, kept: str) -> None:
    front = read(f"usecases:\n  {typed}")
    assert [found.code for found in front.diagnostics] == [Code.UNKNOWN_KEY]
    assert " ".join(actor.name for actor in front.primary_actors) == kept


def test_a_default_that_may_be_another_word_is_told_and_not_read() -> None:
    front = read("usecases:\n  author: Keeper")
    assert [found.code for found in front.diagnostics] == [Code.UNKNOWN_KEY]
    assert not front.primary_actors
