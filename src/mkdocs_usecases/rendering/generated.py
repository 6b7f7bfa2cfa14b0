"""The pages of the index: Markdown like any author's, with markers where the listings go."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.markers import Listing
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.rendering.words import Words

_OF_ACTOR: tuple[Listing, ...] = ("actors", "diagram", "scenarios")


class GeneratedPage(NamedTuple):
    """A page that no writer wrote; one of the same path in the docs folder wins."""

    path: str
    markdown: str


def generated_pages(options: Options, words: Words) -> tuple[GeneratedPage, ...]:
    """The overview, the actors and the goals; none where the site wants no index."""
    if options.index is None:
        return ()
    return tuple(
        GeneratedPage(f"{options.index}{name}.md", _page(words[title], [f"<!-- usecases: {listing} -->"]))
        for name, title, listing in (
            ("index", "use cases", "overview"),
            ("actors", "actors", "actors"),
            ("goals", "goals", "goals"),
        )
    )


def actor_pages(options: Options, registry: Registry) -> tuple[GeneratedPage, ...]:
    """A page for each actor, where the site wants them: who it is, and what it takes part in."""
    if options.index is None or not options.actor_pages:
        return ()
    return tuple(
        GeneratedPage(
            f"{options.index}actors/{actor.slug.removeprefix('actor-')}.md",
            _page(actor.name, [_marker(listing, actor.name) for listing in _OF_ACTOR]),
        )
        for actor in registry.actors
    )


def _marker(listing: Listing, actor: str) -> str:
    quote = "'" if '"' in actor else '"'
    return f"<!-- usecases: {listing} actor={quote}{actor}{quote} -->"


def _page(title: str, contents: list[str]) -> str:
    return "\n\n".join([f"# {_escaped(title)}", *contents]) + "\n"


def _escaped(title: str) -> str:
    """A title that Markdown shows as it is."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#" else character for character in title)
