"""What is offered at a place."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What sort of thing is offered, for the sign that an editor shows."""

    KEY = "key"
    VALUE = "value"
    ACTOR = "actor"
    USE_CASE = "use case"
    STEP = "step"
    CODE = "code"
    PHRASE = "phrase"
    BLOCK = "block"


class Offer(NamedTuple):
    """One thing that may stand at a place."""

    label: str
    kind: Kind
    detail: str = ""
    """What it is, in a few words beside the label."""

    about: str = ""
    """What it means: Markdown."""

    search: str = ""
    """Further words by which it is found."""

    new: str | None = None
    """What to write, where that is not the label."""

    is_snippet: bool = False
    """Whether what to write has places to fill in."""

    @property
    def text(self) -> str:
        """By what it is found."""
        return self.label if self.search in ("", self.label) else f"{self.label} {self.search}"
