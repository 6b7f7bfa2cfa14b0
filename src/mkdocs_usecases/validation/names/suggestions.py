"""Did you mean …? Asked often and of thousands of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mkdocs_usecases.model.text import folded
from mkdocs_usecases.spelling import did_you_mean

_COMMON = 200
"""A piece of letters that more names share tells little, and looking at all of them costs much."""

_CANDIDATES = 24
"""How many of the likeliest names are compared letter by letter."""


class Suggestions:
    """Known names, to be asked for the one closest to what was typed.

    Asking costs about the same whether a dozen names are known or thousands: only those names are compared
    that share the most pieces of three letters.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take names as they should be suggested; of two that differ only in case the first counts."""
        self._names: dict[str, str] = {}
        for name in names:
            self._names.setdefault(folded(name), name)
        self._by_piece: dict[str, list[str]] | None = None

    def closest(self, typed: str, but: str | None = None) -> str | None:
        """The known name that is most like what was typed, or `None` when none is; `but` cannot be meant."""
        names = (self._names[key] for key in self.candidates(typed))
        return did_you_mean(typed, (name for name in names if name != but))

    def candidates(self, typed: str) -> list[str]:
        """The few known names, folded, that may be meant at all."""
        if len(self._names) <= _CANDIDATES:
            return list(self._names)
        if self._by_piece is None:
            self._by_piece = {}
            for name in self._names:
                for piece in _pieces(name):
                    self._by_piece.setdefault(piece, []).append(name)
        found = [self._by_piece.get(piece, []) for piece in sorted(_pieces(folded(typed)))]
        # What all names have in common tells nothing, where there is anything else.
        telling = [names for names in found if len(names) <= _COMMON]
        shared: Counter[str] = Counter()
        for names in telling if any(telling) else found:
            shared.update(names[:_COMMON])
        return [name for name, _ in shared.most_common(_CANDIDATES)]

    def name(self, key: str) -> str:
        """A known name as it should be written, by its folded form."""
        return self._names[key]


def _pieces(key: str) -> set[str]:
    """Each three letters in a row, with marks for the start and the end."""
    marked = f"^{key}$"
    return {marked[index : index + 3] for index in range(len(marked) - 2)}
