"""Labels behind sharps, which make a comment of their line: `#3a. Nobody answers`, `### 3a. Storm`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import CODE, LABEL

_HIDDEN = expression(rf" +(?P<sharp>#{{1,6}} ?)\\?(?P<label>{LABEL}|{CODE})[.)](?=\s).*\S")
_COUNTED = expression(r" +(?P<sharp>#\d{1,2}[.)]?[ \t]+)(?P<rest>[^\W\d_]\S* +\S.*)")
_SENTENCE = expression(r"[^a-zß-ÿ].*[.!?]")
_LABELLED = expression(rf" +(?:- )?[\"']?(?:{LABEL})[.):]")


def hidden_labels(source: BlockText) -> Iterator[Diagnostic]:
    """The lines that are comments by sharps alone: who means to leave one out takes its steps along."""
    lines = source.lines
    hidden = {
        number: match for number, line in enumerate(lines) if (match := _HIDDEN.fullmatch(line.rstrip()))
    }
    if not hidden and not any(map(_COUNTED.match, lines)):
        return
    for level in _levels(lines):
        if level.has_dash and not level.is_text:
            yield from _hidden_numbers(source, level.lines)
        # In an outline it is no comment.
        if level.has_label and not level.is_text:
            for number in level.lines:
                match = hidden.get(number)
                if match is None or _is_beside_comment(lines, number):
                    continue
                if match["sharp"] == "#" or _has_lines_below(lines, number):
                    at, end = match.span("sharp")
                    edit = source.edit(Change(number, at, number, end, ""))
                    place = source.place(number, at, match.end("label"))
                    yield text_findings.hidden_label(place, match["sharp"], match["label"], edit)


def _hidden_numbers(source: BlockText, numbers: Sequence[int]) -> Iterator[Diagnostic]:
    """Items that are comments by the sharp before their number: `#7 Desk waits.` among dashes."""
    for number in numbers:
        match = _COUNTED.fullmatch(source.lines[number].rstrip())
        if match is None or _is_beside_comment(source.lines, number):
            continue
        if _SENTENCE.fullmatch(match["rest"]) or source.outcomes.read(match["rest"]) is not None:
            at, end = match.span("sharp")
            edit = source.edit(Change(number, at, number, end, "- "))
            place = source.place(number, at, match.end())
            yield text_findings.hidden_item(place, match["sharp"].strip(), edit)


def _is_beside_comment(lines: Sequence[str], number: int) -> bool:
    beside = (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
    return any(line.lstrip().startswith("#") for line in beside)


def _has_lines_below(lines: Sequence[str], number: int) -> bool:
    """Whether something is indented below a heading: a comment would have taken it along."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(below.strip()) and below.find(below.lstrip()) > lines[number].find("#")


@dataclass(slots=True)
class _Level:
    """Lines that stand equally deep below one that does not."""

    depth: int
    is_text: bool
    """Whether `|` or `>` stands above them."""

    lines: list[int] = field(default_factory=list)
    has_label: bool = False
    has_dash: bool = False


def _levels(lines: Sequence[str]) -> Iterator[_Level]:
    """All of them, each as soon as it ends."""
    pending: list[_Level] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip(" "))
        while pending and pending[-1].depth > depth:
            yield pending.pop()
        if not pending or pending[-1].depth < depth:
            is_text = bool(pending) and lines[pending[-1].lines[-1]].rstrip().endswith(("|", ">"))
            pending.append(_Level(depth, is_text))
        level = pending[-1]
        level.lines.append(number)
        level.has_dash = level.has_dash or line.lstrip().startswith("- ")
        level.has_label = level.has_label or _LABELLED.match(line) is not None
    yield from pending
