"""What changed in a line of steps: the main success scenario, or the handling of an extension."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mkdocs_usecases.export.alignment import Alignment
from mkdocs_usecases.export.change import Change, ChangeKind

Data = Mapping[str, Any]
Loop = Callable[[str, Data, Data], Iterator[Change]]
"""What changed in a `repeat` step: by the words before its name, as it was, and as it is."""


class TrackChanges(NamedTuple):
    """A line of steps, before and now."""

    prefix: str
    old: Sequence[Data]
    new: Sequence[Data]
    found: Alignment

    def changes(self, gone: Mapping[str, str], come: Mapping[str, str], loop: Loop) -> Iterator[Change]:
        """What changed in it, in the order of now.

        Args:
            gone: steps that went into another line, by their numbers of before.
            come: those that came from another line, by their numbers of now.
            loop: tells what changed in a `repeat` step.
        """
        told = [*self._same(loop), *self._merged()]
        for at in self.found.added:
            step = self.new[at]
            origin = come.get(step["number"])
            kind = ChangeKind.MOVED if origin else ChangeKind.PLAIN
            told.append((at, Change(self._what(step), origin, step["text"], kind)))
        for at in self.found.removed:
            step = self.old[at]
            if step["number"] not in gone:
                told.append((at, Change(self._what(step), step["text"], None)))
        return (change for _, change in sorted(told, key=lambda item: item[0]))

    def _same(self, loop: Loop) -> Iterator[tuple[int, Change]]:
        """The steps that are still there, each with its place."""
        merged = {at for ones in self.found.merged.values() for at in ones}
        for one, other in self.found.same.items():
            old, new = self.old[one], self.new[other]
            if one in self.found.split:
                yield other, self._split(old, [self.new[at] for at in self.found.split[one]])
            elif one in merged:
                continue
            elif old["kind"] == new["kind"] == "repeat":
                yield from ((other, change) for change in loop(self.prefix, old, new))
            elif one in self.found.moved:
                yield other, Change(self._what(new), old["number"], new["text"], ChangeKind.MOVED)
            elif old["text"] != new["text"]:
                yield other, Change(self._what(new), old["text"], new["text"])
            was, now = old.get("details"), new.get("details")
            if was != now:
                yield other, Change(f"{self._what(new)} details", was, now)

    def _split(self, old: Data, parts: Sequence[Data]) -> Change:
        return Change(f"{self._what(old)} split into {_numbers(parts)}", old["text"], _texts(parts))

    def _merged(self) -> Iterator[tuple[int, Change]]:
        for other, ones in self.found.merged.items():
            parts, new = [self.old[at] for at in ones], self.new[other]
            what = f"{self.prefix}steps {_numbers(parts)} merged into {new['number']}"
            yield other, Change(what, _texts(parts), new["text"])

    def _what(self, step: Data) -> str:
        return f"{self.prefix}step {step['number']}"


def _numbers(steps: Sequence[Data]) -> str:
    return " and ".join(step["number"] for step in steps)


def _texts(steps: Sequence[Data]) -> str:
    return " | ".join(step["text"] for step in steps)
