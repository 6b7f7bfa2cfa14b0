"""What a use case diagram shows, and in which layer: actors, use cases, and the lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from mkdocs_usecases.rendering.diagrams.system.lettering import width, wrapped
from mkdocs_usecases.rendering.diagrams.system.subject import DiagramUseCase, Subject

TITLE_SIZE = 13
ACTOR_SIZE = 12
LINE_HEIGHT = 16
ACTOR_LINE_HEIGHT = 15

_WIDEST_HALF = 100
_MOST_IN_ONE_COLUMN = 6
_MOST_IN_TWO_COLUMNS = 40


class NodeKind(Enum):
    """What stands in a layer."""

    ACTOR = "actor"
    USE_CASE = "use case"
    SLOT = "slot"
    """Room in a column of use cases for lines that have to pass it."""


class LineKind(Enum):
    """What a line says."""

    PRIMARY = "primary"
    SUPPORTING = "supporting"
    INCLUDE = "include"
    EXTEND = "extend"
    SPECIALIZE = "specialize"
    IS_A = "is a"

    @property
    def is_generalization(self) -> bool:
        """Whether its head is hollow."""
        return self in (LineKind.SPECIALIZE, LineKind.IS_A)


@dataclass(slots=True, eq=False)
class Node:
    """An actor, a use case, or a slot; where it stands is found out in the end."""

    kind: NodeKind
    layer: int
    lines: tuple[str, ...] = ()
    up: float = 2.0
    """How far it reaches up from its middle, in pixels."""

    down: float = 2.0
    half: float = 0.0
    """Half of its width."""

    name: str = ""
    """Of an actor: its name; of a use case: its key."""

    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True, eq=False)
class Line:
    """A line between two layers side by side, from left to right, or within one layer."""

    start: Node
    end: Node
    kind: LineKind
    head: str = ""
    """Where its head is: at its `start`, its `end`, or nowhere."""

    actor: Node | None = None
    """Whose line it is."""


class Sheet(NamedTuple):
    """How much room there is, in pixels."""

    total: int

    @property
    def is_narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.total < 500

    @property
    def actor(self) -> int:
        """How wide an actor is."""
        return 72 if self.is_narrow else 88

    @property
    def beside_actors(self) -> int:
        """The gap between actors and use cases."""
        return 26 if self.is_narrow else 50

    @property
    def between(self) -> int:
        """The gap between columns of use cases."""
        return 22 if self.is_narrow else 46

    def rest(self, *, has_right: bool) -> float:
        """What is left for the columns of use cases."""
        right = self.actor + self.beside_actors if has_right else 14
        return self.total - self.actor - self.beside_actors - right

    def column_count(self, use_cases: Sequence[DiagramUseCase], depth: int, rest: float) -> int:
        """In how many columns the use cases stand: three only where the longest word fits."""
        longest = max(
            (width(word, TITLE_SIZE) for each in use_cases for word in each.title.split()), default=0
        )
        most = 1 if self.is_narrow else 2 if (rest - 2 * self.between) / 3 * 0.86 < longest else 3
        count = len(use_cases)
        least = 1 if count <= _MOST_IN_ONE_COLUMN else 2 if count <= _MOST_IN_TWO_COLUMNS else 3
        return min(most, max(depth, least))


@dataclass(slots=True)
class Plan:
    """The nodes of each layer from left to right, and all lines."""

    layers: list[list[Node]]
    lines: list[Line] = field(default_factory=list)
    """Between layers."""

    within: list[Line] = field(default_factory=list)
    """Between two nodes of one layer."""

    columns: Mapping[str, int] = field(default_factory=dict)
    """The column of each use case, by key."""

    width: float = 0.0
    height: float = 0.0


def planned(subject: Subject, sheet: Sheet, merged: frozenset[str], moved: Mapping[str, int]) -> Plan:
    """The plan of a diagram.

    Supporting actors that are `merged`, primary ones elsewhere, have their only figure on the left; use cases
    that are `moved` stand in that column.
    """
    return _Planning(subject, sheet, merged, moved).plan


class _Planning:
    """A plan while it is made."""

    def __init__(
        self, subject: Subject, sheet: Sheet, merged: frozenset[str], moved: Mapping[str, int]
    ) -> None:
        self.subject, self.sheet = subject, sheet
        right = tuple(name for name in subject.right if name not in merged)
        rest = sheet.rest(has_right=bool(right))
        depth = max(subject.depths.values()) + 1
        use_cases = tuple(subject.use_cases.values())
        self.count = sheet.column_count(use_cases, depth, rest)
        self.half = min(_WIDEST_HALF, (rest - (self.count - 1) * sheet.between) / self.count / 2)
        self.plan = Plan([[] for _ in range(self.count + 2)])
        columns_width = self.count * 2 * self.half + (self.count - 1) * sheet.between
        self.plan.width = sheet.total - rest + columns_width
        self.columns = {**self.assigned_columns(), **moved}
        self.plan.columns = self.columns
        self.slots: dict[tuple[object, ...], Node] = {}
        self.drawn: dict[tuple[Node, Node, LineKind], Line] = {}
        self.left = {name: self.add_actor(name, 0) for name in subject.left}
        self.right = {name: self.add_actor(name, self.count + 1) for name in right}
        self.goals = {key: self.add_goal(use_case) for key, use_case in subject.use_cases.items()}
        self.add_lines()

    def assigned_columns(self) -> dict[str, int]:
        """The column of each use case: behind what leads to it; the free ones fill up the shorter ones."""
        assigned: dict[str, int] = {}
        load = [0] * self.count
        for key, depth in self.subject.depths.items():
            if key not in self.subject.free:
                assigned[key] = min(depth, self.count - 1)
                load[assigned[key]] += 1
        for key in self.subject.free:
            assigned[key] = load.index(min(load))
            load[assigned[key]] += 1
        return assigned

    def add(self, node: Node) -> Node:
        """Put a node into its layer."""
        self.plan.layers[node.layer].append(node)
        return node

    def add_actor(self, name: str, layer: int) -> Node:
        """A stick figure with its name below."""
        lines = wrapped(name, self.sheet.actor - 4, ACTOR_SIZE, 3)
        down = 22.0 + ACTOR_LINE_HEIGHT * len(lines)
        x = self.sheet.actor / 2 if layer == 0 else self.plan.width - self.sheet.actor / 2
        return self.add(Node(NodeKind.ACTOR, layer, lines, 20.0, down, self.sheet.actor / 2, name, x))

    def add_goal(self, use_case: DiagramUseCase) -> Node:
        """An ellipse that holds its title."""
        lines, up = _fitted(use_case.title, self.half)
        layer = self.columns[use_case.key] + 1
        middle = self.middle(layer)
        return self.add(Node(NodeKind.USE_CASE, layer, lines, up, up, self.half, use_case.key, middle))

    def middle(self, layer: int) -> float:
        """The middle of a column of use cases."""
        left = self.sheet.actor + self.sheet.beside_actors + self.half
        return left + (layer - 1) * (2 * self.half + self.sheet.between)

    def add_lines(self) -> None:
        """All lines: of actors, of use cases, between actors."""
        for key, goal in self.goals.items():
            for name in self.subject.primary[key]:
                self.chain(self.left[name], goal, LineKind.PRIMARY, actor=self.left[name])
            for name in self.subject.supporting[key]:
                if name in self.right:
                    self.chain(goal, self.right[name], LineKind.SUPPORTING, actor=self.right[name])
                elif name not in self.subject.primary[key]:
                    self.chain(self.left[name], goal, LineKind.SUPPORTING, actor=self.left[name])
            self.add_relations(self.subject.use_cases[key], goal)
        for name, node in self.left.items():
            general = self.subject.actors[name].is_a if name in self.subject.actors else None
            if general in self.left and general != name:
                self.plan.within.append(Line(node, self.left[general], LineKind.IS_A, "end"))

    def add_relations(self, use_case: DiagramUseCase, goal: Node) -> None:
        """The arrows to other use cases."""
        special = (use_case.specializes,) if use_case.specializes else ()
        for kind, keys in (
            (LineKind.INCLUDE, use_case.includes),
            (LineKind.EXTEND, use_case.extends),
            (LineKind.SPECIALIZE, special),
        ):
            for key in dict.fromkeys(keys):
                other = self.goals.get(key)
                if other is None or other is goal:
                    continue
                if goal.layer == other.layer:
                    self.plan.within.append(Line(goal, other, kind, "end"))
                else:
                    self.chain(goal, other, kind)

    def chain(self, start: Node, end: Node, kind: LineKind, actor: Node | None = None) -> None:
        """A line over any number of layers; between, it shares the slot of its actor or target."""
        is_ahead = start.layer < end.layer
        left, right = (start, end) if is_ahead else (end, start)
        group = (kind, actor) if actor else (kind, end, is_ahead)
        nodes = [left, *(self.slot(layer, group) for layer in range(left.layer + 1, right.layer)), right]
        for one, other in pairwise(nodes):
            if (one, other, kind) not in self.drawn:
                line = Line(one, other, kind, "", actor)
                self.drawn[one, other, kind] = line
                self.plan.lines.append(line)
        if actor is None:
            one, other = nodes[-2:] if is_ahead else nodes[:2]
            self.drawn[one, other, kind].head = "end" if is_ahead else "start"

    def slot(self, layer: int, group: tuple[object, ...]) -> Node:
        """The room for a group of lines in a column."""
        key = (layer, *group)
        if key not in self.slots:
            self.slots[key] = self.add(Node(NodeKind.SLOT, layer, half=self.half, x=self.middle(layer)))
        return self.slots[key]


def _fitted(title: str, half: float) -> tuple[tuple[str, ...], float]:
    """The lines of a title and half the height of the smallest ellipse of that width that holds them."""
    whole = frozenset(title.split())
    tries = [wrapped(title, 2 * half * part, TITLE_SIZE, 9) for part in (0.9, 0.84, 0.76, 0.68)]

    def badness(lines: tuple[str, ...]) -> tuple[int, float]:
        broken = sum(word not in whole for line in lines for word in line.split())
        return broken, _needed(lines, half)

    best = min(tries, key=badness)
    return best, _needed(best, half)


def _needed(lines: Sequence[str], half: float) -> float:
    up = max(17.0, len(lines) * LINE_HEIGHT / 2 + 6)
    for position, line in enumerate(lines):
        out = min(0.97, (width(line, TITLE_SIZE) / 2 + 3) / half)
        away = abs(position - (len(lines) - 1) / 2) * LINE_HEIGHT + 5
        up = max(up, away / (1 - out * out) ** 0.5)
    return round(up)
