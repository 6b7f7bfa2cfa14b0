"""Listings that are one table: of use cases, of their actors, of their relations, of their rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.backlinks import continued
from mkdocs_usecases.rendering.references import (
    Reference,
    actor_name,
    to_actor,
    to_actor_name,
    to_use_case,
)
from mkdocs_usecases.rendering.section import Body
from mkdocs_usecases.rendering.test_marks import TestMark, use_case_mark
from mkdocs_usecases.rendering.use_cases.summary import Level, level_of
from mkdocs_usecases.rendering.view import View

_PROJECT = ("priority", "status", "release")


class UseCaseRow(NamedTuple):
    """A use case in a table of use cases."""

    use_case: Reference
    level: Level
    actors: tuple[Reference, ...]
    supporting: tuple[str, ...]
    """Who is found here as well."""

    system: str
    project: tuple[str, ...]
    """What stands in those columns that at least one use case of the table has something for."""

    tested: TestMark | None
    """What tests say of it; `None` where nothing can be tested."""


def use_case_table(entries: Sequence[Entry], view: View) -> Body:
    """All use cases with what a reader sorts them by."""
    columns = [name for name in _PROJECT if any(getattr(entry.use_case, name) for entry in entries)]
    systems = {folded(entry.use_case.system) for entry in entries}
    levels = {level: level_of(level, view) for level in {entry.use_case.level for entry in entries}}

    def row(entry: Entry, view: View) -> UseCaseRow:
        return UseCaseRow(
            to_use_case(entry, view),
            levels[entry.use_case.level],
            tuple(to_actor_name(actor.name, view) for actor in entry.use_case.primary_actors),
            _supporting(entry, view),
            entry.use_case.system or "",
            tuple(plain(getattr(entry.use_case, name) or "") for name in columns),
            use_case_mark(entry, view),
        )

    rows = view.rows_of(("list", *columns), row, entries)
    is_tested = view.registry.coverage is not None
    return view.body(
        "list.html", rows=rows, columns=columns, has_systems=len(systems) > 1, is_tested=is_tested
    )


def _supporting(entry: Entry, view: View) -> tuple[str, ...]:
    """The supporting actors, each by the name that the site has for it."""
    named = (actor_name(actor.name, view) for actor in entry.use_case.supporting_actors)
    return tuple(dict.fromkeys(named))


class MatrixRow(NamedTuple):
    """A use case and the part that each actor has in it."""

    use_case: Reference
    parts: tuple[tuple[str, str] | None, ...]
    """By actor: the sign, and the word for it."""

    tested: TestMark | None
    """What tests say of the use case; `None` where nothing can be tested."""


def matrix_table(entries: Sequence[Entry], view: View) -> Body:
    """Use cases by actors: who has which part where."""
    words = view.words
    legend = (("●", words["primary actor"]), ("○", words["supporting actor"]), ("△", words["stakeholder"]))
    shown = frozenset(entries)
    found: dict[Entry, dict[int, tuple[str, str]]] = {}
    actors: list[Reference] = []
    for actor in view.registry.actors:
        roles = tuple(
            [entry for entry in part if entry in shown]
            for part in (actor.primary_in, actor.supporting_in, actor.stakeholder_in)
        )
        if any(roles):
            for mark, part in zip(legend, roles, strict=True):
                for entry in part:
                    # The first part that somebody has in a use case is the one that counts most.
                    found.setdefault(entry, {}).setdefault(len(actors), mark)
            actors.append(to_actor(actor, view))
    rows = [
        MatrixRow(
            to_use_case(entry, view),
            tuple(found.get(entry, {}).get(column) for column in range(len(actors))),
            use_case_mark(entry, view),
        )
        for entry in entries
    ]
    return view.body("matrix.html", actors=actors, rows=rows, legend=legend)


class RelationRow(NamedTuple):
    """One use case that has to do with another one."""

    source: Reference
    relation: str
    target: Reference
    place: str


def relation_table(entries: Sequence[Entry], view: View) -> Body:
    """Who includes, extends, specializes and mentions whom."""
    rows = [row for entry in entries for row in _relations(entry, view)]
    return view.body("relations.html", rows=rows)


def _relations(entry: Entry, view: View) -> Iterator[RelationRow]:
    use_case, words, registry = entry.use_case, view.words, view.registry
    source = to_use_case(entry, view)

    def row(relation: str, id_: str, place: str = "") -> Iterator[RelationRow]:
        target = registry.find(id_)
        if target is not None:
            said = "".join(words.around(relation)).strip()
            yield RelationRow(source, said, to_use_case(target, view), place)

    for mention in use_case.includes:
        yield from row("includes", mention.id)
    for extends in use_case.extends:
        places = []
        if extends.at:
            phrase = words.around("at step" if extends.at[0].isdigit() else "at")
            places.append(f"{phrase.before}{plain(extends.at)}{phrase.after}")
        if extends.when:
            phrase = words.around("when")
            places.append(f"{phrase.before}{plain(extends.when)}{phrase.after}")
        yield from row("extends", extends.id, words["comma"].join(places))
    if use_case.specializes is not None:
        yield from row("specializes", use_case.specializes.id)
    for id_ in dict.fromkeys(continued(use_case)):
        yield from row("continues with", id_)
    mentioned = dict.fromkeys(mention.id for step in use_case.every_step for mention in step.mentions)
    included = {folded(mention.id) for mention in use_case.includes}
    for id_ in mentioned:
        if folded(id_) not in included and registry.find(id_) is not entry:
            yield from row("mentions", id_)


class RuleGroup(NamedTuple):
    """The business rules of a use case in a table of rules."""

    use_case: Reference
    rules: tuple[tuple[Reference, str, str], ...]
    """For each its id, its name and its text."""


def rule_table(entries: Sequence[Entry], view: View) -> Body | None:
    """The business rules of use cases; `None` where they have none."""
    groups = [
        RuleGroup(
            to_use_case(entry, view),
            tuple(
                (
                    Reference(rule.id or "", view.links.use_case(entry, rule.id) if rule.id else None),
                    plain(rule.name or ""),
                    plain(rule.text.text if rule.text else ""),
                )
                for rule in entry.use_case.business_rules
            ),
        )
        for entry in entries
        if entry.use_case.business_rules
    ]
    return view.body("all_rules.html", groups=groups) if groups else None
