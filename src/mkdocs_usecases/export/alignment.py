"""Which step of an earlier scenario is which one now: by their texts, and by what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

Data = Mapping[str, Any]
_Texts = tuple[Sequence[str], Sequence[str]]
"""Of before and of now."""

_EQUAL = 1.0
ALIKE = 0.6
"""Texts that are so much alike are one text, reworded, wherever they stand."""

RELATED = 0.4
"""Texts that are so much alike say the same thing in other words, where they stand in one place."""


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: by words and by letters, in any case."""
    first, second = one.casefold(), other.casefold()
    words = SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio()
    return (words + SequenceMatcher(None, first, second, autojunk=False).ratio()) / 2


@dataclass(slots=True)
class Alignment:
    """Steps of before and of now; those of before by their places, then those of now."""

    same: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    """Those of them that stand elsewhere among the others."""

    split: dict[int, list[int]] = field(default_factory=dict)
    merged: dict[int, list[int]] = field(default_factory=dict)
    """By the place of now those of before."""

    removed: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)


def align(old: Sequence[Data], new: Sequence[Data]) -> Alignment:
    """Find each step again."""
    before, after = texts = [*map(_text, old)], [*map(_text, new)]
    found = Alignment()
    gaps: list[tuple[range, range]] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.same.update(zip(range(first, last), range(start, end), strict=True))
        else:
            gaps.append((range(first, last), range(start, end)))
    left, right = {at for gap, _ in gaps for at in gap}, {at for _, gap in gaps for at in gap}
    for least in (_EQUAL, ALIKE):
        for one, other in [*_most_alike(left, right, texts, least)]:
            found.same[one] = other
            left.discard(one)
            right.discard(other)
            if least == _EQUAL:
                found.moved.add(one)
    for old_gap, new_gap in gaps:
        _close(found, [at for at in old_gap if at in left], [at for at in new_gap if at in right], texts)
    found.removed.sort()
    found.added.sort()
    return found


def _text(step: Data) -> str:
    # The numbers in a loop follow its steps.
    return f"repeat until {step.get('until')}" if step["kind"] == "repeat" else str(step["text"])


def _most_alike(
    left: Iterable[int], right: Iterable[int], texts: _Texts, least: float
) -> Iterator[tuple[int, int]]:
    """Pairs that are alike, the most alike ones first, each of them in one pair only."""
    before, after = texts
    ones, others = {*left}, {*right}
    likely = [
        (likeness(before[one], after[other]), -abs(one - other), one, other)
        for one in ones
        for other in others
        if least < _EQUAL or before[one] == after[other]
    ]
    for found, _, one, other in sorted(likely, reverse=True):
        if found >= least and one in ones and other in others:
            ones.discard(one)
            others.discard(other)
            yield one, other


def _close(found: Alignment, left: list[int], right: list[int], texts: _Texts) -> None:
    """What stands in one place and is not alike: other words, one step made of two, or two made of one."""
    if len(left) == 1 and len(right) > 1 and _is_related(left, right, texts):
        found.same[left[0]] = right[0]
        found.split[left[0]] = right
    elif len(right) == 1 and len(left) > 1 and _is_related(left, right, texts):
        found.same.update((at, right[0]) for at in left)
        found.merged[right[0]] = left
    else:
        found.same.update(zip(left, right, strict=False))
        found.removed += left[len(right) :]
        found.added += right[len(left) :]


def _is_related(left: Sequence[int], right: Sequence[int], texts: _Texts) -> bool:
    before, after = texts
    return any(likeness(before[one], after[other]) >= RELATED for one in left for other in right)
