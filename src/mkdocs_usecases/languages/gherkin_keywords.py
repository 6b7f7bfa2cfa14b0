"""The keywords of Gherkin in the languages that we speak: those that all of its readers know."""

from __future__ import annotations

import re
from typing import NamedTuple


class Keywords(NamedTuple):
    """What begins the lines of a feature."""

    code: str
    """What Gherkin calls the language."""

    feature: str
    scenario: str
    given: str
    """With the blank behind it, where the language has one: so are those below."""

    when: str
    then: str
    also: str


_ENGLISH = Keywords("en", "Feature", "Scenario", "Given ", "When ", "Then ", "And ")
_KNOWN = {
    "en": _ENGLISH,
    "de": Keywords("de", "Funktionalität", "Szenario", "Angenommen ", "Wenn ", "Dann ", "Und "),
    "fr": Keywords("fr", "Fonctionnalité", "Scénario", "Soit ", "Quand ", "Alors ", "Et "),
    "es": Keywords("es", "Característica", "Escenario", "Dado ", "Cuando ", "Entonces ", "Y "),
    "pt": Keywords("pt", "Funcionalidade", "Cenário", "Dado ", "Quando ", "Então ", "E "),
    "nl": Keywords("nl", "Functionaliteit", "Scenario", "Gegeven ", "Als ", "Dan ", "En "),
    "ja": Keywords("ja", "機能", "シナリオ", "前提", "もし", "ならば", "かつ"),
    "zh": Keywords("zh-CN", "功能", "场景", "假如", "当", "那么", "而且"),
    "ar": Keywords("ar", "خاصية", "سيناريو", "بفرض ", "متى ", "اذاً ", "و "),
}
_TRADITIONAL = Keywords("zh-TW", "功能", "場景", "假如", "當", "那麼", "而且")


def keywords(language: str) -> Keywords:
    """The keywords of the language of a site: `pt`, also as `pt-BR`; English where it is not known."""
    spoken, *more = re.split(r"[-_\s]+", language.lower())
    if spoken == "zh" and {"tw", "hk", "hant"}.intersection(more):
        return _TRADITIONAL
    return _KNOWN.get(spoken, _ENGLISH)
