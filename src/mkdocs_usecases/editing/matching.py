"""Which texts a few typed letters may mean: the best first, and not too many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST = 200
"""Answers; more cost longer to be sent than anybody would look at."""


class Matches(NamedTuple):
    """The texts that were found."""

    found: list[int]
    """Their indexes, the best first."""

    is_cut: bool
    """Whether there are more."""


def matching(typed: str, texts: Sequence[str], most: int = MOST) -> Matches:
    """The texts that hold the typed letters in their order.

    First those that begin with them, then those of which a word does, then those that hold them in one piece.

    Args:
        typed: in any case.
        texts: without case.
        most: how many are wanted.
    """
    sought = typed.casefold()
    if not sought:
        return Matches(list(range(min(len(texts), most))), len(texts) > most)
    word = re.compile(rf"(?<!\w){re.escape(sought)}")
    scattered = re.compile("[^\n]*?".join(map(re.escape, sought)))
    begin: list[int] = []
    inside: list[int] = []
    others: list[int] = []
    rest: list[int] = []
    for at, text in enumerate(texts):
        if text.startswith(sought):
            begin.append(at)
        elif sought in text:
            (inside if word.search(text) else others).append(at)
        elif len(begin) <= most and scattered.search(text):
            # Nobody looks at these where enough begin so.
            rest.append(at)
    found = [*begin, *inside, *others, *rest]
    return Matches(found[:most], len(found) > most)
