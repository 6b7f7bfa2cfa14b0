"""Words with the letters and digits of an id that are none: `(UC 2)`, `see UC 2`, `(UC-2x7)`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from string import ascii_lowercase, digits

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import advice, meant, mended
from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.registry.id_forms import Forms
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.names.declared_names import LONGEST
from mkdocs_usecases.validation.places import find
from mkdocs_usecases.validation.rules import is_of_another_kind

_IN_BRACKETS = expression(
    r"(?:(?P<square>\[)|(?<!\])\()\s*"
    r"(?P<id>#?[A-Za-z](?:[A-Za-z]{1,6}|(?=[ ‑–—._-]{0,3}\d\d))[ ‑–—._-]{0,3}"
    r"[A-Za-z]?(?:\d{1,5}[a-z]?|\d[a-z]\d{1,3}))"
    r"\s*(?(square)\](?!\()|\))"
)
_LISTED = expression(r"[^\s,;，、]+(?: [^\s,;，、]+)?")
"""An entry of a text that lists ids, perhaps with a blank for its sign."""


def near_references(
    registry: Registry, forms: Forms, told: Collection[tuple[Span, str]]
) -> Iterator[Diagnostic]:
    """What is said of each that was not told, where one id can be meant, and none has that form."""
    known: _Ids | None = None
    for entry in registry.entries:
        for typed in _said_alone(entry.use_case):
            if not registry.is_nowhere(typed) or (entry.use_case.span, typed) in told:
                continue
            if typed[-1] == "-":
                yield from _without_number(entry.use_case, typed)
                continue
            known = _Ids(registry) if known is None else known
            ids = known.meant(bare(typed)) or known.with_other_number(bare(typed), entry.use_case.id)
            if len(ids) != 1 or folded(ids[0]) == folded(entry.use_case.id):
                continue
            if forms.fit(typed) and f"[{typed}]" in entry.use_case.source:
                # Such a link is told as one to no use case.
                continue
            if is_of_another_kind(typed, entry.use_case, registry.options):
                continue
            lines = len(entry.use_case.source)
            place = find(entry.use_case, entry.use_case.span, re.escape(typed), lines=lines)
            if place is not None:
                readings = "words of the text", f"the use case `{ids[0]}`"
                finding = two_readings(place.span, f"`{typed}`", *readings)
                certain = bare(typed) == bare(ids[0])
                yield mended(finding, meant(place.span, typed, ids[0], certain=certain))


@glimpse
def _said_alone(use_case: UseCase) -> tuple[str, ...]:
    if len(use_case.source) > LONGEST:
        return ()
    source = use_case.source
    listed = [word for each in use_case.related for word in _listed(each.text)]
    found = (*_in_brackets(source, "("), *_in_brackets(source, "["), *listed)
    own = _LETTERS.match(use_case.id or "")
    in_texts = _odd_form(own["letters"], own["sign"]).findall(source) if own is not None else ()
    if not in_texts:
        return found
    # A title may begin with the id that its use case had elsewhere.
    return (*dict.fromkeys((*found, *(typed for typed in in_texts if typed not in use_case.title))),)


_LETTERS = expression(r"(?P<letters>[A-Z]{2,})(?P<sign>[._-]?)(?=\d)")


@lru_cache(maxsize=64)
def _odd_form(letters: str, sign: str) -> re.Pattern[str]:
    """What stands in a block with the letters of its own id, and another sign behind them or no number."""
    # Python looks for letters sooner than for what stands before them.
    return re.compile(
        rf"{letters}(?<![A-Za-z\d]{letters})(?!{re.escape(sign)}\d)"
        r"(?:[ ‑–—._#-]{0,3}\d{1,5}(?![\w:]|[.-]\w)|-(?=[)\]. ,]|$)(?! ?\d))",
        re.MULTILINE,
    )


def _without_number(use_case: UseCase, typed: str) -> Iterator[Diagnostic]:
    """What is said of the letters of an id with nothing behind them."""
    place = find(use_case, use_case.span, rf"{re.escape(typed)}(?!\w)", lines=len(use_case.source))
    if place is not None:
        finding = Diagnostic(Code.EMPTY_TEXT, place.span, f"the id `{typed}` has no number")
        yield mended(finding, advice("write its number, or take it out"))


def _in_brackets(source: str, opening: str) -> Iterator[str]:
    # Most blocks have none: the sign is found sooner than an expression.
    at = source.find(opening)
    while at >= 0:
        if match := _IN_BRACKETS.match(source, at):
            yield match["id"]
        at = source.find(opening, at + 1)


def _listed(text: str) -> list[str]:
    """The entries of a text that does nothing but list ids."""
    found = _LISTED.findall(text)
    return found if all(any(map(str.isdigit, word)) for word in found) else []


class _Ids:
    """The ids of a site, for what may be meant by one of them."""

    def __init__(self, registry: Registry) -> None:
        self._known: defaultdict[str, list[str]] = defaultdict(list)
        self._by_number: defaultdict[str, list[str]] = defaultdict(list)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for id_ in dict.fromkeys(str(entry.use_case.id) for entry in registry.entries if entry.use_case.id):
            for letters in {bare(id_), _collapsed(bare(id_))}:
                self._known[letters].append(id_)
                before, number = _parted(letters)
                self._by_number[number].append(letters)
                self._lengths[before].add(len(number))

    def meant(self, letters: str) -> list[str]:
        """The ids with these letters and digits, or with nearly these letters."""
        before, number = _parted(letters)
        without_sign = before[:-1] + number
        readings_of = (letters, _collapsed(letters), letters.rstrip(ascii_lowercase), without_sign)
        ids = next((self._known[each] for each in readings_of if each in self._known), None)
        return self._with_other_letters(letters) if ids is None else ids

    def _with_other_letters(self, letters: str) -> list[str]:
        """Those with the same number whose letters are these but for one or their order."""
        typed, number = _parted(letters)
        if not typed or not number:
            return []
        near = (each for each in self._by_number[number] if _is_near(typed, each.removesuffix(number)))
        return [id_ for each in near for id_ in self._known[each]]

    def with_other_number(self, typed: str, own: str | None) -> list[str]:
        """Those whose number has one digit more or less, or a digit for a letter, where all are as long."""
        # One of its digits may be a letter.
        letters = max((each for each in self._lengths if typed.startswith(each)), key=len, default="")
        number = typed.removeprefix(letters)
        lengths = self._lengths.get(letters, set())
        if len(lengths) != 1 or not number or (lengths == {len(number)} and number.isdigit()):
            return []
        (length,) = lengths
        if length < _LONG_NUMBER:
            # `UC-10` comes behind `UC-9`.
            return []
        places = range(len(number) + 1)
        near = {number[:at] + number[at + 1 :] for at in places} if len(number) > length else set()
        if len(number) <= length:
            over = length - len(number)
            near = {f"{number[:at]}{digit}{number[at + 1 - over :]}" for at in places for digit in digits}
        found = {id_ for each in near for id_ in self._known.get(letters + each, ())}
        return [id_ for id_ in found if folded(id_) != folded(own)]


def _parted(letters: str) -> tuple[str, str]:
    """The letters that an id begins with, and what stands behind them."""
    number = letters.lstrip(ascii_lowercase)
    return letters.removesuffix(number), number


_LONG_NUMBER = 3
"""Digits of a number that does not get longer as a site grows."""


def _is_near(typed: str, letters: str) -> bool:
    if len(letters) == len(typed):
        return letters[0] != typed[0] and sorted(letters) == sorted(typed)
    return len(letters) == len(typed) + 1 and typed in {
        letters[:at] + letters[at + 1 :] for at in range(len(letters))
    }


def bare(id_: str) -> str:
    """The letters and digits of an id: `UC12` can only be `UC-12`, where no other id has them."""
    return "".join(filter(str.isalnum, id_.casefold()))


def _collapsed(letters: str) -> str:
    """Without a first letter that was typed twice: `UUC12`."""
    return letters[1:] if letters[:1] == letters[1:2] else letters
