"""Blocks with one line otherwise than they have it: what is read and told then, a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import unified_diff
from itertools import cycle, islice
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.parsing.blocks import read_block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.source import Span
from support.describing import read_as

HERE = Path(__file__).parent
CASES = sorted((HERE / "blocks").glob("*.yaml"))
SHOWN = 5
"""Lines; of what changes more, no more is told than how much."""

WAYS: dict[str, Callable[[str], str]] = {
    "without": lambda line: "",
    "deeper": lambda line: f"  {line}",
    "half": lambda line: line[: (len(line) + len(line.lstrip())) // 2 + (len(line) - len(line.lstrip()))],
    "no colon": lambda line: line.replace(":", "", 1),
    "up": lambda line: line.removeprefix("  "),
    "no dash": lambda line: line.replace("- ", "", 1),
    "in brackets": lambda line: f"{line[: -len(_value(line))]}[{_value(line)}]" if _value(line) else line,
    "quoted": lambda line: f'{line[: -len(_value(line))]}"{_value(line)}"' if _value(line) else line,
    "glued": lambda line: line.replace(": ", ":", 1),
    "dash": lambda line: f"{line[: len(line) - len(line.lstrip())]}- {line.lstrip()}",
}
"""None of them moves another line."""


def _value(line: str) -> str:
    return line.partition(": ")[2]


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_another_line_changes_what_its_golden_says(case: Path, golden: Golden) -> None:
    varied = _varied(case.read_text(encoding="utf-8").removesuffix("\n"))
    golden(HERE / "variations" / f"{case.stem}.txt", "".join(f"{each}\n" for each in varied))


def _varied(text: str) -> Iterator[str]:
    """Each line in the next two of the ways that make another one of it."""
    lines, before = text.split("\n"), _read(text)
    ways = cycle(WAYS.items())
    for at, line in enumerate(lines):
        others = ((way, vary(line)) for way, vary in ways if vary(line) != line)
        for way, other in islice(others, 2 if line.strip() else 0):
            after = _read("\n".join([*lines[:at], other, *lines[at + 1 :]]))
            yield f"{at + 1} {way} `{other or line}` ⇒ {_changes(before, after)}"


def _read(text: str) -> list[str]:
    count = text.count("\n") + 1
    origin = Origin(Span("page.md", 1, 1), tuple(range(2, 2 + count)), (0,) * count)
    block = read_block(text, origin, Context(fields=frozenset({"jira"})))
    return [*read_as(block), *map(_told, block.diagnostics)]


def _told(finding: Diagnostic) -> str:
    edits = "; ".join(
        f"{edit.span.line}:{edit.span.column} {edit.was!r} → {edit.text!r}" for edit in finding.edits
    )
    return f"{finding} {edits}".strip()


def _changes(before: list[str], after: list[str]) -> str:
    compared = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    changed = [line for line in compared if line[0] in "+-"]
    more = [f"and {len(changed) - SHOWN} more"] if len(changed) > SHOWN else []
    return " ∥ ".join([*changed[:SHOWN], *more]).replace("\n", "⏎") or "nothing"
