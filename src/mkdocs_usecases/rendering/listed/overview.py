"""The overview: each system with its diagram and all that is done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from mkdocs_usecases.model.routes import scenario_ends
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.options import DiagramMode
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.goals import SystemEntry, goal_of
from mkdocs_usecases.registry.index_pages import Share
from mkdocs_usecases.rendering.diagrams.system.figure import Figure
from mkdocs_usecases.rendering.listed.indexes import entry_section, heading_id
from mkdocs_usecases.rendering.listed.tables import use_case_table
from mkdocs_usecases.rendering.page_diagrams import system_diagrams
from mkdocs_usecases.rendering.section import Body, Heading, Section
from mkdocs_usecases.rendering.view import View

_NO_SYSTEM = "system-none"

_DRAWN = 250
"""Use cases of a system that are drawn above their table: more would be a hundred diagrams."""


class Count(NamedTuple):
    """How many there are of something."""

    word: str
    number: int


def overview_sections(entries: Sequence[Entry], view: View, level: int) -> Iterator[Section]:
    """A section for each system; what names no system comes last."""
    yield from _system_sections(list(_groups(entries, view)), view, level)


def shared_systems(shares: Iterable[Share[SystemEntry | None]], view: View, level: int) -> Iterator[Section]:
    """These systems, each with these of its use cases."""
    groups = [
        (share.of.name, share.of.slug, share.entries) if share.of else ("", _NO_SYSTEM, share.entries)
        for share in shares
    ]
    yield from _system_sections(groups, view, level)


def _system_sections(
    groups: Sequence[tuple[str, str, tuple[Entry, ...]]], view: View, level: int
) -> Iterator[Section]:
    for name, slug, group in groups:
        is_drawn = len(group) <= _DRAWN
        body = view.body(
            "system.html",
            counts=_counts(group, view),
            diagrams=system_diagrams(name, group, view) if is_drawn else _undrawn(view),
            instead=_instead(view),
            table=use_case_table(group, view),
        )
        if name or len(groups) > 1:
            heading = Heading(level, heading_id(slug), name or view.words["no system"], is_plain=True)
            yield entry_section("system", slug, heading, body)
        else:
            # Where no use case names a system, there is nothing to head the only group with.
            yield Section({"class": "usecase-system"}, None, (), body)


def _groups(entries: Sequence[Entry], view: View) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """By system: its name, its slug and its use cases."""
    shown = frozenset(entries)
    for system in view.registry.systems:
        group = view.registry.in_order(entry for entry in system.use_cases if entry in shown)
        if group:
            yield system.name, system.slug, group
    if rest := tuple(entry for entry in entries if not entry.use_case.system):
        yield "", _NO_SYSTEM, rest


def diagrams(entries: Sequence[Entry], view: View) -> Body:
    """The use case diagrams of all systems, without anything else."""
    found = [system_diagrams(name, group, view) for name, _, group in _groups(entries, view)]
    return view.body("diagrams.html", diagrams=[*chain(*found)], instead=_instead(view))


def _undrawn(view: View) -> tuple[Figure, ...]:
    """A note in place of the diagram, unless the site wants none anyway."""
    return () if view.options.diagram is DiagramMode.NONE else (Figure(""),)


def _instead(view: View) -> str | None:
    """The address of what to look at instead of a diagram that is too large: the actors have their own."""
    if not view.options.actor_pages or view.options.index is None:
        return None
    return view.links.page(f"{view.options.index}actors{view.options.page_ending}")


def _counts(group: Sequence[Entry], view: View) -> tuple[Count, ...]:
    """How much there is of what."""
    named = {
        mention.name
        for entry in group
        for mention in (*entry.use_case.primary_actors, *entry.use_case.supporting_actors)
    }
    actors = {actor for name in named if (actor := view.registry.actor(name))}
    goals = {folded(goal_of(entry)) for entry in group}
    words = view.words
    return (
        Count(words["use cases"], len(group)),
        Count(words["actors"], len(actors)),
        Count(words["goals"], len(goals)),
        Count(words["scenarios"], sum(len(scenario_ends(entry.use_case)) for entry in group)),
    )
