"""What may stand at a place, and what stands there already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mkdocs_usecases.editing.completion.pieces import Piece
from mkdocs_usecases.editing.typed_page import TypedBlock
from mkdocs_usecases.source import Span


class Wanted(Enum):
    """What may stand at a place."""

    KEY = "key"
    LEVEL = "level"
    ACTOR = "actor"
    SYSTEM = "system"
    ID = "id"
    FREE_ID = "free id"
    """One that no use case has yet."""

    MENTIONED = "mentioned"
    """An id in the middle of a text, where its first letters tell that it is one."""

    PART = "part"
    """A step or an extension of another use case."""

    CODE = "code"
    KNOWN = "known"
    """What other use cases have at a key: a tag, a status, an owner."""

    START = "start"
    """Who acts, at the start of a step."""

    OUTCOME = "outcome"
    TARGET = "target"
    """The step at which it goes on."""

    STEP = "step"
    """A step of the main success scenario."""

    LABEL = "label"
    """That of a further extension."""

    BRANCH_KEY = "branch key"
    """Of the long form of an extension."""

    EXTENDS_KEY = "extends key"
    POINT = "point"
    """A step or an extension point of the use case that this one adds to."""

    DEFAULT = "default"
    """A key of the front matter."""

    LISTING = "listing"
    FILTER = "filter"
    FILTER_VALUE = "filter value"
    BLOCK = "block"
    """A whole block."""

    DETAIL = "detail"
    """A key of an actor in the catalogue."""

    OPTION = "option"
    CHOICE = "choice"
    """The value of an option or of a key outside of blocks, one of a few."""

    RULE = "rule"
    """A code, as the key of the option `rules`."""


@dataclass(frozen=True, slots=True)
class Context:
    """What may stand at a place."""

    wanted: tuple[Wanted, ...]
    place: Span
    piece: Piece
    key: str = ""
    """The key, the option or the filter whose value it is; the id of the use case whose part it is."""

    block: TypedBlock | None = None
    row: int = 0
    """The line in that block."""

    label: str = ""
    """The extension in which it stands, as typed."""

    has_colon: bool = False
    """Whether a colon has to follow, and what stands behind the piece has none."""

    @property
    def start(self) -> Span:
        """Where the piece begins."""
        return self.place.moved(-len(self.piece.typed))
