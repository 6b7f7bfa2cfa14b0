"""What one use case says of others: each place, with what it has to do with them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.source import Span


class Relation(Enum):
    """What one use case has to do with another one that it names."""

    INCLUDES = "includes"
    EXTENDS = "extends"
    SPECIALIZES = "specializes"
    CONTINUES = "continues"
    MENTIONS = "mentions"


class Reason(NamedTuple):
    """One place where a use case refers to another one."""

    relation: Relation
    span: Span
    part: str = ""
    """The number of its step, or the label of its extension; empty where a key says it."""

    at: str = ""
    """Where it extends the other one: a step, or the name of an extension point."""


class References(NamedTuple):
    """What a use case refers to, and who takes part in it."""

    reasons: Mapping[str, tuple[Reason, ...]]
    """By the folded id of the other one."""

    actors: tuple[ActorEntry, ...]
