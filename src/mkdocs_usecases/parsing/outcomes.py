"""The words that say how a route ends (Cockburn, chapter 8: succeed, fail, or rejoin)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.languages.phrases import all_spelled_out, folded, tight
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.labels import STEP, STEP_WORDS, any_of, number_named
from mkdocs_usecases.parsing.loops import LoopWords, SaidLoop

RESUME_AT, RESUME_AFTER, RESUME, RETRY, SUCCESS, FAILURE, ENDS, REPEAT = (
    "resume at",
    "resume after",
    "resume",
    "retry",
    "success",
    "failure",
    "ends",
    "repeat",
)


class SaidEnd(NamedTuple):
    """What a text says of the end."""

    kind: OutcomeKind
    step: StepNumber | None = None
    """The step at which it rejoins, or behind which it does."""

    retries: bool = False
    """Whether the step that it left from is done again."""

    after: bool = False
    """Whether it rejoins behind the step that is named."""


_PLACE = "{step}"
_FLOW = "{flow}"
_MAIN_FLOW = "{main flow}"

_ENDS: Mapping[str, SaidEnd] = {
    ENDS: SaidEnd(OutcomeKind.ENDS),
    RESUME: SaidEnd(OutcomeKind.RESUMES),
    RETRY: SaidEnd(OutcomeKind.RESUMES, retries=True),
    FAILURE: SaidEnd(OutcomeKind.FAILURE),
    SUCCESS: SaidEnd(OutcomeKind.SUCCESS),
}
"""By what phrases without a step say; a phrase that a site gives to two of them says the last."""

_AT_STEP: Mapping[str, SaidEnd] = {
    RESUME_AFTER: SaidEnd(OutcomeKind.RESUMES, after=True),
    RESUME_AT: SaidEnd(OutcomeKind.RESUMES),
    RETRY: SaidEnd(OutcomeKind.RESUMES),
}


class _Table(NamedTuple):
    """The phrases in the form in which they are looked up, and the words that they begin with."""

    whole: dict[str, SaidEnd]
    with_step: dict[str, SaidEnd]
    beginnings: set[str]


def _table(phrases: Mapping[str, Iterable[str]]) -> _Table:
    """The table of phrases that are spelled out, by what they say."""
    listed = {kind: tuple(map(folded, said)) for kind, said in phrases.items()}
    whole = {
        phrase: end for kind, end in _ENDS.items() for phrase in listed.get(kind, ()) if _PLACE not in phrase
    }
    with_step = {
        phrase if _PLACE in phrase else tight(f"{phrase} {_PLACE}"): end
        for kind, end in _AT_STEP.items()
        for phrase in listed.get(kind, ())
    }
    return _Table(whole, with_step, {phrase.split(" ")[0] for said in listed.values() for phrase in said})


@lru_cache(maxsize=1)
def _spoken() -> _Table:
    """The phrases of all languages; where two say different things by one, the first language wins."""
    table = _Table({}, {}, set())
    for language in reversed(SPOKEN):
        own = _table({kind: all_spelled_out(said) for kind, said in language.outcomes.items()})
        table.whole.update(own.whole)
        table.with_step.update(own.with_step)
        table.beginnings.update(own.beginnings)
    return table


_SUBJECTS = tuple(folded(each) for one in SPOKEN for each in all_spelled_out(one.subjects))
_BEFORE_SUBJECT = tuple(map(folded, ARTICLES))
_PARTICLES = any_of(folded(particle) for one in SPOKEN for particle in one.particles)
_SUBJECT = (
    rf"(?:(?:{any_of(word for word in _SUBJECTS if word.isascii())})(?![a-z])"
    rf"|{any_of(word for word in _SUBJECTS if not word.isascii())})"
)
_SUBJECT_AT_START = re.compile(
    rf"(?:(?:{any_of(word for word in _BEFORE_SUBJECT if word[-1].isalpha())})\s+|l')?"
    rf"{_SUBJECT}\s*(?:{_PARTICLES})?\s*"
)
_SUBJECT_INSIDE = re.compile(rf"(?<![a-z]){_SUBJECT}")
_MAIN_FLOW_WORDS = tuple(folded(each) for one in SPOKEN for each in all_spelled_out(one.main_flow))
_IN_MAIN_FLOW = re.compile(rf"(?<![a-z])(?:{any_of(_MAIN_FLOW_WORDS)})(?![a-z])")
_STEP = re.compile(STEP)
_BEGINNINGS = frozenset(
    word.split(" ")[0] for word in (*_SUBJECTS, *_BEFORE_SUBJECT, *_MAIN_FLOW_WORDS, *STEP_WORDS)
)
_ARTICLES = frozenset(_BEFORE_SUBJECT)


class Words:
    """The words for ends and loops of a site: ours and those that its `phrases` option adds."""

    def __init__(self, added: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Put the phrases in order; the added ones are of the kinds of `PHRASE_KINDS`."""
        added = added or {}
        spoken, own = _spoken(), _table(added)
        self._whole = {**spoken.whole, **own.whole}
        self._with_step = {**spoken.with_step, **own.with_step}
        self._beginnings = _BEGINNINGS | spoken.beginnings | own.beginnings
        self._loops = LoopWords(added.get(REPEAT, ()))

    def read(self, text: str) -> SaidEnd | None:
        """What a text says of the end; `None` where it is a step."""
        if self._begins_otherwise(text):
            return None
        sentence = unframed(text).strip().rstrip(".。!！ ")
        if not sentence or len(sentence) > _LONGEST:
            return None
        for said in _readings(folded(sentence)):
            end = self._whole.get(said) or self._at_step(said)
            if end is not None:
                return end
        return None

    def loop(self, text: str) -> SaidLoop | None:
        """Which steps a text says are done again, and until when; `None` where it says no such thing."""
        return self._loops.read(text)

    def _at_step(self, said: str) -> SaidEnd | None:
        """The end that a sentence says which names a step."""
        match = _STEP.search(said)
        if match is None:
            return None
        before, after = said[: match.start()].rstrip(), said[match.end() :].lstrip()
        end = self._with_step.get(_around_step(before, after))
        if end is None:
            # `go to the 3`, `retour à l'étape 2`: the number may have an article.
            rest, _, last = before.rpartition(" ")
            if last not in _ARTICLES:
                return None
            end = self._with_step.get(_around_step(rest, after))
        return None if end is None else end._replace(step=number_named(match["step"]))

    def _begins_otherwise(self, text: str) -> bool:
        """A quick look: whether it begins with a word that no end begins with, as most steps do."""
        first, _, rest = text.partition(" ")
        if not rest or not first.isalpha():
            return False
        if first.isascii():
            return first.casefold() not in self._beginnings
        # Other scripts need not part words.
        return first[0] < _OTHER_SCRIPTS and folded(first) not in self._beginnings and rest.isascii()


def _readings(sentence: str) -> Iterator[str]:
    """A sentence without what it may have besides a phrase: its subject, the name of the main flow."""
    subject = _SUBJECT_AT_START.match(sentence)
    said = sentence[subject.end() :] if subject else sentence
    yield said
    if subject:
        yield tight(f"{_FLOW} {said}")
    for whole in (said, sentence) if subject else (said,):
        short = whole
        flow = _IN_MAIN_FLOW.search(whole)
        if flow is not None:
            yield _replaced(whole, flow, _MAIN_FLOW)
            short = _replaced(whole, flow, "")
            yield short
        for text in (whole, short) if flow else (whole,):
            inner = _SUBJECT_INSIDE.search(text)
            if inner is not None:
                yield _replaced(text, inner, _FLOW)


def _replaced(text: str, match: re.Match[str], place: str) -> str:
    """A text with a word in the place of what was found in it."""
    pieces = text[: match.start()].rstrip(), place, text[match.end() :].lstrip()
    return tight(" ".join(piece for piece in pieces if piece))


def _around_step(before: str, after: str) -> str:
    return tight(f"{before} {_PLACE} {after}".strip())


_OTHER_SCRIPTS = "\u0250"
"""Letters from there on are not those of the Latin alphabet."""

_LONGEST = 200
"""Longer texts are steps, whatever they begin with."""

_BEFORE = re.compile(r"(?:\s|<br ?/?>|[-=]?>|[→⇒➔➜►▶])+")
_BEHIND = re.compile(r"(?:\s|<br ?/?>|\\)+$")
_PAIRS = {"*": "*", "_": "_", '"': '"', "“": "”", "„": "“", "«": "»", "`": "`", "(": ")", "「": "」"}


def unframed(text: str) -> str:
    """A text without the arrow before it, the emphasis, the quotes or the brackets around it."""
    if text and text[0].isalnum() and text[-1] in _PLAIN_ENDS:
        # The quick answer for most texts.
        return text
    if before := _BEFORE.match(text):
        text = text[before.end() :]
    text = _BEHIND.sub("", text)
    while text[:1] in _PAIRS:
        inner = text.rstrip(".。!！ ")
        if len(inner) < 3 or inner[-1] != _PAIRS[text[0]]:
            break
        text = inner[1:-1]
    return text


_PLAIN_ENDS = frozenset(".abcdefghijklmnopqrstuvwxyz0123456789")


@lru_cache(maxsize=32)
def words(added: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Words:
    """The phrases of a site, put in order once."""
    return Words(dict(added))
