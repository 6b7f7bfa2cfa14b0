"""What is found in small blocks: the place, the words, and the edits, each in a line of a table."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit, Severity
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.guide_page import plain_entry
from support.answers import compare_answers
from support.checking import findings_of, options_of
from support.rich_site import rich_site

HERE = Path(__file__).parent
BASE = {
    "id": "id: UC-1",
    "title": "title: Order a meal",
    "actor": "actor: Customer",
    "system": "system: MealApp",
    "steps": "steps: [Customer orders., MealApp asks., Customer pays.]",
    "success guarantee": "success guarantee: All is well.",
    "minimal guarantee": "minimal guarantee: Nothing is lost.",
    "extensions": "extensions: {3z. Not paid: resume at 1}",
}
"""A block in which nothing is found; a line of the table takes the place of those with its keys."""


@pytest.mark.slow
@pytest.mark.golden
def test_small_blocks_get_what_their_table_says(golden: Golden) -> None:
    compare_answers(golden, HERE / "findings.txt", lambda typed: found(typed.split("⏎")))


def found(lines: list[str]) -> str:
    """What is found in a block with these lines, and in further ones behind `---`.

    Behind `wording`, with the checks of English wording; behind `catalogue …`, with actors of a site; behind
    `options …`, with options of a site. What begins with `text ` stands below the blocks.
    """
    lines, text_below = _parted(lines, "text ")
    lines, given = _parted(lines, "options ")
    rules = dict.fromkeys((Code.TOO_FEW_STEPS, Code.NO_EXTENSIONS), Severity.OFF)
    if lines and lines[0].startswith("catalogue "):
        given, lines = [*given, f"actors: {lines[0].removeprefix('catalogue ')}"], lines[1:]
    if lines and lines[0] == "wording":
        lines = lines[1:]
        rules |= dict.fromkeys((code for code in Code if code.default is Severity.OFF), Severity.HINT)
    blocks = [list(block) for is_line, block in groupby(lines, lambda line: line != "---") if is_line] or [[]]
    base, *others = ([line for key, line in BASE.items() if key not in _keys(block)] for block in blocks)
    blocks = [[line for line in block if not line.startswith("no ")] for block in blocks]
    text = "\n".join(["```usecase", *base, *blocks[0], "```", ""])
    for number, (other, block) in enumerate(zip(others, blocks[1:], strict=True), 2):
        own = [line.replace("UC-1", f"UC-{number}").replace("Order a meal", f"Do {number}") for line in other]
        text += "\n".join(["", "```usecase", *own, *block, "```", ""])
    text += "".join(f"\n{line}\n" for line in text_below)
    links = {"REQ-": "https://example.org/{id}", "F": "https://example.org/{id}"}
    options = options_of("\n".join(given))[0]
    options = replace(options, rules={**rules, **options.rules}, links=links)
    first = len(base) + 2
    told = [
        _told(each, first) for each in findings_of({"page.md": text}, options) if "`3z`" not in each.message
    ]
    return " ∥ ".join(told) or "nothing"


def _parted(lines: list[str], start: str) -> tuple[list[str], list[str]]:
    """The lines that do not begin so, and the others without it."""
    others = [line for line in lines if not line.startswith(start)]
    return others, [line.removeprefix(start) for line in lines if line.startswith(start)]


def _keys(lines: list[str]) -> set[str]:
    """Those whose lines are not those of a block in which nothing is found: `no actor` takes one out."""
    return {line.partition(":")[0].removeprefix("no ") for line in lines}


def _told(finding: Diagnostic, first: int) -> str:
    """Lines count from the first one of the table."""
    edits = ", ".join(_edit(each, first) for each in finding.edits)
    hint = f" ({finding.hint})" if finding.hint else ""
    sure = "!" if finding.is_certain else ""
    related = "".join(f" ~{_place(each, first)}" for each in finding.related)
    made = f" {{{edits}}}{sure}" if edits else ""
    return f"{_place(finding.span, first)} {finding.code.value}: {finding.message}{hint}{related}{made}"


def _place(span: Span, first: int) -> str:
    end = f"-{span.end_line - first + 1}:{span.end_column}" if span.end_line else ""
    return f"{span.line - first + 1}:{span.column}{end}"


def _edit(edit: Edit, first: int) -> str:
    was = "" if edit.was is None else f"{edit.was!r} "
    return f"{_place(edit.span, first)} {was}→ {edit.text!r}{' (line)' * edit.is_line}"


def test_entries_of_the_guide_are_told_in_a_terminal(golden: Golden) -> None:
    golden(HERE / "entries.txt", "\n".join(plain_entry(code) for code in Code if code.value < "e"))


def test_in_a_very_long_block_no_label_is_moved() -> None:
    gap = "extensions: {1b. No: fails}"
    assert "{1:14-1:16 '1b' → '1a'}" in found([gap, f"notes: {'x' * 19_000}"])
    assert "'1a'}" not in found([gap, f"notes: {'x' * 20_000}"])
    many = [f"{step}a. No: fails" for step in range(1, 201)]
    for labels, moves in ((many[1:], True), (many, False)):
        told = found([f"extensions: [1b. No: fails, {', '.join(labels)}]"])
        assert ("label this one `1a`" in told) is moves, told[:300]


def test_a_site_with_everything_gets_what_its_golden_says(golden: Golden) -> None:
    site = rich_site(tested=True, rules={code.value: "hint" for code in Code})
    golden(HERE / "rich-site.txt", "".join(f"{_in_full(each)}\n" for each in site.findings))


def _in_full(finding: Diagnostic) -> str:
    related = "".join(f"\n  ~ {_place(each, 1)}" for each in finding.related)
    edits = "".join(f"\n  → {_edit(each, 1)}" for each in finding.edits)
    where = " in ".join(filter(None, (f"{finding.span.file}:{_place(finding.span, 1)}", finding.use_case)))
    return f"{where} {str(finding).partition(': ')[2]}{related}{edits}"
