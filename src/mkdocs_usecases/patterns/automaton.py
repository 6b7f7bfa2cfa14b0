"""All ways through a pattern at once, letter by letter: Glushkov's automaton."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.patterns.parts import Choice, Letter, Part, Reader, Repeat, Row
from mkdocs_usecases.patterns.wrong_pattern import WrongPattern

_LONGEST = 500
"""Characters of a pattern."""

_MOST = 500
"""Places in it, with all repetitions written out."""

_LONGEST_MATCH = 1_000
"""Characters of a text; ids and paths are shorter."""


@lru_cache(maxsize=64)
def compiled(text: str) -> Pattern:
    """The pattern that a text says, as `compile_pattern`."""
    if len(text) > _LONGEST:
        raise WrongPattern(f"is longer than {_LONGEST} characters")
    try:
        with warnings.catch_warnings():
            # Python warns of forms that may mean something else in a later version.
            warnings.simplefilter("ignore")
            re.compile(text)
            return _Automaton().pattern(text, Reader(text).read())
    except (re.error, RecursionError, OverflowError) as error:
        raise WrongPattern(f"is no regular expression: {error}") from None


class Pattern(NamedTuple):
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

    def pattern(self, text: str, part: Part) -> Pattern:
        piece = self._piece(part)
        return Pattern(
            text, tuple(self._letters), piece.first, piece.last, tuple(self._follow), piece.is_empty
        )

    def _piece(self, part: Part) -> _Piece:
        if isinstance(part, Letter):
            return self._letter(part)
        if isinstance(part, Row):
            piece = _Piece()
            for each in part.parts:
                piece = self._joined(piece, self._piece(each))
            return piece
        if isinstance(part, Choice):
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

    def _repeat(self, repeat: Repeat) -> _Piece:
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
