"""Use cases of other sites, as far as an inventory tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class ForeignUseCase(NamedTuple):
    """A use case that is written elsewhere."""

    id: str
    title: str
    """Plain; empty where the inventory has none."""

    url: str | None
    """Where it is shown; `None` where nobody knows at which address its site stands."""

    parts: Mapping[str, str | None] = {}
    """The addresses of its steps and extensions, by number and label."""

    def part_url(self, part: str) -> str | None:
        """The address of a step or an extension; that of the use case where it has none."""
        return self.parts.get(part) or self.url
