"""In which order the nodes of each layer stand, so that few lines cross (Sugiyama, with sifting)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_usecases.rendering.diagrams.system.plan import Line, Node, NodeKind, Plan

Layers = list[list[Node]]

_CROSSING = 10.0
_APART = 8.0
"""What it costs when two nodes of one layer that have to do with each other have one between them."""

_SWEEPS = 8
_SIFTED = 8
_MOST_SIFTED = 160
"""Nodes; with more of them sifting takes longer than anybody wants to wait."""


class Ordered(NamedTuple):
    """An order of all layers, and what it costs."""

    layers: Layers
    cost: float


def ordered(plan: Plan, *, is_draft: bool = False) -> Ordered:
    """The best order that was found; a draft is looked for less hard, to compare plans by."""
    return _Ordering(plan).best(is_draft=is_draft)


class _Ordering:
    """The search for an order."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        nodes = [node for layer in plan.layers for node in layer]
        self.before: dict[Node, list[Node]] = {node: [] for node in nodes}
        self.after: dict[Node, list[Node]] = {node: [] for node in nodes}
        self.beside: dict[Node, list[Node]] = {node: [] for node in nodes}
        for line in plan.lines:
            self.after[line.start].append(line.end)
            self.before[line.end].append(line.start)
        for line in plan.within:
            self.beside[line.start].append(line.end)
            self.beside[line.end].append(line.start)
        self.nodes = nodes

    def best(self, *, is_draft: bool) -> Ordered:
        """The best of what comes of all starts; of the first one for a draft."""
        if is_draft or len(self.nodes) > _MOST_SIFTED:
            return self.swept(next(iter(self.starts())))
        return min((self.sifted(self.swept(layers)) for layers in self.starts()), key=lambda each: each.cost)

    def sifted(self, best: Ordered) -> Ordered:
        """An order in which no node has a better place while all others stay."""
        for _ in range(_SIFTED):
            layers = [list(layer) for layer in best.layers]
            for layer in layers:
                self.sift(layer, layers)
            cost = self.cost(layers)
            if cost >= best.cost:
                break
            best = Ordered(layers, cost)
        return best

    def starts(self) -> Iterable[Layers]:
        """Orders to begin with: what hangs together stands together, seen from different ends."""
        layers = self.plan.layers
        goals = [node for node in self.nodes if node.kind is NodeKind.USE_CASE]
        for roots in (layers[0], layers[-1], goals, layers[0][::-1]):
            ranks = self.ranks((*roots, *self.nodes))
            yield [sorted(layer, key=ranks.__getitem__) for layer in layers]

    def ranks(self, roots: Iterable[Node]) -> Mapping[Node, int]:
        """The turn of each node when all lines are followed from these."""
        ranks: dict[Node, int] = {}
        for root in roots:
            stack = [root]
            while stack:
                node = stack.pop()
                if node not in ranks:
                    ranks[node] = len(ranks)
                    near = (*self.beside[node], *self.before[node], *self.after[node])
                    stack += reversed(near)
        return ranks

    def swept(self, layers: Layers) -> Ordered:
        """The best of the orders in which each node stands at the middle of its neighbours, to and fro."""
        best = Ordered(layers, self.cost(layers))
        layers = [list(layer) for layer in layers]
        places = _places(layers)
        for turn in range(_SWEEPS):
            near = self.before if turn % 2 == 0 else self.after
            for layer in layers if turn % 2 == 0 else layers[::-1]:
                # In some rounds both sides count, in others one.
                sides = (near,) if turn % 4 < 2 else (self.before, self.after)
                middles = {node: self.middle(node, sides, places) for node in layer}
                layer.sort(key=lambda node, middles=middles: (middles[node], places[node]))  # type: ignore[misc]
                places.update((node, _share(position, layer)) for position, node in enumerate(layer))
            cost = self.cost(layers)
            if cost < best.cost:
                best = Ordered([list(layer) for layer in layers], cost)
        return best

    def middle(
        self, node: Node, sides: Iterable[Mapping[Node, Sequence[Node]]], places: Mapping[Node, float]
    ) -> float:
        near = [places[other] for side in (*sides, self.beside) for other in side[node]]
        return sum(near) / len(near) if near else places[node]

    def cost(self, layers: Layers) -> float:
        """Crossings above all, then how far apart those stand that belong together, then length."""
        positions = {node: position for layer in layers for position, node in enumerate(layer)}
        places = _places(layers)
        apart = sum(max(0, abs(positions[line.start] - positions[line.end]) - 1) for line in self.plan.within)
        length = sum(abs(places[line.start] - places[line.end]) for line in self.plan.lines)
        return _CROSSING * crossings(self.plan.lines, positions) + _APART * apart + length

    def sift(self, layer: list[Node], layers: Layers) -> None:
        """Move each node of a layer to its best place, with all others where they are."""
        positions = {node: position for each in layers for position, node in enumerate(each)}
        ends = {
            node: [sorted(positions[other] for other in side[node]) for side in (self.before, self.after)]
            for node in layer
        }
        for node in list(layer):
            home = layer.index(node)
            layer.pop(home)
            ahead = [_crossed(ends[node], ends[other]) for other in layer]
            behind = [_crossed(ends[other], ends[node]) for other in layer]
            crossed = sum(ahead)
            best, place = float("inf"), home
            beside = [layer.index(other) for other in self.beside[node]]
            for position in range(len(layer) + 1):
                apart = sum(max(0, position - 1 - each, each - position) for each in beside)
                cost = _CROSSING * crossed + _APART * apart + abs(position - home) / 1000
                if cost < best:
                    best, place = cost, position
                if position < len(layer):
                    crossed += behind[position] - ahead[position]
            layer.insert(place, node)


def crossings(lines: Iterable[Line], positions: Mapping[Node, int]) -> int:
    """How many pairs of lines between the same layers cross."""
    gaps: dict[int, list[tuple[int, int]]] = {}
    for line in lines:
        gaps.setdefault(line.start.layer, []).append((positions[line.start], positions[line.end]))
    return sum(_inversions(sorted(gap)) for gap in gaps.values())


def _inversions(pairs: Sequence[tuple[int, int]]) -> int:
    found = 0
    passed: list[int] = []
    waiting: list[int] = []
    row = -1
    for start, end in pairs:
        if start != row:
            for each in waiting:
                insort(passed, each)
            waiting, row = [], start
        waiting.append(end)
        found += len(passed) - bisect_right(passed, end)
    return found


def _crossed(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> int:
    """How many lines of two nodes cross when the first stands above the second."""
    return sum(bisect_left(below, end) for above, below in zip(one, other, strict=True) for end in above)


def _places(layers: Layers) -> dict[Node, float]:
    return {node: _share(position, layer) for layer in layers for position, node in enumerate(layer)}


def _share(position: int, layer: Sequence[Node]) -> float:
    """Where in its layer a node stands, from 0 to 1."""
    return (position + 0.5) / len(layer)
