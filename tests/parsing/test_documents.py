"""Documents: what a Markdown file gives, at the lines and columns of the file as it is on disk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.model.actor import Catalogue, CatalogueActor
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import Document, read_document, site_context
from mkdocs_usecases.source import Span
from support.typing_anything import share

PAGE = """\
---
title: Orders
---

# Orders

[UC-1]

- Item

    ```usecase
    title: Order a meal
    steps: [Customer chooses., MealApp shows.]
    ```

<!-- usecases: actors -->
"""


def read(text: str, options: Options | None = None) -> Document:
    return read_document(text, "orders.md", options or Options())


def places(document: Document) -> list[Span]:
    use_cases = [block.use_case for block in document.blocks]
    return [
        *(block.span for block in document.blocks),
        *(place for use_case in use_cases if use_case for place in use_case.places.values()),
        *(marker.span for marker in document.markers),
        *(reference.span for reference in document.references),
    ]


def test_places_are_those_of_the_file() -> None:
    assert [(span.line, span.column) for span in places(read(PAGE))] == [
        (11, 5),
        (12, 5),
        (13, 5),
        (16, 1),
        (7, 2),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        "\ufeff" + PAGE,
        PAGE.replace("---\n\n", "...\n\n"),
        PAGE.replace("# Orders", "# Orders\f\u2028\x85"),
    ],
    ids=["CRLF", "CR", "BOM", "dots", "breaks that editors do not count"],
)
def test_how_lines_end_and_the_file_begins_moves_nothing(typed: str) -> None:
    assert places(read(typed)) == places(read(PAGE))


def test_wide_characters_count_as_one() -> None:
    document = read("> 😀 [UC-1]\n\n```usecase\n料理: 😀\n```\n")
    assert document.references[0].span == Span("orders.md", 1, 6)
    assert document.blocks[0].diagnostics[0].span == Span("orders.md", 4, 1, 4, 3)


def test_meta_data_without_dashes_is_text() -> None:
    assert read("title: x\nusecases: {system: A}\n\n[UC-1]").references[0].span.line == 4


def test_a_block_takes_the_defaults_of_its_page_before_those_of_the_site() -> None:
    options = Options(system="Site", primary_actors=(ActorName("Somebody"),))
    page = "---\nusecases:\n  system: Page\n---\n\n```usecase\ntitle: x\n```\n"
    use_case = read(page, options).blocks[0].use_case
    assert use_case is not None
    assert use_case.system == "Page"
    assert [mention.name for mention in use_case.primary_actors] == ["Somebody"]


def test_a_block_that_only_rendering_brings_gets_the_same_defaults() -> None:
    document = read("---\nusecases: {actor: Customer}\n---\n")
    assert [mention.name for mention in document.context.primary_actors] == ["Customer"]
    assert document.context.primary_actors[0].span == Span("orders.md", 2, 19, 2, 27)


def test_the_actors_of_the_catalogue_are_declared_in_every_block() -> None:
    place = Span("mkdocs.yml", 1, 1)
    diner = CatalogueActor(ActorName("Customer"), place, aliases=(ActorName("Diner"),))
    options = Options(catalogue=Catalogue((diner,)))
    document = read_document(PAGE.replace("Customer", "Diner"), "orders.md", options, site_context(options))
    use_case = document.blocks[0].use_case
    assert use_case is not None
    assert use_case.main_success_scenario[0].actor == "Customer"


def test_an_unclosed_fence_is_the_only_mistake_of_its_block() -> None:
    (block,) = read("```usecase\ntitle: x\n- no key\n").blocks
    assert [finding.code for finding in block.diagnostics] == [Code.UNCLOSED_FENCE]
    assert block.use_case is not None
    assert block.use_case.title == "x"


def test_a_line_that_was_meant_to_close_the_fence_is_named() -> None:
    (block,) = read("- Item\n\n    ```usecase\n    title: x\n```\n\nText.").blocks
    assert block.diagnostics[0].hint == "give line 5 the signs and the indentation of line 3"


def test_a_file_with_nothing_for_us_gives_nothing() -> None:
    document = read("# Title\n\nText with ```code```, [a link](x.md) and <!-- a comment -->.\n")
    assert (document.blocks, document.markers, document.references, document.diagnostics) == ((), (), (), ())


PIECES = [
    *("---", "usecases:", "  system: x", "```usecase", "```", "title: x", "", "> ", "[UC-1]", "[a][", "`"),
    *("<!-- usecases: list", "-->", "\t", "    ", "- ", "\r", "\x00", "\u2028", "<pre>", "{", "&a *a", "😀"),
]


@pytest.mark.slow
@share(200)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join) | st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    document = read(text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in places(document):
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
