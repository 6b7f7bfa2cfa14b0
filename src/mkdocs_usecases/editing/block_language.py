"""In which words a block speaks: the language of its keys, or that of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_usecases.editing.typed_page import TypedBlock
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.languages.language import Language, names
from mkdocs_usecases.languages.phrases import all_spelled_out
from mkdocs_usecases.languages.spoken import LANGUAGES, SPOKEN
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.words.key_names import names_in, plain
from mkdocs_usecases.parsing.words.keys import KEYS, Key

_EVERYWHERE = "id"
"""The key that writers of all languages type alike."""

_ENGLISH_ENDS = {
    "resume at": "resume at {}",
    "success": "ends in success",
    "failure": "ends in failure",
    "resume": "resume",
    "retry": "retry",
    "continue with": "continue with {}",
}
_PRINTED = {
    "resume at": "resumes",
    "success": "succeeds",
    "failure": "fails",
    "continue with": "continues with",
}
"""By what an end says, the word that pages print for it."""


@dataclass(frozen=True)
class Tongue:
    """The words to offer in a block."""

    language: Language
    own: Mapping[str, tuple[str, ...]]
    """The site's own names of keys."""

    case: str = ""
    """`small` or `capital` where all keys of the block begin so."""

    def key(self, key: Key) -> tuple[str, ...]:
        """What to call a key; the site's own names first."""
        proper = key.name if self.language is ENGLISH else (*names_in(self.language, key.name), key.name)[0]
        return tuple(dict.fromkeys((*self.own.get(key.name, ()), self.cased(proper))))

    def part(self, name: str) -> str:
        """What to call a key of a long form."""
        if self.language is ENGLISH:
            return self.cased(name)
        words = self.language.parts.get(name) or self.language.keys.get(name, "")
        return self.cased((*names(words), name)[0])

    def level(self, name: str) -> str:
        """The word for a level."""
        return name if self.language is ENGLISH else (*names(self.language.levels[name]), name)[0]

    @property
    def ends(self) -> Mapping[str, str]:
        """By what they say, the phrases for an end; `{}` is the step or the use case."""
        if self.language is ENGLISH:
            return _ENGLISH_ENDS
        return {kind: self._end(kind) for kind in _ENGLISH_ENDS}

    def _end(self, kind: str) -> str:
        printed = self.language.printed.get(_PRINTED.get(kind, ""))
        if printed:
            return printed[:1].lower() + printed[1:]
        return next(said for said in all_spelled_out(self.language.outcomes[kind]) if "{" not in said)

    def cased(self, word: str) -> str:
        """A word as the block writes its keys."""
        if self.case == "small":
            return word.lower()
        return word[:1].upper() + word[1:] if self.case == "capital" else word


def tongue_of(block: TypedBlock | None, site: Context, options: Options) -> Tongue:
    """The words of a block; of the site where the block has none yet."""
    spoken = LANGUAGES.get(options.language.lower().replace("_", "-").partition("-")[0], ENGLISH)
    typed = _typed_keys(block, site) if block is not None else ()
    found = _spoken_by(tuple(typed))
    language = spoken if not found or spoken in found else found[0]
    firsts = "".join(key[:1] for key in typed)
    case = "small" if firsts.islower() else "capital" if firsts.isupper() else ""
    return Tongue(language, options.keys, case)


def _typed_keys(block: TypedBlock, site: Context) -> Sequence[str]:
    """The keys at the root of a block that are known ones, the site's own left out."""
    typed = [row.text.partition(":")[0] for row in block.read if row.column == 0]
    return [key for key in typed if key.casefold() != _EVERYWHERE and site.key(key) is not None]


@lru_cache(maxsize=64)
def _spoken_by(typed: tuple[str, ...]) -> tuple[Language, ...]:
    """The languages that most of these names of keys belong to."""
    counts = {language: sum(plain(key) in _names(language.code) for key in typed) for language in SPOKEN}
    most = max(counts.values())
    return tuple(language for language in SPOKEN if most and counts[language] == most)


@lru_cache(maxsize=16)
def _names(code: str) -> frozenset[str]:
    language = LANGUAGES[code]
    proper = [key.name for key in KEYS] if language is ENGLISH else []
    return frozenset(plain(name) for key in KEYS for name in (*proper, *names_in(language, key.name)))
