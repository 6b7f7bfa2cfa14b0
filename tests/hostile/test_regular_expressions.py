"""No regular expression takes more than twice as long for a text that is twice as long."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import product
from re import _parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any

import pytest

from support.patterns_of_source import Use, uses

if os.environ.get("TIMED") != "1":
    pytest.skip("timed, so only on a quiet machine: TIMED=1 pytest tests/hostile", allow_module_level=True)


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts that are likely to make a pattern try again and again: its own letters, over and over."""
    letters = [*dict.fromkeys([*_letters(_parser.parse(pattern.pattern)), " ", "a", "1"])][:14]
    pieces = [*letters, *("".join(pair) for pair in product(letters[:9], repeat=2) if pair[0] != pair[1])]
    for piece in pieces:
        for head in ("", *letters[:4]) if len(piece) == 1 else ("",):
            yield head + piece * (length // len(piece)) + "\x01"


_CATEGORIES = {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a"}


def _letters(parsed: Any) -> Iterator[str]:
    """A letter of each set that a pattern speaks of."""
    for operation, argument in parsed:
        match str(operation):
            case "LITERAL":
                yield chr(argument)
            case "NOT_LITERAL" | "ANY":
                yield "x"
            case "IN":
                for kind, what in argument:
                    if str(kind) == "LITERAL":
                        yield chr(what)
                    elif str(kind) == "RANGE":
                        yield chr(what[0])
                    elif str(kind) == "CATEGORY":
                        yield _CATEGORIES.get(str(what), "!")
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                yield from _letters(argument[2])
            case "SUBPATTERN":
                yield from _letters(argument[3])
            case "ASSERT" | "ASSERT_NOT":
                yield from _letters(argument[1])
            case "BRANCH":
                for branch in argument[1]:
                    yield from _letters(branch)
            case _:
                # Places have no letter.
                pass


def _asking(use: Use) -> Callable[[str], object]:
    if use.method == "sub":
        return lambda text: use.pattern.sub("", text)
    if use.method == "finditer":
        return lambda text: sum(1 for _ in use.pattern.finditer(text))
    asking: Callable[[str], object] = getattr(use.pattern, use.method)
    return asking


def _seconds(ask: Callable[[str], object], text: str, times: int = 1) -> float:
    best = float("inf")
    for _ in range(times):
        start = process_time()
        ask(text)
        best = min(best, process_time() - start)
    return best


LENGTH = 2000
SUSPICIOUS = 0.002
"""Seconds for so long a text: a hundred times what one look at each character takes."""


@pytest.mark.parametrize("use", list(uses()), ids=lambda use: f"{use.where}.{use.method}")
def test_time_grows_with_the_text_and_no_faster(use: Use) -> None:
    ask = _asking(use)
    for short in attacks(use.pattern, LENGTH):
        if _seconds(ask, short) < SUSPICIOUS:
            continue
        # A busy machine may be slow once; what grows faster than the text is so every time.
        long = short[:-1] * 4 + short[-1]
        growth = _seconds(ask, long, 3) / _seconds(ask, short, 3)
        assert growth < 9, f"{short[:12]!r}… four times as long takes {growth:.0f} times as long"
