"""Fences of colons and lines of options, as MyST has them: what is written for Sphinx works elsewhere."""

from __future__ import annotations

import pytest
from markdown import Markdown

from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.parsing.documents import Document, read_document
from support.mended import mended

BLOCK = "id: UC-1\ntitle: Rent a kayak\nactor: Paddler\nsteps:\n  - Paddler pays.\n"


def read(text: str) -> Document:
    return read_document(text, "a.md", Options())


@pytest.mark.parametrize("opening", [":::{usecase}", "::: {usecase}", "::::{uc:usecase}", ":::{UseCase}"])
@pytest.mark.parametrize("prefix", ["", "> ", "  "])
def test_a_directive_of_colons_is_a_use_case_on_its_lines(opening: str, prefix: str) -> None:
    lines = [opening, *BLOCK.splitlines(), "::::"]
    document = read("\n".join(["# Kayaks", "", *(prefix + line for line in lines), "", "Text."]))
    (block,) = document.blocks
    assert block.use_case is not None
    assert block.use_case.id == "UC-1"
    assert block.use_case.main_success_scenario[0].span[1:3] == (8, len(prefix) + 5)
    assert not document.diagnostics


def test_it_stands_in_a_note_of_colons_and_ends_with_its_own_signs() -> None:
    note = f"::::{{note}}\n:::{{usecase}}\n{BLOCK}:::\n::::\n\n```usecase\n{BLOCK}```\n"
    assert [(fence.first, fence.last) for fence in Scan(note.split("\n")).fences] == [(1, 7), (10, 16)]


def test_what_a_directive_of_colons_shows_as_code_is_none() -> None:
    assert not read(f":::{{code-block}} md\n```usecase\n{BLOCK}```\n:::\n").blocks


def test_a_listing_may_be_one() -> None:
    (marker,) = read(":::{usecases} list\n:actor: Paddler\n:::\n").markers
    assert (marker.listing.value, marker.filters) == ("list", {"actor": "Paddler"})


@pytest.mark.parametrize(
    "opening", [":::usecase", "::: usecase", ":::{use-case}", "::: {.usecase}", ':::usecase {title="x"}']
)
def test_other_words_behind_colons_are_told_and_mended(opening: str) -> None:
    text = f"# Kayaks\n\n{opening}\n{BLOCK}:::\n"
    document = read(text)
    (finding,) = document.diagnostics
    assert (finding.code.value, finding.span.line, document.blocks) == ("wrong-fence", 3, ())
    (block,) = read(mended(text, finding.edits)).blocks
    assert block.use_case is not None


@pytest.mark.parametrize(
    "text",
    [
        "::: usecase.kayaks\n    options:\n      title: Rent\n",
        "::: note\ntitle: Rent a kayak\nsteps: many\n:::\n",
        ":::{note} Use case\ntitle: Rent a kayak\n:::\n",
        f"    :::usecase\n    {BLOCK}    :::\n",
    ],
)
def test_other_colons_are_text(text: str) -> None:
    document = read(text)
    assert not document.blocks
    assert not document.diagnostics


def test_one_that_is_never_closed_is_told() -> None:
    document = read(f":::{{usecase}}\n{BLOCK}")
    (finding,) = [each for block in document.blocks for each in block.diagnostics]
    assert finding.code.value == "unclosed-fence"
    assert finding.edits[0].text.strip() == ":::"


@pytest.mark.parametrize(
    ("opening", "info"),
    [
        ("```usecase", "{.wide .dark}"),
        (":::{usecase}", "{.wide .dark}"),
        ('```usecase {#a title="b c"}', '{#a title="b c" .wide .dark}'),
    ],
)
def test_classes_may_stand_below_as_options(opening: str, info: str) -> None:
    (fence,) = Scan(f"{opening}\n:class: wide dark\n{BLOCK}{opening[:3]}".split("\n")).fences
    assert (fence.info, fence.lines[0]) == (info, "")
    # All that stands below keeps its line.
    assert fence.lines[1:] == tuple(BLOCK.splitlines())


def test_other_options_are_keys_that_do_not_exist() -> None:
    (block,) = read(f"```usecase\n:width: 3\n{BLOCK}```\n").blocks
    assert [each.code.value for each in block.diagnostics if each.severity.value == "error"] == [
        "unknown-key"
    ]


def test_a_page_shows_it() -> None:
    html = Markdown(extensions=["usecases"]).convert(f":::{{usecase}}\n:class: wide\n{BLOCK}:::\n")
    assert '<section class="usecase wide"' in html
    assert ":::" not in html.partition("<script")[0].partition("mermaid")[0]
