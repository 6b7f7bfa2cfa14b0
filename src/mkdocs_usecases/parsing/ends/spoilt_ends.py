"""Ends of which a word is missing or a sign is wrong, told by what is left of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import Language, names
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.ends.close_phrases import STEP_PLACE, known_phrases
from mkdocs_usecases.parsing.ends.outcome_tables import (
    ENDS,
    FAILURE,
    RESUME_AT,
    SUCCESS,
    plain_phrases,
)
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.words.labels import UNPARTED
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of
from mkdocs_usecases.spelling import is_slip

_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
NUMBERS = {word: str(at) for words in (_IN_WORDS, _ROMAN) for at, word in enumerate(words, 1)}

TELLING = 4
"""With fewer letters a word of another language than that of the site is not meant."""

_UNPARTED = expression(f"[{UNPARTED}]")
_NUMBER = expression(r"\d{1,4}(?![-–]?\d)")
_NO_NUMBER = expression(r"[#(\[\"'“”?…. -]{0,9}(?P<number>\d{0,4})[a-z]?[)\]\"'“”?…. ]*")
_WORD_AND_STEP = expression(r"(?P<before>.*(?:\s|\bl['’]))?(?P<word>[^\W\d_]{3,12})(?P<behind>\s+\d\S*)")
_LEAST_SIGNS = 2
_LONG = 5
"""Letters of a word for a step in which one of them may be another: `stop 3` is not `step 3`."""


def spoilt_end(said: str, words: OutcomePhrases, following: StepNumber) -> str | None:
    """The end that a text in folded form probably was; `None` for a step."""
    meant = _of_signs(said, words, following) or _with_other_blanks(said, words) or _in_order(said, words)
    if meant is not None or any(map(str.isdigit, said)):
        return meant
    meant = _without_verb(said, words) or _first_word(said, words, following)
    return meant or _half_step(said, words, following) or _LONE.get(said)


_LONE = {"again": "retry", "next step": "resume", "done": "ends in success", "cancel": "ends in failure"}
"""Words that are no end, and no step."""


def _with_other_blanks(said: str, words: OutcomePhrases) -> str | None:
    """`weiter be ischritt 3`, `ends infailure`: an end, but for blanks and signs between its words."""
    letters = _bare(said)
    if letters.isalpha():
        subject = next(filter(letters.startswith, _tight_subjects()), "")
        return _tight_phrases(words)[0].get(letters.removeprefix(subject))
    match = _LETTERS_AND_STEP.fullmatch(letters)
    # One letter may have come between the words and the number.
    for head in (match["head"], match["head"][:-1]) if match is not None else ():
        for step in ("", *map(_bare, _step_words())):
            before = head.removesuffix(step)
            phrases = _tight_phrases(words)[1] if head.endswith(step) else {}
            phrase = phrases.get(before) or phrases.get(before.removesuffix("l"))
            if phrase is not None and match is not None:
                return f"{phrase} {match['step']}"
    return None


_LETTERS_AND_STEP = expression(r"(?P<head>[^\W\d_]{7,})(?P<step>\d{1,3}(?:[a-z]\d{0,2})?)")


def _bare(said: str) -> str:
    return "".join(filter(str.isalnum, said))


@lru_cache(maxsize=32)
def _tight_phrases(words: OutcomePhrases) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Phrases without blanks: those of several words, and those with a step behind them."""
    whole = (phrase for kind in (FAILURE, SUCCESS, ENDS) for phrase in words.phrases[kind] if " " in phrase)
    at_step = (phrase for phrase in words.phrases[RESUME_AT] if STEP_PLACE not in phrase)
    return {_bare(folded(phrase)): phrase for phrase in whole}, {
        _bare(folded(phrase)): phrase for phrase in at_step
    }


@cache
def _tight_subjects() -> tuple[str, ...]:
    """What ends, `the use case`, without blanks; the longest come first."""
    found = {_bare(folded(phrase)) for one in SPOKEN for phrase in all_spelled_out(one.subjects)}
    return tuple(sorted(found, key=len, reverse=True))


def _in_order(said: str, words: OutcomePhrases) -> str | None:
    """`use ends case in failure`: two words of an end have changed their places."""
    typed = said.split()
    if not 2 < len(typed) <= _MOST_WORDS:
        return None
    for at in range(len(typed) - 1):
        moved = " ".join((*typed[:at], typed[at + 1], typed[at], *typed[at + 2 :]))
        if moved != said and words.read(moved) is not None:
            return moved
    return None


_MOST_WORDS = 8


def _without_verb(said: str, words: OutcomePhrases) -> str | None:
    """`in failure`, `em falha`: how it ends, and not that it does."""
    return _behind_verbs(words).get(said) if " " in said else None


@lru_cache(maxsize=32)
def _behind_verbs(words: OutcomePhrases) -> Mapping[str, str]:
    """By what stands behind their first word, the phrases for an end; the first of equals wins."""
    phrases = [phrase for kind in (FAILURE, SUCCESS) for phrase in words.phrases[kind]]
    return {folded(phrase).partition(" ")[2]: phrase for phrase in reversed(phrases)}


def _first_word(said: str, words: OutcomePhrases, following: StepNumber) -> str | None:
    """`volta`, `return`: the first word of going on at a step, and nothing behind it."""
    known = known_phrases(words).before_step.get(said[:1], ()) if said.isalpha() else ()
    begun = [phrase for at, phrase, _ in known if at.startswith(f"{said} ")]
    if len(said) < TELLING:
        begun = [phrase for phrase in begun if phrase in words.own_phrases]
    found = min(begun, key=len, default=None)
    return None if found is None else f"{found} {following}"


def _half_step(said: str, words: OutcomePhrases, following: StepNumber) -> str | None:
    """`weiter mit schri`: the word for a step was begun, and nothing follows it."""
    before, _, last = said.rpartition(" ")
    if len(last) < _LEAST_SIGNS or not before:
        return None
    for steps in _steps_behind().get(before, ()):
        step = next((step for step in steps if folded(step).startswith(last)), None)
        if step is not None and words.read(f"{before} {step} {following}") is not None:
            return f"{before} {step} {following}"
    return None


@cache
def _steps_behind() -> Mapping[str, list[tuple[str, ...]]]:
    """By the words for going on, the words for a step of their language."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for language in SPOKEN:
        steps = tuple(all_spelled_out(language.steps))
        for phrase in plain_phrases(RESUME_AT, language):
            found.setdefault(folded(phrase), []).append(steps)
    return found


def with_step_word(said: str, words: OutcomePhrases) -> str | None:
    """`weiter mit schrtt 3` with the word for a step that was meant, and can have been no other."""
    match = _WORD_AND_STEP.fullmatch(said)
    if match is None or match["before"] is None:
        return None
    typed = match["word"]
    for word, listed in _step_words().items():
        is_close = len(typed) != len(word) or len(word) >= _LONG or _is_no_word(typed, word)
        if is_close and is_slip(typed, word):
            meant = f"{match['before']}{listed}{match['behind']}"
            if words.read(meant) is not None:
                return meant
    return None


def _is_no_word(typed: str, word: str) -> bool:
    """Whether a slip in a short word makes no other one, as a vowel for a vowel does: `stop` of `step`."""
    other = [one for one, right in zip(typed, word, strict=True) if one != right]
    return sorted(typed) == sorted(word) or (len(other) == 1 and other[0] not in "aeiou")


_ORDINAL = expression(lambda: rf"(?:the\s+)?(?P<word>{any_of(_numbers(ENGLISH))})\s+step$")


def with_ordinal(said: str, words: OutcomePhrases, following: StepNumber) -> str | None:
    """`return to the first step`, `return to the previous step`: its number is a word."""
    match = _ORDINAL.search(said)
    if match is None:
        return _with_spoken_ordinal(folded(said), following)
    whole = f"{said[: match.start()]}{_numbers(ENGLISH)[match['word']] or following}"
    return None if words.read(whole) is None else whole


def _numbers(language: Language) -> Mapping[str, int]:
    """The numbers of steps by the words for them, 0 for the one before."""
    return {folded(word): at for at, words in enumerate(language.ordinals) for word in names(words)}


def _with_spoken_ordinal(said: str, following: StepNumber) -> str | None:
    """`zurück zum dritten Schritt`, `返回第三步`, beside words for going on: what pages print for that."""
    for one in _spoken_ordinals():
        if (match := one.step.search(said)) is None:
            continue
        first, behind = said[: match.start()].partition(" ")[0], said[match.end() :].strip()
        if (behind or first) in one.going_on:
            number = one.numbers[match["after"] or match["before"]] or following
            end = one.printed.replace("{}", str(number))
            return end[:1].lower() + end[1:]
    return None


class _Ordinals(NamedTuple):
    """A language's words for the numbers of steps."""

    printed: str
    """How pages say that the scenario goes on at a step."""

    numbers: Mapping[str, int]
    step: re.Pattern[str]
    going_on: frozenset[str]
    """How an end begins that goes on at a step, or what stands behind the step."""


@cache
def _spoken_ordinals() -> tuple[_Ordinals, ...]:
    """Those of all languages but English."""
    return tuple(map(_ordinals_of, SPOKEN[1:]))


def _ordinals_of(language: Language) -> _Ordinals:
    numbers = _numbers(language)
    one, steps = any_of(numbers), any_of(map(folded, all_spelled_out(language.steps)))
    before = rf"(?:{steps})?\s*(?P<before>{one})\s*(?:{steps})(?![a-z]{{3}})"
    going_on: set[str] = set()
    for phrase in all_spelled_out(language.outcomes[RESUME_AT]):
        ahead, _, behind = folded(phrase).partition(STEP_PLACE)
        going_on |= {ahead.partition(" ")[0], behind.strip()}
    step = re.compile(rf"{before}|(?:{steps})\s*(?P<after>{one})(?![a-z])")
    return _Ordinals(language.printed["resumes"], numbers, step, frozenset(going_on - {""}))


@cache
def _step_words() -> Mapping[str, str]:
    """The words for a step as they are listed, by their folded forms."""
    return {folded(word): word for word in reversed(STEP_WORDS)}


def _of_signs(said: str, words: OutcomePhrases, following: StepNumber) -> str | None:
    """`1に戻`, `?に戻る`: in scripts without blanks, with the step before the words for going on."""
    if _UNPARTED.search(said) is None:
        return None
    said = _without_step_word(said)
    number = _NUMBER.match(said)
    rest = said[number.end() :].lstrip() if number else ""
    for phrase in words.phrases[RESUME_AT]:
        before, place, behind = phrase.partition(STEP_PLACE)
        if not place or before or len(behind) <= _LEAST_SIGNS or _UNPARTED.match(behind) is None:
            continue
        known = folded(behind)
        if number is not None and _lacks_a_sign(rest, known):
            return f"{number[0]}{behind}"
        target = _target(said.removesuffix(known), following) if said.endswith(known) else None
        if target is not None:
            return f"{target}{behind}"
    return None


def _lacks_a_sign(typed: str, known: str) -> bool:
    """Whether one sign is missing or typed twice, or is a letter of the Latin alphabet."""
    if len(typed) < _LEAST_SIGNS or typed == known:
        return False
    return any(
        typed == f"{known[:at]}{known[at + 1 :]}"
        or typed == f"{known[:at]}{known[at]}{known[at:]}"
        or (typed[:at] == known[:at] and typed[at + 1 :] == known[at + 1 :] and typed[at : at + 1].isascii())
        for at in range(len(known))
    )


def _target(typed: str, following: StepNumber) -> str | None:
    """The step that was meant by what names none: `"1"`, `three`, `?`."""
    if typed in NUMBERS:
        return NUMBERS[typed]
    match = _NO_NUMBER.fullmatch(typed)
    return None if match is None else match["number"] or following


def _without_step_word(said: str) -> str:
    return next((said.removeprefix(word).lstrip() for word in _step_words() if said.startswith(word)), said)
