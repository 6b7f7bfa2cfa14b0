"""What the keys of a block may be called: in each language, and in a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import takewhile

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.language import Language, names
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.words.keys import BRANCH_KEYS, EXTENDS_KEYS, KEYS, Key
from mkdocs_usecases.spelling import did_you_mean, is_slip

_WORD = expression(r"[^\W_]+")
_ENDING = expression(r"\(\w{1,5}\)")
_ASIDE = expression(r"(?P<name>[^()（）]*[^()（）\s])\s*[(（](?P<aside>[^()（）]+)[)）]")
_OR = expression(
    lambda: rf"(?:{'|'.join(word for one in SPOKEN for word in one.either)}|also|aka|auch|a\.k\.a\.)\s+"
)
_CLOSING = (")", "）")
_SHORT = 3


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """The form in which names of keys are compared: `Pre-Conditions`, `precondition` and `Precondition(s)`.

    Without case, accents, signs and blanks, and without the `s` of a plural.
    """
    return "".join(_plain_words(key))


def _plain_words(key: str) -> list[str]:
    words = _WORD.findall(_ENDING.sub("", folded(key)).replace("&", " and "))
    return [
        word[:-1] if len(word) > _SHORT and word[-1] == "s" and word[-2] != "s" else word for word in words
    ]


def names_in(language: Language, key: str) -> tuple[str, ...]:
    """What a key may be called in a language, its own name apart."""
    return names(language.keys[key])


@cache
def _left_out() -> frozenset[str]:
    return frozenset(plain(word) for one in SPOKEN for word in one.may_be_left_out)


class KeyNames:
    """The names of keys that a site understands: those of all languages, and its own."""

    def __init__(self, added: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Take further names by the key that they stand for; they go before those of languages."""
        own = {name: key for key in KEYS for name in (added or {}).get(key.name, ())}
        proper = {key.name: key for key in KEYS}
        # No site can take the proper name of a key away from it.
        self.listed = {**proper, **own, **proper}
        """The names to propose to a writer."""
        self._own, self._proper = own, proper

    @cached_property
    def _near(self) -> Mapping[str, Key]:
        """By their plain forms, without the names of other languages, which are seldom asked for.

        To put all of them in order takes a tenth of a check of few blocks.
        """
        return {**_spoken(SPOKEN[:1]), **_by_plain_name(self._own), **_by_plain_name(self._proper)}

    @cached_property
    def _known(self) -> Mapping[str, Key]:
        """These, and all others as soon as a name is none of them."""
        return self._near

    @cached_property
    def _by_name(self) -> Mapping[str, Key]:
        return {**_spoken(SPOKEN[1:]), **self._near}

    def lookup(self, typed: str) -> Key | None:
        """The key that a writer means, or `None`."""
        found = self.without_aside(typed)
        return found if found is not None or typed[-1:] not in _CLOSING else self._with_aside(typed)

    def without_aside(self, typed: str) -> Key | None:
        """The key of this name, with nothing in brackets behind it."""
        if found := self.listed.get(typed):
            return found
        name = plain(typed)
        found = self._known.get(name)
        if found is None and self._known is self._near:
            self._known = self._by_name
            found = self._known.get(name)
        return found

    def _with_aside(self, typed: str) -> Key | None:
        """The key with another name of it in brackets, or with an end: `Postconditions (failure)`."""
        match = _ASIDE.fullmatch(typed)
        if match is None:
            return None
        name, aside = match["name"], match["aside"]
        for whole in (f"{aside} {name}", f"{name} {aside}"):
            if (found := self._by_name.get(plain(whole))) is not None:
                return found
        found, other = self._by_name.get(plain(name)), self._by_name.get(plain(_OR.sub("", aside)))
        # What stands there besides may say that it is about something else.
        return found if other is found or plain(aside) in _left_out() else None

    def begun(self, typed: str) -> str | None:
        """The name of a key that a word begins, where somebody has stopped before lines below it."""
        start = plain(typed)
        if len(start) < _SHORT:
            return None
        # English goes first, whichever name is shorter.
        for known in (self.listed, *map(_names_of_keys, SPOKEN)):
            if found := [name for name in known if plain(name).startswith(start)]:
                return min(found, key=lambda name: (name not in _OF_SEVERAL_LINES, len(name)))
        return None

    def meant(self, typed: str, fields: Iterable[str] = ()) -> str | None:
        """The known name that a mistyped one is close to; never one for after where it says before."""
        typed = typed[:_LONGEST]
        aside = _ASIDE.fullmatch(typed)
        if aside is not None and (key := self.lookup(aside["name"])) is not None:
            return key.name
        start = plain(typed)
        banned = {key for sides, key in _sides() if start.startswith(sides)}

        def likely(known: Iterable[str]) -> list[str]:
            return [name for name in known if (key := self.lookup(name)) is None or key.name not in banned]

        if (whole := self._by_first_words.get(start)) and likely([whole]) and not is_version(typed):
            return whole
        shape = start[:1], len(typed)
        english = likely((*self.listed, *fields, *_names_like(SPOKEN[:1], *shape)))
        spoken = likely(_names_like(SPOKEN[1:], *shape))
        near = did_you_mean(typed, english) or did_you_mean(typed, spoken)
        # A wrong first letter is rarer, and then all others have to be right.
        return near or next((name for name in likely(self._begun_wrong(start)) if is_slip(typed, name)), None)

    @cached_property
    def _by_first_words(self) -> Mapping[str, str]:
        """By the words that begin the names of one key, or its proper one alone: `success`, `acceptance`."""
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys((*self.listed, *_every_name())):
            *words, _ = _plain_words(name) or [""]
            for count in range(len(words)):
                found.setdefault("".join(words[: count + 1]), []).append(name)
        whole = {start: self._single(begun) for start, begun in found.items() if len(start) > _SHORT}
        return {start: name for start, name in whole.items() if name is not None}

    def _single(self, known: Sequence[str]) -> str | None:
        """The first of some names, if they are those of one key; else the only proper one."""
        if len({key.name for key in map(self.lookup, known) if key}) == 1:
            return known[0]
        proper = [name for name in known if name in self.listed]
        return proper[0] if len(proper) == 1 else None

    def _begun_wrong(self, typed: str) -> Iterator[str]:
        """The names that a word may be whose first letter is wrong, missing, too many, or the second one."""
        swapped = f"{typed[1:2]}{typed[:1]}{typed[2:]}"
        for form in dict.fromkeys((f"?{typed[1:]}", f"?{typed}", typed[1:], swapped)):
            yield from self._by_form.get(form, ())

    @cached_property
    def _by_form(self) -> Mapping[str, Sequence[str]]:
        """The names to propose, as they are and with a question mark for their first letter."""
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys((*self.listed, *_every_name())):
            for form in (plain(name), f"?{plain(name)[1:]}"):
                found.setdefault(form, []).append(name)
        return found


def _by_plain_name(table: Mapping[str, Key]) -> dict[str, Key]:
    return {plain(name): key for name, key in table.items()}


@cache
def _spoken(languages: tuple[Language, ...]) -> Mapping[str, Key]:
    """Every name of a key in some languages; where two keys have it, the first language wins."""
    return {
        plain(name): key
        for language in reversed(languages)
        for key in reversed(KEYS)
        for name in (*reversed(names_in(language, key.name)), key.name)
    }


_BEFORE, _AFTER = ("preconditions",), ("success guarantee", "minimal guarantee")


@cache
def _sides() -> tuple[tuple[str, str], ...]:
    """How names for what is true before or after begin, and the keys that are the other side of it.

    Told from the names that go on alike: `preconditions` and `postconditions`, `Vor-` and `Nachbedingung`.
    """
    found: dict[tuple[str, str], None] = {}
    for language in SPOKEN:
        before = [plain(name) for key in _BEFORE for name in (key, *names_in(language, key))]
        after = [plain(name) for key in _AFTER for name in names_in(language, key)]
        for one in before:
            for other in after:
                shared = _shared_ending(one, other)
                if shared * 2 >= min(len(one), len(other)) and shared < min(len(one), len(other)):
                    found |= dict.fromkeys((one[:-shared], key) for key in _AFTER)
                    found |= dict.fromkeys((other[:-shared], key) for key in _BEFORE)
    return tuple(found)


def _shared_ending(one: str, other: str) -> int:
    """How many letters two words have alike at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@lru_cache(maxsize=512)
def _names_like(languages: tuple[Language, ...], first: str, length: int) -> tuple[str, ...]:
    """The names in some languages that begin alike and are about as long: all would be too many."""
    return tuple(
        name
        for language in languages
        for key in KEYS
        for name in names_in(language, key.name)
        if abs(len(name) - length) <= _FARTHEST and plain(name).startswith(first)
    )


def _every_name() -> Iterator[str]:
    return (name for language in SPOKEN for name in _names_of_keys(language))


def _names_of_keys(language: Language) -> Iterator[str]:
    return (name for key in KEYS for name in names_in(language, key.name))


_OF_SEVERAL_LINES = frozenset({"steps", "extensions", "stakeholders", "preconditions"})

_FARTHEST = 3
_LONGEST = 80


@lru_cache(maxsize=1)
def _single_words() -> frozenset[str]:
    return frozenset(plain(name) for name in _every_name() if name.isalpha())


def is_version(typed: str) -> bool:
    """Whether a word says, in some language, which version of the text it is: no release of the system is."""
    return plain(typed) in _versions()


@cache
def _versions() -> frozenset[str]:
    return frozenset(map(plain, _VERSIONS))


_VERSIONS = ("version", "versión", "versão", "versie", "バージョン", "版本", "النسخة", "الإصدار")


def is_torn(typed: str) -> bool:
    """Whether words are the name of a key only if blanks in it do not count: `not a` is no `nota`."""
    words = typed.split()
    return len(words) > 1 and min(map(len, words)) < _SHORT and plain(typed) in _single_words()


@lru_cache(maxsize=32)
def key_names(added: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> KeyNames:
    """The names of a site, put in order once."""
    return KeyNames(dict(added))


def lookup(key: str) -> Key | None:
    """The key that a writer means where a site adds no names, or `None`."""
    return key_names().lookup(key)


def branch_key(typed: str) -> str | None:
    """The key of an extension's long form that a writer means, or `None`."""
    return _branch_names().get(plain(typed))


def record_key(typed: str) -> str | None:
    """The field of an entry that a writer means where each has a key, as data is typed; or `None`."""
    name = plain(typed)
    return _record_names().get(name) if name else None


def extends_key(typed: str) -> str | None:
    """The key of the long form of `extends` that a writer means, or `None`."""
    return _extends_names().get(plain(typed))


@lru_cache(maxsize=256)
def meant_branch_key(typed: str) -> str | None:
    """The name of a key of an extension's long form that a mistyped one is close to, as it is listed."""
    near = did_you_mean(typed, BRANCH_KEYS)
    return near or next((name for name in _all_branch_names() if is_slip(typed, name)), None)


@cache
def _all_branch_names() -> tuple[str, ...]:
    """What the keys of the long form may be called, in the order in which languages are asked."""
    return tuple(dict.fromkeys((*BRANCH_KEYS, *(name for one in SPOKEN for name in _listed_parts(one)))))


def _listed_parts(language: Language) -> Iterable[str]:
    """What the keys of the long form may be called in a language."""
    for listed in _branch_parts(language).values():
        yield from names(listed)


def item_key(typed: str) -> str | None:
    """The key of the long form of a loop that a writer means, `repeat` or `until`, or `None`."""
    return _item_names().get(folded(typed))


@cache
def _item_names() -> Mapping[str, str]:
    """The words before the steps of a loop, and those before what ends it."""
    repeat = [phrase.partition("{steps}") for one in SPOKEN for phrase in all_spelled_out(one.repeat)]
    until = [phrase.partition("{}") for one in SPOKEN for phrase in all_spelled_out(one.until)]
    found = {folded(before): "until" for before, _, behind in until if before.strip() and not behind}
    found |= {folded(before): "repeat" for before, _, behind in repeat if before.strip() and not behind}
    return found


def branch_names(key: str) -> Iterator[str]:
    """What a key of the long form may be called, in each language."""
    yield from (key, *BRANCH_KEYS[key])
    for language in SPOKEN:
        yield from names(_branch_parts(language)[key])


@cache
def _branch_names() -> Mapping[str, str]:
    return _part_names(BRANCH_KEYS, _branch_parts)


def _branch_parts(language: Language) -> Mapping[str, str]:
    return {
        "when": f"{language.parts['when']}, trigger, {language.keys['trigger']}",
        "at": language.parts["at"],
        "steps": f"{language.parts['handling']}, {language.keys['steps']}",
        "then": language.parts["then"],
        "note": language.parts["note"],
        "extensions": language.keys["extensions"],
    }


@cache
def _record_names() -> Mapping[str, str]:
    return _part_names(_RECORD_KEYS, _record_parts)


_RECORD_KEYS: Mapping[str, tuple[str, ...]] = {
    "label": ("id",),
    "name": ("title",),
    "actor": ("who", "by"),
    "role": (),
    "action": (),
    "interest": (),
}


def _record_parts(language: Language) -> Mapping[str, str]:
    steps = ", ".join(all_spelled_out(language.steps))
    return {
        "label": f"{language.parts['label']}, {language.keys['id']}, {steps}",
        "name": language.keys["title"],
        "actor": language.keys["actor"],
        "role": language.parts["role"],
        "action": language.parts["action"],
        "interest": language.parts["interest"],
    }


def record_names(key: str) -> Iterator[str]:
    """What the key of a field may be called, in each language."""
    yield from (key, *_RECORD_KEYS[key])
    for language in SPOKEN:
        yield from names(_record_parts(language)[key])


def extends_names(key: str) -> Iterator[str]:
    """What a key of the long form of `extends` may be called, in each language."""
    yield from (key, *EXTENDS_KEYS[key])
    for language in SPOKEN:
        yield from names(_extends_parts(language)[key])


@cache
def _extends_names() -> Mapping[str, str]:
    return _part_names(EXTENDS_KEYS, _extends_parts)


def _extends_parts(language: Language) -> Mapping[str, str]:
    return {
        "use case": language.parts["use case"],
        "at": f"{language.parts['at']}, {language.keys['extension points']}",
        "when": language.parts["when"],
    }


def _part_names(
    table: Mapping[str, tuple[str, ...]], listed: Callable[[Language], Mapping[str, str]]
) -> Mapping[str, str]:
    """Every name of the keys of a long form; the English ones win, then the languages in their order."""
    found: dict[str, str] = {}
    for language in reversed(SPOKEN):
        for key, said in listed(language).items():
            found |= {plain(name): key for name in names(said)}
    return found | {plain(name): key for key, others in table.items() for name in (*others, key)}
