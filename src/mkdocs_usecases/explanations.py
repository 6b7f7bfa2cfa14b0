"""What a code means to a writer, told where it is reported: the docstring is its entry in the guide."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeVar

from mkdocs_usecases.diagnostics import Code

_Function = TypeVar("_Function", bound=Callable[..., object])

_SECTIONS = ("Bad:", "Good:", "Source:")

_functions: dict[Code, Callable[..., object]] = {}


class Explanation(NamedTuple):
    """The entry of one code, as its docstring gives it."""

    code: Code
    summary: str
    """What is wrong, in one line without a full stop."""

    why: str
    """What goes wrong for readers when it stays: Markdown, may be several paragraphs."""

    bad: str
    """A piece of a block (YAML), or of a page where it holds a fence or a comment, that gets the code."""

    good: str
    """The same piece, mended."""

    source: str
    """Where the rule comes from."""


def explains(code: Code) -> Callable[[_Function], _Function]:
    """Say that the docstring of a function is the entry of a code; the function stays as it is.

    The docstring has a summary line, paragraphs that tell why, then the sections `Bad:`, `Good:` and
    `Source:`, each with indented lines below it (`Source:` may go on in its own line):

        Summary line, with a full stop as docstrings have it.

        Why it matters.

        Bad:
            steps: none

        Good:
            steps:
              - Customer orders.

        Source: Cockburn, chapter 7.
    """

    def remember(function: _Function) -> _Function:
        if code in _functions:
            raise ValueError(f"{code.value} is explained twice")
        _functions[code] = function
        return function

    return remember


def explanation(code: Code) -> Explanation | None:
    """The entry of a code, or `None` when no imported function explains it."""
    function = _functions.get(code)
    return None if function is None else _explained(code, function)


@cache
def _explained(code: Code, function: Callable[..., object]) -> Explanation:
    # An editor asks for all of them at each letter that is typed.
    return read_explanation(code, inspect.getdoc(function) or "")


def read_explanation(code: Code, docstring: str) -> Explanation:
    """Take a docstring, already freed of its indentation, apart into the parts of an entry."""
    parts: dict[str, list[str]] = {"": []}
    current = parts[""]
    for line in docstring.splitlines():
        section = next((name for name in _SECTIONS if line.startswith(name)), None)
        if section is None:
            current.append(line)
            continue
        current = parts.setdefault(section, [])
        current.append(line.removeprefix(section).strip())
    summary, _, why = "\n".join(parts[""]).strip().partition("\n\n")
    bad, good, source = (inspect.cleandoc("\n".join(parts.get(name, ()))) for name in _SECTIONS)
    return Explanation(code, summary.removesuffix("."), why.strip(), bad, good, source)
