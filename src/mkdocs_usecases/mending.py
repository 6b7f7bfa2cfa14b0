"""What would mend a finding: edits, and the sentence that says the same in words.

Every hint that an edit stands behind is written here, from the edit, so the two cannot contradict each other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic, Edit

if TYPE_CHECKING:
    from mkdocs_usecases.source import Span


class Mending(NamedTuple):
    """A way to mend a finding."""

    hint: str
    edits: tuple[Edit, ...] = ()
    """All of them together; none where a program cannot know what to write."""

    is_certain: bool = False


def mended(finding: Diagnostic, mending: Mending | None) -> Diagnostic:
    """The finding with what would mend it, where anything can be named."""
    if mending is None:
        return finding
    if not all(map(_is_over_what_was, mending.edits)):
        # No host would make them; what the hint says a writer can do.
        return replace(finding, hint=mending.hint)
    return replace(finding, hint=mending.hint, edits=mending.edits, is_certain=mending.is_certain)


def _is_over_what_was(edit: Edit) -> bool:
    """Whether the place of an edit is as long as what it says stands there."""
    was, span = edit.was, edit.span
    if was is None or edit.is_line or not span.end_line or "\n" in was:
        return True
    return span.end_line == span.line and span.end_column - span.column == len(was)


def advice(hint: str) -> Mending:
    """What only the writer can do."""
    return Mending(hint)


def meant(
    place: Span, typed: str, word: str, *, certain: bool = False, also: tuple[Edit, ...] = ()
) -> Mending:
    """Another word in the place of the typed one; `also`: what has to change with it."""
    return Mending(f"did you mean `{word}`?", (replaced(place, typed, word), *also), certain)


def written(
    place: Span, typed: str, text: str, *, certain: bool = False, also: tuple[Edit, ...] = ()
) -> Mending:
    """Other text in the place of what was typed, in words: `` write `…` ``."""
    return Mending(f"write `{text}`", (replaced(place, typed, text), *also), certain)


def added_line(place: Span, line: str) -> Mending:
    """A line above a place of a block."""
    return Mending(f"add `{line}`", (Edit(place.start.over(0), line, was="", is_line=True),))


def replaced(place: Span, typed: str | None, text: str) -> Edit:
    """What was typed at a place becomes something else; `typed` is `None` where its end is known anyway."""
    if typed is None:
        return Edit(place, text)
    span = spanned(place, typed)
    if span.end_line == span.line and span.end_column - span.column == len(typed) + len(_QUOTES):
        # The quotes around a name belong to its place, and stay.
        span = span._replace(column=span.column + 1, end_column=span.end_column - 1)
    return Edit(span, text, was=typed)


_QUOTES = '""'


def spanned(place: Span, typed: str) -> Span:
    """A place with its end: where it is not known, that of the text as it was typed, on one line."""
    return place if place.end_line else place.over(len(typed))
