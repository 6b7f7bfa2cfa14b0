"""The names that the settings of a site declare: in the catalogue of actors, and among its options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_usecases.editing.names import Kind, Occurrence, Role, name_of
from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.options import Options
from mkdocs_usecases.source import Span


def setting_files(options: Options) -> frozenset[str]:
    """The files in which options name somebody."""
    return frozenset(span.file for _, span, _ in _named(options))


def setting_names(options: Options, places: Places) -> Iterator[Occurrence]:
    """The names that options have in one file."""
    for typed, span, role in _named(options):
        if span.file == places.file:
            # What has a tag or an anchor before it may stand for more than is seen there. Of what has no end
            # no more is known than the file.
            is_plain = bool(span.end_line) and places.typed(span)[:1] not in _FEATURES
            exact = places.word(span, typed) if is_plain else None
            name = name_of(Kind.ACTOR, typed)
            yield Occurrence(name, typed, exact or span, role, is_exact=exact is not None)


def _named(options: Options) -> Iterable[tuple[str, Span, Role]]:
    for actor in options.catalogue.actors:
        yield actor.name, actor.span, Role.DECLARES
        for alias, span in zip(actor.aliases, actor.alias_spans, strict=True):
            yield alias, span, Role.DECLARES
        if actor.is_a is not None and actor.is_a_span is not None:
            yield actor.is_a, actor.is_a_span, Role.USES
    if options.system is not None:
        yield options.system, options.system_span or _NOWHERE, Role.USES
    spans = options.actor_spans or (_NOWHERE,) * len(options.primary_actors)
    for name, span in zip(options.primary_actors, spans, strict=True):
        yield name, span, Role.USES


_FEATURES = tuple("&*!")

_NOWHERE = Span("mkdocs.yml", 1, 1)
"""Where an option stands of which nobody knows the place."""
