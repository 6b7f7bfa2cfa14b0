"""Marks of a merge at the margin, around lines of a block that stands in a list, a note or a quote."""

from __future__ import annotations

import pytest

from slips.judging import applied, read

_BLOCK = (
    "```usecase",
    "title: Buy a kayak",
    "actor: Shopper",
    "system: Shop",
    "steps:",
    "  - Shopper asks.",
    "```",
)
_OTHER = {1: "title: Buy a boat", 5: "  - Shopper calls."}


def page(lines: list[str]) -> str:
    return "\n".join(("# Page", "", "!!! note", "", *lines, "", "The end.", ""))


@pytest.mark.parametrize("prefix", ["    ", "> "])
@pytest.mark.parametrize("at", sorted(_OTHER))
@pytest.mark.parametrize("marks", [("<<<<<<< HEAD", "=======", ">>>>>>> topic"), ("||||||| merged",)])
def test_it_is_one_finding_and_its_edit_takes_them_out(prefix: str, at: int, marks: tuple[str, ...]) -> None:
    lines = [prefix + line for line in _BLOCK]
    right = read(page(lines))
    assert right.findings == ()
    other = [prefix + _OTHER[at]] if len(marks) > 1 else []
    lines[at : at + 1] = [marks[0], lines[at], *marks[1:2], *other, *marks[2:]]
    (finding,) = read(page(lines)).findings
    assert (finding.code.value, finding.span.line, finding.span.column) == ("merge-conflict", 5 + at, 1)
    assert read(applied(page(lines), finding.edits)) == right
