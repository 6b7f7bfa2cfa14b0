"""Sentences of one-line extensions: each is a handling step, the last may say the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.ends.remarks import said_end
from mkdocs_usecases.parsing.words.inline import is_of_words, masked
from mkdocs_usecases.parsing.words.step_numbers import any_of

# It looks for the sign and then at what stands around it: that takes half the time.
_END = expression(
    r"[.!?…。！？;](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*[\"'”’)\]*_]*\s+|(?<=[。！？])[。！？]*[」』）]*\s*|(?<=;)\s+(?=\S))"
)
_ABBREVIATIONS = frozenset("etc cf vs approx incl no nr dr mr mrs ms st bzw usw ca ex sr sra bv".split())
"""Words behind which a full stop ends no sentence; nor does one behind a single letter, as in `e.g.`."""

_LAST_WORD = expression(r"(?<!\w)\w+\.$")
_COUNT = expression(r"[*_]{0,3}(?:\*|\d{1,3}(?:-\d{1,3})?)(?:[a-z]{1,3}\d{1,3})*[.)]+[*_]{0,3}\s*")
"""A number alone, which counts the sentence behind it."""


def _ends(text: str, outcomes: OutcomePhrases) -> Iterator[re.Match[str]]:
    """Where sentences end, not inside code, brackets or quotes, nor behind an abbreviation."""
    whole = masked(text)
    for match in _END.finditer(whole):
        if match.end() >= len(text):
            continue
        if match[0].startswith(";") and not _says_the_end(text, match.end(), outcomes):
            continue
        before = whole[max(match.start() - 11, 0) : match.start() + 1]
        if match[0][0] == "." and _is_abbreviated(before) and not _says_the_end(text, match.end(), outcomes):
            continue
        yield match


def _is_abbreviated(before: str) -> bool:
    """Whether the word before a full stop is shortened; `before` goes up to that."""
    word = before[before.rfind(" ") + 1 : -1]
    if not word.isalpha():
        match = _LAST_WORD.search(before)
        word = "" if match is None else match[0][:-1]
    return (len(word) == 1 and not word.isdigit()) or word.casefold() in _ABBREVIATIONS


def sentences(text: str, outcomes: OutcomePhrases) -> Iterator[tuple[str, int]]:
    """The sentences of a text, each with the index at which it starts."""
    start = 0
    for match in _ends(text, outcomes):
        following = text[match.end() : match.end() + 1]
        # A small letter goes on with the sentence, unless it begins the words that say the end.
        if following.islower() and not _says_the_end(text, match.end(), outcomes):
            continue
        if not text[start].isalpha() and _COUNT.fullmatch(text, start, match.end()):
            # `2a1. Desk says so. 2a2. Resume at 1.`
            continue
        yield text[start : match.end()].rstrip("; \n"), start
        start = match.end()
    if rest := text[start:].strip():
        yield rest, start


def last_sentence(text: str, outcomes: OutcomePhrases) -> tuple[int, int] | None:
    """Where what stands before it ends, and where the last sentence begins that says the end.

    It may stand behind an arrow, or be joined to the sentence before it: `Desk says so and returns to 2`.
    """
    has_signs = not is_of_words(text)
    # A sign at its very end parts nothing.
    if has_signs and _MAY_PART.search(text, 0, len(text) - 1):
        starts = [match.end() for match in _ends(text, outcomes)]
        if starts and _says_the_end(text, starts[-1], outcomes):
            return starts[-1], starts[-1]
    may_be_joined = has_signs and _JOINING_SIGN.search(text) is not None
    if not may_be_joined and _also_words().isdisjoint(text.casefold().split()):
        # The quick answer for most: they are of one piece.
        return None
    may_join = _MAY_JOIN.search(text) is not None or any(word in text for word in _subjects(text.isascii()))
    if not may_join and not text.rstrip(_STOPS).casefold().endswith(_BARE_ENDS):
        return None
    found = None
    for match in _JOINT.finditer(text):
        if len(text) - match.end() > _LONGEST:
            continue
        said = outcomes.read(text[match.end() :])
        # Who `stops` is the one who acts, unless it is said that it is the use case.
        if said is None or not match.start():
            continue
        has_subject = outcomes.subject_end(text, match.end()) > match.end()
        if match["arrow"] or said.step or has_subject or _is_bare_end(text[match.end() :]):
            found = match.start(), match.end()
    # `If he nods, resume at 3` is all of it an end.
    return None if found is None or said_end(text, outcomes) is not None else found


def _is_bare_end(text: str) -> bool:
    """Whether a text is a word for an end that nobody does: `Desk waits, end`."""
    return text.strip().rstrip(_STOPS).casefold() in _BARE_ENDS


_BARE_ENDS = tuple({word.casefold() for one in SPOKEN for word in one.bare_ends})
_STOPS = " .!。！"
_MAY_JOIN = expression(r"\d|[→⇒➔➜]|[-=]>")
_MAY_PART = expression(r"[.。!?;]")
_JOINING_SIGN = expression(r"[,;–—→⇒➔➜>，、；،](?:(?<!>)|(?<=[-=]>))|\s-\s")
_ALL_ALSO = [word for one in SPOKEN for word in one.also if word.isascii()]
_ALSO = any_of(_ALL_ALSO, blanks=True)
_JOINT = expression(
    rf"(?P<arrow>[→⇒➔➜]|(?<=\s)[-=]>\s)|[,;،]?\s(?:{_ALSO})\s|[,;،]\s|\s[–—-]\s|[，、；]\s?", re.IGNORECASE
)
_LONGEST = 400
"""Characters: what goes on longer says no end, and is not copied to ask."""


def joins(text: str) -> bool:
    """Whether a text is a word that joins two sentences, and nothing else: `And`."""
    return " ".join(text.split()).casefold() in _ALL_ALSO


@cache
def _also_words() -> frozenset[str]:
    """With which words begin those that join two sentences."""
    return frozenset(word.split()[0].casefold() for word in _ALL_ALSO)


@cache
def _subjects(ascii_only: bool) -> tuple[str, ...]:
    """How the words for a use case end, in any case of their first letter."""
    every = (folded(phrase) for one in SPOKEN for phrase in all_spelled_out(one.subjects))
    ends = {phrase.rpartition(" ")[2][1:] for phrase in every} - {""}
    return tuple(end for end in ends if end.isascii() or not ascii_only)


def _says_the_end(text: str, start: int, outcomes: OutcomePhrases) -> bool:
    """Whether the rest of a text is the words that say the end."""
    return len(text) - start <= _LONGEST and said_end(text[start:], outcomes) is not None
