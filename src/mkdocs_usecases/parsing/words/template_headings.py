"""Headings of templates, user stories and Gherkin that are no keys, and the key of what stands below them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import names
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.words.key_names import names_in, plain


def key_for_heading(typed: str) -> str | None:
    """The key that the text below a heading belongs to, as the language of the heading calls it."""
    return _by_heading().get(plain(typed))


@cache
def _by_heading() -> Mapping[str, str]:
    return {
        plain(heading): key if language is ENGLISH else names_in(language, key)[0]
        for language in reversed(SPOKEN)
        for key, listed in language.headings.items()
        for heading in names(listed)
    }
