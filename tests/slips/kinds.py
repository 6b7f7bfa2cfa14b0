"""Slips of every kind, made in pages that have none."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

# Imported for the kinds that they make known, in this order.
from slips import blanks, fences, signs, whole_lines, word_processors, words  # noqa: F401
from slips.pages import Page, chosen
from slips.slip import KINDS, Slip


def slips(
    pages: Sequence[Page], dice: random.Random, count: int, kinds: Sequence[str] = ()
) -> Iterator[tuple[str, Page, Slip]]:
    """So many slips, of each kind as many as of the others; of these kinds, or of all."""
    names = kinds or list(KINDS)
    made = turn = 0
    while made < count:
        name = names[turn % len(names)]
        turn += 1
        for _ in range(20):
            page = chosen(pages, dice)
            slip = KINDS[name](page, dice)
            if slip is not None and slip.lines != page.lines:
                made += 1
                yield name, page, slip
                break
