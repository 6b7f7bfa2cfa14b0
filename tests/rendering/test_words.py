"""The words that are generated, in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.rendering import words
from mkdocs_usecases.rendering.words import words_of

LANGUAGES = {language.code: language.printed for language in SPOKEN}
ENGLISH = LANGUAGES["en"]
_PLACES = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    assert LANGUAGES[language].keys() == ENGLISH.keys()
    assert all(word.strip() for word in LANGUAGES[language].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_keeps_its_places(language: str) -> None:
    for key, word in LANGUAGES[language].items():
        assert _PLACES.findall(word) == _PLACES.findall(ENGLISH[key]), key


def test_every_word_is_used() -> None:
    folder = Path(words.__file__).parent
    sources = [*folder.rglob("*.py"), *folder.glob("templates/*.html")]
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    made = {f"level {level}" for level in ("summary", "user goal", "subfunction")}
    kinds = {"person", "kind system", "time", "organization", "error", "warning", "hint"}
    assert [key for key in ENGLISH if f'"{key}"' not in text and key not in made | kinds] == []


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("de", "de"), ("DE_at", "de"), ("pt-BR", "pt"), ("zh_Hant", "zh"), ("tlh", "en"), ("", "en")],
)
def test_languages_are_found_by_their_first_part(language: str, spoken: str) -> None:
    assert words_of(language).language == spoken


def test_a_site_changes_words_whatever_the_case_of_their_keys() -> None:
    assert words_of("en", {" Primary-Actor ": "Hero"})["primary actor"] == "Hero"
    assert words_of("en")["primary actor"] == "Primary actor"
