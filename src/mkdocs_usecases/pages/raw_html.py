"""Raw HTML that Markdown hands on as it is: comments, and elements whose content is shown or run as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import Expression, expression


class Verbatim(NamedTuple):
    """A stretch of raw HTML; columns are 0-based, the end is the first place behind it."""

    first: int
    column: int
    last: int
    end: int

    def holds(self, line: int, column: int) -> bool:
        """Whether a place lies inside, past the very start: a comment does not hide itself."""
        return (self.first, self.column) < (line, column) < (self.last, self.end)


BLOCK_TAG = (
    r"</?(?:address|article|aside|blockquote|canvas|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]|header|hgroup|hr|iframe|legend|li|main|map|math|menu|nav|noscript|object|ol|p|pre|script|section|style"
    r"|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$)"
)
"""A tag that Python-Markdown takes for a block of its own; the others stand in a paragraph."""

# Only within the first three blanks of a line, or behind another such tag.
_AT_LINE_START = expression(
    rf"[ ]{{0,3}}(?:{BLOCK_TAG}[^<>]*>[ \t]*)*(?=<(?:!--|pre|script|style|textarea))", re.IGNORECASE
)
_OPENING = expression(r"<(?:(!--)|(pre|script|style|textarea)(?=[\s>/]|$))", re.IGNORECASE)
_COMMENT_END = expression(r"--!?>")
_ELEMENT_END = {
    name: expression(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "script", "style", "textarea")
}


def verbatim_stretches(lines: Sequence[str], fenced: Sequence[int]) -> tuple[Verbatim, ...]:
    """All stretches of comments and of `<pre>`, `<script>`, `<style>`, `<textarea>`, in their order.

    Lines that are true in `fenced` are not read: hosts take fences out before they look at HTML.
    """
    if "<" not in "\n".join(lines):
        return ()
    found: list[Verbatim] = []
    comments_close = True
    # Where the last stretch ended: what follows on the same line counts as the start of a line.
    done = (0, 0)
    for first in [at for at, text in enumerate(lines) if "<" in text]:
        if first < done[0] or fenced[first]:
            continue
        line, column, in_tail = (*done, True) if first == done[0] and done[1] else (first, 0, False)
        while opening := _opening(lines[line], column, in_tail, comments_close):
            is_comment = opening[1] is not None
            ending = _COMMENT_END if is_comment else _ELEMENT_END[opening[2].lower()]
            end = _find(ending, lines, fenced, line, opening.end())
            if end is None and is_comment:
                # A comment without an end is no comment, and none behind it has an end either.
                comments_close = False
                column = opening.end()
                continue
            last, stop = end or (len(lines) - 1, len(lines[-1]) + 1)
            found.append(Verbatim(line, opening.start(), last, stop))
            done = line, column = last, stop
            in_tail = True
    return tuple(found)


def _opening(text: str, column: int, in_tail: bool, comments_close: bool) -> re.Match[str] | None:
    """The first thing from that column on that opens a stretch."""
    if not in_tail:
        start = _AT_LINE_START.match(text, column) if column == 0 else None
        if start is None:
            return None
        column = start.end()
    for opening in _OPENING.finditer(text, column):
        if opening[1] is None or comments_close:
            return opening
    return None


def _find(
    ending: Expression, lines: Sequence[str], fenced: Sequence[int], line: int, column: int
) -> tuple[int, int] | None:
    """Line and column behind the next ending, outside fences."""
    for at in range(line, len(lines)):
        if not fenced[at] and (match := ending.search(lines[at], column if at == line else 0)):
            return at, match.end()
    return None
