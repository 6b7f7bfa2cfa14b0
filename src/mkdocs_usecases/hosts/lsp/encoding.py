"""Columns as a client counts them, in units of UTF-16, UTF-8 or UTF-32, and as places do, in characters."""

from __future__ import annotations

from enum import Enum


class Encoding(Enum):
    """What one step of a column is."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"

    def units(self, text: str) -> int:
        """How long a text is."""
        if text.isascii():
            return len(text)
        match self:
            case Encoding.UTF_8:
                return len(text.encode("utf-8", "surrogatepass"))
            case Encoding.UTF_16:
                return len(text.encode("utf-16-le", "surrogatepass")) // 2
            case Encoding.UTF_32:
                return len(text)

    def characters(self, text: str, units: int) -> int:
        """How many whole characters of a text so many units hold; no more than there are."""
        if self is Encoding.UTF_32 or text.isascii():
            return min(units, len(text))
        passed = 0
        for at, character in enumerate(text):
            passed += self.units(character)
            if passed > units:
                return at
        return len(text)
