"""Beginnings of steps that are nearly a declared name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import ARTICLES
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.parsing.words.labels import UNPARTED
from mkdocs_usecases.spelling import is_slip
from mkdocs_usecases.validation.names.likely_names import (
    PARTICLES,
    acting_name,
    begun_name,
    glued_name,
    is_slip_in_signs,
    lacks_a_sign,
    lone_name,
    name_behind_article,
)
from mkdocs_usecases.validation.names.suggestions import Suggestions

_CLOSE = 0.84
"""How alike the beginning of a step and a name must be: one wrong letter in six."""

_CLOSE_WORD = 0.8
"""`Senior editor` and `Junior editor` are alike as a whole, but not word by word: no misspelling."""

_CLOSE_BEFORE_COLON = 0.7
"""A colon says that a name was meant."""

_SHORTEST = 4
"""Names of three letters are too close to other words: `Bot` to `Both`."""

_ARTICLES = frozenset(ARTICLES)
_BEFORE_COLON = expression(r"(?P<name>\S+(?:\s+\S+){0,3}?)\s*[:：](?:\s|$)")
_ASIDE = expression(r"\([^()]*\)\s*,?\s*")
_HUMP = expression(r"[a-z][A-Z]")
"""A capital within a word: no verb has one."""

_ELIDED = expression(r"[^\W\d_]{1,2}['’](?=[^\W\d_]{3})")
"""An article that lost its vowel: `L'acteur`."""

_UNPARTED = expression(f"[{UNPARTED}]")
_LONG = 7
"""Letters of a name that is no other one with a blank more or less."""

_LONG_WORD = 6
"""Letters of a name that is no verb without its last one: `Manager` is, as others in -er, -e and -y are."""

_NOT_NAME = "*_`\"'“”„«».,;:!?()[]"
_NEVER_AFTER_AN_ACTOR = frozenset(
    {"is", "are", "was", "were", "that", "which", "who", "whose", "of", "with", "in", "for"}
)


class Misspelling(NamedTuple):
    """The beginning of a step that is nearly a declared name."""

    typed: str
    meant: str


class Names:
    """Declared names by how many words they have, since no slip of the pen changes that."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of a block or of a site."""
        groups: dict[int, list[str]] = {}
        for name in names:
            groups.setdefault(len(name.split()), []).append(name)
        self._groups = {count: Suggestions(group) for count, group in groups.items()}
        self._several = [name for count, group in groups.items() if count > 1 for name in group]
        self._singles = frozenset(groups.get(1, ()))
        self._in_one = [name for name in groups.get(1, ()) if not name.isascii() and _UNPARTED.search(name)]
        self._single = [name for name in groups.get(1, ()) if len(name) >= _LONG]
        self._known: dict[tuple[str, bool], str | None] = {}

    def misspelt(self, text: str) -> Misspelling | None:
        """The declared name that a step nearly begins with."""
        text = _ASIDE.sub("", text, count=1) if text.startswith("(") else text
        words = [word.strip(_NOT_NAME) for word in _ELIDED.sub("", text).split(maxsplit=8)]
        first = 1 if len(words) > 1 and words[0].casefold() in _ARTICLES else 0
        before_colon = _BEFORE_COLON.match(text)
        if before_colon:
            typed = [word for word in before_colon["name"].split() if word.casefold() not in _ARTICLES]
            name = " ".join(typed).strip(_NOT_NAME)
            meant = self._meant(name, before_colon=True)
            if meant:
                return Misspelling(name, meant)
        if parted := self._with_other_blanks(words[first:]):
            return parted
        for count in sorted(self._groups, reverse=True):
            typed = words[first : first + count]
            following = next(iter(words[first + count :]), "")
            if len(typed) < count or following.casefold() in _NEVER_AFTER_AN_ACTOR:
                continue
            name = " ".join(typed)
            meant = self._meant(name, before_colon=False)
            if meant:
                return Misspelling(name, meant)
        return self._acting(words[first:]) or self._unparted(text)

    def alone(self, text: str) -> Misspelling | None:
        """The name that a step nearly begins with which is the only one of its block to begin with none."""
        words = [word.strip(_NOT_NAME) for word in text.split(maxsplit=3)]
        first = 1 if len(words) > 1 and words[0].casefold() in _ARTICLES else 0
        if len(words) < first + 2:
            return None
        if words[0].islower() and words[1] in self._singles and text.startswith(f"{words[0]} {words[1]} "):
            # All other steps begin with who acts.
            return Misspelling(" ".join(words[:2]), " ".join(words[1::-1]))
        known = self._groups.get(1)
        names = [*map(known.name, known.candidates(words[first]))] if known is not None else []
        name = lone_name(words[first], words[first + 1], names)
        name = name or (name_behind_article(words[first], names) if first else None)
        name = name or begun_name(words[first:], self._several) or glued_name(words[first:], names)
        return None if name is None else Misspelling(words[first], name)

    def _acting(self, words: Sequence[str]) -> Misspelling | None:
        """A name of one word before what they do."""
        known = self._groups.get(1)
        if known is None or not words:
            return None
        names = map(known.name, known.candidates(words[0]))
        name = acting_name(words, names)
        return None if name is None else Misspelling(words[0], name)

    def _unparted(self, text: str) -> Misspelling | None:
        """A name in a script that puts no blank behind it."""
        for name in self._in_one:
            less = text[: len(name) - 1]
            # What begins with it, and is as long as the name, has a particle in it.
            first = (less,) if text[len(less) : len(less) + 1] in PARTICLES else ()
            for typed in (*first, text[: len(name)], text[: len(name) + 1], less):
                if typed != name and (is_slip(typed, name) or is_slip_in_signs(typed, name)):
                    return Misspelling(typed, name)
            if (short := lacks_a_sign(text, name)) is not None:
                return Misspelling(short, name)
        return None

    def _with_other_blanks(self, words: Sequence[str]) -> Misspelling | None:
        """A name whose blank was not typed, or is another letter; or one that was declared so."""
        if not words:
            return None
        word = words[0]
        name = self._of_one_word(folded(word), is_long=len(word) >= _LONG)
        if name is not None:
            return Misspelling(word, name)
        for count in (2, 3):
            typed = " ".join(words[:count])
            name = self._of_several_words(folded(typed)) if len(words) >= count else None
            if name is not None:
                return Misspelling(typed, name)
        return None

    def _of_one_word(self, word: str, *, is_long: bool) -> str | None:
        """The name of several words that it is, without a blank, or with a letter for one."""
        if not self._joined:
            return None
        if (name := self._joined.get(word)) is not None or not is_long:
            return name
        # A digit for a blank makes another name.
        places = (at for at in range(1, len(word) - 1) if not word[at].isdigit())
        parted = (f"{word[:at]} {word[at + 1 :]}" for at in places)
        return next((name for each in parted if (name := self._whole.get(each)) is not None), None)

    def _of_several_words(self, typed: str) -> str | None:
        """The name of one word that they are, with a blank too many, or with one for a letter."""
        if (name := self._undivided.get(typed.replace(" ", ""))) is not None:
            return name
        before, blank, behind = typed.partition(" ")
        return self._with_a_gap.get((before, behind)) if blank and " " not in behind else None

    @cached_property
    def _whole(self) -> Mapping[str, str]:
        return {folded(name): name for name in reversed(self._several)}

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        """The names of several words by what they are without blanks."""
        return {name.replace(" ", ""): typed for name, typed in self._whole.items()}

    @cached_property
    def _undivided(self) -> Mapping[str, str]:
        return {folded(name): name for name in reversed(self._single)}

    @cached_property
    def _with_a_gap(self) -> Mapping[tuple[str, str], str]:
        """By what stands before and behind one of their letters."""
        return {
            (name[:at], name[at + 1 :]): typed
            for name, typed in self._undivided.items()
            for at in range(1, len(name) - 1)
            if not name[at].isdigit()
        }

    def _meant(self, typed: str, *, before_colon: bool) -> str | None:
        """The name that is closest to what was typed, remembered, since many steps begin alike."""
        key = (folded(typed), before_colon)
        if key not in self._known:
            self._known[key] = self._closest(key[0], before_colon)
        return self._known[key]

    def _closest(self, typed: str, before_colon: bool) -> str | None:
        names = self._groups.get(len(typed.split()))
        if names is None or typed.endswith(("'s", "’s")):
            return None
        needed = _CLOSE_BEFORE_COLON if before_colon else _CLOSE
        best: tuple[float, str] | None = None
        for name in names.candidates(typed):
            # `Manage the menu` is a command that forgets its actor, not a misspelt `Manager`.
            if name == typed:
                continue
            if _is_one_word_wrong(typed, name):
                return names.name(name)
            is_verb = name.startswith(typed) and not _is_whole(typed, name, names.name(name))
            if not before_colon and (is_verb or len(name) < _SHORTEST):
                continue
            ratio = _likeness(typed, name, needed)
            if not ratio and _is_one_slip(typed, name):
                ratio = needed
            if ratio and (best is None or ratio > best[0]):
                best = ratio, name
        return names.name(best[1]) if best else None


def _is_whole(typed: str, name: str, listed: str) -> bool:
    """Whether the beginning of a name can be no word of its own: no verb has a capital in it, or a blank."""
    is_cut = (
        len(name) - len(typed) <= _MOST_CUT and typed[-2] != " " and name[-1] != "s"
        if " " in typed
        else len(typed) == len(name) - 1
        and len(name) >= _LONG_WORD
        and name[-1] not in "esy"
        and name[-2:] != "er"
    )
    return is_cut or _HUMP.search(listed) is not None


_MOST_CUT = 3
"""Letters that the last word of a name may lack at its end."""


def _is_one_word_wrong(typed: str, name: str) -> bool:
    """Whether a name of several words has one slip in one of them, which is no short one and no plural."""
    words = [pair for pair in zip(typed.split(), name.split(), strict=False) if pair[0] != pair[1]]
    return (
        " " in name
        and len(words) == 1
        and min(map(len, words[0])) >= _SHORTEST
        and typed.rstrip("s") != name.rstrip("s")
        and is_slip(*words[0])
    )


def _is_one_slip(typed: str, name: str) -> bool:
    """Whether one slip of the pen parts two names, and no other ending: several customers are customers."""
    is_ending = typed[-1:] == name[-1:] or sorted(typed) == sorted(name)
    return len(name) > _SHORTEST and is_ending and typed[:1] == name[:1] and is_slip(typed, name)


def _likeness(typed: str, name: str, needed: float) -> float:
    """How alike two names are; 0 when they are not misspellings of each other."""
    if [letter for letter in typed if letter.isdigit()] != [letter for letter in name if letter.isdigit()]:
        return 0.0  # `Clerk 1` and `Clerk 2` differ on purpose
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, typed, name, autojunk=False)
    if matcher.real_quick_ratio() < needed or matcher.quick_ratio() < needed:
        return 0.0
    ratio = matcher.ratio()
    each_word = min(_CLOSE_WORD, needed)
    pairs = zip(typed.split(), name.split(), strict=True)
    alike = all(SequenceMatcher(None, *pair, autojunk=False).ratio() >= each_word for pair in pairs)
    return ratio if ratio >= needed and alike else 0.0
