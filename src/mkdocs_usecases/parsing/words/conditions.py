"""Words that begin a condition, and those that stand where there is no extension at all."""

from __future__ import annotations

import re
from functools import cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.words.step_numbers import any_of

_BESIDE = " .:()[]*_`。"

BEHIND_CONDITION = expression(
    lambda: (
        r"[,，、،](?!\d)\s*"
        rf"(?:(?:{any_of(word for one in SPOKEN for word in one.hence)})(?:\s+|(?<=[\u3040-\u9fff])))?"
    ),
    re.IGNORECASE,
)
"""The comma behind a condition, and a word such as `then` behind it."""


def says_condition(text: str) -> bool:
    """Whether a sentence begins as one does that says a condition: `If none is free: …`."""
    return _conditional().match(folded(text.lstrip("*_ ([")[:40])) is not None


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say: `None.`, `N/A`, `-`."""
    if len(text) > 40:
        return False
    return folded(text.strip(_BESIDE)) in nothing() or text.strip(" .") in ("-", "–", "—")


@cache
def _conditional() -> re.Pattern[str]:
    words = [folded(word) for one in SPOKEN for word in one.conditional]
    parted = any_of(word for word in words if word.isascii())
    unparted = any_of(word for word in words if not word.isascii())
    return re.compile(rf"(?:{parted})(?![a-z])|(?:{unparted})")


@cache
def nothing() -> frozenset[str]:
    """What says so, in folded form, with a full stop and without."""
    words = [folded(word).strip(_BESIDE) for one in SPOKEN for word in one.nothing]
    return frozenset((*words, *(f"{word}." for word in words), *"-–—"))
