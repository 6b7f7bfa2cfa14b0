"""What a regular expression consists of, read as Python reads it."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.patterns.wrong_pattern import WrongPattern

_DEEPEST = 50


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


class Repeat(NamedTuple):
    """A part, several times one behind the other."""

    part: Part
    least: int
    most: int | None
    """`None`: as often as there is text."""


class Choice(NamedTuple):
    """One of several parts."""

    parts: tuple[Part, ...]


class Row(NamedTuple):
    """Parts, one behind the other."""

    parts: tuple[Part, ...]


Part = Letter | Repeat | Choice | Row

_ESCAPE = expression(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]{0,2}|[1-3][0-7]{2}|[^0-9])",
    re.DOTALL,
)
_CLASS = expression(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_TIMES = expression(r"\{(\d*)(?:(,)(\d*))?\}")
_GROUP = expression(r"\((?:\?(?:P<\w+>|(?P<flags>[aimsu]*(?:-[ims]+)?)(?P<end>[:)])))?")
_FLAGS = {"a": re.ASCII, "i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "u": re.UNICODE}


class Reader:
    """Reads what Python has found to be a regular expression."""

    def __init__(self, text: str) -> None:
        """Take the whole of it."""
        self._text = text
        self._at = 0
        self._depth = 0
        self._flags = 0

    def read(self) -> Part:
        """The parts.

        Raises:
            WrongPattern: one of them can be matched only by trying.
        """
        return self._choice()

    def _choice(self) -> Part:
        rows = [self._row()]
        while self._text.startswith("|", self._at):
            self._at += 1
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else Choice(tuple(rows))

    def _row(self) -> Part:
        parts: list[Part] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._repeated(self._one()))
        return Row(tuple(parts))

    def _one(self) -> Part:
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

    def _group(self) -> Part:
        found = _GROUP.match(self._text, self._at)
        if self._text.startswith("(?#", self._at):
            self._at = self._text.index(")", self._at) + 1
            return Row(())
        if found is None or (found[0] == "(" and self._text.startswith("(?", self._at)):
            raise WrongPattern(f"has `{self._text[self._at : self._at + 3]}`, {_EXPECTED}")
        self._at = found.end()
        before = self._flags
        self._set(found["flags"] or "")
        if found["end"] == ")":
            return Row(())
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

    def _repeated(self, part: Part) -> Part:
        while True:
            times = self._times()
            if times is None:
                return part
            if self._text.startswith("+", self._at):
                raise WrongPattern(f"has `{self._text[self._at - 1 : self._at + 1]}`, {_EXPECTED}")
            if self._text.startswith("?", self._at):
                # Reluctant: which way comes first says nothing about whether there is one.
                self._at += 1
            part = Repeat(part, *times)

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
