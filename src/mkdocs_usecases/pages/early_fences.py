"""Lines that close the fence of a use case before it is over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fences import Scan

KEY = expression(r"(?P<quote>[\"']?)(?P<key>[^\W\d][\w -]*?)(?P=quote)[ \t]*:(?:[ \t]|$)")
"""A line of a block with a key."""

_BARE = expression(r"[> \t]*(?:`{3,}|~{3,})[ \t]*")
_GOES_ON = (" ", "\t", "- ")
"""How a line of a block begins that is no key of it."""


class EarlyEnd(NamedTuple):
    """A line that closes a fence too early."""

    fence: Fence
    column: int
    """Where its signs begin."""

    key: str
    """The first key below it, as typed."""

    keys: frozenset[str]
    """All of them, by their canonical names."""

    closing: int
    """The line that was meant to close it."""


def early_ends(lines: Sequence[str], scan: Scan, key_of: Callable[[str], str | None]) -> Iterator[EarlyEnd]:
    """Where a use case goes on right below its end, up to a fence that has nothing to open."""
    for fence in scan.fences if len(scan.marks) > 1 else ():
        below = fence.last + 1
        if not fence.closed or below >= len(lines) or not lines[below].strip("> \t"):
            continue
        at = bisect_right(scan.marks, fence.last)
        closing = scan.marks[at] if at < len(scan.marks) else below
        if closing == below or _BARE.fullmatch(lines[closing]) is None:
            continue
        typed = _keys_below(lines[below:closing], fence.prefix_below, key_of)
        given = {key_of(match["key"]) for line in fence.lines if (match := KEY.match(line))}
        keys = frozenset(name for key in typed if (name := key_of(key)) is not None)
        if keys and not keys & given:
            column = len(lines[fence.last]) - len(lines[fence.last].lstrip("> \t"))
            yield EarlyEnd(fence, column, typed[0], keys, closing)


def _keys_below(lines: Sequence[str], prefix: str, key_of: Callable[[str], str | None]) -> list[str]:
    """The keys in the lines below a fence; none where others stand among them than those of a block."""
    found = []
    for line in filter(None, lines):
        text = line.removeprefix(prefix)
        match = KEY.match(text)
        if match is not None and key_of(match["key"]) is not None:
            found.append(match["key"])
        elif text.strip("> \t") and ((len(text) == len(line) and prefix) or not text.startswith(_GOES_ON)):
            return []
    return found
