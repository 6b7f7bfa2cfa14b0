"""Regular expressions of strangers, matched in a time that grows with the text and with nothing else.

Python tries one way through a pattern after the other, and `(a+)+$` has more ways through forty letters than
anybody could wait for. Nothing can stop it. Here all ways are walked at once, letter by letter (Glushkov's
automaton). What can be matched only by trying, such as `\\1` or `(?!x)`, is refused.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 500
"""Characters of a pattern."""

_MOST = 500
"""Places in it, with all repetitions written out."""

_LONGEST_MATCH = 1_000
"""Characters of a text; ids and paths are shorter."""

_DEEPEST = 50


class WrongPattern(ValueError):
    """A text is no regular expression, or one that cannot be matched; the message says why."""


@lru_cache(maxsize=64)
def compile_pattern(text: str) -> Pattern:
    """The pattern that a text says.

    Raises:
        WrongPattern: it says none.
    """
    if len(text) > _LONGEST:
        raise WrongPattern(f"is longer than {_LONGEST} characters")
    try:
        with warnings.catch_warnings():
            # Python warns of forms that may mean something else in a later version.
            warnings.simplefilter("ignore")
            re.compile(text)
            return _Automaton().pattern(text, _Reader(text).read())
    except (re.error, RecursionError, OverflowError) as error:
        raise WrongPattern(f"is no regular expression: {error}") from None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Answers as `re.Pattern` does, whether a whole text has its form."""

    pattern: str
    letters: tuple[Letter, ...]
    """Its places, each of which takes one character or stands between two."""

    first: int
    """The places that a text may begin with; a bit for each."""

    last: int
    follow: tuple[int, ...]
    is_empty: bool
    """Whether it takes the empty text."""

    def fullmatch(self, text: str) -> bool:
        """Whether the whole of a text matches; one that is longer than any id or path does not."""
        if len(text) > _LONGEST_MATCH:
            return False
        between = self._with(lambda letter: letter.is_between)
        masks: dict[str, int] = {}
        next_, is_taken = self.first, self.is_empty
        for at in range(len(text) + 1):
            if between:
                next_, is_taken = self._stand(next_, is_taken, text, at)
            if at == len(text) or not next_:
                break
            character = text[at]
            if character not in masks:
                masks[character] = self._with(lambda letter, it=character: letter.takes(it))  # type: ignore[misc]
            taken = next_ & masks[character]
            next_, is_taken = self._after(taken), bool(taken & self.last)
        return is_taken and at == len(text)

    def _stand(self, next_: int, is_taken: bool, text: str, at: int) -> tuple[int, bool]:
        """What can follow when what stands between two characters has been passed."""
        true = self._with(lambda letter: letter.stands(text, at))
        passed = 0
        while new := next_ & true & ~passed:
            passed |= new
            next_ |= self._after(new)
        return next_, is_taken or bool(passed & self.last)

    def _with(self, holds: Callable[[Letter], bool]) -> int:
        return sum(1 << place for place, letter in enumerate(self.letters) if holds(letter))

    def _after(self, taken: int) -> int:
        after = 0
        while taken:
            lowest = taken & -taken
            after |= self.follow[lowest.bit_length() - 1]
            taken ^= lowest
        return after


class Letter(NamedTuple):
    """A place in a pattern as it is typed: `a`, `\\d`, `[a-z]`, or `^`, which takes no character."""

    typed: str
    flags: int

    @property
    def is_between(self) -> bool:
        """Whether it stands between two characters."""
        return self.typed in _BETWEEN

    def takes(self, character: str) -> bool:
        """Whether a character is what is meant."""
        return not self.is_between and _single(*self).fullmatch(character) is not None

    def stands(self, text: str, at: int) -> bool:
        """Whether it is true in front of a character."""
        return self.is_between and _single(*self).match(text, at) is not None


_BETWEEN = frozenset({"^", "$", r"\A", r"\Z", r"\b", r"\B"})


@lru_cache(maxsize=256)
def _single(typed: str, flags: int) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.compile(typed, flags)


class _Repeat(NamedTuple):
    part: _Part
    least: int
    most: int | None


class _Choice(NamedTuple):
    parts: tuple[_Part, ...]


class _Row(NamedTuple):
    parts: tuple[_Part, ...]


_Part = Letter | _Repeat | _Choice | _Row

_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]{0,2}|[1-3][0-7]{2}|[^0-9])",
    re.DOTALL,
)
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_TIMES = re.compile(r"\{(\d*)(?:(,)(\d*))?\}")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|(?P<flags>[aimsu]*(?:-[ims]+)?)(?P<end>[:)])))?")
_FLAGS = {"a": re.ASCII, "i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "u": re.UNICODE}


class _Reader:
    """Reads what Python has found to be a regular expression."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._flags = 0

    def read(self) -> _Part:
        return self._choice()

    def _choice(self) -> _Part:
        rows = [self._row()]
        while self._text.startswith("|", self._at):
            self._at += 1
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else _Choice(tuple(rows))

    def _row(self) -> _Part:
        parts: list[_Part] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._repeated(self._one()))
        return _Row(tuple(parts))

    def _one(self) -> _Part:
        sign = self._text[self._at]
        if sign == "(":
            return self._group()
        found = _ESCAPE.match(self._text, self._at) if sign == "\\" else None
        if sign == "[":
            found = _CLASS.match(self._text, self._at)
        if sign in "\\[" and found is None:
            raise WrongPattern(f"has `{self._text[self._at : self._at + 2]}`, {_EXPECTED}")
        typed = found[0] if found else sign
        self._at += len(typed)
        # What means something where it stands between others may mean nothing alone: a `}`.
        return Letter(typed if sign in "\\[.^$" else re.escape(sign), self._flags)

    def _group(self) -> _Part:
        found = _GROUP.match(self._text, self._at)
        if self._text.startswith("(?#", self._at):
            self._at = self._text.index(")", self._at) + 1
            return _Row(())
        if found is None or (found[0] == "(" and self._text.startswith("(?", self._at)):
            raise WrongPattern(f"has `{self._text[self._at : self._at + 3]}`, {_EXPECTED}")
        self._at = found.end()
        before = self._flags
        self._set(found["flags"] or "")
        if found["end"] == ")":
            return _Row(())
        self._depth += 1
        if self._depth > _DEEPEST:
            raise WrongPattern(f"has groups within groups, more than {_DEEPEST} levels deep")
        part = self._choice()
        self._depth -= 1
        self._at += 1
        self._flags = before
        return part

    def _set(self, flags: str) -> None:
        on, _, off = flags.partition("-")
        for flag in on:
            self._flags |= _FLAGS[flag]
        for flag in off:
            self._flags &= ~_FLAGS[flag]

    def _repeated(self, part: _Part) -> _Part:
        while True:
            times = self._times()
            if times is None:
                return part
            if self._text.startswith("+", self._at):
                raise WrongPattern(f"has `{self._text[self._at - 1 : self._at + 1]}`, {_EXPECTED}")
            if self._text.startswith("?", self._at):
                # Reluctant: which way comes first says nothing about whether there is one.
                self._at += 1
            part = _Repeat(part, *times)

    def _times(self) -> tuple[int, int | None] | None:
        sign = self._text[self._at : self._at + 1]
        if sign and sign in "*+?":
            self._at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        found = _TIMES.match(self._text, self._at)
        if found is None or not (found[1] or found[2]):
            return None
        self._at = found.end()
        least = int(found[1] or 0)
        if not found[2]:
            return least, least
        return least, int(found[3]) if found[3] else None


_EXPECTED = "expected letters, classes, groups, `|` and repetitions"


class _Piece(NamedTuple):
    """A part of the automaton: where it begins and ends."""

    first: int = 0
    last: int = 0
    is_empty: bool = True


class _Automaton:
    """Numbers the places of a pattern, and finds what may follow each of them."""

    def __init__(self) -> None:
        self._letters: list[Letter] = []
        self._follow: list[int] = []

    def pattern(self, text: str, part: _Part) -> Pattern:
        piece = self._piece(part)
        return Pattern(
            text, tuple(self._letters), piece.first, piece.last, tuple(self._follow), piece.is_empty
        )

    def _piece(self, part: _Part) -> _Piece:
        if isinstance(part, Letter):
            return self._letter(part)
        if isinstance(part, _Row):
            piece = _Piece()
            for each in part.parts:
                piece = self._joined(piece, self._piece(each))
            return piece
        if isinstance(part, _Choice):
            return _either([self._piece(each) for each in part.parts])
        return self._repeat(part)

    def _letter(self, letter: Letter) -> _Piece:
        if len(self._letters) >= _MOST:
            raise WrongPattern(f"has more than {_MOST:,} places when its repetitions are written out")
        bit = 1 << len(self._letters)
        self._letters.append(letter)
        self._follow.append(0)
        return _Piece(bit, bit, False)

    def _joined(self, one: _Piece, other: _Piece) -> _Piece:
        self._lead(one.last, other.first)
        return _Piece(
            one.first | (other.first if one.is_empty else 0),
            other.last | (one.last if other.is_empty else 0),
            one.is_empty and other.is_empty,
        )

    def _repeat(self, repeat: _Repeat) -> _Piece:
        piece = _Piece()
        for _ in range(repeat.least):
            more = self._piece(repeat.part)
            piece = self._joined(piece, more)
            if not more.first:
                # Nothing, however often.
                return more
        if repeat.most is None:
            more = self._piece(repeat.part)
            self._lead(more.last, more.first)
            return self._joined(piece, more._replace(is_empty=True))
        for _ in range(repeat.most - repeat.least):
            more = self._piece(repeat.part)
            piece = self._joined(piece, more._replace(is_empty=True))
            if not more.first:
                break
        return piece

    def _lead(self, lasts: int, firsts: int) -> None:
        for place in _places(lasts):
            self._follow[place] |= firsts


def _either(pieces: list[_Piece]) -> _Piece:
    first = last = 0
    for piece in pieces:
        first |= piece.first
        last |= piece.last
    return _Piece(first, last, any(piece.is_empty for piece in pieces))


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
