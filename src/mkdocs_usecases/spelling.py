"""What a writer probably meant: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that is close enough to a mistyped one, else `None`; the first of equals wins."""
    typed = _plain(word)
    if not typed:
        return None
    best, best_ratio = None, _CLOSE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    for candidate in known:
        matcher.set_seq1(_plain(candidate))
        # The two quick bounds spare the quadratic comparison for nearly every candidate.
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best


_CLOSE = 0.69
"""Below it two words are no misspelling of each other: `steps` and `status` have 0.55."""

_LONGEST = 80


def _plain(word: str) -> str:
    return " ".join(word.replace("-", " ").replace("_", " ").split()).casefold()[:_LONGEST]
