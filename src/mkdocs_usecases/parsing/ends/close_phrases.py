"""The phrases for ends, put in order to find those that are close to what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.languages.phrases import folded
from mkdocs_usecases.parsing.ends.outcome_tables import ENDS, FAILURE, RESUME, RESUME_AT, RETRY, SUCCESS
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases

STEP_PLACE = "{step}"
"""Where the step stands in a phrase that names one."""


class Phrase(NamedTuple):
    """A phrase for an end."""

    said: str
    """In the form in which phrases are compared, without the step."""

    phrase: str
    """As it is written; `{step}` is where the step stands, if it names one."""

    others: int
    """The letters that it has not, or not as often, as bits."""


class Known(NamedTuple):
    """The phrases of a site, put in order to look for those that are close to what was typed."""

    before_step: Mapping[str, tuple[Phrase, ...]]
    """With the step behind them, the longest first, by their first letter."""

    whole: Mapping[int, tuple[Phrase, ...]]
    """Those that name no step, by their lengths."""

    with_step: Mapping[int, tuple[Phrase, ...]]
    failure: Mapping[str, tuple[Phrase, ...]]
    """By their first letter."""

    begun: Mapping[str, tuple[Phrase, ...]]
    """All that name no step, by their first letter."""


@lru_cache(maxsize=32)
def known_phrases(words: OutcomePhrases) -> Known:
    """The phrases of a site, put in order once."""
    before = [phrase for phrase in words.phrases[RESUME_AT] if STEP_PLACE not in phrase]
    kinds = (SUCCESS, FAILURE, ENDS, RESUME, RETRY)
    whole = [phrase for kind in kinds for phrase in words.phrases[kind] if STEP_PLACE not in phrase]
    at_step = _targeted((*words.phrases[RESUME_AT], *words.phrases[RETRY]))
    return Known(
        _by_letter(sorted(before, key=len, reverse=True)),
        _by_length(whole),
        _by_length(at_step),
        _by_letter(words.phrases[FAILURE]),
        _by_letter(whole),
    )


def _by_letter(phrases: Iterable[str]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        said = folded(phrase)
        found.setdefault(said[:1], []).append(Phrase(said, phrase, ~_letters(said)))
    return {letter: tuple(group) for letter, group in found.items()}


def _by_length(phrases: Iterable[str]) -> Mapping[int, tuple[Phrase, ...]]:
    found: dict[int, dict[str, Phrase]] = {}
    for phrase in phrases:
        said = _without_step(phrase)
        found.setdefault(len(said), {}).setdefault(said, Phrase(said, phrase, ~_letters(said)))
    return {length: tuple(group.values()) for length, group in found.items()}


def _without_step(phrase: str) -> str:
    return folded(phrase).replace(STEP_PLACE, "")


def _targeted(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if STEP_PLACE in phrase:
            yield phrase
            if phrase.startswith(f"{STEP_PLACE} "):
                yield f"step {phrase}"
        else:
            yield f"{phrase} {STEP_PLACE}"
            yield f"{phrase} step {STEP_PLACE}"


@lru_cache(maxsize=1024)
def nearest(said: str, words: OutcomePhrases, *, least: float, with_step: bool = False) -> str | None:
    """The phrase that is nearest to what was typed, step apart; the first of equals wins."""
    from difflib import SequenceMatcher

    best, best_ratio = None, least - 0.001
    groups = known_phrases(words).with_step if with_step else known_phrases(words).whole
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
            is_short = min(length, len(said)) < _SHORTEST
            if is_short and known[:1] != said[:1] and not _is_without_first(said, known):
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


def _is_without_first(said: str, known: str) -> bool:
    """Whether only the first letter was not typed; of fewer letters other words are left: `top` of `stop`."""
    return said == known[1:] and len(said) >= (4 if said.isascii() else 3)


def _is_close_word_by_word(known: str, said: str) -> bool:
    """Whether no word is another one: `without changes` is not `without success`."""
    from difflib import SequenceMatcher

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
