"""Comments that go on with the sentence before them: `Clerk names the # of the order.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.slips.broken_texts import has_stop, is_unfinished
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_CUT = expression(
    r"(?P<lead>\s*(?:- +|[^\W\d_][\w -]*: +))(?P<text>[^\W_][^\"]*?)(?<=\S)\s+#\s+(?P<rest>[^\s\"#][^\"#]*)"
)


def continued_comments(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of a comment behind a word that is never the last, or with the rest of its item."""
    for number, match in _sharps(source.lines):
        text, rest = match["text"], match["rest"]
        is_end = rest[0].islower() and has_stop(rest) and not has_stop(text) and " " in text
        line = source.lines[number]
        start, end = match.start("text"), match.end("rest")
        at = match.end("text") + line[match.end("text") :].index("#")
        said, whole = map(source.outcomes.read, (text, f"{text} {rest}"))
        if said is not None and whole is not None and whole[:2] != said[:2]:
            edit = source.edit(Change(number, at, number, match.start("rest"), ""))
            found = text_findings.cut_end(source.place(number, at, end), line[at:end], edit)
            # `at step 4` may as well be said of an end that names no step.
            yield replace(found, is_certain=False)
        elif is_end or is_unfinished(text, len(text)):
            quotes = (Change(number, start, number, start, '"'), Change(number, end, number, end, '"'))
            edits = tuple(source.edit(change) for change in quotes)
            yield text_findings.sentence_cut(source.place(number, at, end), line[at:end], edits)


def _sharps(lines: Iterable[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Lines with a sharp, by their numbers; in a text behind `|` or `>` it is a sign as others are."""
    depth_of_text: int | None = None
    for number, line in enumerate(lines):
        typed = line.strip()
        depth = len(line) - len(line.lstrip())
        if not typed or (depth_of_text is not None and depth > depth_of_text):
            continue
        depth_of_text = depth if typed.endswith(("|", ">", "|-", ">-")) else None
        if " # " in line and (match := _CUT.fullmatch(line.rstrip())) is not None:
            yield number, match
