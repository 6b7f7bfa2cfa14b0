"""All that is wrong with a site at a moment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.checks import in_order


@dataclass(frozen=True)
class Findings:
    """What was found, in order."""

    all: tuple[Diagnostic, ...]
    published: tuple[Diagnostic, ...]
    """Without those of pages that nobody is told of."""

    told: Sequence[Diagnostic]
    """What everybody may know of what the checks of the whole site say."""

    @cached_property
    def _by_file(self) -> dict[str, list[Diagnostic]]:
        by_file: dict[str, list[Diagnostic]] = {}
        for finding in self.told:
            by_file.setdefault(finding.span.file, []).append(finding)
        return by_file

    def within(self, block: Block) -> Iterator[Diagnostic]:
        """What the checks of the whole site say in the lines of a block."""
        # Of most files they say nothing.
        found = self._by_file.get(block.span.file, ())
        first = block.span.line
        last = block.end_line or first + block.text.count("\n") + 1
        # They are sorted by their places.
        for at in range(bisect_left(found, first, key=_line), len(found)):
            finding = found[at]
            if finding.span.line > last:
                return
            yield finding

    def lost(self, references: Sequence[Reference]) -> Mapping[str, Diagnostic]:
        """What of the references of a page leads nowhere, by the words in brackets."""
        files = {reference.span.file for reference in references}
        findings = {_place(it.span): it for it in self.all if it.span.file in files}
        lost: dict[str, Diagnostic] = {}
        for reference in references:
            file, line, column = _place(reference.span)
            name = reference.id if reference.part is None else f"{reference.id}/{reference.part}"
            # Of a part that is nowhere, the part itself may be the place.
            for start in (column, column + len(reference.id) + 1):
                if (file, line, start) in findings:
                    lost.setdefault(name, findings[file, line, start])
        return lost


def _line(finding: Diagnostic) -> int:
    return finding.span.line


def _place(span: Span) -> tuple[str, int, int]:
    return span.file, span.line, span.column


class Pile:
    """Findings of many files, on the way to be put in order: those of most files are so already."""

    def __init__(self) -> None:
        """Start with none."""
        self._by_file: dict[str, list[Sequence[Diagnostic]]] = {}

    def add(self, findings: Iterable[Diagnostic]) -> None:
        """Take some of any files."""
        for finding in findings:
            self._by_file.setdefault(finding.span.file, []).append((finding,))

    def add_page(self, path: str, findings: Sequence[Diagnostic]) -> None:
        """Take those of a page, in order; most of them are of its own file."""
        if all(finding.span.file == path for finding in findings):
            if findings:
                self._by_file.setdefault(path, []).append(findings)
        else:
            self.add(findings)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All of them, each once."""
        ordered: list[Diagnostic] = []
        for file in sorted(self._by_file):
            of_file = self._by_file[file]
            ordered += of_file[0] if len(of_file) == 1 else in_order(it for some in of_file for it in some)
        return tuple(ordered)
