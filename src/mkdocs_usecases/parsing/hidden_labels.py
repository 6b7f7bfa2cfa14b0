"""Labels behind a sharp, which makes a comment of their line: `#3a. Nobody answers: ends in failure`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing import text_findings
from mkdocs_usecases.parsing.labels import LABEL
from mkdocs_usecases.parsing.nodes import BlockText
from mkdocs_usecases.parsing.reader.slips import Change

_HIDDEN = expression(rf" +(?P<sharp>#)(?P<label>{LABEL})[.)](?=\s).*\S")
_LABELLED = expression(rf" +(?:- )?[\"']?(?:{LABEL})[.):]")


def hidden_labels(source: BlockText) -> Iterator[Diagnostic]:
    """The lines that are comments by a sharp alone: who leaves one out types a blank, or more such lines."""
    lines = source.lines
    for number, line in enumerate(lines):
        match = _HIDDEN.fullmatch(line.rstrip())
        if match is None or not _stands_among_labels(lines, number):
            continue
        at = match.start("sharp")
        edit = source.edit(Change(number, at, number, at + 1, ""))
        place = source.place(number, at, match.end("label"))
        yield text_findings.hidden_label(place, match["label"], edit)


def _stands_among_labels(lines: Sequence[str], number: int) -> bool:
    """Whether another label stands as deep, no other comment beside it, and no outline around it."""
    depth = _depth(lines[number])
    beside = (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
    if any(line.lstrip().startswith("#") for line in beside):
        return False
    above = next((line for line in reversed(lines[:number]) if line.strip() and _depth(line) < depth), "")
    below = range(number + 1, len(lines))
    head = next((at for at in range(number, -1, -1) if lines[at] == above), 0)
    end = next((at for at in below if lines[at].strip() and _depth(lines[at]) < depth), len(lines))
    others = (line for line in lines[head + 1 : end] if _depth(line) == depth)
    return not above.rstrip().endswith(("|", ">")) and any(map(_LABELLED.match, others))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
