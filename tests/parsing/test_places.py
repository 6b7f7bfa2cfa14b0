"""Every name and value has its place: what stands between start and end is that, letter for letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import yaml

from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.source import Span
from support.building import REPOSITORY

TESTS = REPOSITORY / "tests"
PAGES = [*TESTS.glob("cases/*/*.md"), *TESTS.glob("parsing/pages/*.md"), *TESTS.glob("parsing/slips/*.md")]
PAGES += [*TESTS.glob("upgrades/**/*.md"), *(REPOSITORY / "example-site").rglob("*.md")]
BLOCKS = list(TESTS.glob("parsing/blocks/*.yaml"))


def pages() -> Iterator[tuple[str, str]]:
    """The pages of all tests, and the blocks as pages of their own: in a list, behind front matter."""
    for path in sorted(PAGES):
        yield path.stem, path.read_bytes().decode()
    for path in sorted(BLOCKS):
        text = path.read_text(encoding="utf-8")
        yield path.stem, f"```usecase\n{text}\n```\n"
        lines = "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
        yield f"{path.stem} in a list", f"---\ntitle: x\n---\n\n1. x\n\n    ```usecase\n{lines}\n    ```\n"


ALL = tuple(pages())


def under(lines: list[str], span: Span) -> str:
    """What stands between the start and the end of a place."""
    assert span.end_line, span
    assert (span.line, span.column) <= (span.end_line, span.end_column), span
    piece = lines[span.line - 1 : span.end_line]
    piece[-1] = piece[-1][: span.end_column - 1]
    piece[0] = piece[0][span.column - 1 :]
    return "\n".join(piece)


def named(use_case: UseCase) -> Iterator[tuple[str, Span | None]]:
    """The texts of a use case, each with its place."""
    for mention in (*use_case.primary_actors, *use_case.supporting_actors):
        yield mention.name, mention.span
    for stakeholder in use_case.stakeholders:
        yield stakeholder.name, stakeholder.span
        yield stakeholder.interest or "", stakeholder.interest_span
    for name, text in (("id", use_case.id), ("title", use_case.title), ("system", use_case.system)):
        yield text or "", use_case.values.get(name)
    texts = [use_case.summary, use_case.trigger, *use_case.preconditions, *use_case.success_guarantees]
    texts += [*use_case.minimal_guarantees, *use_case.tags, *use_case.notes, *use_case.open_issues]
    texts += [*use_case.special_requirements, *use_case.related, *use_case.ignore]
    yield from (*filter(None, texts), *(each for values in use_case.fields.values() for each in values))
    for use in (*use_case.includes, *use_case.mentions):
        yield use.id, use.span
    for extends in use_case.extends:
        yield extends.id, extends.span
        yield extends.at or "", extends.at_span
        yield extends.when or "", extends.when_span
    for variation in use_case.variations:
        yield from variation.values
        yield from of_number(variation.step, variation.span)
    for point in use_case.extension_points:
        yield point.name, point.span
        yield from of_number(point.step, point.step_span)
    for step in use_case.every_step:
        yield from of_step(step)
    for extension in use_case.every_extension:
        yield from of_extension(extension)


def of_number(number: str, span: Span | None) -> Iterator[tuple[str, Span | None]]:
    """A number; words may stand before it: `step 2`."""
    if span is not None and span.end_column - span.column == len(number):
        yield number, span


def of_step(step: Step) -> Iterator[tuple[str, Span | None]]:
    yield step.text, step.span
    for mention in step.mentions:
        yield mention.id, mention.span
    if step.actor is not None and step.actor_span is not None:
        # A step may name an actor by an alias, or in another case: what stands there is in its text.
        assert step.actor_span.line >= step.span.line
    if step.loop is not None and step.loop.span is not None:
        # `2 to 4`, `steps 2-4`, `2`.
        yield "", step.loop.span


def of_extension(extension: Extension) -> Iterator[tuple[str, Span | None]]:
    if extension.label_span is not None:
        yield extension.typed_label, extension.label_span
    yield extension.condition, extension.condition_span
    for outcome in (extension.outcome, *extension.extra_outcomes):
        if not outcome.assumed:
            yield outcome.text, outcome.span
            yield outcome.step or "", outcome.step_span


def letters(text: str) -> str:
    """The letters of a text, whatever signs stand around it, and how it is indented."""
    text = re.sub(r"^[|>][-+0-9]*", "", text.strip())
    if text[:1] == '"' == text[-1:] and len(text) > 1:
        try:
            text = str(yaml.safe_load(text))
        except yaml.YAMLError:
            text = json.dumps(text)
    return "".join(filter(str.isalnum, text.casefold()))


def said(text: str, place: str) -> bool:
    """Whether a place holds a text: letter for letter, but for comments and numbers of outlines in it."""
    if text == place:
        return True
    wanted, found = letters(text), letters(place)
    if "\n" in place:
        rest = iter(found)
        return all(letter in rest for letter in wanted)
    return wanted == found


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("first", range(0, len(ALL), 15))
def test_what_stands_at_a_place_is_what_was_read(first: int) -> None:
    for name, text in ALL[first : first + 15]:
        look_at_places(name, text, "as it is")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["CRLF", "BOM"])
def test_however_lines_and_files_begin_and_end(form: str) -> None:
    for name, text in ALL:
        look_at_places(name, text, form)


@pytest.mark.parametrize("form", ["CRLF", "BOM"])
def test_so_it_is_with_a_few(form: str) -> None:
    for name, text in ALL[::25]:
        assert look_at_places(name, text, form) == look_at_places(name, text, "as it is"), name


def look_at_places(name: str, text: str, form: str) -> int:
    """Look at all places of a page, and say how many blocks there are."""
    typed = text.replace("\n", "\r\n") if form == "CRLF" and "\r" not in text else text
    typed = "\ufeff" + typed if form == "BOM" else typed
    document = read_document(typed, "page.md", Options(fields={"jira": None}))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    for block in document.blocks:
        for words, span in named(block.use_case) if block.use_case is not None else ():
            if span is not None and span.file == "page.md" and words:
                assert said(words, under(lines, span)), (name, words, span, under(lines, span))
    return len(document.blocks)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('trigger: "a \\"UC-7\\" b"', (4, 15)),
        ("trigger: 'it''s UC-7'", (4, 17)),
        ("trigger: >\n  first\n  then   UC-7", (6, 10)),
        ("trigger: |\n  first\n    UC-7", (6, 5)),
        ("trigger: first\n  UC-7 then", (5, 3)),
        ('trigger: "first\n\n   UC-7 then"', (6, 4)),
        ("trigger: 食べる😀 UC-7", (4, 15)),
        ("trigger: a [b](c) UC-7", (4, 19)),
        ("trigger: [a, UC-7]", (4, 14)),
        ("extensions:\n  1a. When [UC-7] is over: fails", (5, 13)),
        ("extensions:\n  '1a. When it''s UC-7': fails", (5, 19)),
        ("extensions:\n  1a:\n    when: UC-7 is over", (6, 11)),
    ],
)
def test_a_name_in_a_text_is_found_through_quotes_escapes_and_lines(
    line: str, place: tuple[int, int]
) -> None:
    text = f"```usecase\ntitle: T\nactor: A\n{line}\nsteps: [A eats.]\n```\n"
    (block,) = read_document(text, "page.md", Options()).blocks
    assert block.use_case is not None
    (mention,) = block.use_case.mentions
    assert (mention.id, mention.span.line, mention.span.column) == ("UC-7", *place)
    assert under(text.split("\n"), mention.span) == "UC-7"


def test_places_in_indented_lines_count_what_was_typed() -> None:
    text = "```usecase\ntitle: T\nactor: A\nsteps:\n\t- A sees UC-7.\n\u200b\u200b- x\n```\n"
    (block,) = read_document(text, "page.md", Options()).blocks
    assert block.use_case is not None
    (step, *_) = block.use_case.main_success_scenario
    assert under(text.split("\n"), step.span) == "A sees UC-7."
    assert [under(text.split("\n"), mention.span) for mention in step.mentions] == ["UC-7"]


def test_a_name_with_a_dash_has_its_place_as_any_other() -> None:
    text = "```usecase\nextensions:\n  Gift – wrapped:\n    - MealApp wraps the meal.\n```\n"
    (block,) = read_document(text, "page.md", Options()).blocks
    assert block.use_case is not None
    (extension,) = block.use_case.extensions
    assert extension.label_span is not None
    assert under(text.split("\n"), extension.label_span) == extension.label == "Gift – wrapped"
