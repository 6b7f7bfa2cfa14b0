"""The first line of a fence: what stands before it, its signs and its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.indented_code import TAB

RUNS = ("```", "~~~", ":::")
"""What the signs of a fence begin with. Those of colons are MyST's, and only its directives have them."""

_OPENING = expression(
    r"(?P<prefix>[> \t]*(?P<item>(?:(?:[*+-]|\d{1,9}\.)[ \t]+)*))(?P<run>`{3,}|~{3,}|:{3,})(?P<info>.*)"
)
_USE_CASE = expression(r"[ \t]*\.?usecase(?=[\s{]|$)(?P<rest>.*)", re.IGNORECASE)
_BEHIND = expression(r"[ \t]*[^\s{}=\"']+[ \t]+\.?usecase(?=[\s{]|$)(?P<rest>.*)", re.IGNORECASE)
_DIRECTIVE = expression(r"[ \t]*\{(?:uc:)?usecase\}(?P<rest>.*)", re.IGNORECASE)
"""As MyST names what Sphinx is to read: `{usecase}`."""

_NAMED = expression(r"[> \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[A-Za-z][\w:+-]*)\}")
_VERBATIM = frozenset(
    {"code", "code-block", "code-cell", "sourcecode", "literalinclude", "parsed-literal", "highlight"}
    | {"raw", "math", "mermaid", "graphviz", "digraph", "graph", "uml", "plantuml", "prompt", "doctest"}
    | {"eval-rst", "toctree", "csv-table", "usecase", "uc:usecase", "usecases", "uc:usecases"}
)
"""Directives whose content is no Markdown."""

_ATTRIBUTES = expression(r"[ \t]*(?![ \t])(?P<language>[^\s{}=\"']*)[ \t]*\{(?P<attributes>[^{}]*)\}[ \t]*$")
_CLASS = expression(r"(?<!\S)\.(?P<name>[^\s.#=]+)[ \t]*")
_QUOTED = expression(r"""[^"']*(?:(?:"[^"]*"|'[^']*')[^"']*)*$""")
_QUOTES = expression(r""""[^"]*"|'[^']*'""")


class Opening(NamedTuple):
    """The first line of a fence, taken apart."""

    prefix: str
    run: str
    info: str | None
    """Of a use case; `None` at any other language."""

    width: int
    """Columns of the prefix."""

    quotes: int
    """Levels of quotes in the prefix."""


# The same few lines open all fences of a site.
@lru_cache(maxsize=256)
def read_opening(line: str) -> Opening | None:
    """The fence that a line opens, or `None`."""
    match = _OPENING.match(line)
    if match is None:
        return None
    sign, info = match["run"][0], match["info"]
    # Colons are text wherever no directive tells.
    is_text = not _is_verbatim(match["run"] + info) if sign == ":" else _holds(info, sign)
    behind = None if is_text else _use_case_info(info)
    # Python-Markdown's own fences do not stand behind the sign of a list item; those of use cases may.
    if is_text or (behind is None and match["item"]):
        return None
    prefix = match["prefix"]
    return Opening(prefix, match["run"], behind, len(prefix.expandtabs(TAB)), prefix.count(">"))


@lru_cache(maxsize=256)
def holds_markdown(line: str) -> bool:
    """Whether a line opens a directive of MyST with text in it, such as `{note}`: a box, and no code."""
    match = _NAMED.match(line)
    return match is not None and match["name"].lower() not in _VERBATIM


def _is_verbatim(fence: str) -> bool:
    """Whether a fence is a directive without Markdown in it."""
    match = _NAMED.match(fence)
    return match is not None and match["name"].lower() in _VERBATIM


def _holds(info: str, sign: str) -> bool:
    """Whether the info string has the sign of the fence outside of quotes: inline code, not a fence."""
    if sign not in info:
        return False
    return _QUOTED.match(info) is None or sign in _QUOTES.sub("", info)


def _use_case_info(info: str) -> str | None:
    """What an info string says besides `usecase`, or `None` when it names another language alone."""
    if "usecase" not in info.lower():
        return None
    # Behind a language GitHub and editors colour the block, and it is a use case all the same.
    if match := _USE_CASE.match(info) or _DIRECTIVE.match(info) or _BEHIND.match(info):
        return match["rest"].strip()
    if match := _ATTRIBUTES.match(info):
        return _other_attributes(match["attributes"], in_braces=not match["language"])
    return None


def _other_attributes(attributes: str, *, in_braces: bool) -> str | None:
    """What braces hold besides `.usecase`, and besides a language that stands in them; `None` without it."""
    classes = list(_CLASS.finditer(attributes))
    own = next((each for each in classes if each["name"].lower() == "usecase"), None)
    if own is None:
        return None
    taken = [own] if own is classes[0] or not in_braces else [own, classes[0]]
    others = attributes
    for each in sorted(taken, key=re.Match.start, reverse=True):
        others = others[: each.start()] + others[each.end() :]
    others = others.strip().removeprefix(":").strip()
    return f"{{{others}}}" if others else ""
