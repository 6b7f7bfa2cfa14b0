"""What one registry of a site leaves to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs_usecases.registry.backlinks import Names
from mkdocs_usecases.registry.entry import Entry


class KnownEntries(NamedTuple):
    """Entries, with what follows from nothing but their use cases: there they stay while these do."""

    pages: Mapping[str, tuple[Entry, ...]]
    """By the paths of their pages, in the order of the source."""

    names: Mapping[Entry, Names]
    """The ids that they name, as far as that was asked for."""


NONE = KnownEntries({}, {})
