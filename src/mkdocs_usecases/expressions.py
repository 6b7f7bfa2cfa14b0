"""Our own regular expressions, each compiled when it is first used.

There are hundreds of them, and most are for what hardly anybody types: compiling all of them was a third of
the time in which a command started.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

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

    Each method is from its first use on that of the compiled one, so that it costs no call of ours.
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

    @property
    def pattern(self) -> str:
        """How it is written."""
        return self._given if isinstance(self._given, str) else self._compile().pattern

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The numbers of its groups by their names."""
        return self._compile().groupindex

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Asked once for each, as long as it is not there.
            if name not in _METHODS:
                raise AttributeError(name, name=name, obj=self)
            method = getattr(self._compile(), name)
            setattr(self, name, method)
            return method

    def _compile(self) -> re.Pattern[str]:
        if self._compiled is None:
            given = self._given
            self._compiled = re.compile(given if isinstance(given, str) else given(), self.flags)
        return self._compiled


def expression(pattern: str | Callable[[], str], flags: int = 0) -> Expression:
    """The expression of a pattern, or of what makes it where that takes long."""
    return Expression(pattern, flags)
