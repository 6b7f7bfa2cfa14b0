"""Our own regular expressions, each compiled when it is first used.

There are hundreds of them, and most are for what hardly anybody types: compiling all of them was a third of
the time in which a command started.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Protocol

_METHODS = ("fullmatch", "match", "search", "finditer", "findall", "split", "sub")


class _Looking(Protocol):
    def __call__(self, string: str, pos: int = ..., endpos: int = ..., /) -> re.Match[str] | None: ...


class _Finding(Protocol):
    def __call__(self, string: str, pos: int = ..., endpos: int = ..., /) -> Iterator[re.Match[str]]: ...


class _Listing(Protocol):
    def __call__(self, string: str, pos: int = ..., endpos: int = ..., /) -> list[Any]: ...


class _Splitting(Protocol):
    def __call__(self, string: str, maxsplit: int = ...) -> list[str | Any]: ...


class _Replacing(Protocol):
    def __call__(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = ...) -> str: ...


class Expression:
    """Answers as `re.Pattern` does.

    From its first use on its methods are those of the compiled one, so that they cost no call of ours.
    """

    __slots__ = ("_compiled", "_given", "flags", *_METHODS)

    fullmatch: _Looking
    match: _Looking
    search: _Looking
    finditer: _Finding
    findall: _Listing
    split: _Splitting
    sub: _Replacing

    def __init__(self, given: str | Callable[[], str], flags: int) -> None:
        """Take the pattern, or what makes it of long tables."""
        self._given = given
        self._compiled: re.Pattern[str] | None = None
        self.flags = flags
        for name in _METHODS:
            setattr(self, name, partial(self._first, name))

    @property
    def pattern(self) -> str:
        """How it is written."""
        return self._given if isinstance(self._given, str) else self._compile().pattern

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The numbers of its groups by their names."""
        return self._compile().groupindex

    def _first(self, name: str, /, *given: Any, **named: Any) -> Any:
        return getattr(self._compile(), name)(*given, **named)

    def _compile(self) -> re.Pattern[str]:
        if self._compiled is None:
            given = self._given
            self._compiled = re.compile(given if isinstance(given, str) else given(), self.flags)
            for name in _METHODS:
                setattr(self, name, getattr(self._compiled, name))
        return self._compiled


def expression(pattern: str | Callable[[], str], flags: int = 0) -> Expression:
    """The expression of a pattern, or of what makes it where that takes long."""
    return Expression(pattern, flags)
