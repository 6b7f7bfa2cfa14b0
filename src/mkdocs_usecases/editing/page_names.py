"""The names that stand on one page: in its blocks, its text, its markers and its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_usecases.editing.block_names import EVERY, Kinds, block_names, part_of
from mkdocs_usecases.editing.names import Kind, Occurrence, Role, name_of
from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.markers import Filter, Marker
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span


def page_names(document: Document, text: Text, kinds: Kinds = EVERY) -> Iterator[Occurrence]:
    """The names of some kinds on a page, as far as it alone can tell; links to anchors are `Links`.

    What has the form of an id may be another word: only the registry knows.
    """
    places = Places(document.path, text, is_by_line=document.is_live)
    for found in _all(document, places, kinds):
        # In a document nothing is escaped: what is not found there stands elsewhere, or nowhere.
        if found.is_exact or not document.is_live:
            yield found


def _all(document: Document, places: Places, kinds: Kinds) -> Iterator[Occurrence]:
    for block in document.blocks:
        yield from block_names(block, places, kinds)
    for reference in document.references:
        yield from _reference(reference, places)
    for marker in document.markers:
        yield from _marker(marker, places, kinds)
    if Kind.ACTOR in kinds:
        yield from said_names(document.context, places)


def _reference(reference: Reference, places: Places) -> Iterator[Occurrence]:
    """The id that a link names, and the part of the use case behind it."""
    span = places.word(reference.span, reference.id)
    if span is None:
        return
    yield Occurrence(name_of(Kind.USE_CASE, reference.id), places.typed(span), span, Role.USES)
    if reference.part is not None:
        behind = span.end.moved(1).over(len(reference.part))
        yield from part_of(reference.id, reference.part, behind)


_KINDS: Mapping[Filter, Kind] = {
    "id": Kind.USE_CASE,
    "actor": Kind.ACTOR,
    "primary": Kind.ACTOR,
    "supporting": Kind.ACTOR,
    "system": Kind.ACTOR,
    "tag": Kind.TAG,
}
"""What the values of a filter name."""

_VALUE = expression(r"[^\s!,،、，](?:[^,،、，]*[^\s,،、，])?")


def _marker(marker: Marker, places: Places, kinds: Kinds) -> Iterator[Occurrence]:
    for filter_, place in marker.places.items():
        kind = _KINDS.get(filter_)
        if kind in kinds:
            # In documents no more is known than the line.
            exact = places.word(place, marker.filters[filter_]) if places.is_by_line else None
            yield from _values(kind, exact or place, places)


def _values(kind: Kind, place: Span, places: Places) -> Iterator[Occurrence]:
    """The names between the commas of a value, and all of it: a name may hold a comma itself."""
    start, end = places.reach(place)
    whole = places.text.text
    found = [match.span() for match in _VALUE.finditer(whole, start, end)]
    if len(found) > 1 and kind is Kind.ACTOR:
        found.append((found[0][0], found[-1][1]))
    for span in found:
        typed = whole[slice(*span)]
        place = places.text.span(places.file, *span)
        yield Occurrence(name_of(kind, typed), typed, place, Role.USES)


def said_names(context: Context, places: Places) -> Iterator[Occurrence]:
    """What a file says for all use cases of a page, or of the pages of a folder."""
    said = [(str(actor.name), actor.span) for actor in context.primary_actors]
    if context.system is not None and context.system_span is not None:
        said.append((context.system, context.system_span))
    for typed, span in said:
        if span.file == places.file and span.column > 1:
            exact = places.word(span, typed)
            name = name_of(Kind.ACTOR, typed)
            yield Occurrence(name, typed, exact or span, Role.USES, is_exact=exact is not None)
