"""Where a name is declared, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.editing.block_names import Kinds
from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.names import Kind, Name, Occurrence, Role, name_of
from mkdocs_usecases.editing.site_names import title_of
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.source import Span


def definition(names: Names, place: Span) -> Span | None:
    """Where the name at a place is declared.

    That is the value of an `id:`; the text of a step, or the label of an extension; the key in the catalogue
    of actors, or an alias there, or else where a block first names the actor; the name of an extension point.
    """
    return next(filter(None, (declaration(names, found) for found in names.at(place))), None)


def declaration(names: Names, found: Occurrence) -> Span | None:
    """Where the name of an occurrence is declared; `None` where it is not, or by the site's program."""
    match found.name.kind:
        case Kind.KEY | Kind.CODE:
            return None
        case Kind.USE_CASE:
            entry = names.entry(found.name)
            return None if entry is None else id_place(names, entry.use_case)
        case Kind.ACTOR:
            return _of_actor(names, found.name)
        case Kind.TAG:
            return names.first_of_tag(found.name)
        case Kind.PART:
            return next((span.start for span in _in_block(names, found.name)), None)
        case Kind.RULE | Kind.EXTENSION_POINT:
            return next(_in_block(names, found.name), None)


def _in_block(names: Names, name: Name) -> Iterator[Span]:
    """Where a use case declares one of its own parts."""
    entry = names.entry(name)
    own = names.on(entry.use_case.span.file, frozenset({name.kind})) if entry is not None else ()
    return (each.span for each in own if each.name == name and each.role is Role.DECLARES)


def id_place(names: Names, use_case: UseCase) -> Span:
    """Where the id of a use case stands that has one; its fence, where nobody can tell."""
    place = use_case.values.get("id")
    exact = None if place is None else names.exact(place, use_case.id or "")
    return exact or place or use_case.span


def _of_actor(names: Names, name: Name) -> Span | None:
    """The place in the catalogue; without one the first place where a block names the actor."""
    catalogue = names.site.options.catalogue.actors
    for actor in catalogue:
        if folded(actor.name) == name.text:
            return actor.span
    for actor in catalogue:
        for alias, span in zip(actor.aliases, actor.alias_spans, strict=True):
            if folded(alias) == name.text:
                return names.exact(span, alias) or span
    return names.first_of_actor(name)


def references(names: Names, place: Span, *, with_declaration: bool) -> tuple[Span, ...]:
    """All places of the name at a place; an actor's aliases are the actor."""
    wanted = wanted_at(names, place)
    found = [each for name in wanted for each in names.of(name)]
    declared = {} if with_declaration else dict.fromkeys(_declared(names, wanted, found))
    return tuple(sorted({each.span for each in found if each.span not in declared}))


def wanted_at(names: Names, place: Span) -> tuple[Name, ...]:
    """The names that are meant by whoever points at a place."""
    found = names.at(place)
    if not found:
        return ()
    # A label is the extension's own name, though it tells a step as well.
    first = next((each for each in found if each.role is Role.DECLARES), found[0])
    if first.name.kind is Kind.ACTOR and (actor := names.registry.actor(first.name.text)) is not None:
        known = dict.fromkeys(name_of(Kind.ACTOR, one) for one in (actor.name, *actor.aliases))
        return (first.name, *(one for one in known if one != first.name))
    return (first.name,)


def _declared(names: Names, wanted: tuple[Name, ...], found: list[Occurrence]) -> Iterator[Span]:
    declared = [each.span for each in found if each.role is Role.DECLARES]
    yield from declared
    if not declared and wanted and (first := names.first_of_actor(wanted[0])) is not None:
        yield first


def highlights(names: Names, place: Span) -> tuple[tuple[Span, bool], ...]:
    """The places of the name on the same page, each with whether it is declared there."""
    found = {each.span: each for name in wanted_at(names, place) for each in names.within(place.file, name)}
    return tuple(
        (span, found[span].role is Role.DECLARES) for span in sorted(found) if not found[span].is_text
    )


class NameLink(NamedTuple):
    """A name that leads to where it is declared, or to another site."""

    span: Span
    target: Span | None
    url: str | None
    title: str


_LINKED: Kinds = frozenset({Kind.USE_CASE})


def name_links(names: Names, file: str) -> Iterator[NameLink]:
    """The ids of other use cases on a page."""
    seen: set[Span] = set()
    for found in names.on(file, _LINKED):
        if found.name.kind is not Kind.USE_CASE or found.role is Role.DECLARES or found.span in seen:
            continue
        seen.add(found.span)
        entry = names.entry(found.name)
        if entry is not None and found.is_exact:
            target = id_place(names, entry.use_case)
            yield NameLink(found.span, target, None, f"{entry.use_case.id} {title_of(entry)}".strip())
        elif (
            entry is None and (foreign := names.site.elsewhere.find(found.typed)) is not None and foreign.url
        ):
            yield NameLink(found.span, None, foreign.url, f"{foreign.id} {foreign.title}".strip())


def part_of(use_case: UseCase, number: str) -> Step | Extension | None:
    """The step or the extension of a number or a label."""
    steps = (step for step in use_case.every_step if step.number == number)
    extensions = (extension for extension in use_case.every_extension if extension.label == number)
    return next(steps, None) or next(extensions, None)
