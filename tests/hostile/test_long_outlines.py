"""Outlines of any length and of any signs are read in a time that grows with them and no faster."""

from __future__ import annotations

import pytest

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.rendering.details import detail_blocks
from support.work import in_good_time

pytestmark = pytest.mark.slow

BLANKS = " " * 100_000
LINES = {
    "a line that goes on": "1. Guest asks\n" + "and so\n" * 20_000,
    "blanks in a line": f"1. Guest asks{BLANKS}x",
    "blanks behind a break": f"1. Guest asks <br>{BLANKS}x",
    "blanks behind bold words": f"**Storm**{BLANKS}x",
    "blanks behind a name": f"1a. Storm\nFlow{BLANKS}x",
    "breaks": "1. a" + "<br>2. b" * 20_000,
    "entities": "1. a" + "&nbsp;" * 30_000,
    "labels": "".join(f"{number}a. x\n" for number in range(1, 8_000)),
    "names": "".join(f"- x{number}\n" for number in range(1, 8_000)),
    "rows": "1. Guest asks\n" + "   | a |\n" * 15_000,
    "stars": "*" * 200_000,
    "words that join": "1a. x: " + "and the " * 20_000,
}


@pytest.mark.parametrize("key", ["steps", "extensions"])
@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_a_long_outline_is_read_in_good_time(lines: str, key: str) -> None:
    steps = "" if key == "steps" else "steps: [Guest asks.]\n"
    body = "\n".join(f"  {line}" for line in lines.splitlines())
    with in_good_time(10):
        document = read_document(
            f"```usecase\ntitle: T\n{steps}{key}: |\n{body}\n```\n", "page.md", Options()
        )
    assert len(document.blocks) == 1


@pytest.mark.parametrize("markdown", ["| " + "-" * 100_000 + "x", "- a\n" * 20_000, f"- a{BLANKS}b"])
def test_long_details_are_parted_in_good_time(markdown: str) -> None:
    with in_good_time(10):
        assert detail_blocks(markdown)
