"""All that others may refer to, with the words by which the search of Sphinx finds it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.export.inventory import rows
from mkdocs_usecases.hosts.sphinx.domain import Target
from mkdocs_usecases.hosts.sphinx.links import Spot, Spots
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry, Registry


def targets(registry: Registry, spots: Spots) -> Iterator[Target]:
    """Use cases, their steps and extensions, actors, and goals."""
    titles = {str(entry.use_case.id): plain(entry.use_case.title) for entry in registry.entries}
    steps = dict(_steps(registry))
    for row in rows(registry, _Rows(spots)):
        document, _, anchor = row.url.partition("#")
        title = titles.get(row.name.partition("/")[0], row.words)
        kind = row.kind.partition(":")[2]
        # Sphinx finds pages by what is written on them: only what has a name leads to a row.
        words = f"{row.name} {steps[row.name]}" if row.name in steps else row.words
        yield Target(row.name, kind, document, anchor, words.strip(), title, row.priority)
    for goal in registry.goals:
        if (spot := spots.goal(goal)) is not None:
            words = plain(goal.goal)
            yield Target(goal.slug, "goal", *spot, words, words)


def _steps(registry: Registry) -> Iterator[tuple[str, str]]:
    for entry in registry.entries:
        for step in entry.use_case.every_step:
            yield f"{entry.use_case.id}/{step.number}", plain(step.text)


class _Rows:
    """Places as addresses, for names: see `mkdocs_usecases.export.data.Urls`."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots

    def use_case(self, entry: Entry) -> str | None:
        return _address(self._spots.use_case(entry))

    def actor(self, actor: ActorEntry) -> str | None:
        return _address(self._spots.actor(actor))

    def goal(self, goal: GoalEntry) -> str | None:
        return _address(self._spots.goal(goal))


def _address(spot: Spot | None) -> str | None:
    return None if spot is None else f"{spot.document}#{spot.anchor}"
