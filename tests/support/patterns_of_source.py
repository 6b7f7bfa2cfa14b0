"""Every pattern of the source, with what it is asked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from mkdocs_usecases.expressions import Expression
from support.building import REPOSITORY

SOURCE = REPOSITORY / "src"
MODULES = sorted((SOURCE / "mkdocs_usecases").rglob("*.py"))
METHODS = ("match", "fullmatch", "search", "sub", "split", "finditer", "findall")


class Use(NamedTuple):
    """A pattern and what it is asked."""

    where: str
    pattern: re.Pattern[str]
    method: str


def uses() -> Iterator[Use]:
    """Every pattern of the source once with every way in which its modules use it."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    modules = {path: _module(path) for path in MODULES}
    asked = {path: set(_asked(tree)) for path, tree in trees.items()}
    seen: set[tuple[str, int, str]] = set()
    for path, tree in trees.items():
        name = path.relative_to(SOURCE).as_posix()
        for word, value in vars(modules[path]).items():
            for key, pattern in _patterns(value, word):
                # One that goes by another name where it is asked may be asked anything.
                methods = {method for asked_word, method in asked[path] if asked_word == word} or {"search"}
                for method in sorted(methods):
                    if (what := (pattern.pattern, pattern.flags, method)) not in seen:
                        seen.add(what)
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
    elif isinstance(value, Expression):
        yield name, re.compile(value.pattern, value.flags)
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
