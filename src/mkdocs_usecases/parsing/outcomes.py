"""The words that say how a route ends (Cockburn, chapter 8: succeed, fail, or rejoin)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import Expression, expression
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.phrases import (
    all_folded,
    all_spelled_out,
    folded,
    pattern_of,
    tight,
)
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.labels import STEP_WORDS, any_of, number_named, step
from mkdocs_usecases.parsing.loops import LoopWords, SaidLoop

RESUME_AT, RESUME_AFTER, RESUME, RETRY, SUCCESS, FAILURE, ENDS, CONTINUE_WITH, SEE, REPEAT = (
    "resume at",
    "resume after",
    "resume",
    "retry",
    "success",
    "failure",
    "ends",
    "continue with",
    "see",
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

    is_sure: bool = True
    """Whether it is an end for certain: `see UC-9` may only name what is worth reading."""


_PLACE = "{step}"
_USE_CASE = "{use case}"
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
    with_use_case: dict[str, bool]
    """Whether the phrase is a strong one: `see` may also be said of what is only worth reading."""

    first_words: Set[str]
    """With which phrases begin, behind their subject."""


def _table(phrases: Mapping[str, Iterable[str]]) -> _Table:
    """The table of phrases, by what they say."""
    listed = {kind: tuple(all_folded(said)) for kind, said in phrases.items()}
    whole = {
        phrase: end for kind, end in _ENDS.items() for phrase in listed.get(kind, ()) if _PLACE not in phrase
    }
    with_step = {
        phrase if _PLACE in phrase else tight(f"{phrase} {_PLACE}"): end
        for kind, end in _AT_STEP.items()
        for phrase in listed.get(kind, ())
    }
    with_use_case = {
        phrase if _USE_CASE in phrase else tight(f"{phrase} {_USE_CASE}"): kind == CONTINUE_WITH
        for kind in (SEE, CONTINUE_WITH)
        for phrase in listed.get(kind, ())
    }
    starts = {phrase.removeprefix(f"{_FLOW} ") for said in listed.values() for phrase in said}
    return _Table(whole, with_step, with_use_case, {phrase.split(" ")[0] for phrase in starts})


@lru_cache(maxsize=1)
def _spoken() -> _Table:
    """The phrases of all languages; where two say different things by one, the first language wins."""
    first_words: set[str] = set()
    table = _Table({}, {}, {}, first_words)
    for language in reversed(SPOKEN):
        own = _table(language.outcomes)
        table.whole.update(own.whole)
        table.with_step.update(own.with_step)
        table.with_use_case.update(own.with_use_case)
        first_words |= own.first_words
    return table


_KINDS = (SUCCESS, FAILURE, ENDS, RESUME, RETRY, RESUME_AT, RESUME_AFTER)


@cache
def _plain_phrases(kind: str, language: Language) -> tuple[str, ...]:
    """The phrases of a language with no place in them but that of the step."""
    return tuple(
        phrase
        for phrase in all_spelled_out(language.outcomes.get(kind, ()))
        if _FLOW not in phrase and _MAIN_FLOW not in phrase
    )


_ARTICLES = frozenset(map(folded, ARTICLES))
_ALL_SUBJECTS = [phrase for one in SPOKEN for phrase in one.subjects]
_ALL_MAIN_FLOWS = [phrase for one in SPOKEN for phrase in one.main_flow]
_EDGE = r"(?:(?<![a-z])|(?![a-z]))"
"""Where no word goes on: other scripts need not part words."""


def _subject() -> str:
    articles = any_of(word for word in _ARTICLES if word[-1].isalpha())
    particles = any_of(folded(particle) for one in SPOKEN for particle in one.particles)
    return rf"(?:(?:{articles})\s+|l')?{pattern_of(_ALL_SUBJECTS)}{_EDGE}\s*(?:{particles})?\s*"


_SUBJECT_AT_START = expression(_subject)


class _Inside(NamedTuple):
    """What to look for inside of a sentence, in text of one kind of script."""

    subject: Expression
    main_flow: Expression


@cache
def _inside(*, ascii_only: bool) -> _Inside:
    # To look for all words at all places takes long: those of other scripts stand in no English sentence.
    outcome_phrases = [
        [phrase for phrase in phrases if folded(phrase).isascii() is ascii_only]
        for phrases in (_ALL_SUBJECTS, _ALL_MAIN_FLOWS)
    ]
    return _Inside(*(expression(rf"{_EDGE}{pattern_of(each)}{_EDGE}") for each in outcome_phrases))


_STEP = expression(step)
_MAY_NAME_STEP = expression(r"[\d*]")
_DIGITS = 6
"""Of the number of a step, at most."""


@cache
def _first_of_steps() -> Set[str]:
    return frozenset(folded(word).split(" ")[0] for word in STEP_WORDS)


@cache
def _beginnings() -> Set[str]:
    """How sentences may begin besides the words of a phrase."""
    return _ARTICLES | {folded(word).split(" ")[0] for word in all_spelled_out(_ALL_SUBJECTS)}


class OutcomePhrases:
    """The words for ends and loops of a site: ours and those that its `phrases` option adds."""

    def __init__(self, added: Mapping[str, tuple[str, ...]] | None = None, language: str = "en") -> None:
        """Put the phrases in order; the added ones are of the kinds of `PHRASE_KINDS`.

        All languages are understood. That of the site comes first where a phrase is proposed.
        """
        self._added = added or {}
        self._languages = tuple(sorted(SPOKEN, key=lambda one: one.code != language))
        # The same few ends stand in all blocks of a site.
        self._said = lru_cache(maxsize=1024)(self._read)

    @cached_property
    def _table(self) -> _Table:
        spoken, own = _spoken(), _table(self._added)
        return _Table(
            {**spoken.whole, **own.whole},
            {**spoken.with_step, **own.with_step},
            {**spoken.with_use_case, **own.with_use_case},
            _first_of_steps() | spoken.first_words | own.first_words,
        )

    @cached_property
    def _beginnings(self) -> Set[str]:
        """With which words ends begin, with a subject and without one."""
        return _beginnings() | self._table.first_words

    @cached_property
    def _loops(self) -> LoopWords:
        return LoopWords(self._added.get(REPEAT, ()))

    @cached_property
    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """By what they say, the phrases that need no other words, spelled out; those of a site come first."""
        return self._of(self._languages)

    @cached_property
    def own_phrases(self) -> Set[str]:
        """Those that are not of a language that the site has nothing to do with."""
        own = [one for at, one in enumerate(self._languages) if not at or one is ENGLISH]
        return {phrase for said in self._of(own).values() for phrase in said}

    def _of(self, languages: Iterable[Language]) -> Mapping[str, tuple[str, ...]]:
        spoken = tuple(languages)
        return {
            kind: tuple(
                dict.fromkeys(
                    (
                        *self._added.get(kind, ()),
                        *(phrase for one in spoken for phrase in _plain_phrases(kind, one)),
                    )
                )
            )
            for kind in _KINDS
        }

    def read(self, text: str) -> SaidEnd | None:
        """What a text says of the end; `None` where it is a step."""
        if self.begins_otherwise(text):
            return None
        sentence = unframed(text).strip().rstrip(".。!！ ")
        return self._said(sentence) if sentence and len(sentence) <= _LONGEST else None

    def _read(self, sentence: str) -> SaidEnd | None:
        said = folded(sentence)
        subject = _SUBJECT_AT_START.match(said)
        if not self._may_begin(said[subject.end() :] if subject else said):
            return None
        for reading in _readings(said, subject):
            end = self._table.whole.get(reading) or self._at_step(reading)
            if end is not None:
                return end
        return None

    def leads_on(self, before: str, behind: str) -> bool | None:
        """Whether words around the id of another use case say that it goes on there, and not only perhaps.

        `None` where they do not say so at all.
        """
        said = folded(before)
        # `follow the use case UC-9`: it may have an article, as a step may.
        bare = " ".join(word for word in said.split(" ") if word not in _ARTICLES)
        for each in dict.fromkeys((said, bare)):
            sentence = tight(f"{each} {_USE_CASE} {folded(behind)}".strip())
            for reading in _readings(sentence, _SUBJECT_AT_START.match(sentence)):
                if (strong := self._table.with_use_case.get(reading)) is not None:
                    return strong
        return None

    def names_flow(self, text: str) -> bool:
        """Whether a text says of what it speaks: of the use case, of the flow."""
        said = folded(text)
        inside = _inside(ascii_only=said.isascii())
        return _SUBJECT_AT_START.match(said) is not None or inside.subject.search(said) is not None

    def goes_on_with(self, said: str, word: str) -> bool:
        """Whether a word behind some words that say an end begins to say where it goes on: `resume` `at`."""
        begun = tight(f"{folded(said)} {folded(word)}")
        subject = _SUBJECT_AT_START.match(begun)
        begun = begun[subject.end() :] if subject else begun
        return any(phrase.startswith(begun) for phrase in self._table.with_step)

    def begins_otherwise(self, text: str) -> bool:
        """A quick look: whether it begins with a word that no end begins with, as most steps do."""
        first, _, rest = text.partition(" ")
        if not rest or not first.isalpha():
            return False
        if first.isascii():
            return first.casefold() not in self._beginnings
        # Other scripts need not part words.
        return first[0] < _OTHER_SCRIPTS and folded(first) not in self._beginnings and rest.isascii()

    def subject_end(self, text: str, start: int) -> int:
        """Where the words behind `the use case` begin, if a text has such at a place; else that place."""
        piece = text[start : start + _LONGEST_SUBJECT]
        match = _SUBJECT_AT_START.match(folded(piece))
        if match is None:
            return start
        subject = match[0].rstrip()
        # What is typed in other forms may be longer or shorter: look for what reads so.
        ends = (end for end in range(1, len(piece) + 1) if folded(piece[:end]) == subject)
        end = max(ends, default=0)
        return start + end + len(piece[end:]) - len(piece[end:].lstrip()) if end else start

    def loop(self, text: str) -> SaidLoop | None:
        """Which steps a text says are done again, and until when; `None` where it says no such thing."""
        return self._loops.read(text)

    def _at_step(self, said: str) -> SaidEnd | None:
        """The end that a sentence says which names a step."""
        before, _, number = said.rpartition(" ")
        if len(number) <= _DIGITS and number.isdecimal() and _MAY_NAME_STEP.search(before) is None:
            # The quick answer for most: all the words for a step need not be looked for.
            end = self._table.with_step.get(_around_step(before, ""))
            if end is not None:
                return end._replace(step=StepNumber(number))
        match = _STEP.search(said) if _MAY_NAME_STEP.search(said) else None
        if match is None:
            return None
        before, after = said[: match.start()].rstrip(), said[match.end() :].lstrip()
        end = self._table.with_step.get(_around_step(before, after))
        if end is None:
            # `go to the 3`, `retour à l'étape 2`: the number may have an article.
            rest, _, last = before.rpartition(" ")
            if last not in _ARTICLES:
                return None
            end = self._table.with_step.get(_around_step(rest, after))
        return None if end is None else end._replace(step=number_named(match["step"]))

    def _may_begin(self, said: str) -> bool:
        """A second look: whether it begins with a word that a phrase begins with, behind the subject."""
        for word in said.split(" ", 2)[:2]:
            if word in self._table.first_words or word.rpartition("'")[2] in _first_of_steps():
                return True
            if word[:1].isdigit():
                # A phrase may begin with the step.
                return True
            if word not in _ARTICLES:
                return _UNSPACED.search(word) is not None
        return False


def _readings(sentence: str, subject: re.Match[str] | None) -> Iterator[str]:
    """A sentence without what it may have besides a phrase: its subject, the name of the main flow."""
    said = sentence[subject.end() :] if subject else sentence
    yield said
    if subject:
        yield tight(f"{_FLOW} {said}")
    inside = _inside(ascii_only=sentence.isascii())
    for whole in (said, sentence) if subject else (said,):
        short = whole
        flow = inside.main_flow.search(whole)
        if flow is not None:
            yield _replaced(whole, flow, _MAIN_FLOW)
            short = _replaced(whole, flow, "")
            yield short
        for text in (whole, short) if flow else (whole,):
            inner = inside.subject.search(text)
            if inner is not None:
                yield _replaced(text, inner, _FLOW)


def _replaced(text: str, match: re.Match[str], place: str) -> str:
    """A text with a word in the place of what was found in it."""
    pieces = text[: match.start()].rstrip(), place, text[match.end() :].lstrip()
    return tight(" ".join(piece for piece in pieces if piece))


def _around_step(before: str, after: str) -> str:
    return tight(f"{before} {_PLACE} {after}".strip())


_UNSPACED = expression(r"[\u3005-\u9fff]")
_OTHER_SCRIPTS = "\u0250"
"""Letters from there on are not those of the Latin alphabet."""

_LONGEST_SUBJECT = 60
_LONGEST = 200
"""Longer texts are steps, whatever they begin with."""

_BEFORE = expression(r"(?:\s|<br ?/?>|[-=]?>|[→⇒➔➜►▶])+")
_BEHIND = expression(r"(?:<br ?/?>|\\)$")
_PAIRS = {"(": ")", "“": "”", "„": "“", "‘": "’", "«": "»", "「": "」"} | {sign: sign for sign in "*_`\"'"}


def unframed(text: str) -> str:
    """A text without the arrow before it, the emphasis, the quotes or the brackets around it."""
    if text and text[0].isalnum() and text[-1] in _PLAIN_ENDS:
        # The quick answer for most texts.
        return text
    if before := _BEFORE.match(text):
        text = text[before.end() :]
    text = _BEHIND.sub("", text.rstrip()).rstrip()
    while text[:1] in _PAIRS:
        inner = text.rstrip(".。!！ ")
        if len(inner) < 3 or inner[-1] != _PAIRS[text[0]]:
            break
        text = inner[1:-1]
    return text


_PLAIN_ENDS = frozenset(".abcdefghijklmnopqrstuvwxyz0123456789")


@lru_cache(maxsize=32)
def outcome_phrases(
    added: tuple[tuple[str, tuple[str, ...]], ...] = (), language: str = "en"
) -> OutcomePhrases:
    """The phrases of a site, put in order once."""
    return OutcomePhrases(dict(added), language)
