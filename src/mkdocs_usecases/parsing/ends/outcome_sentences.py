"""A sentence that may say an end, with what stands around its words: subject, flow, quotes and arrows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from mkdocs_usecases.expressions import Expression, expression
from mkdocs_usecases.languages.phrases import folded, pattern_of, plain_letters, tight
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.parsing.ends.outcome_tables import FLOW, MAIN_FLOW, words_at_start
from mkdocs_usecases.parsing.words.step_numbers import any_of

BARE_ARTICLES = frozenset(map(folded, ARTICLES))
ALL_SUBJECTS = [phrase for one in SPOKEN for phrase in one.subjects]
_ALL_MAIN_FLOWS = [phrase for one in SPOKEN for phrase in one.main_flow]
_EDGE = r"(?:(?<![a-z])|(?![a-z]))"
"""Where no word goes on: other scripts need not part words."""


def _subject() -> str:
    articles = any_of(word for word in BARE_ARTICLES if word[-1].isalpha())
    particles = any_of(folded(particle) for one in SPOKEN for particle in one.particles)
    return rf"(?:(?:{articles})\s+|l')?{pattern_of(ALL_SUBJECTS)}{_EDGE}\s*(?:{particles})?\s*"


_AT_START = expression(_subject)
_WORD = expression(r"[a-z]+")


@cache
def first_words() -> Set[str]:
    """With which words subjects begin in English letters, behind an article or without one."""
    words = [word for subject in ALL_SUBJECTS for word in words_at_start(plain_letters(subject))]
    return {match[0] for word in (*BARE_ARTICLES, *words) if (match := _WORD.match(word))}


def subject_at_start(sentence: str) -> re.Match[str] | None:
    """The subject that a sentence in folded form begins with, if it has one."""
    if sentence.isascii():
        # The quick answer for most, which have none.
        word = _WORD.match(sentence)
        if word is None or word[0] not in first_words():
            return None
    return _AT_START.match(sentence)


class _Inside(NamedTuple):
    """What to look for inside of a sentence, in text of one kind of script."""

    subject: Expression
    main_flow: Expression


@cache
def inside_of(*, ascii_only: bool) -> _Inside:
    """What to look for inside of a sentence in English letters, or in those of other scripts."""
    # To look for all words at all places takes long: those of other scripts stand in no English sentence.
    of_script = [
        [phrase for phrase in phrases if folded(phrase).isascii() is ascii_only]
        for phrases in (ALL_SUBJECTS, _ALL_MAIN_FLOWS)
    ]
    return _Inside(*(expression(rf"{_EDGE}{pattern_of(each)}{_EDGE}") for each in of_script))


def readings(sentence: str, subject: re.Match[str] | None) -> Iterator[str]:
    """A sentence without what it may have besides a phrase: its subject, the name of the main flow."""
    said = sentence[subject.end() :] if subject else sentence
    yield said
    if subject:
        yield tight(f"{FLOW} {said}")
    inside = inside_of(ascii_only=sentence.isascii())
    for whole in (said, sentence) if subject else (said,):
        short = whole
        flow = inside.main_flow.search(whole)
        if flow is not None:
            yield _replaced(whole, flow, MAIN_FLOW)
            short = _replaced(whole, flow, "")
            yield short
        for text in (whole, short) if flow else (whole,):
            inner = inside.subject.search(text)
            if inner is not None:
                yield _replaced(text, inner, FLOW)


def _replaced(text: str, match: re.Match[str], place: str) -> str:
    """A text with a word in the place of what was found in it."""
    pieces = text[: match.start()].rstrip(), place, text[match.end() :].lstrip()
    return tight(" ".join(piece for piece in pieces if piece))


_MARKS = "↩↪✔✘✓✗❌✅⛔🚫🔁🔄↻⟲⟳…"
"""Signs that stand for an end, among them those that pages print."""

_BEFORE = expression(
    rf"(?:\s|<(?:br ?/?|b|strong|i|em|u)>|[-=]?>|[→⇒➔➜►▶{_MARKS}]\ufe0f?|\.{{3}}|[•◦▪‣]\s|#{{1,6}}\s)+"
)
_BEHIND = expression(rf"(?:<br ?/?>|\\|</(?:b|strong|i|em|u)>|[{_MARKS}]\ufe0f?|\.{{3}}){{1,9}}$")
_PAIRS = {"(": ")", "[": "]", "“": "”", "„": "“", "‘": "’", "«": "»", "「": "」"} | {
    sign: sign for sign in "*_`\"'"
}


def unframed(text: str) -> str:
    """A text without the arrows and marks beside it, the emphasis, the quotes or the brackets around it."""
    if (text and text[0].isalnum() and text[-1] in _PLAIN_ENDS) or len(text) > _LONGEST:
        # The quick answer for most texts, and for those that are longer than any end.
        return text
    found = None
    while found != text:
        found = text
        if before := _BEFORE.match(text):
            text = text[before.end() :]
        text = _BEHIND.sub("", text.rstrip()).rstrip()
        inner = text.rstrip(".。!！ ")
        if text[:1] in _PAIRS and len(inner) >= _SHORTEST_FRAMED and inner[-1] == _PAIRS[text[0]]:
            text = inner[1:-1]
    return _HALF.sub("", text)


def shown_places(text: str) -> list[int] | None:
    """Where in a text all stands but the signs of emphasis; `None` where no word of it is emphasized."""
    if "*" not in text and "_" not in text and "`" not in text:
        return None
    signs: set[int] = set()
    for match in _EMPHASIZED.finditer(text):
        signs.update(range(match.start(), match.start("inner")), range(match.end("inner"), match.end()))
    return [at for at in range(len(text)) if at not in signs] if signs else None


# An id in code is no link.
_EMPHASIZED = expression(
    r"(?<!\w)(?P<sign>\*{1,3}|_{1,3}|`(?![^`]*-))(?=[^\s*_`])(?P<inner>[^*_`]+)(?<=\S)(?P=sign)(?!\w)"
)
_SHORTEST_FRAMED, _LONGEST = 3, 400
_HALF = expression(r"^(?:\*{2,3}|_+)|(?<=\S)(?:\*{2,3}|_+)$")
"""Emphasis that only begins, or only ends; a star alone may be a step, `resume at *`."""

_PLAIN_ENDS = frozenset(".abcdefghijklmnopqrstuvwxyz0123456789")
