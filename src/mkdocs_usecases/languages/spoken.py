"""The languages that we speak."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from mkdocs_usecases.languages.arabic import ARABIC
from mkdocs_usecases.languages.chinese import CHINESE
from mkdocs_usecases.languages.dutch import DUTCH
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.french import FRENCH
from mkdocs_usecases.languages.german import GERMAN
from mkdocs_usecases.languages.japanese import JAPANESE
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.portuguese import PORTUGUESE
from mkdocs_usecases.languages.spanish import SPANISH

SPOKEN: tuple[Language, ...] = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
    DUTCH,
    JAPANESE,
    CHINESE,
    ARABIC,
)
"""Where two have one word for two things, the first of them wins."""

LANGUAGES: Mapping[str, Language] = {language.code: language for language in SPOKEN}
"""By code, as in `theme.language`."""

ITALIAN_ARTICLES = ("il", "lo", "i", "gli", "uno")
"""Those that no language above has: names of actors are found behind them, though we do not speak Italian."""

ARTICLES: tuple[str, ...] = tuple(
    dict.fromkeys(chain(*(language.articles for language in SPOKEN), ITALIAN_ARTICLES))
)
"""What may stand before a name, in any language."""
