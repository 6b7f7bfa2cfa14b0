"""What is said to end, `the use case`, where nothing follows it or it is mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.parsing.ends.outcome_tables import ENDS
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.spelling import is_slip

_MOST_WORDS = 3
"""Of a subject, with its article."""

_ANY = "use case"
"""A subject: some ends are none without one."""

_SHORTEST = 6
"""Letters of a subject: of a shorter one a slip makes too many other words."""


@cache
def _endings() -> Mapping[str, str]:
    """By a subject, the commonest words of its language that end it."""
    found: dict[str, str] = {}
    for language in SPOKEN:
        printed = language.printed.get("ends", "Ends")
        phrases = [
            phrase for phrase in all_spelled_out(language.outcomes[ENDS]) if folded(phrase) == folded(printed)
        ]
        for subject in all_spelled_out(language.subjects) if phrases else ():
            found.setdefault(folded(subject), phrases[0])
    return found


_ARTICLES = frozenset(map(folded, ARTICLES))


def ending_of(subject: str) -> str | None:
    """What ends a subject that stands alone, `Use case`; `None` for other words."""
    said = folded(subject).split()
    return _endings().get(" ".join(said[1:] if said[:1] and said[0] in _ARTICLES else said))


def without_slip(said: str, words: OutcomePhrases) -> str | None:
    """A whole end with its subject as it should be: `use cise ends` → `use case ends`."""
    typed = said.split()
    for count in range(1, _MOST_WORDS + 1):
        first = 1 if folded(typed[0]) in _ARTICLES else 0
        rest = " ".join(typed[count:])
        # Of most texts no part says an end: to look at all subjects would take a hundred times as long.
        if words.read(rest) is None and words.read(f"{_ANY} {rest}") is None:
            continue
        meant = _meant(" ".join(typed[first:count]), _endings())
        if meant is None and (meant := _with_article().get(folded("".join(typed[:count])))) is not None:
            first = 0
        if meant is not None:
            if typed[first][:1].isupper():
                meant = meant[:1].upper() + meant[1:]
            return " ".join((*typed[:first], meant, rest))
    return None


@cache
def _with_article() -> Mapping[str, str]:
    """Subjects with an article, by what they are without a blank: `theuse case`, `derAnwendungsfall`."""
    subjects = ((language, subject) for language in SPOKEN for subject in all_spelled_out(language.subjects))
    found: dict[str, str] = {}
    for language, subject in subjects:
        for article in language.articles:
            # `l'` and its like have no blank behind them.
            if article.isascii() and article.isalpha():
                found.setdefault(folded(f"{article}{subject}").replace(" ", ""), f"{article} {subject}")
    return found


def _meant(typed: str, subjects: Iterable[str]) -> str | None:
    return next(
        (subject for subject in subjects if len(subject) >= _SHORTEST and is_slip(typed, subject)), None
    )
