"""How high the nodes of each layer stand: near those that they belong to, in order, none on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from mkdocs_usecases.rendering.diagrams.system.plan import Line, Node, NodeKind, Plan

_ROUNDS = 24
_TOP = 40.0
"""Room for the name of the system."""

_BOTTOM = 16.0

_FOR_A_HEAD = 18
"""Between two use cases with an arrow from one straight to the other."""


def place(plan: Plan) -> None:
    """Give all nodes their heights, and the plan its own."""
    near = _near(plan)
    stacks = [_Stack(layer, plan.within) for layer in plan.layers if layer]
    tallest = max((stack.pile() for stack in stacks), default=0.0)
    for turn in range(_ROUNDS):
        for stack in stacks if turn % 2 else stacks[::-1]:
            stack.settle(near, tallest)
    nodes = [node for layer in plan.layers for node in layer]
    for node in nodes:
        node.y += _TOP
    plan.height = max(node.y + node.down for node in nodes) + _BOTTOM


def _near(plan: Plan) -> dict[Node, list[tuple[Node, int]]]:
    """The neighbours of each node, and how much they pull: slots most, so that long lines are straight."""
    near: dict[Node, list[tuple[Node, int]]] = {node: [] for layer in plan.layers for node in layer}
    for line in plan.lines:
        weight = 2 ** sum(node.kind is NodeKind.SLOT for node in (line.start, line.end))
        near[line.start].append((line.end, weight))
        near[line.end].append((line.start, weight))
    return near


class _Stack:
    """The nodes of a layer, below one another."""

    def __init__(self, layer: Sequence[Node], within: Iterable[Line]) -> None:
        self.layer = layer
        joined = {(line.start, line.end) for line in within}
        self.offsets = [0.0]
        """How far below the first each node stands at least."""
        for above, below in pairwise(layer):
            is_joined = (above, below) in joined or (below, above) in joined
            gap = _FOR_A_HEAD if is_joined and above.kind is NodeKind.USE_CASE else _gap(above, below)
            self.offsets.append(self.offsets[-1] + above.down + below.up + gap)

    def pile(self) -> float:
        """Put the nodes as close together as can be; gives the height of all."""
        for node, offset in zip(self.layer, self.offsets, strict=True):
            node.y = self.layer[0].up + offset
        return self.layer[-1].y + self.layer[-1].down

    def settle(self, near: Mapping[Node, Sequence[tuple[Node, int]]], tallest: float) -> None:
        """Move the nodes to the mean of their neighbours, as far as the others let them."""
        first, last = self.layer[0], self.layer[-1]
        wanted = []
        for node, offset in zip(self.layer, self.offsets, strict=True):
            weight = sum(each for _, each in near[node])
            mean = sum(other.y * each for other, each in near[node]) / weight if weight else node.y
            low = first.up + offset
            high = max(low, tallest - last.down - (self.offsets[-1] - offset))
            wanted.append((min(max(mean, low), high) - offset, weight or 0.2))
        for node, offset, height in zip(self.layer, self.offsets, isotonic(wanted), strict=True):
            node.y = height + offset


def _gap(above: Node, below: Node) -> int:
    if above.kind is NodeKind.ACTOR:
        return 14
    return 10 if above.kind is below.kind is NodeKind.USE_CASE else 7


def isotonic(wanted: Iterable[tuple[float, float]]) -> list[float]:
    """The numbers that never fall and are nearest to these, by weighted squares (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for value, pull in wanted:
        mean, weight, count = value, pull, 1
        while pools and pools[-1][0] > mean:
            above, heavy, more = pools.pop()
            mean = (above * heavy + mean * weight) / (heavy + weight)
            weight += heavy
            count += more
        pools.append((mean, weight, count))
    return [mean for mean, _, count in pools for _ in range(count)]
