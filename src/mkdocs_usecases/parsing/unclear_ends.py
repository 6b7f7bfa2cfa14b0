"""Last words of an extension that are close to an end, and are none: what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import folded
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.labels import LABEL, NUMBER
from mkdocs_usecases.parsing.outcomes import ENDS, FAILURE, RESUME, RESUME_AT, RETRY, SUCCESS, Words


class MeantEnd(NamedTuple):
    """Words that were probably meant as an end."""

    start: int
    """Where in the text they begin."""

    end: int
    phrase: str
    """What says the end and is understood."""

    is_certain: bool = False


_LONGEST = 60
"""Characters of the words: what is longer is a step."""

_CLOSE = 0.8
_CLOSE_WORDS = 0.84
"""Below it one word, or words with a step, are no misspelling: `go to gate 7` has 0.82 of `go to step 7`."""

_SENTENCE = expression(r"(?:[.!?;][\"')\]*_]*\s+|[。！？]\s*)(?=\S)")
_BESIDE = expression(r"[\s*_\"'“”‘’«»→>=–—-]*")
_BEHIND = expression(r"[\s.。!！*_\"'“”‘’«»\\]*$")
_PARTING = expression(r"[:;,]")
_TARGET = expression(rf"(?:{LABEL}|{NUMBER})(?![a-z0-9])")
_STEP = r"(?:(?:main\s+)?(?:steps?|no\.?|number|schritt|étape|paso|passo|stap)(?:\s+|$))?"
_STEP_AT_END = expression(rf"(?<=\s){_STEP}$", re.IGNORECASE)
_JUNK = expression(rf"{_STEP}(?P<target>#?\s?\w{{1,4}}[?.)]?)?$", re.IGNORECASE)
_REMARK = expression(r"(?<=\w)\s*\([^()]*\)$")
_ID = expression(r"\b[a-z]{2,}-\d", re.IGNORECASE)
_GOING_ON = expression(
    r"(?:(?:then|and|so|now|please|we|it)\s+)*"
    r"(?P<verb>go(?:es)?|proceeds?|carry|carries|back|returns?|continues?|resumes?|restarts?|starts?|repeats?|redo"
    r"|jumps?|rejoins?|moves?)"
    r"(?:\s+(?:on|back|again|over|to|at|with|from|in|the|main|scenario|flow|steps?|number))*"
    rf"\s+(?P<step>{LABEL}|{NUMBER})$",
    re.IGNORECASE,
)
_AGAIN = expression(
    rf"steps?\s+(?P<step>{NUMBER})\s+(?:is|are)\s+(?:repeated|retried|done again)$", re.IGNORECASE
)


_ANEW = expression(
    r"(?:(?:is\s+)?restart(?:s|ed)?|(?:starts?|begins?)\s+(?:again|over|anew)|(?:beginnt|startet)\s+(?:von\s+vorne?|neu|erneut)"
    r"|recommencer?|reinicia|se\s+reinicia|vuelve\s+a\s+empezar|recomeça|begint\s+opnieuw)"
    r"(?:\s+from\s+the\s+(?:beginning|start|top)|\s+au\s+début|\s+desde\s+el\s+(?:principio|inicio)|\s+do\s+(?:início|começo))?$",
    re.IGNORECASE,
)
"""From its start: at the first step, if nothing else was meant."""


def meant_end(text: str, words: Words, following: StepNumber, lead: int = -1) -> MeantEnd | None:
    """What the last sentence of a text was probably meant to say of the end; `None` for a step.

    Args:
        text: that says no end.
        words: of the site.
        following: the step at which the route would most likely go on.
        lead: how many characters name who acts, -1 for nobody: what somebody does is a step, but for another
            sentence behind it.
    """
    if lead > 0 and words.begins_otherwise(text) and not _SENTENCE.search(text):
        # The quick answer for most steps: nothing but who acts stands before what they do.
        return None
    sentence = max((match.end() for match in _SENTENCE.finditer(text)), default=0)
    if len(text) > _LONGEST and not sentence:
        return None
    beside = _BESIDE.match(text, sentence)
    subject = beside.end() if beside else sentence
    start = words.subject_end(text, subject)
    if (sentence if subject > sentence else start) <= lead:
        return None
    behind = _BEHIND.search(text, start)
    end = behind.start() if behind else len(text)
    said = text[start:end]
    if not said or len(said) > _LONGEST:
        return None
    if words.read(said) is not None:
        meant: tuple[str, bool] | None = (said, True) if subject > sentence else None
    else:
        if (remark := _REMARK.search(said)) is not None and subject == sentence:
            # `ends failure (nothing is stored)`
            said, end = said[: remark.start()], start + remark.start()
            if words.read(said) is not None:
                return None
        meant = _meant(" ".join(said.split()).casefold(), words, following)
    if meant is None:
        return None
    phrase, is_certain = meant
    if said[0].isupper():
        phrase = phrase[:1].upper() + phrase[1:]
    if subject > sentence:
        # Signs around it are no part of an end.
        return MeantEnd(sentence, len(text.rstrip()), text[subject:start] + phrase, is_certain)
    return MeantEnd(start, end, phrase, is_certain)


def _meant(said: str, words: Words, following: StepNumber) -> tuple[str, bool] | None:
    if _ID.search(said):
        # Another use case goes on, which is no misspelling of a step.
        return None
    if _ANEW.match(said):
        return "resume at 1", False
    parted = " ".join(_PARTING.sub(" ", said).split())
    if parted != said and words.read(parted) is not None:
        return parted, True
    parted = folded(parted)
    return (
        _with_a_bad_target(parted, words, following)
        or _begun(parted, words)
        or _going_on(parted)
        or _mistyped(parted, words)
    )


def end_in_condition(condition: str, words: Words) -> MeantEnd | None:
    """The end that a condition stops with, with no colon between the two: `None is left ends in failure`."""
    for gap in reversed([*_WORD_GAP.finditer(condition)]):
        phrase = condition[gap.end() :]
        if len(phrase) > _LONGEST:
            break
        # A single word is that of somebody who acts: `Payment fails`.
        if (gap[0].strip() or _WORD_GAP.search(phrase)) and words.read(phrase) is not None:
            start = max(condition.rfind(" ", 0, gap.start()) + 1, 0)
            return MeantEnd(start, len(condition), f"{condition[start : gap.start()]}: {phrase}")
    return None


_WORD_GAP = expression(r"(?<=\S)(?:\s*：\s*|\s+)(?=\S)")


class _Phrase(NamedTuple):
    """A phrase for an end."""

    said: str
    """In the form in which phrases are compared, without the step."""

    phrase: str
    """As it is written; `{step}` is where the step stands, if it names one."""

    others: int
    """The letters that it has not, or not as often, as bits."""


class _Known(NamedTuple):
    """The phrases of a site, put in order to look for those that are close to what was typed."""

    before_step: Mapping[str, tuple[_Phrase, ...]]
    """With the step behind them, the longest first, by their first letter."""

    whole: Mapping[int, tuple[_Phrase, ...]]
    """Those that name no step, by their lengths."""

    with_step: Mapping[int, tuple[_Phrase, ...]]
    failure: Mapping[str, tuple[_Phrase, ...]]
    """By their first letter."""

    begun: Mapping[str, tuple[_Phrase, ...]]
    """All that name no step, by their first letter."""


@lru_cache(maxsize=32)
def _known(words: Words) -> _Known:
    before = [phrase for phrase in words.phrases[RESUME_AT] if _STEP_PLACE not in phrase]
    kinds = (SUCCESS, FAILURE, ENDS, RESUME, RETRY)
    whole = [phrase for kind in kinds for phrase in words.phrases[kind] if _STEP_PLACE not in phrase]
    at_step = _targeted((*words.phrases[RESUME_AT], *words.phrases[RETRY]))
    return _Known(
        _by_letter(sorted(before, key=len, reverse=True)),
        _by_length(whole),
        _by_length(at_step),
        _by_letter(words.phrases[FAILURE]),
        _by_letter(whole),
    )


def _by_letter(phrases: Iterable[str]) -> Mapping[str, tuple[_Phrase, ...]]:
    found: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        said = folded(phrase)
        found.setdefault(said[:1], []).append(_Phrase(said, phrase, ~_letters(said)))
    return {letter: tuple(group) for letter, group in found.items()}


def _by_length(phrases: Iterable[str]) -> Mapping[int, tuple[_Phrase, ...]]:
    found: dict[int, dict[str, _Phrase]] = {}
    for phrase in phrases:
        said = _without_step(phrase)
        found.setdefault(len(said), {}).setdefault(said, _Phrase(said, phrase, ~_letters(said)))
    return {length: tuple(group.values()) for length, group in found.items()}


def _without_step(phrase: str) -> str:
    return folded(phrase).replace(_STEP_PLACE, "")


def _with_a_bad_target(said: str, words: Words, following: StepNumber) -> tuple[str, bool] | None:
    """`resume at`, `resume at O`, `resume at #3`: the words are right, and no step follows."""
    for known, phrase, _ in _known(words).before_step.get(said[:1], ()):
        if not said.startswith(known):
            continue
        rest = said[len(known) :]
        match = _JUNK.match(rest.strip()) if not rest or rest[0] == " " else None
        if match is None:
            return None
        number = re.search(r"\d+", match["target"] or "")
        if match["target"] and not number and len(match["target"]) > 1:
            # `go to bed` is a step.
            return None
        return f"{phrase} {number[0] if number else following}", False
    return None


def _begun(said: str, words: Words) -> tuple[str, bool] | None:
    """`ends in`, `ends with`: success or failure, and it was not said which."""
    known = _known(words)
    begun = f"{said} " if " " in said else ""
    phrases = known.failure.get(said[0], ()) if begun else ()
    for phrase in phrases:
        if phrase.said.startswith(begun):
            return phrase.phrase, False
    return _half_typed(said, known)


def _half_typed(said: str, known: _Known) -> tuple[str, bool] | None:
    """`ends in fa`, `re`: the beginning of a phrase that stops within a word."""
    if not said[-1].isalpha():
        return None
    begun = [
        phrase.phrase
        for phrase in known.begun.get(said[0], ())
        if phrase.said.startswith(said) and phrase.said[len(said) : len(said) + 1].isalpha()
    ]
    # `re` is the beginning of `réussit` as well, but was typed without an accent.
    found = next((phrase for phrase in begun if phrase.casefold().startswith(said)), None)
    return (found or begun[0], False) if begun else None


def _going_on(said: str) -> tuple[str, bool] | None:
    """`then go on with step 3`: a step in the words of going on."""
    if match := _AGAIN.match(said):
        return f"retry step {match['step']}", False
    match = _GOING_ON.match(said)
    if match is None or match["step"] == "*":
        return None
    again = match["verb"].lower().startswith(("repeat", "redo"))
    return f"{'retry step' if again else 'resume at'} {match['step']}", False


def _mistyped(said: str, words: Words) -> tuple[str, bool] | None:
    """The nearest of the phrases, with the step that was typed."""
    target = _TARGET.search(said)
    if target is None:
        near = _nearest(said, words, least=_CLOSE if " " in said or not said.isascii() else _CLOSE_WORDS)
        return None if near is None else (near, len(near) > len("resume"))
    before, after = said[: target.start()], said[target.end() :]
    for head in dict.fromkeys((_STEP_AT_END.sub("", before), before)):
        near = _nearest(f"{head}{after}", words, least=_CLOSE_WORDS, with_step=True)
        if near is not None:
            return near.replace(_STEP_PLACE, target[0]), True
    return None


_STEP_PLACE = "{step}"


def _targeted(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if _STEP_PLACE in phrase:
            yield phrase
            if phrase.startswith(f"{_STEP_PLACE} "):
                yield f"step {phrase}"
        else:
            yield f"{phrase} {_STEP_PLACE}"
            yield f"{phrase} step {_STEP_PLACE}"


@lru_cache(maxsize=1024)
def _nearest(said: str, words: Words, *, least: float, with_step: bool = False) -> str | None:
    """The phrase that is nearest to what was typed, step apart; the first of equals wins."""
    best, best_ratio = None, least - 0.001
    groups = _known(words).with_step if with_step else _known(words).whole
    letters = sorted(said)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said)
    # Of other lengths none is close enough.
    shortest, longest = int(len(said) * least / (2 - least)), int(len(said) * (2 - least) / least) + 1
    own = _letters(said)
    for length in range(shortest, longest + 1):
        # With most phrases too many letters are not in the other, or not as often: to see that takes a
        # hundredth of the time that it takes to compare them.
        most = len(said) - best_ratio * (len(said) + length) / 2
        group = groups.get(length, ())
        for known, phrase in [each[:2] for each in group if (own & each[2]).bit_count() <= most]:
            if min(length, len(said)) < _SHORTEST and known[:1] != said[:1]:
                continue
            if known[:1] == said[:1] and length == len(said) and sorted(known) == letters:
                # Letters that have changed places.
                return phrase
            matcher.set_seq1(known)
            if matcher.quick_ratio() > best_ratio:
                ratio = matcher.ratio()
                if ratio > best_ratio and _is_close_word_by_word(known, said):
                    best, best_ratio = phrase, ratio
    return best


def _is_close_word_by_word(known: str, said: str) -> bool:
    """Whether no word is another one: `without changes` is not `without success`."""
    pairs = list(zip(known.split(), said.split(), strict=False))
    if len(known.split()) != len(said.split()):
        return True
    return all(
        one == other or SequenceMatcher(None, one, other).ratio() >= _CLOSE_WORD for one, other in pairs
    )


def _letters(text: str) -> int:
    """The letters of a text as bits: one for the first of a kind, another one for the second…

    Letters that share a kind only look more alike than they are.
    """
    bits, counts = 0, [0] * _KINDS
    for letter in text:
        kind = ord(letter) % _KINDS
        if counts[kind] < _TIMES:
            bits |= 1 << (kind * _TIMES + counts[kind])
            counts[kind] += 1
    return bits


_KINDS, _TIMES = 32, 4
_CLOSE_WORD = 0.5
_SHORTEST = 6
"""Letters below which the first one has to be right: `sails` is not `fails`."""
