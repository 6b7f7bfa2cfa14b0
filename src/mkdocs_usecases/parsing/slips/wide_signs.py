"""Signs of a Chinese or Japanese keyboard behind words of another script: `Shop closes．`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_WIDE = expression(r"(?<=[^\W\d_])[！．；？](?=\s|$)|(?<=[0-9])[０-９]|[０-９](?=[0-9])")
_NARROW = 0xFEE0
"""How far behind the sign of every keyboard a wide one stands."""


def wide_signs(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of all of them, at the first: none is meant where nothing is written in such a script."""
    told = {found.span.line for found in source.findings}
    found = [
        (number, match.start())
        for number, line in enumerate(source.lines)
        if not line.isascii() and source.place(number, 0, 0).line not in told
        for match in _WIDE.finditer(line)
    ]
    if not found:
        return
    edits = []
    for number, column in found:
        sign = chr(ord(source.lines[number][column]) - _NARROW)
        edits.append(source.edit(Change(number, column, number, column + 1, sign)))
    number, column = found[0]
    typed = source.lines[number][column]
    said = two_readings(
        source.place(number, column, column + 1),
        f"the wide sign `{typed}`",
        "a sign of its own",
        f"meant as `{edits[0].text}`",
        hint=f"write `{edits[0].text}`",
    )
    others = tuple(source.place(*place, place[1] + 1) for place in found[1:])
    yield replace(said, edits=tuple(edits), related=others)
