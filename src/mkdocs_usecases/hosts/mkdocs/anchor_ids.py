"""The ids on a page that links may lead to, in little room.

MkDocs keeps them from when a page is rendered to the end of the build. Of a use case they are twenty, and as
a set of strings they take three times as much as its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSet

_MOST = 500
"""So many are found among each other as fast as links are looked at."""


class AnchorIds(MutableSet[str]):
    """A set of ids, one below the other in one text."""

    __slots__ = ("_text",)

    def __init__(self, ids: Iterable[str] = ()) -> None:
        """Take ids without line ends."""
        self._text = "\n".join(["", *ids, ""])

    @classmethod
    def packed(cls, ids: set[str]) -> AnchorIds | set[str]:
        """The same ids, as they are where they are many or odd."""
        return ids if len(ids) > _MOST or any(id_.split() != [id_] for id_ in ids) else cls(ids)

    def __contains__(self, id_: object) -> bool:
        return f"\n{id_}\n" in self._text

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split())

    def __len__(self) -> int:
        return len(self._text.split())

    def add(self, value: str) -> None:
        """Have one more, as plugins may."""
        if value not in self:
            self._text += f"{value}\n"

    def discard(self, value: str) -> None:
        """Have one less."""
        self._text = self._text.replace(f"\n{value}\n", "\n")

    def update(self, *others: Iterable[str]) -> None:
        """Have more, as a set does."""
        for other in others:
            for each in other:
                self.add(each)
