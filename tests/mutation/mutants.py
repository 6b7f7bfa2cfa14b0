"""One small change in a function: a comparison turned, a condition dropped, a statement gone."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import NamedTuple

_PAIRS = "Eq NotEq, Lt LtE, Gt GtE, Is IsNot, In NotIn, And Or, Add Sub, BitOr BitAnd, FloorDiv Mult"
_TURNED: dict[str, type[ast.AST]] = {}
for _one, _other in map(str.split, _PAIRS.split(",")):
    _TURNED |= {_one: getattr(ast, _other), _other: getattr(ast, _one)}
_LEFT_OUT = {"sorted", "casefold", "lower", "strip", "lstrip", "rstrip", "reversed", "min", "max"}
# What types say is for mypy.
_NOT_RUN = {"annotation", "returns", "decorator_list", "type_params"}


class Mutant(NamedTuple):
    """A module with one change."""

    module: str
    path: Path
    lines: range
    """From where its statement begins to where the change ends."""

    function: str
    change: str
    code: CodeType

    @property
    def name(self) -> str:
        """The change without its line, which moves."""
        return f"{self.module} {self.function}: {self.change}"

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return f"{self.module}:{self.lines[-1]} {self.function}"


def names(module: str, path: Path) -> list[str]:
    """All mutants of a module, by name."""
    return [f"{module} {each.function}: {_said(each)}" for each in _changes(_read(path))]


def count(path: Path) -> int:
    """How many mutants a module has."""
    return sum(1 for _ in _changes(_read(path)))


def mutant(module: str, path: Path, index: int) -> Mutant:
    """One of them."""
    tree = _read(path)
    change = next(itertools.islice(_changes(tree), index, None))
    said = _said(change)
    _put(change)
    code = compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)
    first = change.statement.lineno
    # An operator has no place of its own, and may be asked in another line than that of its statement.
    placed = (getattr(each, "end_lineno", None) for each in (change.node, change.owner))
    end = next(filter(None, placed), first)
    return Mutant(module, path, range(first, end + 1), change.function, said, code)


class _Change(NamedTuple):
    """What is there and what takes its place, in which field of what."""

    function: str
    statement: ast.stmt
    node: ast.AST
    new: ast.AST
    owner: ast.AST
    field: str


def _read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _said(change: _Change) -> str:
    around = "" if change.node is change.statement else f"{_shown(change.statement)} | "
    return f"{around}{_shown(change.node)} → {_shown(change.new)}"


def _changes(tree: ast.AST, around: str = "") -> Iterator[_Change]:
    """What a module does while it is imported stays as it is: no test could run it again."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                for change in _within(statement, statement, node, "body"):
                    yield _Change(f"{around}{node.name}", *change)
        elif isinstance(node, ast.ClassDef):
            yield from _changes(node, f"{around}{node.name}.")


def _within(
    node: ast.AST, statement: ast.stmt, owner: ast.AST, field: str
) -> Iterator[tuple[ast.stmt, ast.AST, ast.AST, ast.AST, str]]:
    if _is_said_only(node):
        return
    if isinstance(node, ast.stmt):
        statement = node
    for new in [ast.Constant("?")] if _is_sought(node, owner, field) else _instead(node):
        yield statement, node, ast.copy_location(new, node), owner, field
    for name, value in ast.iter_fields(node):
        if name not in _NOT_RUN:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _within(child, statement, node, name)


def _is_sought(node: ast.AST, owner: ast.AST, field: str) -> bool:
    """Whether a sign is looked for in a text: every text holds an empty one, which is often only slower."""
    match owner, node:
        case ast.Compare(ops=[ast.In() | ast.NotIn()]), ast.Constant(str(sign)):
            return field == "left" and sign != "?"
        case _:
            return False


def _is_said_only(node: ast.AST) -> bool:
    """Whether a piece of code tells a reader what is so anyway: a docstring, or what is asserted."""
    match node:
        case ast.Assert() | ast.Expr(ast.Constant()) | ast.keyword("strict", ast.Constant(value=True)):
            return True
        case ast.Expr(ast.Call(ast.Name("assert_never"))):
            return True
        case _:
            return False


def _instead(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand there in place of it."""
    match node:
        case ast.operator() | ast.cmpop() | ast.boolop() if type(node).__name__ in _TURNED:
            yield _TURNED[type(node).__name__]()
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(str(value)):
            yield ast.Constant("" if value else "?")
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.If(test) | ast.While(test) | ast.IfExp(test) if not isinstance(
            test, ast.Compare | ast.BoolOp
        ):
            yield _but(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[_, *_]):
            yield _but(node, "ifs", [])
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Slice(lower=ast.expr()):
            yield _but(node, "lower", None)
        case ast.Slice(upper=ast.expr()):
            yield _but(node, "upper", None)
        case ast.Call(ast.Name(id=called), [only]) | ast.Call(ast.Attribute(only, called), []):
            if called in _LEFT_OUT:
                yield only
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case _:
            pass


def _but(node: ast.AST, field: str, value: object) -> ast.AST:
    return type(node)(**{**dict(ast.iter_fields(node)), field: value})


def _put(change: _Change) -> None:
    value = getattr(change.owner, change.field)
    if isinstance(value, list):
        value[next(at for at, each in enumerate(value) if each is change.node)] = change.new
    else:
        setattr(change.owner, change.field, change.new)


def _shown(node: ast.AST) -> str:
    """As a person would write it; of a block its head."""
    text = ast.unparse(node).strip().partition("\n")[0]
    return text[:100] or type(node).__name__
