"""No regular expression takes more than twice as long for a text that is twice as long."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from re import _parser  # type: ignore[attr-defined]
from time import process_time
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from support.building import REPOSITORY

if os.environ.get("TIMED") != "1":
    pytest.skip("timed, so only on a quiet machine: TIMED=1 pytest tests/hostile", allow_module_level=True)

SOURCE = REPOSITORY / "src"
MODULES = sorted((SOURCE / "mkdocs_usecases").rglob("*.py"))
METHODS = ("match", "fullmatch", "search", "sub", "split", "finditer", "findall")


class Use(NamedTuple):
    """A pattern and what it is asked."""

    where: str
    pattern: re.Pattern[str]
    method: str


def uses() -> Iterator[Use]:
    """Every pattern of the source with every way in which its modules use it."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    modules = {path: _module(path) for path in MODULES}
    asked = {path: set(_asked(tree)) for path, tree in trees.items()}
    for path, tree in trees.items():
        name = path.relative_to(SOURCE).as_posix()
        for word, value in vars(modules[path]).items():
            for key, pattern in _patterns(value, word):
                # One that goes by another name where it is asked may be asked anything.
                methods = {method for asked_word, method in asked[path] if asked_word == word} or {"search"}
                for method in sorted(methods):
                    yield Use(f"{name}:{key}", pattern, method)
        for line, pattern, method in _inline(tree):
            yield Use(f"{name}:{line}", pattern, method)


def _module(path: Any) -> ModuleType:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def _asked(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Names with the methods that they are asked for: `_COMMA.finditer`, `_ENDS[name].search`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            value = node.value
            while isinstance(value, ast.Subscript):
                value = value.value
            if isinstance(value, ast.Name):
                yield value.id, node.attr


def _patterns(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _patterns(inner, f"{name}[{key}]")


def _inline(tree: ast.AST) -> Iterator[tuple[int, re.Pattern[str], str]]:
    """Patterns that stand where they are used: `re.search("…", text)`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                args=[ast.Constant(value=str(pattern)), *_],
            ) if method in METHODS:
                yield node.lineno, re.compile(pattern), method


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
