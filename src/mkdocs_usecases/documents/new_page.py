"""The lines of a page with blocks in the place of what they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.documents.finding.entries import Written


class NewPage:
    """The lines of the page that comes out."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._done = 0
        self.lines: list[str] = []
        self.origins: list[int] = []
        self.kept: list[bool] = []

    def keep(self, end: int) -> None:
        """Take over the lines of the document up to one."""
        for at in range(self._done, end):
            if self._is_glued and self._texts[at].strip():
                self.add("", at)
            self._take(at)
        self._done = max(self._done, end)

    @property
    def _is_glued(self) -> bool:
        return bool(self.lines) and not self.kept[-1] and bool(self.lines[-1])

    def _take(self, at: int) -> None:
        self.lines.append(self._texts[at])
        self.origins.append(at)
        self.kept.append(True)

    def add(self, text: str, at: int) -> None:
        """Add a line that was not there."""
        self.lines.append(text)
        self.origins.append(at)
        self.kept.append(False)

    def part(self) -> None:
        """A blank line, where none stands above."""
        if self.lines and self.lines[-1].strip():
            self.add("", self.origins[-1])

    def block(self, lines: Sequence[Written], first: int, last: int) -> None:
        """A block in its fence."""
        run = "```"
        while any(run in line.text for line in lines):
            run += "`"
        self.add(f"{run}usecase", first)
        for line in lines:
            self.add(line.text, line.at)
        self.add(run, last)

    def skip(self, end: int) -> None:
        """Pass over the lines of the document up to one."""
        self._done = max(self._done, end)

    def leave(self, places: Sequence[int], last: int) -> None:
        """Lines of the document that stay behind the block."""
        for group in _stretches(places, self._texts):
            self.part()
            for at in group:
                self._take(at)


def _stretches(places: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """Lines that follow each other, without blank ones around them."""
    group: list[int] = []
    for at in sorted(set(places)):
        if group and at != group[-1] + 1:
            yield from _trimmed(group, texts)
            group = []
        group.append(at)
    yield from _trimmed(group, texts)


def _trimmed(group: list[int], texts: Sequence[str]) -> Iterator[list[int]]:
    while group and not texts[group[0]].strip():
        group = group[1:]
    while group and not texts[group[-1]].strip():
        group = group[:-1]
    if group:
        yield group
