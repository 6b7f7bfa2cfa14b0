"""Expressions are compiled when they are used, and each of them can be."""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

import mkdocs_usecases
from mkdocs_usecases.expressions import Expression, expression


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
