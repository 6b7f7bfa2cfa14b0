"""The phrases for ends, and what each of them says, in the form in which they are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.phrases import all_spelled_out, parts_words, plain_letters, spelled_out, tight
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


class Table:
    """The phrases of a language, or of a site, in the form in which they are looked up.

    They are put in order when a sentence first begins as one of them: a site has one language, of nine.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Take the phrases by what they say."""
        self._phrases = {kind: [plain_letters(phrase) for phrase in said] for kind, said in phrases.items()}

    @cached_property
    def first_words(self) -> Set[str]:
        """With which phrases begin, behind their subject."""
        return frozenset(
            word for said in self._phrases.values() for phrase in said for word in words_at_start(phrase)
        )

    def may_have(self, sentence: str) -> bool:
        """A quick look: whether a phrase begins as a sentence does; other scripts need not part words."""
        first = sentence.removeprefix(_BEHIND_FLOW).partition(" ")[0]
        return first in self.first_words or not first.isascii()

    @cached_property
    def whole(self) -> Mapping[str, SaidEnd]:
        """Those without a step."""
        return {
            phrase: end
            for kind, end in _ENDS.items()
            for phrase in self._spelled_out(kind)
            if STEP_PLACE not in phrase
        }

    @cached_property
    def results(self) -> Mapping[str, SaidEnd]:
        """What a word says beside an end: `success`, `successfully`, as in `ends in success`."""
        ends = tuple(f"{phrase} " for phrase in self._spelled_out(ENDS))
        return {
            words[-1]: _ENDS[kind]
            # In `ends without success` the word itself says the other thing.
            for kind in (FAILURE, SUCCESS)
            for phrase in self._spelled_out(kind)
            if (words := phrase.removeprefix(_BEHIND_FLOW).split(" "))
            and (len(words) == 1 or phrase.startswith(ends))
            and "{" not in words[-1]
        }

    @cached_property
    def with_step(self) -> Mapping[str, SaidEnd]:
        """Those with a step in them or behind them."""
        return {
            phrase if STEP_PLACE in phrase else tight(f"{phrase} {STEP_PLACE}"): end
            for kind, end in _AT_STEP.items()
            for phrase in self._spelled_out(kind)
        }

    @cached_property
    def with_use_case(self) -> Mapping[str, bool]:
        """Whether the phrase is a strong one: `see` may also be said of what is only worth reading."""
        return {
            phrase if USE_CASE in phrase else tight(f"{phrase} {USE_CASE}"): kind == CONTINUE_WITH
            for kind in (SEE, CONTINUE_WITH)
            for phrase in self._spelled_out(kind)
        }

    def _spelled_out(self, kind: str) -> Iterator[str]:
        return map(tight, all_spelled_out(self._phrases.get(kind, ())))


_BEHIND_FLOW = f"{FLOW} "
_FIRST = expression(r"(?:\[(?P<perhaps>[^()\[\]{]+)\]|\(([^()\[\]{]+)\)|([^()\[\]{| ]+))(?: |$)")


def words_at_start(phrase: str) -> Iterable[str]:
    """With which words all phrases begin that one stands for; most need not be spelled out for that."""
    start = len(_BEHIND_FLOW) if phrase.startswith(_BEHIND_FLOW) else 0
    first = phrase[start:].partition(" ")[0]
    if first.isalpha() and parts_words(phrase):
        return (first,)
    words: list[str] = []
    while parts_words(phrase) and (match := _FIRST.match(phrase, start)):
        words += [each.split(" ")[0] for each in match[match.lastindex or 0].split("|")]
        if not all(words):
            break
        if match["perhaps"] is None:
            return words
        start = match.end()
    return (tight(each).removeprefix(_BEHIND_FLOW).split(" ")[0] for each in spelled_out(phrase))


@cache
def spoken() -> tuple[Table, ...]:
    """The phrases of each language; where two say different things by one, the first language wins."""
    return tuple(Table(language.outcomes) for language in SPOKEN)


KINDS = (SUCCESS, FAILURE, ENDS, RESUME, RETRY, RESUME_AT, RESUME_AFTER)


@cache
def plain_phrases(kind: str, language: Language) -> tuple[str, ...]:
    """The phrases of a language with no place in them but that of the step."""
    return tuple(
        phrase
        for phrase in all_spelled_out(language.outcomes.get(kind, ()))
        if FLOW not in phrase and MAIN_FLOW not in phrase
    )
