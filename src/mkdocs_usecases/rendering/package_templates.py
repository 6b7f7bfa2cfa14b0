"""The templates of the package, compiled so that a use case takes 0.15 ms, and not the 0.4 of Jinja alone.

Compiling takes as long as rendering hundreds of use cases, so that the code is kept between builds.

Jinja escapes what has nothing to escape, asks for attributes in several ways, looks at each call for what it
wants to be told, imports macros each time, and counts the rounds of each loop. None of that is needed by our
own templates. Whatever this goes by is promised to extensions: the nodes of its syntax, filters, loaders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import cached_property, lru_cache, partial
from importlib.util import source_hash
from itertools import chain, repeat
from operator import getitem
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple, TypeVar

import jinja2
from jinja2 import Environment, PackageLoader, Template, nodes
from markupsafe import Markup, escape

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.rendering.kept_code import KeptCode

_REMEMBERED = frozenset({"reference", "term"})
"""Macros of which the same few are made in all rows of a page."""

_SPECIAL = expression("[&<>\"']")

_Node = TypeVar("_Node", bound=nodes.Node)
_T = TypeVar("_T")


def escaped(value: Any) -> str:
    """A value as it goes into a page: most have nothing to escape, and need no copy marked as safe."""
    kind = type(value)
    if kind is Markup or (kind is str and _SPECIAL.search(value) is None):
        safe: str = value
        return safe
    return escape(value)


class PackageTemplates(PackageLoader):
    """Loads the templates of a package in their quickest form.

    What a template includes becomes a part of it, but for what others have templates of their own for: a
    mistake in one of these is told with its own name and line, and it may do all that Jinja knows.
    """

    def __init__(self, package: str, others: Iterable[str] = ()) -> None:
        """Take the package, and the names of templates that are found elsewhere."""
        super().__init__(package)
        self._others = frozenset(others)

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template by its name."""
        _, filename, is_current = self.get_source(environment, name)
        if not isinstance(environment.filters, _Filters):
            environment.filters = _Filters(environment)
        code = KeptCode(filename, self._made_of, partial(self._compiled, environment, name, filename)).code()
        return environment.template_class.from_code(environment, code, globals or {}, is_current)

    def _compiled(self, environment: Environment, name: str, filename: str) -> CodeType:
        quick = _Quick(partial(self._parsed, environment)).template(name)
        quick.set_environment(environment)
        return environment.compile(quick, name, filename)

    @cached_property
    def _made_of(self) -> bytes:
        """A hash of all that compiled templates depend on: sources, what compiles them, what is elsewhere."""
        here = Path(__file__)
        sources = sorted(here.parent.glob("templates/*.html"))
        compilers = (here, here.with_stem("html"), *sorted(Path(jinja2.__file__).parent.glob("*.py*")))
        names = sorted(self._others.intersection(source.name for source in sources))
        files = (file for file in (*sources, *compilers) if file.is_file())
        return source_hash(b"\0".join([*map(str.encode, names), *(file.read_bytes() for file in files)]))

    def _parsed(self, environment: Environment, name: str) -> nodes.Template | None:
        if name in self._others:
            return None
        source, filename, _ = self.get_source(environment, name)
        return environment.parse(source, name, filename)


class _Filters(dict[str, Callable[..., Any]]):
    """What templates call: the filters of an environment, our own, and macros as `template:macro`.

    Whether they have just been compiled or were kept, they find here what they name.
    """

    def __init__(self, environment: Environment) -> None:
        own = {"called": _called, "escaped": escaped, "getattr": getattr, "getitem": getitem}
        super().__init__(environment.filters | own | {"with_first": _with_first})
        self._environment = environment

    def __missing__(self, name: str) -> Callable[..., Any]:
        """A macro whose template is loaded when it is first called."""
        template, parted, macro = name.partition(":")
        if not parted:
            raise KeyError(name)

        def first(*args: Any) -> Any:
            # Templates that were loaded before go on calling this.
            if self[name] is first:
                found = getattr(self._environment.get_template(template).module, macro)
                self[name] = lru_cache(512)(found) if macro in _REMEMBERED else found
            return self[name](*args)

        self[name] = first
        return first

    def get(self, name: str, default: Any = None) -> Any:
        """How Jinja asks whether there is one, before it compiles a call of it."""
        try:
            return self[name]
        except KeyError:
            return default


class _Macro(NamedTuple):
    """A macro of another template."""

    template: str
    name: str


_Macros = Mapping[str, _Macro]
"""Those that a template imports, by the names that it gives them."""


class _Quick:
    """Says the same in nodes for which Jinja writes less."""

    def __init__(self, parsed: Callable[[str], nodes.Template | None]) -> None:
        """Take what gives the templates that may become parts of others."""
        self._parsed = parsed

    def template(self, name: str) -> nodes.Template:
        """A whole template."""
        template = self._parsed(name)
        assert template is not None, "whoever has it elsewhere is asked first"
        return nodes.Template([_escaping(False, self._parts(template))], lineno=1)

    def _parts(self, template: nodes.Template) -> Iterator[nodes.Node]:
        return self._all(template.body, dict(_imported(template)))

    def _all(self, body: Iterable[nodes.Node], macros: _Macros) -> Iterator[nodes.Node]:
        for node in body:
            if isinstance(node, nodes.Output):
                shown = (self._shown(child, macros) for child in node.nodes)
                yield nodes.Output([*shown], lineno=node.lineno)
            elif isinstance(node, nodes.Include) and (template := self._included(node)) is not None:
                yield nodes.Scope([*self._parts(template)], lineno=node.lineno)
            elif isinstance(node, nodes.Macro):
                # What it gives is marked as safe; what that is put together from need not be.
                inner = _escaping(False, self._all(node.body, macros))
                macro = nodes.Macro(node.name, node.args, node.defaults, [inner], lineno=node.lineno)
                yield _escaping(True, [macro])
            elif not isinstance(node, nodes.FromImport):
                yield self._rebuilt(node, macros)

    def _included(self, node: nodes.Include) -> nodes.Template | None:
        return self._parsed(node.template.value) if isinstance(node.template, nodes.Const) else None

    def _shown(self, child: nodes.Expr, macros: _Macros) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            return child
        return _filtered("escaped", self._rebuilt(child, macros))

    def _rebuilt(self, node: _Node, macros: _Macros) -> _Node:
        """A node, all that it holds in its quickest form."""
        fields = (self._field(value, macros) for _, value in node.iter_fields())
        rebuilt: Any = self._quick(type(node)(*fields, lineno=node.lineno), macros)
        same: _Node = rebuilt
        return same

    def _field(self, value: Any, macros: _Macros) -> Any:
        if isinstance(value, nodes.Node):
            return self._rebuilt(value, macros)
        if not isinstance(value, list) or not value or not isinstance(value[0], nodes.Node):
            return value
        if isinstance(value[0], nodes.Stmt):
            return [*self._all(value, macros)]
        return [self._rebuilt(item, macros) for item in value]

    def _quick(self, node: nodes.Node, macros: _Macros) -> nodes.Node:
        """An attribute, an item or the result of a call as that and nothing else."""
        if isinstance(node, nodes.For):
            return _uncounted(node)
        if _is_first(node):
            return nodes.Name(_FIRST, "load")
        if isinstance(node, nodes.Getattr):
            return _filtered("getattr", node.node, nodes.Const(node.attr))
        if isinstance(node, nodes.Getitem):
            return _filtered("getitem", node.node, node.arg)
        if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        macro = macros.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if macro is None:
            return _filtered("called", node.node, *node.args)
        return _filtered(":".join(macro), *node.args)


def _filtered(name: str, *args: nodes.Expr) -> nodes.Filter:
    """A filter is a call without anything around it."""
    first, *others = args
    return nodes.Filter(first, name, others, [], None, None, lineno=first.lineno)


_FIRST = "loop_first"


def _is_first(node: nodes.Node) -> bool:
    """Whether a template asks for `loop.first`."""
    if not isinstance(node, nodes.Getattr) or node.attr != "first":
        return False
    return isinstance(node.node, nodes.Name) and node.node.name == "loop"


def _uncounted(node: nodes.For) -> nodes.For:
    """A loop that knows of each item whether it is the first, where all that is asked of it is that."""
    if node.test is not None or node.recursive or _FIRST not in _names(node.body):
        return node
    assert isinstance(node.iter, nodes.Expr), "there is no loop over a statement"
    target = nodes.Tuple([nodes.Name(_FIRST, "store"), node.target], "store")
    items = _filtered("with_first", node.iter)
    return nodes.For(target, items, node.body, node.else_, None, False, lineno=node.lineno)


def _names(body: Iterable[nodes.Node]) -> Iterator[str]:
    """What statements ask for, but for what loops in them ask of themselves."""
    for node in body:
        if isinstance(node, nodes.Name):
            yield node.name
        yield from _names(
            [node.iter, *node.else_] if isinstance(node, nodes.For) else node.iter_child_nodes()
        )


def _with_first(items: Iterable[_T]) -> Iterator[tuple[bool, _T]]:
    return zip(chain((True,), repeat(False)), items, strict=False)


def _called(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


def _imported(template: nodes.Template) -> Iterator[tuple[str, _Macro]]:
    for node in template.body:
        if isinstance(node, nodes.FromImport) and isinstance(node.template, nodes.Const):
            for pair in node.names:
                name, alias = pair if isinstance(pair, tuple) else (pair, pair)
                yield alias, _Macro(node.template.value, name)


def _escaping(is_on: bool, body: Iterable[nodes.Node]) -> nodes.Node:
    """Statements whose output Jinja escapes, or takes as it is."""
    option = nodes.Keyword("autoescape", nodes.Const(is_on))
    return nodes.ScopedEvalContextModifier([option], [*body])
