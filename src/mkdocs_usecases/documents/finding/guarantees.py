"""Guarantees that stand below `Postconditions` with a name for the end after which they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_usecases.documents.finding.marks import Form, Mark
from mkdocs_usecases.documents.finding.part_names import end_said
from mkdocs_usecases.parsing.words.key_names import lookup

_MOST_WORDS = 4
_ENDS = (Form.HEADING, Form.BOLD)


def named_by_end(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks, of which `Success` and `Failure` right below postconditions are parts."""
    above: Mark | None = None
    for mark in marks:
        if mark.part is not None:
            above = mark if mark.part.key.name == "success guarantee" else None
        elif mark.form in _ENDS and above is not None and above.form is Form.HEADING:
            if mark.rank > above.rank and not mark.value and (named := _named(mark, above)) is not None:
                yield named
                continue
            above = None
        yield mark


def _named(mark: Mark, above: Mark) -> Mark | None:
    key = lookup(end_said(mark.words)) if len(mark.words.split()) <= _MOST_WORDS else None
    return None if key is None or above.part is None else replace(mark, part=above.part._replace(key=key))
