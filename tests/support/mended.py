"""Edits of findings, made as a program makes them."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_usecases.diagnostics import Edit


def mended(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made, all of one finding."""
    edits = [*edits]
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    changes = [
        (
            starts[edit.span.line - 1] + edit.span.column - 1,
            starts[edit.span.end_line - 1] + edit.span.end_column - 1,
            edit.text,
        )
        for edit in edits
    ]
    # Hosts make no edit that says something else is there.
    for (start, end, _), edit in zip(changes, edits, strict=True):
        assert edit.was in (None, text[start:end])
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text
