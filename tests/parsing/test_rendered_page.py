"""The source scan and real Python-Markdown agree on what is a use case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.rendering_probe import rendered, scanned
from support.typing_anything import share

SUPERFENCES = "pymdownx.superfences"
CONTAINERS = ["admonition", "pymdownx.details", "pymdownx.tabbed", "pymdownx.blocks.admonition"]
ORDERS = {
    "superfences last": ["extra", *CONTAINERS, SUPERFENCES],
    "superfences first": [SUPERFENCES, *CONTAINERS, "md_in_html", "footnotes", "def_list"],
    "fenced_code behind superfences": [SUPERFENCES, "extra", *CONTAINERS],
    "as mkdocs has it": ["toc", "tables", "fenced_code", "footnotes", "md_in_html", *CONTAINERS],
}
PAGES = sorted((Path(__file__).parent / "pages").glob("*.md"))
# Small pages, parted by `%%`: what begins and ends what where a list, a note or a quote stands in another.
NESTINGS = Path(__file__).with_name("nestings.txt").read_text(encoding="utf-8").split("\n%%\n")


@pytest.mark.parametrize("extensions", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize("page", ["in-every-container", "not-a-use-case"])
def test_a_page_shows_what_the_scan_finds(page: str, extensions: Sequence[str]) -> None:
    text = (Path(__file__).parent / "pages" / f"{page}.md").read_text(encoding="utf-8")
    assert rendered(text, extensions) == scanned(text)


def indented(lines: Sequence[str], prefix: str) -> list[str]:
    return [(prefix + line).rstrip() if line or ">" in prefix else "" for line in lines]


def inside(opening: str, prefix: str, blank: bool = True) -> st.SearchStrategy[list[str]]:
    """Anything in a container."""
    return TEXTS.map(lambda lines: [opening, *[""] * blank, *indented(lines, prefix)] if lines else [opening])


USE_CASE = ["```usecase", "title: x", "```"]
LEAVES = st.sampled_from(
    [
        USE_CASE,
        ["~~~ usecase", "title: x", "", "actor: y", "~~~"],
        indented(USE_CASE, "    "),
        indented(USE_CASE, "        "),
        ["Text."],
        ["Text", "goes on."],
        ["# Heading"],
        ["Text", *USE_CASE, "goes on."],
        ["````md", *USE_CASE, "````"],
        ["~~~", *USE_CASE, "~~~"],
        ["<!-- a comment -->"],
        ["`<!--` and `-->` in code"],
        ["- item", "- item"],
        ["Text", "- that is no list"],
    ]
)
# Raw HTML counts at the start of a line only, so that it stands at the top of a page.
RAW = st.sampled_from(
    [
        ["<!--", *USE_CASE, "-->"],
        ["<!--", "", *USE_CASE, "", "-->"],
        ["<pre>", *USE_CASE, "</pre>"],
        ["<pre>", "", *USE_CASE, "", "</pre>"],
        ["<style>", "", *USE_CASE, "</style>"],
        ["<!-- a --> <!--", *USE_CASE, "-->"],
        ["<div markdown>", "", *USE_CASE, "", "</div>"],
        # What stood indented below it would be code, or be in the note where `admonition` is on as well.
        ["/// note", *USE_CASE, "///", "", "Text."],
    ]
)
TEXTS: st.SearchStrategy[list[str]] = st.deferred(
    lambda: st.lists(LEAVES | NESTED, max_size=3).map(
        lambda parts: [line for part in parts for line in ["", *part]][1:]
    )
)
NESTED: st.SearchStrategy[list[str]] = (
    inside("- item", "    ")
    | inside("1. item", "    ")
    | inside("!!! note", "    ")
    | inside("!!! note", "    ", blank=False)
    | inside('??? note "Title"', "    ")
    | inside('=== "Tab"', "    ", blank=False)
    | TEXTS.map(lambda lines: indented(lines or ["quote"], "> "))
)
DOCUMENTS = st.lists(LEAVES | NESTED | RAW, min_size=1, max_size=5).map(
    lambda parts: "\n".join(line for part in parts for line in [*part, ""])
)


@pytest.mark.parametrize("extensions", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "\n".join(["- item", "", "    Text", "    - no list", "", *indented(USE_CASE, "        ")]),
            id="a sign of an item in a paragraph of an item",
        ),
        pytest.param(
            "\n".join(["> - item", "", *indented(USE_CASE, "    "), "", *indented(USE_CASE, ">     ")]),
            id="a quote after code is another quote",
        ),
    ],
)
def test_what_was_once_read_otherwise_is_shown_as_the_scan_finds_it(
    text: str, extensions: Sequence[str]
) -> None:
    assert rendered(text, extensions) == scanned(text)


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("extensions", ORDERS.values(), ids=ORDERS)
def test_what_a_line_begins_and_ends_is_shown_as_the_scan_finds_it(extensions: Sequence[str]) -> None:
    for text in NESTINGS:
        assert rendered(text, extensions) == scanned(text), text


@pytest.mark.slow
@share(120)
@given(DOCUMENTS, st.sampled_from(list(ORDERS.values())))
def test_however_things_are_nested_the_page_shows_what_the_scan_finds(
    text: str, extensions: list[str]
) -> None:
    assert rendered(text, extensions) == scanned(text)
