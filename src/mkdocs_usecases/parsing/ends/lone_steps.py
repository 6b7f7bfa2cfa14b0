"""A step that is named, and nothing is said of it: `then step 2`, `step 2 again`, `2`."""

from __future__ import annotations

from functools import cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import ANY_STEP, StepNumber
from mkdocs_usecases.parsing.ends.outcome_tables import RESUME, RESUME_AT, SEE
from mkdocs_usecases.parsing.words.departures import places_named
from mkdocs_usecases.parsing.words.labels import UNPARTED

_UNPARTED = expression(f"[{UNPARTED}]")


def step_alone(said: str) -> StepNumber | None:
    """The step that a whole text in folded form names; `None` where it names none, or says more."""
    if not any(map(str.isdigit, said)):
        return None
    for again in _again():
        said = said.removeprefix(f"{again} ").removesuffix(f" {again}")
    for also in _without_blank():
        said = said.removeprefix(also)
    left = said.split()
    while left and left[0] in _leading():
        del left[0]
    place = places_named(" ".join(left)) if left else None
    return None if place is None or place.start == ANY_STEP or place.start != place.end else place.start


@cache
def _again() -> frozenset[str]:
    return frozenset(folded(language.printed["again"]) for language in SPOKEN)


@cache
def _without_blank() -> frozenset[str]:
    """What joins a sentence to one before it in scripts without blanks."""
    words = (folded(word) for language in SPOKEN for word in language.also)
    return frozenset(word for word in words if _UNPARTED.match(word) is not None)


@cache
def _leading() -> frozenset[str]:
    """Words that may stand before it: `and`, `then`, `see`, `to`; none that skips or undoes it."""
    words: set[str] = set()
    for language in SPOKEN:
        said = language.outcomes
        for phrase in all_spelled_out((*language.also, *language.main_flow, *said[SEE])):
            words.update(folded(phrase).split())
        # `continue`, and the last of several: `to` in `go back to`.
        words.update(phrase for phrase in map(folded, all_spelled_out(said[RESUME])) if " " not in phrase)
        at = [folded(phrase).split() for phrase in all_spelled_out(said[RESUME_AT])]
        words.update(phrase[-1] for phrase in at)
    return frozenset(word for word in words if word.isalpha())
