"""Texts of a part that stand below headings of their own: `4.1 The pilot is licensed`."""

from __future__ import annotations

from itertools import pairwise

from mkdocs_usecases.documents.finding.draft import Part
from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.headings import section_of
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.unsigned_lists import texts_as_items
from mkdocs_usecases.documents.writing.guarantee_ends import ends_as_items
from mkdocs_usecases.documents.writing.sheet import Sheet
from mkdocs_usecases.documents.writing.values import Texts, read_texts


def texts_of(sheet: Sheet, part: Part) -> Texts:
    """The texts of a part: those of its lines, and one for each heading with what stands below that."""
    if not part.inner:
        lines = texts_as_items(sheet.source.with_value(part))
        return read_texts(ends_as_items(lines) if part.key == "success guarantee" else lines)
    found: list[Written] = []
    others: list[Line] = []
    for mark, end in pairwise([*part.inner, None]):
        assert mark is not None
        below = read_texts(sheet.source.text(mark.index + mark.lines, part.end if end is None else end.index))
        at = sheet.source.at(mark.index)
        name = mark.words
        if number := section_of(name):
            name = name[len(number) :].lstrip(". ")
        sign = "" if name.endswith((".", "!", "?", "。")) else ":"
        said = " ".join(text.text for text in below.found)
        found.append(Written(f"{name}{sign} {said}" if said else name, at))
        others += below.others
    return Texts(found, others)
