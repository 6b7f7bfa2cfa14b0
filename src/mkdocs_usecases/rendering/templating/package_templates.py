"""The templates of the package, compiled to what they take the least time in.

Compiling takes as long as rendering hundreds of use cases, so that the code is kept between builds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache, partial
from importlib.util import source_hash
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Environment, PackageLoader, nodes
from markupsafe import Markup, escape

from mkdocs_usecases.rendering.templating.kept_code import KeptCode
from mkdocs_usecases.rendering.templating.template_functions import SHOWN, function_of

_REMEMBERED = frozenset({"reference", "term"})
"""Macros of which the same few are made in all rows of a page."""

_Functions = Mapping[str, Callable[..., str]]
"""Those of a template, by name."""


def escaped(value: Any) -> str:
    """A value as it goes into a page: most have nothing to escape, and need no copy marked as safe."""
    if type(value) is str:
        # Python looks for one letter in a third of the time that an expression takes with five.
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class PackageTemplates:
    """The templates of a package as functions.

    What a template includes becomes a part of it, but for what others have templates of their own for: a
    mistake in one of these is told with its own name and line, and it may do all that Jinja knows.
    """

    def __init__(self, environment: Environment, package: PackageLoader, others: Iterable[str] = ()) -> None:
        """Take what knows the language, the package, and the names of templates that are found elsewhere."""
        self._environment = environment
        self._package = package
        self._others = frozenset(others)
        self._loaded: dict[str, _Functions] = {}
        self._macros: dict[tuple[str, str], Callable[..., str]] = {}

    def shown(self, name: str, values: Mapping[str, object]) -> str:
        """The HTML of a template."""
        return self._functions(name)[SHOWN](values)

    def _functions(self, name: str) -> _Functions:
        if name not in self._loaded:
            _, filename, _ = self._source(name)
            code = KeptCode(filename, self._made_of, partial(self._compiled, name)).code()
            functions: dict[str, Any] = {
                "Markup": Markup,
                "escaped": escaped,
                "macro": self._macro,
                "included": self._included,
            }
            # It is nobody's but ours: what is kept is run only where others cannot have written it.
            exec(code, functions)
            self._loaded[name] = functions
        return self._loaded[name]

    def _macro(self, template: str, name: str) -> Callable[..., str]:
        """A macro of another template."""
        key = template, name
        if key not in self._macros:
            found: Callable[..., str]
            if template in self._others:
                module = self._environment.get_template(template).module
                # It says what is missing when it is called.
                found = getattr(module, name, self._environment.undefined(name=f"{template}: {name}"))
            else:
                found = self._functions(template)[function_of(name, template)]
            self._macros[key] = lru_cache(512)(found) if name in _REMEMBERED else found
        return self._macros[key]

    def _included(self, name: str, values: Mapping[str, object]) -> str:
        """The HTML of a template that is found elsewhere."""
        return self._environment.get_template(name).render(values)

    def _compiled(self, name: str) -> CodeType:
        # What has compiled them is seldom needed again.
        from mkdocs_usecases.rendering.templating.template_code import python_of

        return compile(python_of(name, self._parsed), f"<{name}>", "exec")

    @cached_property
    def _made_of(self) -> bytes:
        """A hash of all that compiled templates depend on: sources, what compiles them, what is elsewhere."""
        here = Path(__file__)
        sources = sorted(here.parents[1].glob("templates/*.html"))
        jinja = sorted(Path(jinja2.__file__).parent.glob("*.py*"))
        ours = map(here.with_stem, ("template_code", "template_functions", "html"))
        compilers = (here, *ours, *jinja)
        names = sorted(self._others.intersection(source.name for source in sources))
        files = (file for file in (*sources, *compilers) if file.is_file())
        return source_hash(b"\0".join([*map(str.encode, names), *(file.read_bytes() for file in files)]))

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool] | None]:
        return self._package.get_source(self._environment, name)

    def _parsed(self, name: str) -> nodes.Template | None:
        if name in self._others:
            return None
        source, filename, _ = self._source(name)
        return self._environment.parse(source, name, filename)
