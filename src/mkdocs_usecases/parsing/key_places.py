"""Where the keys of a block and their values stand: found in its text when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.reading import read_tree
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.values.given_keys import GivenKeys
from mkdocs_usecases.source import Span


class ValuePlaces(Mapping[str, Span]):
    """By the canonical name of each key where its value stands.

    Checks ask for places where they have something to tell, and editors where somebody looks: for that the
    block is read again, and of all others nothing is kept.
    """

    __slots__ = ("_found", "block")

    def __init__(self, block: tuple[str, Origin, Context]) -> None:
        """Take the block as it was read: its text, where that stands, and what its page gives."""
        self.block = block
        self._found: Mapping[str, Span] | None = None

    def __getitem__(self, name: str) -> Span:
        """The place of one of them."""
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the keys, in the order of the block."""
        return iter(self._all())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all())

    def _all(self) -> Mapping[str, Span]:
        if self._found is None:
            text, origin, context = self.block
            source, reading = read_tree(text, origin, context)
            given = GivenKeys(source, context)
            if reading is not None and isinstance(reading.root, MappingNode):
                given.sort(reading.root)
            self._found = self._places(source, given)
        return self._found

    def _places(self, source: BlockText, given: GivenKeys) -> Mapping[str, Span]:
        return {name: source.span(node) for name, node in given.filled()}


class KeyPlaces(ValuePlaces):
    """By the canonical name of each key where it stands itself; which there are is known."""

    __slots__ = ("_names",)

    def __init__(self, names: Iterable[str], block: tuple[str, Origin, Context]) -> None:
        """Take the names of the keys, and the block."""
        super().__init__(block)
        self._names = _shared(tuple(names))

    def __contains__(self, name: object) -> bool:
        """Whether the block has a key."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The names of the keys, in the order of the block."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)

    def _places(self, source: BlockText, given: GivenKeys) -> Mapping[str, Span]:
        return {name: source.span(node) for name, node in given.nodes.items()}


@lru_cache(maxsize=512)
def _shared(names: tuple[str, ...]) -> Mapping[str, None]:
    """Names to be looked up in their order: many blocks have the same keys."""
    return dict.fromkeys(names)
