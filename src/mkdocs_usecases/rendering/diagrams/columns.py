"""In which column the nodes of a diagram stand, so that arrows lead to the right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def columns(arrows: Mapping[Node, Iterable[Node]]) -> dict[Node, int]:
    """The column of each node: 0 where no arrow leads to it, else one behind the last from which one does.

    An arrow that closes a circle is left out of account, and so is one to a node that is no key.
    """
    order: list[Node] = []
    back: set[tuple[Node, Node]] = set()
    entered: dict[Node, bool] = {}
    for start in arrows:
        stack = [(start, iter(arrows[start]))] if start not in entered else []
        entered.setdefault(start, True)
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                entered[node] = False
                order.append(node)
            elif target in arrows and target not in entered:
                entered[target] = True
                stack.append((target, iter(arrows[target])))
            elif entered.get(target):
                back.add((node, target))
    placed = dict.fromkeys(arrows, 0)
    for node in reversed(order):
        for target in arrows[node]:
            if target in placed and (node, target) not in back:
                placed[target] = max(placed[target], placed[node] + 1)
    return placed
