"""Numbers of steps as sentences name them: `step 3`, `steps 2-4`, `2a1`, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded, parts_words
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.words.labels import LABEL, NUMBER, plain_code


def step_numbers(text: str) -> tuple[StepNumber, StepNumber] | None:
    """`3`, `step 3`, `2-4`, `2a1-2a2`, `*`: the first and last step that a writer means, or `None`."""
    match = _RANGE.fullmatch(folded(text))
    if match is None:
        return None
    first = number_named(match["first"])
    return first, number_named(match["last"]) if match["last"] else first


def number_named(typed: str) -> StepNumber:
    """A step's number from text in folded form: small letters, but for the code of an alternative, `A1.2`."""
    code, dot, rest = typed.partition(".")
    return StepNumber(f"{plain_code(code)}.{rest}" if dot else typed)


def any_of(words: Iterable[str], *, blanks: bool = False) -> str:
    """A pattern for one of some words, the longest first; blanks in them may be of any width."""
    by_length = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) if blanks else re.escape(word) for word in by_length
    )


STEP_WORDS = tuple(word for one in SPOKEN for word in all_spelled_out(one.steps))
"""What stands before the number of a step, in any language."""


def _in_both_forms(words: Iterable[str]) -> str:
    """A pattern for words as they are listed and in folded form."""
    listed = tuple(words)
    return f"(?:{any_of((*listed, *map(folded, listed)), blanks=True)})"


@cache
def _before() -> str:
    return _in_both_forms(STEP_WORDS)


@cache
def _behind() -> str:
    return _in_both_forms(word for one in SPOKEN for word in one.behind_step)


# Of a range only `2-3b2` is one number; in `2-3` the sign parts two.
_ONE = (
    r"(?:[A-Za-z]{1,3}-?\d{1,4}\.\d{1,6}(?:[a-z]{1,3}\d{1,6})*"
    r"|(?:\*|\d{1,6}(?:-\d{1,6}(?=[a-z]))?)(?:[a-z]{1,3}\d{1,6})*)"
)
ONE_STEP = expression(_ONE)


@cache
def _to() -> str:
    words = _in_both_forms(word for one in SPOKEN for word in one.to)
    return rf"(?:[-–—‑−~～…→]|->|\.{{2,3}}|{words})"


def step_list() -> str:
    """A pattern for steps named one by one or as a range; a word for a step stands before or behind them."""
    either = _in_both_forms(word for one in SPOKEN for word in one.either)
    return (
        rf"(?P<word>{_before()}\s*)?(?P<steps>{_ONE}"
        rf"(?:\s*(?:{_to()}|{either}|[,/&、])+\s*"
        rf"(?:{_before()}\s*)?{_ONE})*)(?:\s*(?P<behind>{_behind()}))?"
    )


def listed_steps() -> str:
    """A pattern for a range of steps, and for steps named one by one; the numbers may have a full stop."""
    either = _in_both_forms(word for one in SPOKEN for word in one.either)
    before = rf"(?:{_before()}\s*)?"
    one = rf"\s*{before}{_ONE}"
    return rf"{before}{_ONE}(?:\.?\s*{_to()}{one}|(?:\.?\s*(?:{either}|[,/&、])+{one})+)?(?:\s*{_behind()})?"


def steps_named(text: str) -> tuple[StepNumber, StepNumber] | None:
    """The first and the last of a range, or of steps named one by one of which none is left out."""
    if (pair := step_numbers(text)) is not None:
        return pair
    said = folded(text)
    if _LISTED.fullmatch(said) is None:
        return None
    numbers = [number_named(each[0]) for each in ONE_STEP.finditer(said)]
    first, last = numbers[0], numbers[-1]
    head = first.rstrip("0123456789")
    counted = (f"{head}{int(first[len(head) :] or 0) + by}" for by in range(len(numbers)))
    return None if ONE_BY_ONE.search(said) and numbers != list(counted) else (first, last)


def step_range(first: str = _ONE, last: str = _ONE) -> str:
    """A pattern for one step or several, as they may be named in a sentence."""
    before = rf"(?:{_before()}\s*)?"
    return rf"{before}{first}(?:\s*{_to()}\s*{before}{last})?(?:\s*{_behind()})?"


def _one_by_one() -> str:
    either = [folded(word) for one in SPOKEN for word in one.either]
    parted, unparted = (any_of(each for each in either if parts_words(each) is so) for so in (True, False))
    return rf"[,/&、]|(?<![^\W\d_])(?:{parted})(?![^\W\d_])|{unparted}"


ONE_BY_ONE = expression(_one_by_one)
"""What stands between steps that are no range."""

_LISTED = expression(listed_steps)
_RANGE = expression(lambda: step_range(f"(?P<first>{_ONE})", f"(?P<last>{_ONE})"))


def step() -> str:
    """A pattern for a step as a sentence in folded form may name it."""
    place = f"{LABEL}|{NUMBER}".replace("[A-Z]", "[a-z]")
    return rf"(?<![a-z0-9.*-])(?:{_before()}\s*)?(?P<step>{place})(?![a-z0-9]|[.-]\d)(?:\s*{_behind()})?"


# To have Python ignore the case takes it as long to compile as all other expressions of labels.
_ANY_CASE = rf"(?:{LABEL}|{NUMBER})".replace("[a-z]", "[A-Za-z]").replace("[A-Z]", "[A-Za-z]")
_TYPED_STEP = expression(rf"(?<![A-Za-z0-9.-]){_ANY_CASE}(?![A-Za-z0-9]|[.-]\d)")


# The same few ends stand in all blocks of a site.
@lru_cache(maxsize=1024)
def step_place(text: str, step: StepNumber) -> tuple[int, int] | None:
    """Where a step's number begins and ends in a text; `None` where it stands not just once."""
    found = [each.span() for each in _TYPED_STEP.finditer(text) if number_named(folded(each[0])) == step]
    return found[0] if len(found) == 1 else None


def number_behind(number: str) -> str:
    """The number of a step behind another one; empty where that has none."""
    head = number.rstrip("0123456789")
    return f"{head}{int(number[len(head) :]) + 1}" if len(head) < len(number) else ""
