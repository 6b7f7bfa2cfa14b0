"""A use case diagram as a page has it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

NOTHING = Markup()


class Figure(NamedTuple):
    """A use case diagram in two sizes, of which a page shows the one that it has room for."""

    title: str
    """Plain text."""

    wide: Markup = NOTHING
    """SVG; empty when there is too much to draw."""

    narrow: Markup = NOTHING

    @property
    def is_too_large(self) -> bool:
        """Whether a note should stand in its place."""
        return not self.wide
