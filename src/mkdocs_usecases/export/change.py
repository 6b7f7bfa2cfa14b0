"""One thing that is otherwise now, and values that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from typing import Any

Data = Mapping[str, Any]


class ChangeKind(Enum):
    """What a change is to a reviewer."""

    PLAIN = "changed"
    """Come, gone, or otherwise: which of them, the old and the new value say."""
    MOVED = "moved"
    """A step that stands elsewhere: the old value is its number."""
    FOLLOWS = "follows"
    """Labels and numbers that follow their steps, and nothing else."""
    ALARM = "alarm"
    """What was typed stayed, and means something else now."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise now."""

    what: str
    """`title`, `step 3`, `extension 4a: condition`, `goal`."""

    old: str | None
    """As it was; `None` for what is new."""

    new: str | None
    """As it is; `None` for what is gone."""

    kind: ChangeKind = ChangeKind.PLAIN

    def __str__(self) -> str:
        match self.kind:
            case ChangeKind.FOLLOWS:
                return f"{self.what}: {self.new}"
            case ChangeKind.MOVED:
                return f"{self.what}: moved from {self.old}: {self.new}"
            case ChangeKind.ALARM:
                return f"alarm: {self.what}: {self.old} → {self.new}"
            case ChangeKind.PLAIN:
                return self._plain()

    def _plain(self) -> str:
        if self.old is None:
            return f"{self.what}: added {self.new}"
        if self.new is None:
            return f"{self.what}: removed {self.old}"
        return f"{self.what}: {self.old} → {self.new}"


def values(keys: Iterable[str], before: Data, after: Data, prefix: str = "") -> Iterator[Change]:
    """What is otherwise under some keys."""
    for key in keys:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        what = prefix + key.replace("_", " ")
        if isinstance(old, list) and isinstance(new, list):
            yield from _items(what, [shown(item) or "" for item in old], [shown(item) or "" for item in new])
        elif shown(old) != shown(new):
            yield Change(what, shown(old), shown(new))


def _items(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if not gone or not come:
        # All that came, or all that went, in one line.
        if gone or come:
            yield Change(what, ", ".join(gone) or None, ", ".join(come) or None)
        else:
            yield Change(what, "; ".join(old), "; ".join(new))
        return
    yield from (Change(what, *pair) for pair in zip_longest(gone, come))


def shown(value: Any) -> str | None:
    """A value as text; `None` for nothing."""
    if isinstance(value, Mapping):
        return ": ".join(filter(None, map(shown, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(shown, value)))
    return None if value is None or value == "" else str(value)
