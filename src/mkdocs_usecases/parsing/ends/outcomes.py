"""The words that say how a route ends (Cockburn, chapter 8: succeed, fail, or rejoin)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property, lru_cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.phrases import folded, tight
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.ends.loops import LoopWords, SaidLoop
from mkdocs_usecases.parsing.ends.outcome_sentences import (
    BARE_ARTICLES,
    first_words,
    inside_of,
    readings,
    subject_at_start,
    unframed,
)
from mkdocs_usecases.parsing.ends.outcome_tables import (
    KINDS,
    REPEAT,
    STEP_PLACE,
    USE_CASE,
    SaidEnd,
    Table,
    plain_phrases,
    spoken,
)
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of, number_named, step

_STEP = expression(step)
_MAY_NAME_STEP = expression(r"[\d*]")
_DIGITS = 6
"""Of the number of a step, at most."""


@cache
def _step_words() -> tuple[str, ...]:
    return tuple({folded(word) for word in STEP_WORDS})


@cache
def _first_of_steps() -> frozenset[str]:
    return frozenset(folded(word).split(" ")[0] for word in STEP_WORDS)


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
    def _tables(self) -> tuple[Table, ...]:
        """In the order in which they are looked into."""
        return (Table(self._added), *spoken())

    @cached_property
    def _first_words(self) -> Set[str]:
        """With which words ends begin behind a subject."""
        return _first_of_steps().union(*(table.first_words for table in self._tables))

    @cached_property
    def beginnings(self) -> Set[str]:
        """With which words ends begin, with a subject and without one."""
        return first_words() | self._first_words

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
                        *(phrase for one in spoken for phrase in plain_phrases(kind, one)),
                    )
                )
            )
            for kind in KINDS
        }

    def read(self, text: str) -> SaidEnd | None:
        """What a text says of the end; `None` where it is a step."""
        if self.begins_otherwise(text):
            return None
        if text.lstrip("*_ ")[:1] in _BACK_SIGNS and (back := _POINTED_BACK.fullmatch(folded(text))):
            number = back["step"]
            return SaidEnd(OutcomeKind.RESUMES, number_named(number) if number else None)
        # For Markdown the star of a number has to be escaped: `\\*a1`.
        sentence = unframed(text.replace("\\*", "*")).strip().rstrip(".。!！ ")
        return self._said(sentence) if sentence and len(sentence) <= _LONGEST else None

    def _read(self, sentence: str) -> SaidEnd | None:
        said = folded(sentence)
        subject = subject_at_start(said)
        if not self._may_begin(said[subject.end() :] if subject else said):
            return None
        for reading in readings(said, subject):
            end = self._whole(reading) or self._at_step(reading)
            if end is not None:
                return end
        return None

    def result(self, text: str) -> SaidEnd | None:
        """What a word beside an end says of it: `failure`, `successfully`."""
        word = folded(text.strip(" *_.!。！"))
        return next((end for table in self._tables if (end := table.results.get(word))), None)

    def leads_on(self, before: str, behind: str) -> bool | None:
        """Whether words around the id of another use case say that it goes on there, and not only perhaps.

        `None` where they do not say so at all.
        """
        said = folded(before)
        # `follow the use case UC-9`: it may have an article, as a step may.
        bare = " ".join(word for word in said.split(" ") if word not in BARE_ARTICLES)
        for each in dict.fromkeys((said, bare)):
            sentence = tight(f"{each} {USE_CASE} {folded(behind)}".strip())
            for reading in readings(sentence, subject_at_start(sentence)):
                for table in self._likely(reading):
                    if (strong := table.with_use_case.get(reading)) is not None:
                        return strong
        return None

    def names_flow(self, text: str) -> bool:
        """Whether a text says of what it speaks: of the use case, of the flow."""
        said = folded(text)
        inside = inside_of(ascii_only=said.isascii())
        return subject_at_start(said) is not None or inside.subject.search(said) is not None

    def goes_on_with(self, said: str, word: str) -> bool:
        """Whether a word behind some words that say an end begins to say where it goes on: `resume` `at`."""
        begun = tight(f"{folded(said)} {folded(word)}")
        subject = subject_at_start(begun)
        begun = begun[subject.end() :] if subject else begun
        return any(phrase.startswith(begun) for table in self._tables for phrase in table.with_step)

    def begins_otherwise(self, text: str) -> bool:
        """A quick look: whether it begins with a word that no end begins with, as most steps do."""
        first, _, rest = text.partition(" ")
        if not rest or not first.isalpha():
            return False
        if first.isascii():
            return first.casefold() not in self.beginnings
        # Other scripts need not part words.
        return first[0] < _OTHER_SCRIPTS and folded(first) not in self.beginnings and rest.isascii()

    def subject_end(self, text: str, start: int) -> int:
        """Where the words behind `the use case` begin, if a text has such at a place; else that place."""
        piece = text[start : start + _LONGEST_SUBJECT]
        match = subject_at_start(folded(piece))
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

    @property
    def loops(self) -> LoopWords:
        """The words for loops."""
        return self._loops

    def _likely(self, reading: str) -> Iterator[Table]:
        """The tables that may have a sentence."""
        return (table for table in self._tables if table.may_have(reading))

    def _whole(self, reading: str) -> SaidEnd | None:
        return next((end for table in self._likely(reading) if (end := table.whole.get(reading))), None)

    def _with_step(self, reading: str) -> SaidEnd | None:
        return next((end for table in self._likely(reading) if (end := table.with_step.get(reading))), None)

    def _at_step(self, said: str) -> SaidEnd | None:
        """The end that a sentence says which names a step."""
        before, _, number = said.rpartition(" ")
        is_bare = len(number) <= _DIGITS and number.isdecimal() and not before.endswith(_step_words())
        if is_bare and _MAY_NAME_STEP.search(before) is None:
            # The quick answer for most: all the words for a step need not be looked for. One before the
            # number belongs to it: `repetir el paso` is an end, `repetir el paso 2` none.
            end = self._with_step(_around_step(before, ""))
            if end is not None:
                return end._replace(step=StepNumber(number))
        match = _STEP.search(said) if _MAY_NAME_STEP.search(said) else None
        if match is None:
            return None
        before, after = said[: match.start()].rstrip(" ,،、"), said[match.end() :].lstrip()
        end = self._with_step(_around_step(before, after))
        if end is None:
            # `go to the 3`, `retour à l'étape 2`: the number may have an article.
            rest, _, last = before.rpartition(" ")
            if last not in BARE_ARTICLES:
                return None
            end = self._with_step(_around_step(rest, after))
        return None if end is None else end._replace(step=number_named(match["step"]))

    def _may_begin(self, said: str) -> bool:
        """A second look: whether it begins with a word that a phrase begins with, behind the subject."""
        for word in said.split(" ", 2)[:2]:
            if word in self._first_words or word.rpartition("'")[2] in _first_of_steps():
                return True
            if word[:1].isdigit():
                # A phrase may begin with the step.
                return True
            if word not in BARE_ARTICLES:
                return _UNSPACED.search(word) is not None
        return False


def _around_step(before: str, after: str) -> str:
    return tight(f"{before} {STEP_PLACE} {after}".strip())


_BACK_SIGNS = frozenset("↩↪")
_POINTED_BACK = expression(
    lambda: (
        rf"[*_ ]*[↩↪]\ufe0f?\s*(?:{step()}|"
        rf"{any_of(folded(one.printed['diagram next step']) for one in SPOKEN)})[.。]?[*_ ]*"
    )
)
"""`↩ step 1`, as flowcharts say it: the sign is the verb."""

_UNSPACED = expression(r"[\u3005-\u9fff]")
_OTHER_SCRIPTS = "\u0250"
"""Letters from there on are not those of the Latin alphabet."""

_LONGEST_SUBJECT = 60
_LONGEST = 200
"""Longer texts are steps, whatever they begin with."""


@lru_cache(maxsize=32)
def outcome_phrases(
    added: tuple[tuple[str, tuple[str, ...]], ...] = (), language: str = "en"
) -> OutcomePhrases:
    """The phrases of a site, put in order once."""
    return OutcomePhrases(dict(added), language)
