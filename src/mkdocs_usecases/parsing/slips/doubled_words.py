"""Words that are typed twice, one behind the other: `Clerk enters the number number of the tag.`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_TWICE = expression(r"(?<=[ ])(?P<word>[^\W\d_]+)(?P<again>[ \t]+(?P=word))(?![^\s.,;:!?)])")
_SENTENCE = expression(r"[.:,] +|- +")
_AROUND = " \"'[]{}"
_ON_PURPOSE = frozenset(
    "had that do is no so now very more many much again blah bla die der das sie se nous vous la na".split()
)
"""Words that stand so in sentences."""


def doubled_words(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of each; names and ends are told where they are read."""
    for number, line in enumerate(source.lines):
        match = _TWICE.search(line)
        if match is None or not match["word"].islower() or match["word"] in _ON_PURPOSE:
            continue
        first = max((each.end() for each in _SENTENCE.finditer(line, 0, match.start())), default=0)
        once = line[first : match.start("again")] + _SENTENCE.split(line[match.end() :])[0]
        is_key = line[0] != " " and ":" not in line[: match.start()]
        if is_key or source.outcomes.read(once.strip(_AROUND)) is not None:
            continue
        start, end = match.span("again")
        what = f"the second `{match['word']}`"
        finding = two_readings(
            source.place(number, end - len(match["word"]), end),
            what,
            "meant so",
            "typed twice",
            hint="take it out",
        )
        yield replace(finding, edits=(source.edit(Change(number, start, number, end, "")),))
