"""Expressions are compiled when they are used, and each of them can be."""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import mkdocs_usecases
from mkdocs_usecases.expressions import Expression, expression
from support.patterns_of_source import uses


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(mkdocs_usecases.__path__, "mkdocs_usecases.")
    return [import_module(each.name) for each in found]


def held(value: object) -> Iterator[object]:
    """A value of a module, and what stands in it where it is a table."""
    yield value
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for each in value:
            yield from held(each)


@pytest.mark.slow
def test_every_expression_compiles() -> None:
    values = (value for module in modules() for each in vars(module).values() for value in held(each))
    every = {id(value): value for value in values if isinstance(value, Expression)}.values()
    assert len(every) > 300
    for each in every:
        re.compile(each.pattern, each.flags)


@pytest.mark.slow
def test_no_module_compiles_an_expression_when_it_is_imported() -> None:
    own = modules()
    others = [module for name, module in sys.modules.items() if not name.startswith("mkdocs_usecases")]
    of_others = {id(value) for module in others for value in [*vars(module).values()]}
    compiled = [
        f"{module.__name__}.{name}"
        for module in own
        for name, each in vars(module).items()
        for value in held(each)
        if isinstance(value, re.Pattern) and id(value) not in of_others
    ]
    assert compiled == [], "take `expressions.expression` in place of `re.compile`"


def test_an_expression_answers_as_a_compiled_one_does() -> None:
    pattern, text = r"(?P<letter>[a-z])(\d)", "a1 b2 C3"
    compiled = re.compile(pattern, re.IGNORECASE)

    def fresh() -> Expression:
        return expression(pattern, re.IGNORECASE)

    for found, expected in (
        (fresh().match(text), compiled.match(text)),
        (fresh().search(text, 2), compiled.search(text, 2)),
        (fresh().fullmatch(text, 3, 5), compiled.fullmatch(text, 3, 5)),
    ):
        assert found is not None
        assert expected is not None
        assert (found.span(), found.groupdict()) == (expected.span(), expected.groupdict())
    assert [each[0] for each in fresh().finditer(text)] == ["a1", "b2", "C3"]
    assert fresh().findall(text) == compiled.findall(text)
    assert fresh().split(text, maxsplit=1) == compiled.split(text, maxsplit=1)
    assert fresh().sub(r"\2", text) == "1 2 3"
    assert dict(fresh().groupindex) == {"letter": 1}
    assert fresh().pattern == pattern
    used = fresh()
    assert used.match(text) is not None
    assert used.sub("", text) == fresh().sub("", text) == "  "


# An end of line always follows.
FINE = {"mkdocs_usecases/documents/files.py:_LINE"}


@pytest.mark.slow
def test_a_search_that_begins_with_a_run_looks_at_each_run_once() -> None:
    """`\\s+x` is tried at each blank of a run, to its end: `(?<!\\s)\\s+x` at the first one alone."""
    searches = (use for use in uses() if use.method not in ("match", "fullmatch"))
    again = {use.where for use in searches if begins_with_a_run(_parser.parse(*pattern_of(use.pattern)))}
    assert again == FINE


def pattern_of(pattern: re.Pattern[str]) -> tuple[str, int]:
    return pattern.pattern, pattern.flags


def begins_with_a_run(parsed: Any) -> bool:
    """Whether signs without end come first, and what follows may be missing."""
    items = list(parsed)
    for at, (operation, argument) in enumerate(items):
        match str(operation):
            case "MAX_REPEAT":
                least, most, inner = argument
                if most == _parser.MAXREPEAT:
                    return any(may_be_missing(item) for item in items[at + 1 :])
                if begins_with_a_run(inner) or least:
                    return begins_with_a_run(inner)
            case "SUBPATTERN":
                return begins_with_a_run([*argument[3], *items[at + 1 :]])
            case "BRANCH":
                return any(begins_with_a_run([*branch, *items[at + 1 :]]) for branch in argument[1])
            case "ASSERT" | "ASSERT_NOT" if argument[0] > 0:
                pass
            case _:
                return False
    return False


def may_be_missing(item: Any) -> bool:
    """Whether a part of a pattern asks for something; what must not follow is not there behind half a run."""
    operation, argument = item
    is_optional = str(operation) in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] == 0
    return not is_optional and str(operation) != "ASSERT_NOT"


@pytest.mark.parametrize(
    ("pattern", "is_so"),
    [
        (r"\s+x", True),
        (r"a|\d+$", True),
        (r"(?P<word>\w+):", True),
        (r"(?:-?\s*)x", True),
        (r"(?<!\s)\s+x", False),
        (r"\s+", False),
        (r"\s{1,9}x", False),
        (r"a\s+x", False),
        (r"[*_]+(?!\w)", False),
    ],
)
def test_a_run_at_the_beginning_is_known(pattern: str, is_so: bool) -> None:
    assert begins_with_a_run(_parser.parse(pattern)) is is_so
