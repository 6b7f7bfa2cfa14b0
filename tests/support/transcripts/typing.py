"""What is offered at every place of the files of a site."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from mkdocs_usecases.editing.completion import Item, complete
from mkdocs_usecases.source import Span
from support.transcripts.opened import Opened, places, runs

_SHORT = 100
"""A longer list of what is offered is written once, and named where it is offered."""


def typing(opened: Opened, name: str) -> str:
    """What is offered at every place of a file."""
    asked = _Typing(opened)
    lines = [*asked.lines(name)]
    lists = [f"{title}: {offered}" for title, offered in sorted(asked.lists.items())]
    return "\n".join([*lines, "", "== offered", *lists, "", "== in full", *sorted(asked.items)]) + "\n"


class _Typing:
    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.lists: dict[str, str] = {}
        self.items: dict[str, None] = {}

    def lines(self, name: str) -> Iterator[str]:
        """A file line by line; below each what is offered, and for which columns."""
        for number, line in self._opened.lines(name):
            yield f"{number:>3}| {line}".rstrip()
            answers = ((place.column, self._answer(place)) for place in places(name, number, line))
            yield from (f"     {columns} {answer}" for columns, answer in runs(answers))

    def _answer(self, place: Span) -> str:
        found = complete(self._opened.site, self._opened.text, place)
        if not found.items:
            return ""
        (edges,) = {(item.insert, item.replace) for item in found.items}
        insert, replace = edges
        assert insert.start == replace.start
        assert insert.line == insert.end_line == replace.end_line == place.line
        # Where it ends at the cursor it does so at each of the columns.
        ends = ["¦" if span.end_column == place.column else str(span.end_column) for span in edges]
        blank = " " if all(item.new.startswith(" ") for item in found.items) else ""
        self.items |= {_in_full(item): None for item in found.items}
        offered = ", ".join(_shown(item, item.new.removeprefix(blank)) for item in found.items)
        if len(offered) > _SHORT:
            title = f"{found.items[0].label} … {found.items[-1].label} #{crc32(offered.encode()):08x}"
            self.lists[title] = offered
            offered = title
        more = " …" if found.is_incomplete else ""
        return f"[{insert.column}–{'/'.join(dict.fromkeys(ends))}] {'_ ' if blank else ''}{offered}{more}"


def _shown(item: Item, new: str) -> str:
    return item.label if new == item.label else f"{item.label} → {new!r}"


def _in_full(item: Item) -> str:
    snippet = " (snippet)" if item.is_snippet else ""
    return f"{item.label} ({item.kind.value}){snippet} {item.detail!r} {item.about!r} by {item.filter_text!r}"
