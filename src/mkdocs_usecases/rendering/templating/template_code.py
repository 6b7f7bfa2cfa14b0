"""Templates as Python: functions that put the pieces of a page together, and do nothing else.

Jinja's own code escapes what has nothing to escape, asks for attributes in several ways, looks at each call
for what it wants to be told, and writes the pieces one by one. Our templates need little of the language, and
made of the nodes of its syntax, which are promised to extensions, they show a use case in 0.1 ms, and not in
the 0.4 of Jinja alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import NamedTuple

from jinja2 import nodes

from mkdocs_usecases.rendering.templating.template_functions import SHOWN, function_of

Parsed = Callable[[str], nodes.Template | None]
"""Gives the templates that may become parts of others; `None` for one that is to be asked for its HTML."""

_COMPARED = {"eq": "==", "ne": "!=", "gt": ">", "in": "in"}

_LOOP = "loop"

_Lines = list[str]


def python_of(name: str, parsed: Parsed) -> str:
    """A module with the functions of a template, and of all that becomes a part of it.

    Whoever runs it has to provide `escaped`, `macro` for those of other templates, and `included` for
    templates that are none of these.
    """
    template = parsed(name)
    assert template is not None, "whoever has it elsewhere is asked first"
    code = _Code(parsed)
    body = code.part(name, template, {})
    shown = [f"def {SHOWN}(values):", *_indented(_collected(body))]
    return "\n".join([*code.macros, *shown, ""])


class _Names(NamedTuple):
    """What names mean at a place of a template."""

    values: Mapping[str, str]
    """By name the variable; others are values that the template was given."""

    macros: Mapping[str, str]
    """By name the function."""

    @property
    def all(self) -> str:
        """All values that there are, by name."""
        variables = ((name, variable) for name, variable in self.values.items() if name != _LOOP)
        return f"{{**values{''.join(f', {name!r}: {variable}' for name, variable in variables)}}}"

    def within(self, values: Mapping[str, str]) -> _Names:
        """The same with further variables."""
        return self._replace(values={**self.values, **values})

    def piece(self, node: nodes.Expr) -> str:
        """A piece of the page."""
        if isinstance(node, nodes.TemplateData):
            return repr(node.data)
        # What a macro gives was escaped in it.
        return self._made(node) or f"escaped({self.said(node)})"

    def said(self, node: nodes.Expr) -> str:
        """An expression."""
        match node:
            case nodes.Const():
                return repr(node.value)
            case nodes.Name():
                return self.values.get(node.name) or f"values[{node.name!r}]"
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="first"):
                return f"({self.values[_LOOP]} == 1)"
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="index"):
                return self.values[_LOOP]
            case nodes.Getattr(node=nodes.Name(name="loop")):
                raise _unknown(node)
            case nodes.Getattr():
                return f"{self.said(node.node)}.{node.attr}"
            case nodes.Getitem():
                return f"{self.said(node.node)}[{self.said(node.arg)}]"
            case nodes.Call():
                made = self._made(node)
                return f"Markup({made})" if made else f"{self.said(node.node)}({self._all(node.args)})"
            case nodes.Concat():
                return f"Markup(''.join(({''.join(f'{self.piece(part)}, ' for part in node.nodes)})))"
            case nodes.Tuple():
                return f"({self._all(node.items)})"
            case _:
                return f"({self._operation(node)})"

    def _operation(self, node: nodes.Expr) -> str:
        match node:
            case nodes.Not():
                return f"not {self.said(node.node)}"
            case nodes.And() | nodes.Or():
                return f"{self.said(node.left)} {node.operator} {self.said(node.right)}"
            case nodes.CondExpr(expr2=nodes.Expr() as other):
                return f"{self.said(node.expr1)} if {self.said(node.test)} else {self.said(other)}"
            case nodes.Compare(ops=[nodes.Operand() as operand]):
                return f"{self.said(node.expr)} {_COMPARED[operand.op]} {self.said(operand.expr)}"
            case nodes.Test(name="even"):
                return f"{self.said(node.node)} % 2 == 0"
            case nodes.Filter(name="length", node=nodes.Expr() as of):
                return f"len({self.said(of)})"
            case nodes.Filter(name="join", node=nodes.Expr() as of, args=[nodes.Expr() as between]):
                return f"{self.said(between)}.join({self.said(of)})"
            case _:
                raise _unknown(node)

    def _made(self, node: nodes.Expr) -> str | None:
        """The call of a macro; `None` for all else."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return None
        function = self.macros.get(node.node.name)
        return function and f"{function}({self._all(node.args)})"

    def _all(self, several: Iterable[nodes.Expr]) -> str:
        return "".join(f"{self.said(node)}, " for node in several)


def _unknown(node: nodes.Node) -> NotImplementedError:
    return NotImplementedError(
        f"{type(node).__name__} in line {node.lineno}: none of our templates needs it yet"
    )


class _Code:
    """The Python of one template while it is written."""

    def __init__(self, parsed: Parsed) -> None:
        self.macros: _Lines = []
        """What stands ahead: macros of this template, and of others."""

        self._parsed = parsed
        self._variables = 0

    def part(self, name: str, template: nodes.Template, values: Mapping[str, str]) -> _Lines:
        """The statements of a template, where these variables are known."""
        macros = dict(self._imported(template))
        own = [node for node in template.body if isinstance(node, nodes.Macro)]
        macros |= {macro.name: function_of(macro.name, name) for macro in own}
        for macro in own:
            self._define(macro, macros)
        return self._body(template.body, _Names(values, macros))

    def _imported(self, template: nodes.Template) -> Iterator[tuple[str, str]]:
        for node in template.find_all(nodes.FromImport):
            assert isinstance(node.template, nodes.Const)
            for name in node.names:
                assert isinstance(name, str), "no macro of ours has two names"
                function = function_of(name, node.template.value)
                line = f"{function} = macro({node.template.value!r}, {name!r})"
                if line not in self.macros:
                    self.macros.append(line)
                yield name, function

    def _define(self, macro: nodes.Macro, macros: Mapping[str, str]) -> None:
        names = _Names({arg.name: arg.name for arg in macro.args}, macros)
        required = len(macro.args) - len(macro.defaults)
        defaults = [""] * required + [f"={names.said(default)}" for default in macro.defaults]
        args = ", ".join(arg.name + default for arg, default in zip(macro.args, defaults, strict=True))
        body = _collected(self._body(macro.body, names))
        self.macros += [f"def {macros[macro.name]}({args}):", *_indented(body)]

    def _body(self, body: Iterable[nodes.Node], names: _Names) -> _Lines:
        lines: _Lines = []
        for is_output, group in groupby(body, lambda node: isinstance(node, nodes.Output)):
            if is_output:
                outputs = (output for output in group if isinstance(output, nodes.Output))
                pieces = (names.piece(child) for output in outputs for child in output.nodes)
                lines.append(f"pieces += ({''.join(f'{piece}, ' for piece in pieces)})")
            else:
                lines += chain.from_iterable(self._statement(node, names) for node in group)
        return lines

    def _statement(self, node: nodes.Node, names: _Names) -> _Lines:
        match node:
            case nodes.FromImport() | nodes.Macro():
                return []
            case nodes.If():
                return self._choice(node, names)
            case nodes.For():
                return self._loop(node, names)
            case nodes.With():
                targets, new = self._targets(node.targets)
                values = "".join(f"{names.said(value)}, " for value in node.values)
                return [f"{targets} = ({values})", *self._body(node.body, names.within(new))]
            case nodes.Include(template=nodes.Const(value=str(name))):
                template = self._parsed(name)
                if template is not None:
                    return self.part(name, template, names.values)
                return [f"pieces.append(included({name!r}, {names.all}))"]
            case _:
                raise _unknown(node)

    def _choice(self, node: nodes.If, names: _Names) -> _Lines:
        lines: _Lines = []
        for branch in (node, *node.elif_):
            assert isinstance(branch.test, nodes.Expr)
            word = "elif" if lines else "if"
            lines += [f"{word} {names.said(branch.test)}:", *_indented(self._body(branch.body, names))]
        if node.else_:
            lines += ["else:", *_indented(self._body(node.else_, names))]
        return lines

    def _loop(self, node: nodes.For, names: _Names) -> _Lines:
        assert isinstance(node.iter, nodes.Expr)
        items = names.said(node.iter)
        is_single = isinstance(node.target, nodes.Name)
        targets, new = self._targets([node.target] if is_single else node.target.iter_child_nodes())
        target = next(iter(new.values())) if is_single else targets
        counter = self._variable(_LOOP)
        body = _indented(self._body(node.body, names.within({**new, _LOOP: counter})))
        lines = [f"for {target} in {items}:", *body]
        if any(counter in line for line in body):
            lines[0] = f"for {counter}, {target} in enumerate({items}, 1):"
        if node.else_:
            lines += [f"if not {items}:", *_indented(self._body(node.else_, names))]
        return lines

    def _targets(self, found: Iterable[nodes.Node]) -> tuple[str, dict[str, str]]:
        """New variables: of one name there may be one within another."""
        new = {target.name: self._variable(target.name) for target in found if isinstance(target, nodes.Name)}
        return f"({', '.join(new.values())},)", new

    def _variable(self, name: str) -> str:
        self._variables += 1
        return f"{name}_{self._variables}"


def _indented(lines: _Lines) -> _Lines:
    return [f" {line}" for line in lines or ["pass"]]


def _collected(lines: _Lines) -> _Lines:
    """Statements that put pieces together."""
    return ["pieces = []", *lines, "return ''.join(pieces)"]
