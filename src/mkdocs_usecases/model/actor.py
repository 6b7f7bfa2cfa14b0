"""Who takes part: the site's catalogue of actors."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.source import Span


class ActorKind(Enum):
    """What sort of thing plays a role towards the system."""

    PERSON = "person"
    SYSTEM = "system"
    TIME = "time"
    ORGANIZATION = "organization"


class CatalogueActor(NamedTuple):
    """An actor that the site declares for all its pages."""

    name: ActorName
    span: Span
    kind: ActorKind = ActorKind.PERSON
    description: str | None = None
    aliases: tuple[ActorName, ...] = ()
    alias_spans: tuple[Span, ...] = ()
    """Where each alias stands."""

    is_a: ActorName | None = None
    """The more general actor: this one can do all that it can (UML 18.1.3.1)."""

    is_a_span: Span | None = None
    """Where its name stands."""


class Catalogue(NamedTuple):
    """The actors that the site declares; empty where it declares none."""

    actors: tuple[CatalogueActor, ...] = ()
