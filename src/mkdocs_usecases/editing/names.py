"""The names that writers type: what each of them stands for, and where it stands."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.source import Span


class Kind(Enum):
    """What a name stands for."""

    USE_CASE = "use case"
    PART = "step"
    """A step by its number, or an extension by its label."""
    RULE = "business rule"
    ACTOR = "actor"
    """Whoever acts: an actor, by its name or an alias, or the system under discussion."""
    EXTENSION_POINT = "extension point"
    TAG = "tag"
    KEY = "key"
    CODE = "check"


class Role(Enum):
    """What a place is to a name."""

    DECLARES = "declares"
    USES = "uses"
    MENTIONS = "mentions"
    """In the middle of a sentence."""


class Name(NamedTuple):
    """What makes two places the same name."""

    kind: Kind
    text: str
    """In the form in which names are compared."""

    of: str = ""
    """The use case that has the part, the rule or the point: see `owner`; for others its id."""


class Occurrence(NamedTuple):
    """A place of a name."""

    name: Name
    typed: str
    """The characters that stand there."""

    span: Span
    """These characters alone; a step, which has no name but its number, has its text."""

    role: Role
    is_exact: bool = True
    """Whether the file has these characters there: not where they come from elsewhere, or are escaped."""

    is_text: bool = False
    """Whether a text stands there in the place of a name: nobody points at it to ask for the name."""


def name_of(kind: Kind, typed: str, of: str = "") -> Name:
    """The name that a typed word is."""
    # Numbers and labels are told apart by case: `A1` is an alternative, and `2a` leaves from a step.
    return Name(kind, typed if kind is Kind.PART else folded(typed), of)


def owner(use_case: UseCase) -> str:
    """What tells a use case apart from others, those of the same id included: the place of its fence."""
    return f"{use_case.span.file}:{use_case.span.line}"
