"""The phrases for ends, and what each of them says, in the form in which they are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache
from typing import NamedTuple

from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.phrases import all_folded, all_spelled_out, tight
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber

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


STEP_PLACE = "{step}"
USE_CASE = "{use case}"
FLOW = "{flow}"
MAIN_FLOW = "{main flow}"

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


class Table(NamedTuple):
    """The phrases in the form in which they are looked up, and the words that they begin with."""

    whole: dict[str, SaidEnd]
    with_step: dict[str, SaidEnd]
    with_use_case: dict[str, bool]
    """Whether the phrase is a strong one: `see` may also be said of what is only worth reading."""

    first_words: Set[str]
    """With which phrases begin, behind their subject."""


def table_of(phrases: Mapping[str, Iterable[str]]) -> Table:
    """The table of phrases, by what they say."""
    listed = {kind: tuple(all_folded(said)) for kind, said in phrases.items()}
    whole = {
        phrase: end
        for kind, end in _ENDS.items()
        for phrase in listed.get(kind, ())
        if STEP_PLACE not in phrase
    }
    with_step = {
        phrase if STEP_PLACE in phrase else tight(f"{phrase} {STEP_PLACE}"): end
        for kind, end in _AT_STEP.items()
        for phrase in listed.get(kind, ())
    }
    with_use_case = {
        phrase if USE_CASE in phrase else tight(f"{phrase} {USE_CASE}"): kind == CONTINUE_WITH
        for kind in (SEE, CONTINUE_WITH)
        for phrase in listed.get(kind, ())
    }
    starts = {phrase.removeprefix(f"{FLOW} ") for said in listed.values() for phrase in said}
    return Table(whole, with_step, with_use_case, {phrase.split(" ")[0] for phrase in starts})


@lru_cache(maxsize=1)
def spoken() -> Table:
    """The phrases of all languages; where two say different things by one, the first language wins."""
    first_words: set[str] = set()
    table = Table({}, {}, {}, first_words)
    for language in reversed(SPOKEN):
        own = table_of(language.outcomes)
        table.whole.update(own.whole)
        table.with_step.update(own.with_step)
        table.with_use_case.update(own.with_use_case)
        first_words |= own.first_words
    return table


KINDS = (SUCCESS, FAILURE, ENDS, RESUME, RETRY, RESUME_AT, RESUME_AFTER)


@cache
def plain_phrases(kind: str, language: Language) -> tuple[str, ...]:
    """The phrases of a language with no place in them but that of the step."""
    return tuple(
        phrase
        for phrase in all_spelled_out(language.outcomes.get(kind, ()))
        if FLOW not in phrase and MAIN_FLOW not in phrase
    )
