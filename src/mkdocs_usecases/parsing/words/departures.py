"""Where an alternative leaves from, said in words: `In step 2, no kayak is free`, `No kayak (step 3)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded, pattern_of
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.model.text import ANY_STEP, StepNumber
from mkdocs_usecases.parsing.words.inline import length_within
from mkdocs_usecases.parsing.words.step_numbers import ONE_BY_ONE, ONE_STEP, any_of, number_named, step_list


class Departure(NamedTuple):
    """What a text says of the step that an alternative leaves from."""

    start: StepNumber
    end: StepNumber
    place: tuple[int, int]
    """Where the words for it stand, with the brackets around them and the comma behind them.

    Empty where they are part of a sentence that would not stand without them.
    """

    skipped: tuple[StepNumber, ...] = ()
    """Steps between the ones that it names: a range has them as well."""


def departure(text: str) -> Departure | None:
    """What the beginning or the end of a text says of where it leaves; `None` where it says nothing."""
    if len(text) > _LONGEST or _MAY_NAME.search(text) is None:
        return None
    said, places = _folded_letters(text)
    if bracketed := _BRACKETED.match(said):
        numbers = [number_named(each[0]) for each in ONE_STEP.finditer(bracketed["steps"])]
        return Departure(numbers[0], numbers[-1], (0, places[bracketed.end()]))
    worded = _conditional().match(said)
    match = _at_start().match(said, worded.end()) if worded else None
    if match is not None and _is_said(match) and match["before"]:
        # `If in step 3 the Guest leaves`: the words are part of the sentence.
        return _departure(match, places)._replace(place=(0, 0))
    match = _at_start().match(said)
    if match is not None and (_is_said(match) or _is_number_at_colon(match)):
        found, is_apart = _departure(match, places), _stands_apart(match, said, text[: places[match.end()]])
        if is_apart or match["before"] or match["behind_it"]:
            return found if is_apart else found._replace(place=(0, 0))
    for match in _at_end().finditer(said):
        if _is_said(match) and any(map(match.__getitem__, _APART)):
            found = _departure(match, places)
            begin, end = found.place
            return found._replace(place=(begin, begin + length_within(text[begin:end])))
    return None


def begins_with_place(text: str) -> bool:
    """Whether a text begins with the words for where it leaves."""
    said = departure(text)
    return said is not None and said.place[0] == 0


def places_named(text: str) -> Departure | None:
    """The steps that a whole text names: `Main flow step 4`, `steps 2, 3`, `any time`, `3`."""
    if len(text) > _LONGEST:
        return None
    said, places = _folded_letters(text)
    match = _at_start().fullmatch(said)
    return None if match is None else _departure(match, places)


def _is_said(match: re.Match[str]) -> bool:
    """Whether there is a word for a step beside the number."""
    return bool(match["any"] or match["word"] or match["behind"])


def _is_number_at_colon(match: re.Match[str]) -> bool:
    """`At 3: …`: behind a preposition and before a colon the number of a step needs no word."""
    sign, steps = match["sign"] or "", match["steps"] or ""
    return bool(match["before"]) and sign[:1] in (":", "：") and len(steps) <= _LONGEST_NUMBERS


_LONGEST_NUMBERS = 5


def _stands_apart(match: re.Match[str], said: str, typed: str) -> bool:
    """Whether what was found at the start of a text is no part of its sentence: `Step 3 fails` is."""
    if match["open"] or match["sign"] or match.end() == len(said):
        return True
    return _DRESSED.fullmatch(typed) is not None


_APART = ("open", "parted", "before", "behind_it", "any")
_DRESSED = expression(r"\s*(?P<sign>[*_`]{1,3})\S.*(?P=sign)\s*")


def _departure(match: re.Match[str], places: list[int]) -> Departure:
    # Emphasis that begins before the words for it belongs to them.
    place = places[match.start()] if match.start() else 0, places[match.end()]
    if match["any"]:
        return Departure(ANY_STEP, ANY_STEP, place)
    typed = match["steps"]
    numbers = [number_named(each[0]) for each in ONE_STEP.finditer(typed)]
    around = match["before"] or "", match["behind_it"] or ""
    skipped = () if around in _between() else tuple(_skipped(numbers, typed))
    return Departure(numbers[0], numbers[-1], place, skipped)


def _skipped(numbers: list[StepNumber], typed: str) -> Iterator[StepNumber]:
    """Steps between those that are named one by one, not as a range."""
    plain = [int(number) for number in numbers if number.isdigit()]
    if len(plain) == len(numbers) > 1 and ONE_BY_ONE.search(typed):
        yield from (StepNumber(str(n)) for n in range(plain[0], plain[-1]) if n not in plain)


def _folded_letters(text: str) -> tuple[str, list[int]]:
    """A text in the form in which phrases are compared, and where each letter and the end of it is typed."""
    if text.isascii() and _EMPHASIS.search(text) is None:
        return text.casefold(), list(range(len(text) + 1))
    dressed = {place for each in _EMPHASIS.finditer(text) for place in range(*each.span())}
    pairs = [
        (sign, place)
        for place, letter in enumerate(text)
        if place not in dressed
        for sign in (" " if letter.isspace() else folded(letter))
    ]
    return "".join(sign for sign, _ in pairs), [*(place for _, place in pairs), len(text)]


_EMPHASIS = expression(r"(?<!\w)[*_`]{1,9}(?=[\w(\[])|(?<=[\w)\].:,])[*_`]{1,9}(?!\w)")
"""Signs beside words; a `*` between blanks is any step."""

_LONGEST = 400
_MAY_NAME = expression(r"\d|any|jeder|jedem|tout|quel|cualq|qualq|elk|tijde|任|随|いつ|أي", re.IGNORECASE)


_BRACKETED = expression(r"\s*[(\[](?P<steps>\d{1,3}(?:[-–]\d{1,3})?)[)\]]\s*[.:]?\s+(?=\S)")
"""`(3). Guest names no size`: a label without a letter."""


@cache
def _conditional() -> re.Pattern[str]:
    words = any_of(folded(word) for one in SPOKEN for word in one.conditional if folded(word).isascii())
    return re.compile(rf"\s*(?:{words})(?![a-z])[,\s]*")


@cache
def _at_start() -> re.Pattern[str]:
    sign = r"(?P<sign>[,:;.、，：。]+(?=\s|\D)|[–—-](?=\s)|-{1,2}>|=>|[→⇒])?[\s,]*"
    return re.compile(rf"\s*(?P<open>[(\[])?\s*{_steps()}\s*[)\]]?\s*{sign}")


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*(?P<parted>[,;]|(?<=\s)[–—-]{{1,2}}(?=\s))|\s|(?=[(\[])|(?<=[^a-z0-9.\s]))[,;\s]*(?P<open>[(\[])?\s*{_steps()}\s*[)\]]?\s*(?P<sign>[.:。：]*)\s*\Z"
    )


@cache
def _between() -> frozenset[tuple[str, str]]:
    """What stands before and behind steps that are the ends of a range."""
    phrases = [phrase for one in SPOKEN for phrase in all_spelled_out(one.between)]
    return frozenset(_parted(phrase) for phrase in phrases)


def _parted(phrase: str) -> tuple[str, str]:
    before, _, behind = folded(phrase).partition("{steps}")
    return before.strip(), behind.strip()


@cache
def _steps() -> str:
    """A pattern for steps with the words around them, or for the words that say any step."""
    parted = [
        _parted(phrase) for one in SPOKEN for phrase in all_spelled_out((*one.departures, *one.between))
    ]
    before = any_of({before for before, _ in parted if before}, blanks=True)
    behind = any_of({behind for _, behind in parted if behind}, blanks=True)
    flow = pattern_of(chain.from_iterable(one.main_flow for one in SPOKEN))
    named_flow = pattern_of(chain.from_iterable(one.subjects for one in SPOKEN))
    articles = any_of(folded(word) for word in ARTICLES if word[-1].isalpha())
    any_time = any_of({folded(each) for one in SPOKEN for each in all_spelled_out(one.any_time)}, blanks=True)
    return (
        rf"(?<![a-z0-9])(?:(?:(?P<before>{before})(?![a-z])\s*(?:(?:{articles})\s+|l')?)?"
        rf"(?:(?:the\s+)?(?:(?:main|basic|normal|primary)\s+)?{named_flow}\s+)?"
        rf"{step_list()}(?:\s*(?P<behind_it>{behind})(?![a-z]))?(?:\s*,?\s*{flow}(?![a-z]))?"
        rf"(?:\s*\((?:(?:main|basic|normal|primary)\s+)?{named_flow}\))?"
        rf"|(?P<any>{any_time})(?![a-z]))"
    )
