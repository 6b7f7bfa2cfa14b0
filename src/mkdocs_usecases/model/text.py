"""What writers type, kept with its place."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple, NewType

from mkdocs_usecases.source import Span

ActorName = NewType("ActorName", str)
"""An actor's name as it was typed; compare by `folded`."""

UseCaseId = NewType("UseCaseId", str)
"""A use case's id as it was typed; compare by `folded`."""

StepNumber = NewType("StepNumber", str)
"""The full number of a step: `3`, `4a1`, `2-3b2a1`, `*a1`, `A1.1`."""

Label = NewType("Label", str)
"""The full label of an extension: `3a`, `2-5a`, `*a`, `3a1a`, `A1`, or the name of an alternative."""

ANY_STEP = StepNumber("*")
"""Stands in for a step number where an extension may leave from any step."""


class Word(Enum):
    """One of a closed set of words, which pages and exports say at every step of a site."""

    word: str

    def __init__(self, word: str) -> None:
        # The same as `value`, which is a property of Python's own and takes ten times as long.
        self.word = word


class Prose(NamedTuple):
    """A piece of text: inline Markdown of the host."""

    text: str
    span: Span


class ActorMention(NamedTuple):
    """An actor named in a block, a page default or an option."""

    name: ActorName
    span: Span


class UseCaseMention(NamedTuple):
    """Another use case, named by its id."""

    id: UseCaseId
    span: Span
    is_linked: bool = False
    """Whether it stands behind a bracket, as the name of a link does."""

    is_in_link: bool = False
    """Whether it stands in the text of a link that says itself where it leads."""


@lru_cache(maxsize=4096)
def folded(name: str | None) -> str:
    """The form in which names and ids are compared: without case, blanks as one; of none, an empty text."""
    # Every check asks, and the same few names stand in all blocks of a site.
    return " ".join(name.split()).casefold() if name else ""
