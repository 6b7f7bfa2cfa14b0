"""Our own regular expressions, each compiled when it is first used.

There are hundreds of them, and most are for what hardly anybody types: compiling all of them was a third of
the time in which a command started.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

_NAMES = ("fullmatch", "match", "search", "finditer", "findall", "split", "sub", "groupindex")


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

    Its methods are those of the compiled one, so that they cost no call of ours.
    """

    __slots__ = ("flags", "pattern", *_NAMES)

    fullmatch: _Looking
    match: _Looking
    search: _Looking
    finditer: _Finding
    findall: _Listing
    split: _Splitting
    sub: _Replacing
    groupindex: Mapping[str, int]

    def __init__(self, pattern: str, flags: int) -> None:
        """Take what is to be compiled."""
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile it: what is asked for is not there yet."""
        if name not in _NAMES:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for each in _NAMES:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> Expression:
    """The expression of a pattern."""
    return Expression(pattern, flags)
