"""The one item of a list below a step that lacks its dash."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code
from slips.judging import applied, read

BLOCK = """\
title: Admit a singer
actor: Conductor
system: Book
steps: |
  1. Conductor rates the voice
     - range
     - pitch
     - blend with the others
  2. Book stores the rating.
"""


def page(block: str) -> str:
    return f"# Page\n\n```usecase\n{block}```\n"


@pytest.mark.parametrize("typed", ["pitch", "-pitch", "→ pitch", "◦ pitch", "– pitch"])
def test_it_is_told_of_and_the_edit_gives_it_a_dash(typed: str) -> None:
    spoilt = page(BLOCK.replace("- pitch", typed))
    (finding,) = read(spoilt).findings
    assert (finding.code, finding.span.line) == (Code.JOINED_ITEM, 10)
    after = read(applied(spoilt, finding.edits))
    assert (after.findings, after.meaning) == ((), read(page(BLOCK)).meaning)


@pytest.mark.parametrize(
    "lines",
    [
        "     - pitch\n\n     These are the parts.\n",
        "     - pitch\n       of the song\n",
        "     - pitch\n       - low\n",
        "     - pitch, as high as the singer comes in one breath or in two\n     without a break\n",
    ],
)
def test_what_is_no_item_of_the_list_is_not_told_of(lines: str) -> None:
    assert read(page(BLOCK.replace("     - pitch\n", lines))).findings == ()


def test_a_line_below_a_single_item_is_not_told_of() -> None:
    items = "     - range\n     - pitch\n     - blend with the others\n"
    assert read(page(BLOCK.replace(items, "     - range\n     of the voice\n"))).findings == ()


def test_lines_of_code_below_a_list_are_not_told_of() -> None:
    code = "     - blend\n     ```\n     pitch\n     ```\n"
    assert read(page(BLOCK.replace("     - blend with the others\n", code))).findings == ()
