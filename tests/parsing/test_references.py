"""References: the words in brackets that Markdown would take for a link by name."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.pages.references import scan_references
from support.typing_anything import share
from support.work import in_good_time

KNOWN = ("A", "b-2", "C/3a")


def names(text: str) -> list[str]:
    found = scan_references(text.split("\n"), "page.md")
    return [
        reference.id if reference.part is None else f"{reference.id}/{reference.part}" for reference in found
    ]


def linked(text: str) -> list[str]:
    """What Python-Markdown links, were all ids known: in the order of the page."""
    md = markdown.Markdown(extensions=["fenced_code"])
    md.references.update({name.lower(): (f"https://x/{name}", "") for name in KNOWN})
    html = md.convert(text)
    return [piece.partition('"')[0] for piece in html.split('<a href="https://x/')[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "[A] [text](x.md) [b-2][] [*some* words][C/3a]",
        "`[A]` ``[A] ` `` ` [A], [b-2]",
        r"\[A] [A\] \\[A] `\`[A]",
        "![A] ![image][A] ![image](A) [![image](x)][A]",
        "[A](x.md) [A](x(y).md 'title')",
        "[A]: x.md\n\n[A], [b-2]",
        "> [A]\n\n- [b-2]\n\n    [C/3a]",
        "    [A]\n\n- [ ] [A]",
        "```\n[A]\n```\n\n[b-2]",
        "<!-- [A] -->\n\n[b-2]",
        "<pre>\n[A]\n</pre>\n\n[b-2]",
        # Only near the start of a line: further in it stands in a paragraph.
        *(f"- words\n{' ' * blanks}<pre>\n[A]\n</pre>\n\n[b-2]" for blanks in (0, 3, 4, 9)),
        "[A]`[b-2]`[C/3a]",
        "# [A]\n\n[b-2]\n------",
        "[[A]] ([b-2]) [see [A] there] [open [A]",
        "`two\n[A]\nlines` [A]",
    ],
)
def test_they_are_what_python_markdown_links(text: str) -> None:
    assert [name for name in names(text) if name in KNOWN] == linked(text)


def test_an_id_has_the_form_of_an_id() -> None:
    assert names("[UC-1] [a.b_c] [Größe] [1] [two words] [^1] [x!] [UC-1/4a] [UC-1/*a] [UC-1/a/b] [-a]") == [
        "UC-1",
        "a.b_c",
        "Größe",
        "UC-1/4a",
        "UC-1/*a",
    ]


def test_the_box_of_a_task_is_none() -> None:
    assert names("- [x] done\n- [ ] [UC-1]\n1. [X] done") == ["UC-1"]


def test_a_definition_of_the_page_wins() -> None:
    assert names("[uc-1] [UC-2]\n\n[UC-1]: x.md\n*[UC-2]: Use case 2") == []
    assert names("[UC-1]: is the order, not a definition") == ["UC-1"]


def test_the_words_of_the_link_are_kept() -> None:
    (reference,) = scan_references(["[the", "  *order*][UC-1]"], "page.md")
    assert (reference.text, reference.span.line, reference.span.column) == ("the *order*", 2, 12)


PIECES = st.sampled_from(
    ["[A]", "[b-2]", "[C/3a]", "[", "]", "(", ")", "`", "``", "\\", "!", " ", "x", "\n", "[]"]
)


@pytest.mark.slow
@pytest.mark.oracle
@share(120)
@given(st.lists(PIECES, max_size=10).map(lambda pieces: "x" + "".join(pieces)))
def test_each_has_its_place_in_the_source(text: str) -> None:
    lines = text.split("\n")
    for reference in scan_references(lines, "page.md"):
        line, column = reference.span.line, reference.span.column
        assert lines[line - 1].startswith(reference.id, column - 1)
        assert lines[line - 1][column - 2] == "["


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["[", "[a]", "[a][", "[a](", "[a]((", "` [a] `` ", "]", "\\[a]", "[a] text\n", "[a]: x ", "![a", "[a/b "],
)
def test_no_text_takes_long(piece: str) -> None:
    with in_good_time(1):
        names(piece * 8_000 + "[b]")
