"""In which order the nodes of a diagram stand, so that few of its lines cross."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)

_SWEEPS = 12


def arranged(nodes: Iterable[Node], lines: Iterable[tuple[Node, Node]]) -> list[Node]:
    """The nodes in an order in which those with a line between them stand close to each other.

    Each node goes to where its neighbours stand on the average, a few times over (Sugiyama's barycenters);
    the best order that was come by counts. Nodes with no line keep their places.
    """
    order = list(nodes)
    near: dict[Node, list[Node]] = {node: [] for node in order}
    for one, other in lines:
        if one in near and other in near and one != other:
            near[one].append(other)
            near[other].append(one)
    best, shortest = order, _length(order, near)
    for _ in range(_SWEEPS):
        places = {node: place for place, node in enumerate(order)}
        order = sorted(order, key=lambda node: _middle(node, near[node], places))
        order = _swapped(order, near)
        length = _length(order, near)
        if length < shortest:
            best, shortest = order, length
    return best


def _middle(node: Node, neighbours: Sequence[Node], places: dict[Node, int]) -> float:
    """Where a node would stand, half way to its neighbours: all the way, two would change places for ever."""
    own = places[node]
    return (own + sum(places[other] for other in neighbours)) / (1 + len(neighbours))


def _swapped(order: list[Node], near: dict[Node, list[Node]]) -> list[Node]:
    """The order with those neighbours exchanged that stand better so."""
    places = {node: place for place, node in enumerate(order)}
    for place in range(len(order) - 1):
        one, other = order[place], order[place + 1]
        # One step on makes a line longer to what stands behind, and shorter to what stands ahead.
        gain = sum(_sign(places[each] - place) for each in near[one] if each != other)
        gain += sum(_sign(place + 1 - places[each]) for each in near[other] if each != one)
        if gain > 0:
            order[place], order[place + 1] = other, one
            places[one], places[other] = place + 1, place
    return order


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _length(order: Sequence[Node], near: dict[Node, list[Node]]) -> int:
    places = {node: place for place, node in enumerate(order)}
    return sum(abs(places[node] - places[other]) for node in order for other in near[node])


def crossings(lines: Iterable[tuple[int, int]]) -> int:
    """How many of these lines cross that lead from a place on the left to a place on the right."""
    drawn = sorted(lines)
    return sum(
        one[0] < other[0] and one[1] > other[1]
        for position, one in enumerate(drawn)
        for other in drawn[position + 1 :]
    )
