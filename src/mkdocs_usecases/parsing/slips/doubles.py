"""What stands twice in a block to the letter, where one of the two says nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.source import Span


class _Placed(Protocol):
    @property
    def span(self) -> Span:
        """Where it stands."""


Thing = TypeVar("Thing", bound=_Placed)


def once(source: BlockText, things: Iterable[tuple[Thing, str, Hashable]]) -> Iterator[Thing]:
    """Each thing, but for those that were there already: that is told.

    Args:
        source: where it is told.
        things: each with its name and with all that it says.
    """
    first: dict[Hashable, Thing] = {}
    for thing, name, said in things:
        earlier = first.setdefault((name, said), thing)
        if earlier is thing:
            yield thing
        else:
            source.report(findings.duplicate_key(thing.span, name, earlier.span, name))
