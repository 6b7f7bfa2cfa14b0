"""Where everything in a use case diagram stands."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.rendering.diagrams.system.heights import place
from mkdocs_usecases.rendering.diagrams.system.ordering import ordered
from mkdocs_usecases.rendering.diagrams.system.plan import Plan, Sheet, planned
from mkdocs_usecases.rendering.diagrams.system.subject import Subject

_MOST_TRIED = 40
"""Use cases; with more of them each trial costs too much for what it brings."""

_WORTH_MOVING = 5.0
"""Half a crossing: a use case leaves its column for no less, and one figure of an actor may cost no more."""


def laid_out(subject: Subject, sheet: Sheet) -> Plan:
    """The plan of a diagram, in order and with the place of each node."""
    trial = _Trial(subject, sheet)
    if len(subject.use_cases) <= _MOST_TRIED:
        trial.merge_actors()
        trial.move_use_cases()
    plan = trial.plan()
    plan.layers = ordered(plan).layers
    place(plan)
    return plan


class _Trial:
    """What might be better another way: drafts are made of it, and the better one is kept."""

    def __init__(self, subject: Subject, sheet: Sheet) -> None:
        self.subject, self.sheet = subject, sheet
        self.merged: frozenset[str] = frozenset()
        self.moved: dict[str, int] = {}
        self.cost = ordered(self.plan(), is_draft=True).cost

    def plan(self) -> Plan:
        return planned(self.subject, self.sheet, self.merged, self.moved)

    def merge_actors(self) -> None:
        """Give an actor of both sides one figure where that costs hardly more, else it has one on each."""
        for name in self.subject.right:
            if name in self.subject.left:
                merged = self.merged | {name}
                cost = ordered(planned(self.subject, self.sheet, merged, self.moved), is_draft=True).cost
                if cost <= self.cost + _WORTH_MOVING:
                    self.cost, self.merged = cost, merged

    def move_use_cases(self) -> None:
        """Take use cases without relations to where their lines cross fewer."""
        for key in self.subject.free:
            for column in self.columns_for(key):
                moved = {**self.moved, key: column}
                cost = ordered(planned(self.subject, self.sheet, self.merged, moved), is_draft=True).cost
                if cost < self.cost - _WORTH_MOVING:
                    self.cost, self.moved = cost, moved

    def columns_for(self, key: str) -> Iterator[int]:
        """The columns that it does not stand in now."""
        columns = self.plan().columns
        return (column for column in range(max(columns.values()) + 1) if column != columns[key])
