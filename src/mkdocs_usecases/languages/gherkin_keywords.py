"""The keywords of Gherkin in the language of a site."""

from __future__ import annotations

import re

from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import Keywords
from mkdocs_usecases.languages.spoken import LANGUAGES

_TRADITIONAL = Keywords("zh-TW", "功能", "場景", "假如", "當", "那麼", "而且")


def keywords(language: str) -> Keywords:
    """The keywords of the language of a site: `pt`, also as `pt-BR`; English where it is not known."""
    spoken, *more = re.split(r"[-_\s]+", language.lower())
    if spoken == "zh" and {"tw", "hk", "hant"}.intersection(more):
        return _TRADITIONAL
    return LANGUAGES.get(spoken, ENGLISH).gherkin
