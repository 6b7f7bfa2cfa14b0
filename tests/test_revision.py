"""Edits made in texts: all of a finding or none, the first of two that meet."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.revision import Text, revise, settled
from mkdocs_usecases.source import Span

PAGE = "one two\r\nthree\rfour 🍜 five\n"


def edit(line: int, column: int, was: str, text: str) -> Edit:
    return Edit(Span("page.md", line, column).over(len(was)), text, was=was)


def finding(*edits: Edit) -> Diagnostic:
    return Diagnostic(Code.UNKNOWN_KEY, edits[0].span, "", edits=edits, is_certain=True)


def revised(*findings: Diagnostic) -> tuple[str, int]:
    revision = revise(findings, {"page.md": Text(PAGE)}.get)
    return revision.texts.get("page.md", PAGE), len(revision.mended)


def test_every_line_end_is_one_and_every_character_counts_once() -> None:
    found = finding(edit(1, 5, "two", "2"), edit(2, 1, "three", "3"), edit(3, 8, "five", "5"))
    assert revised(found) == ("one 2\r\n3\rfour 🍜 5\n", 1)


def test_of_two_that_meet_the_first_one_is_made() -> None:
    first, second = finding(edit(1, 1, "one two", "1")), finding(edit(1, 5, "two", "2"))
    assert revised(first, second) == (PAGE.replace("one two", "1"), 1)
    assert revised(second, first) == (PAGE.replace("two", "2"), 1)


def test_a_finding_is_mended_whole_or_not_at_all() -> None:
    first = finding(edit(1, 1, "one", "1"))
    second = finding(edit(1, 1, "one", "eins"), edit(2, 1, "three", "drei"))
    assert revised(first, second) == (PAGE.replace("one", "1"), 1)


@pytest.mark.parametrize(
    "wrong", [edit(1, 5, "tow", "2"), edit(9, 1, "x", "y"), edit(2, 6, "x", "y"), edit(1, 9, "", "y")]
)
def test_what_a_text_does_not_have_is_not_changed(wrong: Edit) -> None:
    found = finding(edit(2, 1, "three", "3"), wrong)
    assert revised(found) == (PAGE, 0)
    told = settled(found, {"page.md": Text(PAGE)}.get)
    assert (told.edits, told.is_certain) == ((), False)


def test_a_line_of_its_own_has_the_margin_and_the_end_of_the_others() -> None:
    text = "> - ```\r\n>   title: T\r\n"
    line = Edit(Span("page.md", 2, 5).over(0), "id: X", was="", is_line=True)
    (made,) = revise([finding(line)], {"page.md": Text(text)}.get).texts.values()
    assert made == "> - ```\r\n>   id: X\r\n>   title: T\r\n"


@pytest.mark.parametrize("is_line", [False, True])
def test_what_is_put_in_has_the_line_ends_of_the_file(*, is_line: bool) -> None:
    several = Edit(Span("page.md", 2, 1).over(0), "2\n3\n", was="", is_line=is_line)
    (made,) = revise([finding(several)], {"page.md": Text("1\r\n4\r\n")}.get).texts.values()
    assert made == "1\r\n2\r\n3\r\n" + "\r\n" * is_line + "4\r\n"


def test_a_file_that_is_not_at_hand_is_left_alone() -> None:
    elsewhere = Edit(Span("other.md", 1, 1).over(0), "x")
    assert revised(finding(edit(1, 1, "one", "1"), elsewhere)) == (PAGE, 0)


@pytest.mark.parametrize("piece", ["one", "three", "🍜 five", "two\r\nthree", ""])
def test_a_stretch_has_the_place_that_leads_back_to_it(piece: str) -> None:
    text, start = Text(PAGE), PAGE.index(piece)
    span = text.span("page.md", start, start + len(piece))
    assert text.stretch(span) == (start, start + len(piece))


LINES = [(1, "one two"), (2, "three"), (3, "four 🍜 five"), (4, "")]


def test_a_text_knows_its_lines_and_places() -> None:
    text = Text(PAGE)
    assert (text.count, text.line_end) == (4, "\r\n")
    assert [(number, text.line(number)) for number in range(1, 5)] == LINES
    assert [text.line(number) for number in (-1, 0, 5)] == ["", "", ""]
    assert [text.start(number) for number in range(1, 5)] == [0, 9, 15, len(PAGE)]
    assert Text("a\nb\r\n").line_end == "\n"
    assert Text("ab").line_end == "\n"
    for number, line in LINES:
        for column in range(1, len(line) + 2):
            offset = text.offset(number, column)
            assert offset is not None
            assert offset == text.start(number) + column - 1
            assert text.place(offset) == (number, column)
            assert text.margin(Span("page.md", number, column)) == line[: column - 1]
        assert [text.offset(number, column) for column in (-1, 0, len(line) + 2)] == [None] * 3
    assert [text.offset(number, 1) for number in (-1, 0, 5)] == [None] * 3


@pytest.mark.parametrize(
    ("start", "end", "stretch"),
    [
        *(
            ((1, 1), (1, 4), (0, 3)),
            ((1, 1), (1, 1), (0, 0)),
            ((1, 4), (1, 1), None),
            ((1, 5), (2, 3), (4, 11)),
        ),
        *(
            ((1, 9), (2, 1), None),
            ((2, 1), (5, 1), None),
            ((1, 8), (2, 1), (7, 9)),
            ((4, 1), (4, 1), (27, 27)),
        ),
    ],
)
def test_a_place_is_a_stretch_of_the_text_where_it_has_both_ends(
    start: tuple[int, int], end: tuple[int, int], stretch: tuple[int, int] | None
) -> None:
    text, span = Text(PAGE), Span("page.md", *start, *end)
    assert text.stretch(span) == stretch
    if stretch is not None:
        assert text.span("page.md", *stretch) == span


def test_edits_are_made_from_first_to_last_whatever_their_order() -> None:
    page = edit(1, 1, "one", "1"), edit(1, 5, "two", "2"), edit(3, 1, "four", "4")
    assert revised(finding(*reversed(page))) == ("1 2\r\nthree\r4 🍜 five\n", 1)
    assert revised(finding(page[1]), finding(page[0]), finding(page[2])) == ("1 2\r\nthree\r4 🍜 five\n", 3)
    # The same edit twice is one; what begins where another one ends has to wait.
    assert revised(finding(page[0], page[0])) == (PAGE.replace("one", "1"), 1)
    assert revised(finding(page[0]), finding(edit(1, 4, " ", "_"))) == (PAGE.replace("one", "1"), 1)
    assert revised(finding(edit(1, 1, "one", "one"))) == (PAGE, 1)


def test_a_finding_whose_place_the_text_has_not_keeps_its_start() -> None:
    there, texts = edit(1, 1, "one", "1"), {"page.md": Text(PAGE)}.get
    beyond = Diagnostic(Code.UNKNOWN_KEY, Span("page.md", 1, 5, 9, 1), "", edits=(there,), is_certain=True)
    told = settled(beyond, texts)
    assert (told.span, told.edits, told.is_certain) == (Span("page.md", 1, 5), (there,), True)
    within = Diagnostic(Code.UNKNOWN_KEY, Span("page.md", 1, 5, 2, 3), "", edits=(there,), is_certain=True)
    assert settled(within, texts) == within
    elsewhere = Diagnostic(Code.UNKNOWN_KEY, Span("other.md", 1, 5, 9, 1), "")
    assert settled(elsewhere, texts) == elsewhere
