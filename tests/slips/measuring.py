"""How slips are met: the figures of each kind, and of all together."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slips.judging import PAGE, Reading, mended, read, told
from slips.kinds import slips
from slips.pages import Page, pages
from slips.slip import Slip


@dataclass(frozen=True)
class Met:
    """What became of one slip."""

    kind: str
    page: Page
    slip: Slip
    text: str
    reading: Reading
    changed: bool
    """Whether the page says something else by it."""

    right: bool = False
    """Whether the first finding stands where the slip does."""

    edited: bool = False
    """Whether the first finding has edits at all."""

    mended: bool = False
    """Whether its edits take it away, and bring nothing new."""

    restored: bool = False
    """Whether the page then says what it said before the slip."""

    @property
    def told(self) -> bool:
        return bool(self.reading.findings)

    @property
    def silent(self) -> bool:
        return self.slip.tellable and self.changed and not self.told

    @property
    def counts(self) -> bool:
        """Whether it needs a message, or got one."""
        return self.told or self.silent

    @property
    def many(self) -> bool:
        return len(self.reading.findings) > 3


def meet(kind: str, page: Page, slip: Slip) -> Met:
    """Read the page with the slip, and again with the first finding mended."""
    before = read(page.text, page.neighbours)
    text = page.text_of(slip.lines)
    reading = read(text, page.neighbours)
    changed = reading.meaning != before.meaning
    if not reading.findings:
        return Met(kind, page, slip, text, reading, changed)
    first = reading.findings[0]
    right = first.span.file == PAGE and first.span.line - 1 in slip.right
    after = mended(text, first)
    if after is None:
        return Met(kind, page, slip, text, reading, changed, right)
    again = read(after, page.neighbours)
    left = told(again.findings) - told(reading.findings)
    gone = len(again.findings) < len(reading.findings) and not left
    return Met(
        kind, page, slip, text, reading, changed, right, True, gone, gone and again.meaning == before.meaning
    )


def met(seed: int, count: int) -> Iterator[Met]:
    """So many slips of a seed."""
    dice = random.Random(seed)
    for kind, page, slip in slips(pages(), dice, count):
        yield meet(kind, page, slip)


@dataclass(frozen=True)
class Figures:
    """The shares of some slips, in per cent."""

    slips: int
    needing: int
    right: float
    edited: float
    mended: float
    restored: float
    changing: int
    silent: float
    """Of those that change the meaning."""

    unsaid: float
    """The same, of those that need a message."""

    many: float


def figures(found: Iterable[Met]) -> Figures:
    found = list(found)
    needing = [each for each in found if each.counts]
    changing = [each for each in found if each.changed and each.slip.tellable]
    return Figures(
        len(found),
        len(needing),
        _share(sum(each.right for each in needing), len(needing)),
        _share(sum(each.edited for each in needing), len(needing)),
        _share(sum(each.mended for each in needing), len(needing)),
        _share(sum(each.restored for each in needing), len(needing)),
        len(changing),
        _share(sum(each.silent for each in found), len(changing)),
        _share(sum(each.silent for each in found), len(needing)),
        _share(sum(each.many for each in found), len(found)),
    )


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


_HEAD = f"{'kind':44} slips needing right% edited% mended% restored% changing silent% unsaid%  >3%"


def table(found: Iterable[Met]) -> str:
    """One line a kind, and one for all."""
    found = list(found)
    rows = [_HEAD]
    for kind in sorted({each.kind for each in found}):
        rows.append(_row(kind, figures(each for each in found if each.kind == kind)))
    rows.append(_row("all", figures(found)))
    return "\n".join(rows)


def _row(name: str, shares: Figures) -> str:
    told = f"{shares.right:6.1f} {shares.edited:7.1f} {shares.mended:7.1f} {shares.restored:9.1f}"
    counts = f"{shares.slips:5} {shares.needing:7}"
    silence = f"{shares.changing:8} {shares.silent:7.1f} {shares.unsaid:7.1f}"
    return f"{name:44} {counts} {told} {silence} {shares.many:4.1f}"


def record(each: Met) -> str:
    """A slip and what became of it, as a line of JSON."""
    return json.dumps(
        {
            "kind": each.kind,
            "page": each.page.name,
            "right": sorted(line + 1 for line in each.slip.right),
            "tellable": each.slip.tellable,
            "changed": each.changed,
            "is_right": each.right,
            "edited": each.edited,
            "mended": each.mended,
            "restored": each.restored,
            "silent": each.silent,
            "findings": [str(finding) for finding in each.reading.findings],
            "first_line": each.page.first + 1,
            "slip": difference(each.page, each.slip),
        },
        ensure_ascii=False,
    )


def difference(page: Page, slip: Slip) -> list[str]:
    """The lines that a slip makes others, with those beside them."""
    before, after = page.lines, slip.lines
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    tail = 0
    while tail < min(len(before), len(after)) - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    shown = [f"{at + 1}  {after[at]}" for at in range(max(start - 2, 0), start)]
    shown += [f"{at + 1}- {before[at]}" for at in range(start, len(before) - tail)]
    shown += [f"{at + 1}+ {after[at]}" for at in range(start, len(after) - tail)]
    return shown + [
        f"{at + 1}  {after[at]}" for at in range(len(after) - tail, min(len(after), len(after) - tail + 2))
    ]
