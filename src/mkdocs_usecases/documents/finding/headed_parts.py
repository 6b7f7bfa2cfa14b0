"""Headings that are parts only where they stand: `Primary` below `Actors`, `Condition` below an extension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_usecases.documents.finding.alternatives import read_place
from mkdocs_usecases.documents.finding.columns import CONDITIONS
from mkdocs_usecases.documents.finding.marks import Form, Mark
from mkdocs_usecases.parsing.values.roles import role_of
from mkdocs_usecases.parsing.words.key_names import lookup, plain


def with_place(mark: Mark) -> Mark:
    """A mark that names an extension, with the step that stands in brackets: `Exception (step 4): No ink`."""
    part = mark.part
    if part is None or not part.aside or not mark.value or part.key.name != "extensions":
        return mark
    place = read_place(f"({part.aside})")
    is_step = place is not None and place.is_certain and not place.rest
    return replace(mark, part=part._replace(place=part.aside, aside="")) if is_step else mark


def named_by_place(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks, of which such headings are parts."""
    above: Mark | None = None
    inner = 0
    for mark in marks:
        if mark.form is not Form.HEADING:
            yield mark
            continue
        key = "" if above is None or mark.part is not None else _key_below(above, mark, inner)
        if key:
            assert above is not None and above.part is not None
            known = lookup(key)
            assert known is not None
            yield replace(mark, part=above.part._replace(key=known))
            continue
        if above is not None and 0 < inner < mark.rank:
            # A part of an item.
            yield mark
            continue
        if mark.part is not None:
            above, inner = (mark if not mark.value else None), 0
        elif above is not None and mark.rank > above.rank:
            inner = inner or mark.rank
        else:
            above = None
        yield mark


def _key_below(above: Mark, mark: Mark, inner: int) -> str:
    """The key of a heading below a part; `inner` is the rank of those of its items, 0 where it has none."""
    assert above.part is not None
    if above.part.key.name == "actor" and mark.rank > above.rank:
        return role_of(mark.words) or role_of(mark.words.removesuffix("s")) or ""
    is_of_item = above.part.key.name == "extensions" and 0 < inner < mark.rank
    return "trigger" if is_of_item and plain(mark.words) in _CONDITIONS else ""


_CONDITIONS = frozenset(map(plain, CONDITIONS))
