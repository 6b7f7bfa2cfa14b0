"""Ends that a word joins to another sentence: `then the use case ends`, `resume at 3 or 4`."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.words.labels import LABEL, NUMBER
from mkdocs_usecases.parsing.words.step_numbers import any_of

_TARGET = expression(rf"(?:{LABEL}|{NUMBER})(?![a-z0-9])")
_EDGE = r"(?:(?<![a-z])|(?![a-z]))"
_ALSO = expression(
    lambda: rf"(?:{any_of((folded(word) for one in SPOKEN for word in one.also), blanks=True)}){_EDGE}\s*"
)
_OR = expression(
    lambda: rf"(?:{any_of((folded(word) for one in SPOKEN for word in one.either), blanks=True)}){_EDGE}"
)


def without_joint(said: str) -> str:
    """A text in folded form without the word that joins it to the sentence before: `and`, `then`."""
    joint = _ALSO.match(said)
    return said if joint is None else said[joint.end() :]


def joined_end(said: str, words: OutcomePhrases) -> str | None:
    """The end among words that join it to what stands before or behind; `None` where none is."""
    if (behind := without_joint(said)) != said and words.read(behind) is not None:
        return behind
    target = _TARGET.search(said)
    rest = said[target.end() :].lstrip() if target else ""
    if target is None or (without_joint(rest) == rest and _OR.match(rest) is None):
        return None
    end = words.read(said[: target.end()])
    return said[: target.end()] if end is not None and end.step is not None else None
