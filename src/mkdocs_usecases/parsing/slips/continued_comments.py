"""Comments that go on with the sentence before them: `Clerk names the # of the order.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.slips.broken_texts import has_stop, is_unfinished
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_CUT = expression(
    r"(?P<lead>\s*(?:- +|[^\W\d_][\w -]*: +))(?P<text>[^\W_][^\"]*?)\s+#\s+(?P<rest>[^\s\"#][^\"#]*)"
)
_ITEM = expression(r"\s*- +[^\W\da-zß-ÿ]")
"""An item that is no end."""

_FEW = 2


def continued_comments(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of a comment behind a word that is never the last, or with the full stop of its item."""
    lines = source.lines
    for number, line in enumerate(lines):
        match = _CUT.fullmatch(line.rstrip()) if " # " in line else None
        if match is None or _is_in_text(lines, number):
            continue
        text, rest = match["text"], match["rest"]
        if is_unfinished(text, len(text)) or (
            rest[0].islower() and has_stop(rest) and not has_stop(text) and _have_stops(lines, number)
        ):
            start, end = match.start("text"), match.end("rest")
            at = match.end("text") + line[match.end("text") :].index("#")
            quotes = (Change(number, start, number, start, '"'), Change(number, end, number, end, '"'))
            edits = tuple(source.edit(change) for change in quotes)
            yield text_findings.sentence_cut(source.place(number, at, end), line[at:end], edits)


def _is_in_text(lines: Sequence[str], number: int) -> bool:
    """Whether a line is one of a text behind `|` or `>`, where a sharp is a sign as others are."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    above = (
        line for line in reversed(lines[:number]) if line.strip() and len(line) - len(line.lstrip()) < depth
    )
    return next(above, "").rstrip().endswith(("|", ">", "|-", ">-"))


def _have_stops(lines: Sequence[str], number: int) -> bool:
    """Whether all other items of lists end with a full stop, and there are some."""
    others = [line for at, line in enumerate(lines) if at != number and _ITEM.match(line)]
    return len(others) >= _FEW and all(map(has_stop, others))
