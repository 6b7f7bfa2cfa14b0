"""What is wanted of which system: the use cases of a site, grouped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry.actors import ActorEntry, Cast
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.slugs import TakenNames, slug


@dataclass(frozen=True, slots=True, eq=False)
class GoalEntry:
    """What somebody wants to achieve, and the use cases that serve it."""

    goal: str
    level: GoalLevel
    """The highest level of its use cases."""

    slug: str
    """The id of its entry in the index: `goal-eat-at-home`."""

    actors: tuple[ActorEntry, ...]
    """Who wants it: the primary actors of its use cases."""

    use_cases: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SystemEntry:
    """A system under discussion and what is done with it."""

    name: str
    slug: str
    """The id of its entry in the index: `system-mealapp`."""

    use_cases: tuple[Entry, ...]


def gather_goals(entries: Iterable[Entry], cast: Cast) -> dict[str, GoalEntry]:
    """The goals of a site by their folded text, the highest level first."""
    by_goal: dict[str, list[Entry]] = {}
    for entry in entries:
        by_goal.setdefault(folded(goal_of(entry)), []).append(entry)
    taken = TakenNames()
    ranks = {level: level.rank for level in GoalLevel}
    levels = {
        key: min((entry.use_case.level for entry in group), key=ranks.__getitem__)
        for key, group in by_goal.items()
    }
    goals = {}
    for key in sorted(by_goal, key=lambda key: (ranks[levels[key]], key)):
        group = by_goal[key]
        text = " ".join(goal_of(group[0]).split())
        actors = {
            actor: None
            for entry in group
            for mention in entry.use_case.primary_actors
            if (actor := cast.find(mention.name))
        }
        goals[key] = GoalEntry(
            text, levels[key], taken.take(f"goal-{slug(text)}"), tuple(actors), tuple(group)
        )
    return goals


def gather_systems(entries: Iterable[Entry]) -> tuple[SystemEntry, ...]:
    """The systems of a site by name."""
    by_system: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.use_case.system:
            by_system.setdefault(folded(entry.use_case.system), []).append(entry)
    taken = TakenNames()
    systems = []
    for _, group in sorted(by_system.items()):
        name = " ".join((group[0].use_case.system or "").split())
        systems.append(SystemEntry(name, taken.take(f"system-{slug(name)}"), tuple(group)))
    return tuple(systems)


def goal_of(entry: Entry) -> str:
    """What the primary actor wants: the title where no goal was typed."""
    return entry.use_case.goal or entry.use_case.title
