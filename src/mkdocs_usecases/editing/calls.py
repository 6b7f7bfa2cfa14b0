"""Which use cases carry out which others, as editors show who calls whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.names import Kind, Role, name_of, owner
from mkdocs_usecases.editing.symbols import Symbol, page_symbols
from mkdocs_usecases.editing.uses import uses
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.source import Span


class Call(NamedTuple):
    """A use case that carries out another one, or is carried out by it."""

    symbol: Symbol
    detail: str
    """Its page."""

    key: str
    """Finds it again."""

    spans: tuple[Span, ...] = ()
    """Where the one that carries out the other names it."""


def called_at(names: Names, place: Span) -> Call | None:
    """The use case that is named at a place; else the one in whose block the place is."""
    named = next((each for each in names.at(place) if each.name.kind is Kind.USE_CASE), None)
    entry = names.entry(named.name) if named is not None else _around(names, place)
    return None if entry is None else _call(names, entry)


def callers(names: Names, key: str) -> Iterator[Call]:
    """The use cases that include one, each with the places where they say so."""
    entry = names.entry_of(key)
    for other in uses(names.registry, entry).included_by if entry is not None else ():
        assert entry is not None
        call = _call(names, other, _places(names, other.use_case, entry.use_case.id or ""))
        if call is not None:
            yield call


def called(names: Names, key: str) -> Iterator[Call]:
    """The use cases that one includes, each with the places where it says so."""
    entry = names.entry_of(key)
    for mention in sorted(entry.use_case.includes, key=lambda one: one.span) if entry is not None else ():
        other = names.registry.find(mention.id)
        if entry is not None and other is not None:
            call = _call(names, other, _places(names, entry.use_case, mention.id))
            if call is not None:
                yield call


def _call(names: Names, entry: Entry, spans: tuple[Span, ...] = ()) -> Call | None:
    place = entry.use_case.span
    symbols = page_symbols(names.site, names.text, place.file)
    symbol = next((each for each in symbols if each.span.line == place.line), None)
    return None if symbol is None else Call(symbol, place.file, owner(entry.use_case), spans)


def _around(names: Names, place: Span) -> Entry | None:
    for entry in names.registry.on_page(place.file):
        span = entry.use_case.span
        if span.file == place.file and 0 <= place.line - span.line <= entry.use_case.source.count("\n") + 2:
            return entry
    return None


def _places(names: Names, use_case: UseCase, id_: str) -> tuple[Span, ...]:
    """Where a use case says that it includes another one."""
    steps = {step.span.line for step in use_case.every_step if folded(step.include) == folded(id_)}
    key = use_case.values.get("includes")
    lines = {*steps, *(range(key.line, (key.end_line or key.line) + 1) if key is not None else ())}
    wanted = name_of(Kind.USE_CASE, id_)
    found = names.on(use_case.span.file, frozenset({Kind.USE_CASE}))
    return tuple(
        dict.fromkeys(
            each.span
            for each in found
            if each.name == wanted and each.role is Role.USES and each.span.line in lines
        )
    )
