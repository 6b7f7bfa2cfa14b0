"""Use cases of which nobody knows what their parts are called, as in a language that we do not speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.documents.finding.entries import Sign, read_entry
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.marks import Form, Mark
from mkdocs_usecases.documents.finding.titles import has_id

_TITLES = (Form.HEADING, Form.BOLD)
_FEWEST = 2
_NAMES = 4
"""How many names are shown."""


def strangers(
    lines: Sequence[Line], marks: Sequence[Mark], known: Sequence[range]
) -> Iterator[tuple[int, str]]:
    """The titles with an id and numbered steps below them that stand in no stretch that is known.

    Returns:
        The index of each, with the names that its parts seem to have, if they have any.
    """
    for number, title in enumerate(marks):
        if title.form not in _TITLES or title.part is not None or not has_id(title.words):
            continue
        below: list[Mark] = []
        for mark in marks[number + 1 :]:
            if mark.rank <= title.rank or (mark.form in _TITLES and has_id(mark.words)):
                break
            below.append(mark)
        end = next((mark.index for mark in marks[number + 1 + len(below) :]), len(lines))
        if any(stretch.start < end and title.index < stretch.stop for stretch in known):
            continue
        names = [mark.words for mark in below if mark.part is None]
        if not _has_steps(below) and _counts(lines[title.index + 1 : end]):
            yield title.index, ", ".join(names[:_NAMES])


def _has_steps(marks: Sequence[Mark]) -> bool:
    return any(mark.part is not None and mark.part.key.name == "steps" for mark in marks)


def _counts(lines: Sequence[Line]) -> bool:
    """Whether some lines are numbered from 1."""
    entries = [entry for line in lines if (entry := read_entry(line)) is not None]
    typed = [entry.typed for entry in entries if entry.sign is Sign.NUMBER]
    return len(typed) >= _FEWEST and typed[0] == "1"
