"""An item of a list below a step that lacks its dash, which Markdown joins to the one above."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings.text_findings import joined_item
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_ITEM = expression(r" *- +\S")
_OTHER = expression(r" *(?P<sign>[•‣◦▪●→+*–—] *|-|)(?=[^\W\d_])")
_FEW, _SHORT = 2, 60
"""Lines that are no longer nobody breaks."""


def tell_lost_dash(source: BlockText, first: int, last: int) -> None:
    """Tell of the one line of a list that begins in the column of the dashes and has none."""
    lines = {
        number: source.lines[number] for number in range(first, last + 1) if source.lines[number].strip()
    }
    depths = {number: len(line) - len(line.lstrip()) for number, line in lines.items()}
    items = [depths[number] for number, line in lines.items() if _ITEM.match(line)]
    depth = min(items, default=0)
    if items.count(depth) < _FEW:
        return
    found = [
        match
        for number, line in lines.items()
        if depths[number] == depth
        and not _ITEM.match(line)
        and len(source.lines[number - 1]) < _SHORT
        and _ITEM.match(source.lines[number - 1])
        and (match := _OTHER.match(line))
    ]
    if len(found) == 1:
        match = found[0]
        number = next(number for number, line in lines.items() if line is match.string)
        start, end = match.start("sign"), match.end("sign")
        edit = source.edit(Change(number, start, number, end, "- "))
        place = source.place(number, start, len(match.string.rstrip()))
        hint = f"write `- {match.string[end:].strip()}`"
        joined = "this item of a list has no dash before it, and goes on with the one above"
        source.report(joined_item(place, joined, hint, (edit,)))
