"""What people type is understood in each language; and what only sounds like it stays a step."""

from __future__ import annotations

import pytest

from mkdocs_usecases.languages.spoken import LANGUAGES
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from support.natural_phrases import NATURAL

MEANINGS = ("at 2", "on", "again", "success", "failure", "ends", "step")
ENOUGH = 12


def typed(language: str, meaning: str) -> list[str]:
    return [phrase.strip() for phrase in NATURAL[language][meaning].split("|")]


ENDS = [
    (meaning, phrase)
    for language in LANGUAGES
    for meaning in MEANINGS[:-1]
    for phrase in typed(language, meaning)
]


def said(text: str) -> str:
    end = outcome_phrases().read(text)
    if end is None:
        return "step"
    if end.kind.value != "resumes":
        return end.kind.value
    return "again" if end.retries else f"at {end.step}" if end.step else "on"


@pytest.mark.parametrize("meaning", MEANINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_natural_phrase_says_what_it_means(language: str, meaning: str) -> None:
    """And an action that sounds like an end stays a step."""
    phrases = typed(language, meaning)
    assert {phrase: said(phrase) for phrase in phrases} == dict.fromkeys(phrases, meaning)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_examples_of_both(language: str) -> None:
    assert set(NATURAL[language]) == set(MEANINGS)
    assert len(typed(language, "at 2")) >= ENOUGH
    assert len(typed(language, "step")) >= ENOUGH


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_that_somebody_does_or_that_goes_on_is_a_step(language: str) -> None:
    for meaning, phrase in ENDS:
        # What stands behind another sentence is that sentence's, and does not concern us here.
        bare = phrase.strip("→* .。")
        for text in (f"Pat {bare}", f"Pat: {bare}", f"{bare} Pat", f"{bare}, Pat pays"):
            assert said(text) == "step", (text, meaning)
