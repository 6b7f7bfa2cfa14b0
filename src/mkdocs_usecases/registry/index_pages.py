"""Listings in parts: what would be too much for one page stands on several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_usecases.model.routes import scenario_ends
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.goals import GoalEntry, SystemEntry
from mkdocs_usecases.registry.registry import Registry

_ENOUGH = 380_000
"""Bytes of markup on a page, roughly: a theme adds its own, and no page shall have a megabyte."""

_GOAL, _SERVING = 620, 180
_ACTOR, _WANTED, _CONCERNED = 700, 200, 75
_SYSTEM, _LISTED = 500, 370
_ROUTES, _ROUTE = 420, 380
"""Bytes of an entry with its line in the table of contents, and of each use case in it."""

Thing = TypeVar("Thing", ActorEntry, GoalEntry, SystemEntry | None, Entry)


@dataclass(frozen=True, slots=True)
class Share(Generic[Thing]):
    """An entry of an index, or a part of it, with the use cases that it shows."""

    # No named tuple: Python 3.10 has none that are generic.

    of: Thing
    entries: tuple[Entry, ...]


def actor_parts(registry: Registry) -> tuple[tuple[Share[ActorEntry], ...], ...]:
    """The actors, page by page."""
    return registry.once(_actor_parts)


def _actor_parts(registry: Registry) -> tuple[tuple[Share[ActorEntry], ...], ...]:
    return _parts(
        (Share(actor, _concerned(actor, registry)), _ACTOR, _actor_weight(actor)) for actor in registry.actors
    )


def goal_parts(registry: Registry) -> tuple[tuple[Share[GoalEntry], ...], ...]:
    """The goals, page by page."""
    return registry.once(_goal_parts)


def _goal_parts(registry: Registry) -> tuple[tuple[Share[GoalEntry], ...], ...]:
    return _parts(
        (Share(goal, registry.in_order(goal.use_cases)), _GOAL, _SERVING) for goal in registry.goals
    )


def system_parts(registry: Registry) -> tuple[tuple[Share[SystemEntry | None], ...], ...]:
    """The systems, page by page; what names none comes last."""
    return registry.once(_system_parts)


def _system_parts(registry: Registry) -> tuple[tuple[Share[SystemEntry | None], ...], ...]:
    shares: list[Share[SystemEntry | None]] = [
        Share(each, registry.in_order(each.use_cases)) for each in registry.systems
    ]
    if rest := registry.in_order(entry for entry in registry.listed if not entry.use_case.system):
        shares.append(Share(None, rest))
    return _parts((share, _SYSTEM, _LISTED) for share in shares)


def scenario_parts(registry: Registry) -> tuple[tuple[Share[Entry], ...], ...]:
    """The use cases with all their routes, page by page."""
    return registry.once(_scenario_parts)


def _scenario_parts(registry: Registry) -> tuple[tuple[Share[Entry], ...], ...]:
    return _parts(
        (Share(entry, (entry,)), _ROUTES, _ROUTE * len(ends))
        for entry in registry.in_order(registry.listed)
        if (ends := scenario_ends(entry.use_case))
    )


def _concerned(actor: ActorEntry, registry: Registry) -> tuple[Entry, ...]:
    """Every use case that its entry names."""
    generals = (entry for general in registry.generals(actor) for entry in general.primary_in)
    parts = (actor.primary_in, actor.supporting_in, actor.stakeholder_in, generals)
    return tuple(dict.fromkeys(entry for part in parts for entry in part))


def _actor_weight(actor: ActorEntry) -> int:
    """Of each use case that its entry names, on the average."""
    others = len(actor.supporting_in) + len(actor.stakeholder_in)
    weight = _WANTED * len(actor.primary_in) + _CONCERNED * others
    return weight // (len(actor.primary_in) + others or 1) + 1


def _parts(weighed: Iterable[tuple[Share[Thing], int, int]]) -> tuple[tuple[Share[Thing], ...], ...]:
    parts: list[list[Share[Thing]]] = [[]]
    weight = 0
    for share, base, each in weighed:
        for piece in _pieces(share, each):
            more = base + each * len(piece.entries)
            if parts[-1] and weight + more > _ENOUGH:
                parts.append([])
                weight = 0
            parts[-1].append(piece)
            weight += more
    return tuple(map(tuple, parts))


def _pieces(share: Share[Thing], each: int) -> Iterator[Share[Thing]]:
    """A single entry that is too much for one page goes on upon the next ones."""
    size = max(1, _ENOUGH // each)
    if len(share.entries) <= size:
        yield share
        return
    for start in range(0, len(share.entries), size):
        yield Share(share.of, share.entries[start : start + size])
