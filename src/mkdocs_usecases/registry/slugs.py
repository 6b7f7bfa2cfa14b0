"""Names made fit for addresses, each its own."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from mkdocs_usecases.expressions import expression

_ASCII_GAP = expression(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """A name as part of an address: letters and digits of every script, `-` for all between; may be empty."""
    if name.isascii():
        return _ASCII_GAP.sub("-", name.lower()).strip("-")
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    # Marks are parts of letters: without them words of Hindi or Thai fall apart.
    kept = (character if unicodedata.category(character)[0] in "LMN" else " " for character in plain)
    return "-".join("".join(kept).split())


class TakenNames:
    """The names given out so far; those that differ only in case are the same address to some readers."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take_all(self, names: list[str]) -> list[str]:
        """Each of these, in their order: nearly always all of them are free."""
        keys = {name.casefold() for name in names}
        if len(keys) < len(names) or not self._taken.isdisjoint(keys):
            return [*map(self.take, names)]
        self._taken |= keys
        return names

    def take(self, name: str) -> str:
        """The name itself when it is free, else with the first free number behind it: `order_2`."""
        key = name.casefold()
        if key not in self._taken:
            self._taken.add(key)
            return name
        number = self._next.get(key, 2)
        while f"{key}_{number}" in self._taken:
            number += 1
        self._next[key] = number + 1
        self._taken.add(f"{key}_{number}")
        return f"{name}_{number}"
