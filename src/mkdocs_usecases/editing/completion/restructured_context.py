"""What may stand outside of use cases on a page of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.editing.completion.pieces import Piece, parted
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.source import Span

_DIRECTIVE = expression(r"(?P<indent> *)\.\. +(?P<typed>[a-z]+)\Z")
_LISTING = expression(r" *\.\. +(?:uc:)?usecases::[ \t]+(?P<typed>[\w-]*)\Z")
_OPTION = expression(r"(?P<indent> +):(?P<name>[\w-]+):[ \t]+(?P<values>.*)\Z")
_ROLE = expression(r":uc(?::\w+)?:`(?:[^`<]*<)?(?P<name>[^`<>]*)\Z")
_NAME_REST = expression(r"[^`<>\s]*")
_WORD_REST = expression(r"[\w-]*")


def outside(lines: Sequence[str], place: Span) -> Context | None:
    """In text and in directives; `None` where nothing of ours may stand."""
    at = place.line - 1
    before, after = lines[at][: place.column - 1], lines[at][place.column - 1 :]
    if match := _LISTING.match(before):
        return Context((Wanted.LISTING,), place, parted(match["typed"], after, _WORD_REST))
    if (match := _DIRECTIVE.match(before)) and not after.strip() and "usecase".startswith(match["typed"]):
        typed = before[len(match["indent"]) :]
        return Context((Wanted.BLOCK,), place, Piece(typed), label=match["indent"])
    if (match := _OPTION.match(before)) and _is_of_listing(lines, at, len(match["indent"])):
        return _value(match["name"], match["values"], place, after)
    if match := _ROLE.search(before):
        return _name(match["name"], place, after)
    return None


def _value(name: str, values: str, place: Span, after: str) -> Context:
    *given, typed = values.split(",")
    piece = Piece(typed.lstrip(" !\"'"), after.rstrip(), "", tuple(value.strip(" !\"'") for value in given))
    return Context((Wanted.FILTER_VALUE,), place, piece, name.lower())


def _name(typed: str, place: Span, after: str) -> Context:
    owner, slash, part = typed.partition("/")
    if slash:
        return Context((Wanted.PART,), place, parted(part, after, _NAME_REST), owner)
    return Context((Wanted.MENTIONED,), place, parted(typed, after, _NAME_REST))


def _is_of_listing(lines: Sequence[str], at: int, indent: int) -> bool:
    """Whether the options in which a line stands are those of a listing."""
    for line in reversed(lines[:at]):
        if not re.match(r" +:[\w-]+:", line):
            return _LISTING.match(line.rstrip()) is not None and len(line) - len(line.lstrip()) < indent
    return False
