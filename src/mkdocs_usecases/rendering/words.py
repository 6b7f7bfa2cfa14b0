"""The words that are generated: everything on a page that no writer typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.spoken import LANGUAGES

SCRIPT_KEYS = (
    *("colon", "scenario", "diagram", "level", "actor", "system", "priority", "status", "release", "tests"),
    *("ending", "tags", "filter", "other pages", "this page", "show all", "copy link", "copied", "print"),
    *("number", "step", "step by step", "previous scenario", "next scenario", "scenario of", "in the tables"),
    *("again", "instead of step", "copy as text", "copy as gherkin"),
    *("enlarge", "zoom in", "zoom out", "fit", "close", "not drawn"),
)
"""The words that scripts put on pages."""

ABOUT = "about "
"""What stands before a term or a sign in the key of the words that explain it."""


class Phrase(NamedTuple):
    """Words around the place for something else: a link to a step, a text."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The generated words of one page; two are the same only when they are one object."""

    language: str
    """The one that is spoken, which is English where the wanted one is not known."""

    table: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.table[key]

    def around(self, key: str) -> Phrase:
        """A phrase with one `{}` in it, apart; without one, what belongs there stands behind it."""
        return _phrase(self.table[key])


@lru_cache(maxsize=1024)
def _phrase(text: str) -> Phrase:
    before, _, after = text.partition("{}")
    return Phrase(before, after)


def words_of(language: str, strings: Mapping[str, str] | None = None) -> Words:
    """The words of a language (`pt`, also as `pt-BR` or `pt_BR`), changed as the option `strings` says.

    An unknown language speaks English, rather than stopping a build over a label. The keys of `strings`
    ignore case, and space, `-` and `_` are the same; those that nothing is named by change nothing.
    """
    return _words_of(language, tuple((strings or {}).items()))


def script_words(words: Words) -> dict[str, str]:
    """The words that scripts put on pages, and the explanations of all terms and signs."""
    explained = {key: text for key, text in words.table.items() if key.startswith(ABOUT)}
    return {**{key: words[key] for key in SCRIPT_KEYS}, **explained}


@lru_cache(maxsize=64)
def _words_of(language: str, strings: tuple[tuple[str, str], ...]) -> Words:
    spoken = _PARTS.split(language.lower())[0]
    if spoken not in LANGUAGES:
        spoken = "en"
    changed = {" ".join(_PARTS.split(key.strip().lower())): word for key, word in strings}
    of = LANGUAGES[spoken]
    explained = {f"{ABOUT}{term}": text for term, text in of.legend.items()}
    return Words(spoken, {**ENGLISH.printed, **of.printed, **explained, **changed})


_PARTS = expression(r"[-_\s]+")
