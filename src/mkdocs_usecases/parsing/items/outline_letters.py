"""Lines of an outline that have a letter for their label: `b. …` below `2a. …`, or `a) …` below `Step 2:`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings import scenario_findings
from mkdocs_usecases.parsing.items.outline_line import Line, cut
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.departures import places_named
from mkdocs_usecases.parsing.words.labels import narrow

_LETTER = expression(r"(?P<letter>[a-z])[.)]\s+(?=\S)")
_TURNED = expression(r"[a-z]\d{1,3}(?:[a-z]\d{1,3})*[.):]\s+(?=\S)")
"""`a3.`, which is no label, and is told as none."""

_LABEL = expression(r"(?P<base>(?:\*|\d{1,3}(?:-\d{1,3})?)(?:[a-z]\d{1,3})*)\s?(?P<letter>[a-z])(?:[.):]|\s)")


def label_letters(source: BlockText, lines: Iterable[Line]) -> None:
    """Label the outermost lines that have a letter alone, behind one with a label; each is told."""
    lines = [*lines]
    outermost = min((line.indent for line in lines), default=0)
    above: tuple[str, str] | None = None
    for line in lines:
        if line.indent != outermost or line.typed_number or line.is_data:
            continue
        if label := _LABEL.match(narrow(line.text)):
            above = label["base"], label["letter"]
        elif line.bare and _TURNED.match(line.text):
            line.labelled = True
        elif above is not None and line.bare and (match := _LETTER.match(line.text)) is not None:
            base, letter = above
            follows = ord(match["letter"]) == ord(letter) + 1
            piece = line.pieces[0]
            place = source.place(piece.line, piece.start, piece.start + 1)
            meant = f"{base}{match['letter']}" if follows else None
            source.report(scenario_findings.bad_label(place, match["letter"], meant, certain=follows))
            cut(source, line, match.end())
            line.labelled, line.label = True, meant or ""
            above = (base, match["letter"]) if follows else above


def below_steps(lines: Iterable[Line]) -> Iterator[Line]:
    """The outermost lines; for one that only names a step, what is counted by letters below it."""
    for line in lines:
        step = _step_alone(line)
        if step is None or not line.children or any(child.mark != "a" for child in line.children):
            yield line
            continue
        for letter, child in zip("abcdefghijklmnopqrstuvwxyz", line.children, strict=False):
            child.labelled, child.label, child.indent = True, f"{step}{letter}", line.indent
            yield child


def _step_alone(line: Line) -> str | None:
    """The step, or the range of them, that a line names and nothing else: `Step 2:`, `2.`"""
    if not line.text:
        return line.typed_number if line.typed_number.isdigit() else None
    said = None if line.typed_number else places_named(line.text.rstrip(":： ."))
    if said is None or said.skipped:
        return None
    return said.start if said.start == said.end else f"{said.start}-{said.end}"
