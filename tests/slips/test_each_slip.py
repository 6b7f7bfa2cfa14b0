"""Some slips of each kind, and what is made of each: what is told, with which edits, and what is read."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Diagnostic, Edit
from slips.judging import read
from slips.kinds import slips
from slips.measuring import difference
from slips.pages import Page, written
from slips.slip import KINDS, Slip

_SHOWN = {0xA0: "⍽", 0x3000: "□", 0x9: "⇥"} | dict.fromkeys((0x200B, 0x200E, 0x2060, 0xFEFF), "⌀")
"""Signs that nobody sees."""

TOLD = Path(__file__).parent / "told"
PAGES = tuple(written())
EACH = 10


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_slip_is_met_as_its_golden_says(kind: str, golden: Golden) -> None:
    # The same ones, whatever becomes of other kinds.
    made = slips(PAGES, random.Random(kind), EACH, [kind])
    golden(
        TOLD / f"{kind.replace(' ', '-')}.txt",
        "\n\n".join("\n".join(_met(page, slip)) for _, page, slip in made),
    )


def _met(page: Page, slip: Slip) -> Iterator[str]:
    yield f"=== {page.name}{' in ' + repr(page.prefix) if page.prefix else ''}"
    yield from (line.translate(_SHOWN) for line in difference(page, slip))
    yield "⇒"
    reading, before = read(page.text_of(slip.lines), page.neighbours), read(page.text, page.neighbours)
    for finding in reading.findings:
        yield from _told(finding)
    if reading.meaning == "[]":
        yield "no use case"
        return
    changes = ndiff(_written(before.meaning), _written(reading.meaning))
    yield from (" ".join(line.split()) for line in changes if line[0] in "+-")


def _written(meaning: str) -> list[str]:
    """What use cases say, a value a line, without what follows from it."""
    said = [{key: value for key, value in each.items() if key != "scenarios"} for each in json.loads(meaning)]
    return json.dumps(said, ensure_ascii=False, indent=1).split("\n")


def _told(finding: Diagnostic) -> Iterator[str]:
    yield f"{finding}"
    edits = "; ".join(map(_edit, finding.edits))
    if edits:
        yield f"  {'certain' if finding.is_certain else 'likely'}: {edits}"


def _edit(edit: Edit) -> str:
    span = edit.span
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column} {edit.was!r} → {edit.text!r}"
