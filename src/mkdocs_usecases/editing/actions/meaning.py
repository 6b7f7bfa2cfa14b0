"""What a block says, wherever it stands: what another form of it has to say as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mkdocs_usecases.model.scenario import Extension, Outcome
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.source import Span

_PLACES = frozenset({"source", "span", "places", "values", "last_line"})
"""Fields that say where something stands, and how it was typed."""


def says_the_same(one: Block, other: Block) -> bool:
    """Whether two blocks are read alike, and nothing is wrong with the other that is not with the one."""
    more = _codes(other) - _codes(one)
    return not more and _said(one.use_case) == _said(other.use_case)


def _codes(block: Block) -> Counter[str]:
    return Counter(finding.code.value for finding in block.diagnostics)


def _said(value: Any) -> Any:
    """A value without the places in it."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Outcome):
        # One end is one end, in whatever words.
        value = value._replace(text="")
    if isinstance(value, Extension):
        value = value._replace(condition_lead=0)
    if isinstance(value, tuple):
        return tuple(map(_said, value))
    if isinstance(value, Mapping):
        return {key: _said(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        named = (each.name for each in fields(value))
        return [_said(getattr(value, name)) for name in named if name not in _PLACES]
    return value
