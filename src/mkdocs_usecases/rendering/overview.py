"""The overview: each system with its diagram and all that is done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_usecases.model.text import folded
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.goals import goal_of
from mkdocs_usecases.rendering.indexes import entry_section, heading_id
from mkdocs_usecases.rendering.pictures import system_diagrams
from mkdocs_usecases.rendering.section import Heading, ProseRenderer, Section
from mkdocs_usecases.rendering.tables import use_case_table
from mkdocs_usecases.rendering.view import View


class Count(NamedTuple):
    """How many there are of something."""

    word: str
    number: int


def overview_sections(entries: Sequence[Entry], view: View, level: int) -> Iterator[Section]:
    """A section for each system; what names no system comes last."""
    groups = list(_groups(entries, view))
    for name, slug, group in groups:
        body = view.templates.render(
            "system.html",
            words=view.words.table,
            counts=_counts(group, view),
            diagrams=system_diagrams(name, group, view),
            table=use_case_table(group, view),
        )
        if name or len(groups) > 1:
            heading = Heading(level, heading_id(slug), name or view.words["no system"], is_plain=True)
            yield entry_section("system", slug, heading, body)
        else:
            yield _without_heading(body)


def _without_heading(body: Markup) -> Section:
    """Where no use case names a system, there is nothing to head the only group with."""

    def render(_: ProseRenderer) -> Markup:
        return body

    return Section({"class": "usecase-system"}, None, (), render)


def _groups(entries: Sequence[Entry], view: View) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """By system: its name, its slug and its use cases."""
    shown = frozenset(entries)
    for system in view.registry.systems:
        group = tuple(entry for entry in system.use_cases if entry in shown)
        if group:
            yield system.name, system.slug, group
    if rest := tuple(entry for entry in entries if not entry.use_case.system):
        yield "", "system-none", rest


def diagrams(entries: Sequence[Entry], view: View) -> Markup:
    """The use case diagrams of all systems, without anything else."""
    found = [system_diagrams(name, group, view) for name, _, group in _groups(entries, view)]
    return view.templates.render("diagrams.html", words=view.words.table, diagrams=[*chain(*found)])


def _counts(group: Sequence[Entry], view: View) -> tuple[Count, ...]:
    """How much there is of what."""
    actors = {
        actor
        for entry in group
        for mention in (*entry.use_case.primary_actors, *entry.use_case.supporting_actors)
        if (actor := view.registry.actor(mention.name))
    }
    goals = {folded(goal_of(entry)) for entry in group}
    words = view.words
    return (
        Count(words["use cases"], len(group)),
        Count(words["actors"], len(actors)),
        Count(words["goals"], len(goals)),
        Count(words["scenarios"], sum(len(view.registry.scenarios(entry)) for entry in group)),
    )
