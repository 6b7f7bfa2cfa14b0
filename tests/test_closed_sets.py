"""Closed sets stay closed: whoever adds a member is told of each place that has to know it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "mkdocs_usecases"
TEXTS = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
NAMES = "|".join(re.findall(r"^class (\w+)\(Enum\):", "\n".join(TEXTS.values()), re.MULTILINE))
CONCERNED = re.compile(rf"^class \w+\(Enum\):|\b(?:{NAMES})\.[A-Z]", re.MULTILINE)
pytestmark = pytest.mark.slow


@cache
def modules() -> dict[Path, ast.Module]:
    """Those that have to do with a set, each parsed once."""
    return {path: ast.parse(text) for path, text in TEXTS.items() if CONCERNED.search(text)}


@cache
def sets() -> dict[str, list[frozenset[str]]]:
    """The members of each Enum, by its name; two may have one name."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Enum" for base in node.bases):
                lines = (line for line in node.body if isinstance(line, ast.Assign))
                found[node.name].append(frozenset(ast.unparse(line.targets[0]) for line in lines))
    return found


def member(node: ast.AST | None) -> tuple[str, str] | None:
    """The set and the name of a member."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return None
    name = node.value.id
    return (name, node.attr) if any(node.attr in members for members in sets().get(name, ())) else None


def bodies(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body and isinstance(body[0], ast.stmt):
                yield body


def questions(line: ast.AST) -> Iterator[ast.expr]:
    """The conditions that decide one after the other: `if … elif …`, `… if … else …`."""
    if isinstance(line, (ast.Return, ast.Assign)) and line.value is not None:
        yield from questions(line.value)
    elif isinstance(line, ast.IfExp):
        yield line.test
        yield from questions(line.orelse)
    elif isinstance(line, ast.If):
        yield line.test
        if len(line.orelse) == 1:
            yield from questions(line.orelse[0])


def chains(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """What is asked for several members of a set in a row, and the set."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for test in (asked for line in body for asked in questions(line)):
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.IsNot)):
            about = member(test.comparators[0])
            if about is not None:
                found[ast.unparse(test.left), about[0]].add(about[1])
    return (key for key, members in found.items() if len(members) > 1)


def test_what_depends_on_a_closed_set_is_a_match_which_mypy_knows_to_be_whole() -> None:
    found = {
        f"{path.relative_to(SOURCE)}:{body[0].lineno}: `{what}` is one of {name}: make it a `match`"
        for path, tree in modules().items()
        for body in bodies(tree)
        for what, name in chains(body)
    }
    assert not found, "\n".join(sorted(found))


def test_tables_have_a_row_for_each_member_that_the_module_does_not_treat_apart() -> None:
    lacking = []
    for path, tree in modules().items():
        tables = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
        in_tables = {id(key) for table in tables for key in table.keys}
        apart = {member(node) for node in ast.walk(tree) if id(node) not in in_tables}
        for table in tables:
            keys = {found for key in table.keys if (found := member(key)) is not None}
            if len(keys) > 1 and len(names := {name for name, _ in keys}) == 1:
                (name,) = names
                has = {each for of, each in filter(None, (*keys, *apart)) if of == name}
                rest = min((members - has for members in sets()[name]), key=len)
                if rest:
                    lacking.append(f"{path.relative_to(SOURCE)}:{table.lineno}: {name} {sorted(rest)}")
    assert not lacking, "\n".join(lacking)
