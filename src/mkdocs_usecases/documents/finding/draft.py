"""A stretch of a document that may be a use case, and its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_usecases.documents.finding.marks import BOLD_RANK, Mark
from mkdocs_usecases.documents.finding.part_names import PartName
from mkdocs_usecases.expressions import expression


@dataclass(slots=True)
class Part:
    """A part of a use case, from its mark to the next one of its rank."""

    mark: Mark
    end: int
    """Index of the first line that is not its own."""

    inner: list[Mark] = field(default_factory=list)
    """Marks within it: headings of single alternatives, and what they are told by."""

    is_labelled: bool | None = None
    """Whether extensions with labels or bullets stand above what is first in bold; `None` until one asks."""

    @property
    def key(self) -> str:
        """The key that it is; empty where it is none."""
        return self.mark.part.key.name if self.mark.part is not None else ""

    @property
    def start(self) -> int:
        """Index of the first line below its mark."""
        return self.mark.index + self.mark.lines


class Draft:
    """A stretch of a document that may be a use case."""

    def __init__(self, title: Mark | None, parts: Iterable[Part] = (), first: int | None = None) -> None:
        """Take its title, its first parts, and the first line of the table that it begins with."""
        self.title = title
        self.first = first
        self.end = 0
        self.is_behind_block = False
        """Whether it has no title, and stands below a block: then it is what was left of that."""

        self._parts: list[Part] = []
        # Asked at each mark: a page may have thousands.
        self._keys: Counter[str] = Counter()
        self._ranks: Counter[int] = Counter()
        self._least = BOLD_RANK
        for part in parts:
            self.append(part)

    @property
    def parts(self) -> Sequence[Part]:
        """Its parts, in their order."""
        return self._parts

    def append(self, part: Part) -> None:
        """Add a part behind the others."""
        self.insert(len(self._parts), part)

    def insert(self, place: int, part: Part) -> None:
        """Add a part before the one that has this place."""
        self._least = part.mark.rank if not self._parts else min(self._least, part.mark.rank)
        self._parts.insert(place, part)
        self._keys[part.key] += 1
        self._ranks[part.mark.rank] += bool(part.key)

    def pop(self) -> Part:
        """Take the last part off."""
        part = self._parts.pop()
        self._keys[part.key] -= 1
        self._ranks[part.mark.rank] -= bool(part.key)
        return part

    def rename(self, part: Part, name: PartName) -> None:
        """Have a part be another key than its name says."""
        for key, count in ((part.key, -1), (name.key.name, 1)):
            self._keys[key] += count
        part.mark = replace(part.mark, part=name)

    @property
    def rank(self) -> int:
        """How deep it stands: what stands as high ends it."""
        return self._least if self.title is None else self.title.rank

    @property
    def least_rank(self) -> int:
        """The rank of what stands highest of it."""
        return min(self.rank, self._least)

    @property
    def start(self) -> int:
        """Index of its first line."""
        first = self._parts[0].mark.index if self._parts else self.end
        if self.first is not None:
            first = min(self.first, first)
        return first if self.title is None else min(self.title.index, first)

    def has(self, key: str) -> bool:
        """Whether a part of it is this key."""
        return self._keys[key] > 0

    def has_key_at(self, rank: int) -> bool:
        """Whether a mark of this rank names one of its keys."""
        return self._ranks[rank] > 0


_RULE = expression(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")


def is_rule(text: str) -> bool:
    """Whether a line is drawn across the page."""
    return _RULE.match(text) is not None
