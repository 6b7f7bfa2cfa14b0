"""Last words of an extension that are close to an end, and are none: what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

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

_SENTENCE = re.compile(r"(?:[.!?;][\"')\]*_]*\s+|[。！？]\s*)(?=\S)")
_BESIDE = re.compile(r"[\s*_\"'“”‘’«»→>=–—-]*")
_BEHIND = re.compile(r"[\s.。!！*_\"'“”‘’«»\\]*$")
_PARTING = re.compile(r"[:;,]")
_TARGET = re.compile(rf"(?:{LABEL}|{NUMBER})(?![a-z0-9])")
_STEP = r"(?:(?:main\s+)?(?:steps?|no\.?|number|schritt|étape|paso|passo|stap)(?:\s+|$))?"
_STEP_AT_END = re.compile(rf"(?<=\s){_STEP}$", re.IGNORECASE)
_JUNK = re.compile(rf"{_STEP}(?P<target>#?\s?\w{{1,4}}[?.)]?)?$", re.IGNORECASE)
_ID = re.compile(r"\b[a-z]{2,}-\d", re.IGNORECASE)
_GOING_ON = re.compile(
    r"(?:(?:then|and|so|now|please|we|it)\s+)*"
    r"(?P<verb>go(?:es)?|proceeds?|carry|carries|back|returns?|continues?|resumes?|restarts?|starts?|repeats?|redo"
    r"|jumps?|rejoins?|moves?)"
    r"(?:\s+(?:on|back|again|over|to|at|with|from|in|the|main|scenario|flow|steps?|number))*"
    rf"\s+(?P<step>{LABEL}|{NUMBER})$",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"steps?\s+(?P<step>{NUMBER})\s+(?:is|are)\s+(?:repeated|retried|done again)$", re.IGNORECASE
)


def meant_end(text: str, words: Words, following: StepNumber) -> MeantEnd | None:
    """What the last sentence of a text was probably meant to say of the end; `None` for a step.

    Args:
        text: that says no end.
        words: of the site.
        following: the step at which the route would most likely go on.
    """
    if len(text) > _LONGEST and not _SENTENCE.search(text):
        return None
    sentence = max((match.end() for match in _SENTENCE.finditer(text)), default=0)
    beside = _BESIDE.match(text, sentence)
    subject = beside.end() if beside else sentence
    start = words.subject_end(text, subject)
    behind = _BEHIND.search(text, start)
    end = behind.start() if behind else len(text)
    said = text[start:end]
    if not said or len(said) > _LONGEST:
        return None
    if words.read(said) is not None:
        meant: tuple[str, bool] | None = (said, True) if subject > sentence else None
    else:
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


class _Phrase(NamedTuple):
    """A phrase for an end."""

    said: str
    """In the form in which phrases are compared, without the step."""

    phrase: str
    """As it is written; `{step}` is where the step stands, if it names one."""


class _Known(NamedTuple):
    """The phrases of a site, put in order to look for those that are close to what was typed."""

    before_step: tuple[_Phrase, ...]
    """With the step behind them, the longest first."""

    whole: Mapping[int, tuple[_Phrase, ...]]
    """Those that name no step, by their lengths."""

    with_step: Mapping[int, tuple[_Phrase, ...]]
    failure: tuple[_Phrase, ...]


@lru_cache(maxsize=32)
def _known(words: Words) -> _Known:
    before = [phrase for phrase in words.phrases[RESUME_AT] if _STEP_PLACE not in phrase]
    kinds = (SUCCESS, FAILURE, ENDS, RESUME, RETRY)
    whole = [phrase for kind in kinds for phrase in words.phrases[kind] if _STEP_PLACE not in phrase]
    at_step = _targeted((*words.phrases[RESUME_AT], *words.phrases[RETRY]))
    return _Known(
        tuple(_Phrase(folded(phrase), phrase) for phrase in sorted(before, key=len, reverse=True)),
        _by_length(whole),
        _by_length(at_step),
        tuple(_Phrase(folded(phrase), phrase) for phrase in words.phrases[FAILURE]),
    )


def _by_length(phrases: Iterable[str]) -> Mapping[int, tuple[_Phrase, ...]]:
    found: dict[int, dict[str, _Phrase]] = {}
    for phrase in phrases:
        said = _without_step(phrase)
        found.setdefault(len(said), {}).setdefault(said, _Phrase(said, phrase))
    return {length: tuple(group.values()) for length, group in found.items()}


def _without_step(phrase: str) -> str:
    return folded(phrase).replace(_STEP_PLACE, "")


def _with_a_bad_target(said: str, words: Words, following: StepNumber) -> tuple[str, bool] | None:
    """`resume at`, `resume at O`, `resume at #3`: the words are right, and no step follows."""
    for known, phrase in _known(words).before_step:
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
    if " " not in said:
        return None
    begun = f"{said} "
    phrase = next((phrase for known, phrase in _known(words).failure if known.startswith(begun)), None)
    return None if phrase is None else (phrase, False)


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
    for known, phrase in chain.from_iterable(
        groups.get(length, ()) for length in range(shortest, longest + 1)
    ):
        if min(len(known), len(said)) < _SHORTEST and known[:1] != said[:1]:
            continue
        if known[:1] == said[:1] and len(known) == len(said) and sorted(known) == letters:
            # Letters that have changed places.
            return phrase
        matcher.set_seq1(known)
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
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


_CLOSE_WORD = 0.5

_SHORTEST = 6
"""Letters below which the first one has to be right: `sails` is not `fails`."""
