"""Markers: what they ask for, and that whatever is wrong with one is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import (
    FILTERS,
    LISTINGS,
    Marker,
    MarkerReading,
    read_markers,
)
from mkdocs_usecases.source import Span
from support.typing_anything import share


def read(text: str) -> MarkerReading:
    return read_markers(text.split("\n"), "page.md")


@pytest.mark.parametrize("listing", LISTINGS)
def test_each_listing_can_be_asked_for(listing: str) -> None:
    assert [marker.listing.value for marker in read(f"<!-- usecases: {listing} -->").markers] == [listing]


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("value", ['"A b"', "'A b'", "“A b”", '"A\n b"'])
def test_each_filter_takes_a_quoted_value(name: str, value: str) -> None:
    (marker,) = read(f"<!-- usecases: list {name}={value} -->").markers
    assert marker.filters == {name: "A b"}


def test_a_marker_knows_its_lines_and_what_stands_before_it() -> None:
    (marker,) = read_markers(["Text", "", "> <!-- usecases:", ">   list -->", "Text"], "").markers
    assert (marker.first, marker.last, marker.prefix) == (2, 3, "> ")
    assert marker.span == Span("", 3, 3)


def test_the_values_of_filters_have_their_places() -> None:
    lines = ["😀", '> <!-- usecases: list tag=a actor="Premium', ">   customer\" id='UC-1' -->"]
    (marker,) = read_markers(["", *lines[1:]], "").markers
    assert marker.filters == {"tag": "a", "actor": "Premium customer", "id": "UC-1"}
    assert marker.places["tag"] == Span("", 2, 27, 2, 28)
    assert marker.places["actor"] == Span("", 2, 36, 3, 13)
    assert marker.places["id"] == Span("", 3, 19, 3, 23)


def test_a_mistake_on_a_further_line_has_its_place_there() -> None:
    (finding,) = read('> <!-- usecases: list\n>   acter="x" -->').diagnostics
    assert (finding.code, finding.span) == (Code.WRONG_MARKER, Span("page.md", 2, 5, 2, 10))


@pytest.mark.parametrize(
    "text",
    [
        "<!-- a comment about usecases: see there -->".replace("a comment about ", "on "),
        "<!-- TODO: more usecases -->",
        "<!-- use case: the list is long -->",
        "<!-- usecases list of the shop -->",
        "<!-- usecases listed here -->",
        "`<!-- usecases: list -->`",
        "```\n<!-- usecases: nonsense -->\n```",
        "    <!-- usecases: nonsense -->",
        "<pre>\n<!-- usecases: nonsense -->\n</pre>",
        "<!--\nusecases: nonsense\n-->",
    ],
)
def test_what_is_no_marker_is_left_alone(text: str) -> None:
    assert read(text) == MarkerReading((), ())


@pytest.mark.parametrize("typed", ["usecases", "use cases", "Usecases"])
def test_a_marker_without_its_colon_is_told(typed: str) -> None:
    markers, (finding,) = read(f'<!-- {typed} list actor="Ann" -->')
    assert (markers, finding.span.line, finding.span.column) == ((), 1, 6)
    assert [(edit.was, edit.text) for edit in finding.edits] == [(typed, "usecases:")]


def test_a_wide_colon_is_one() -> None:
    assert [marker.listing.value for marker in read("<!-- usecases：list -->").markers] == ["list"]


def test_an_html_comment_does_not_hide_the_marker_behind_it() -> None:
    assert len(read("<!-- a -->\n<!-- usecases: list -->\n<!-- b -->").markers) == 1


@pytest.mark.slow
@share(150)
@given(
    st.lists(
        st.sampled_from(
            ["list", "actor", "=", '"', "'", " ", "A", "\n", "> ", "-", ">", "“", "`", "actor=x", "é"]
        ),
        max_size=12,
    ).map("".join)
)
def test_a_marker_is_read_or_reported_never_lost(content: str) -> None:
    markers, findings = read(f"<!-- usecases:{content} -->")
    assert len(markers) + len(findings) == 1
    for marker in markers:
        assert isinstance(marker, Marker)
        assert marker.listing in Listing
    for finding in findings:
        assert "\n" not in str(finding.message)
        assert finding.hint
