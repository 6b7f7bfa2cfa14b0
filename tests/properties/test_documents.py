"""Whatever the shape of a document: no word is lost, nothing changes twice, live and written are the same."""

from __future__ import annotations

import re
from functools import cache

import pytest

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.site import Site
from support.converting_documents import converted_once as converted
from support.long_runs import IS_LONG
from support.writing_documents import SHAPES, Document, document

COUNT = 6000 if IS_LONG else 12
SEEDS = range(COUNT)
WITH_EXTENSIONS = frozenset(SHAPES) - {"html", "bullets"}
"""Shapes that are written with all extensions."""

FENCE = re.compile(r"^(`{3,})usecase\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)


@cache
def of_shape(shape: str) -> list[Document]:
    number = SHAPES.index(shape)
    return [document(seed * len(SHAPES) + number) for seed in SEEDS]


def blocks(text: str, options: Options) -> tuple[Block, ...]:
    return Site(options).read("page.md", text).blocks


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_word_is_lost(shape: str) -> None:
    for one in of_shape(shape):
        # Each stands once in what was written, and nowhere else.
        text = converted(one.text).casefold()
        kept = set(re.findall(r"\w+", text))
        assert [word for word in one.words if word not in kept] == [], one.text


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_each_use_case_comes_over_with_its_facts(shape: str) -> None:
    for one in of_shape(shape):
        found = blocks(converted(one.text), Options())
        assert len(found) == len(one.told), one.text
        for told, block in zip(one.told, found, strict=True):
            use_case = block.use_case
            assert use_case is not None
            assert (use_case.id, use_case.title) == (told.id, told.title), one.text
            assert [actor.name for actor in use_case.primary_actors] == [told.actor], one.text
            steps = [step.text for step in use_case.main_success_scenario]
            assert steps == [*told.steps], one.text
            if shape in WITH_EXTENSIONS:
                handled = [[step.text for step in each.steps] for each in use_case.extensions]
                assert handled == [[*handling] for _, _, handling in told.extensions], one.text


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_converted_has_no_error(shape: str) -> None:
    for one in of_shape(shape):
        site = Site(Options())
        site.read("page.md", converted(one.text))
        errors = [str(finding) for finding in site.findings if finding.severity is Severity.ERROR]
        assert errors == [], one.text


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_converting_twice_changes_nothing(shape: str) -> None:
    for one in of_shape(shape):
        once = converted(one.text)
        assert converted(once) == once, one.text


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_live_and_written_are_the_same(shape: str) -> None:
    for one in of_shape(shape):
        written = [match[2] for match in FENCE.finditer(converted(one.text))]
        assert [block.text for block in blocks(one.text, Options(documents=("*",)))] == written


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_lines_outside_of_use_cases_stay_in_their_order(shape: str) -> None:
    for one in of_shape(shape):
        kept = iter(converted(one.text).split("\n"))
        for line in one.text.split("\n"):
            if line.startswith("# ") and one.shape != "grammar":
                assert line in kept
