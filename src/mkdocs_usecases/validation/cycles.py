"""Use cases that include or specialize themselves by way of others (UML 2.5.1, 18.1.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.text import UseCaseMention, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.check import site_check

Edge = tuple[Entry, UseCaseMention]
"""A use case, and the place where it names the next one."""

_MOST_SHOWN = 10
"""Members of a longer cycle are left out of the message; their places go with the finding all the same."""

_MOST_CYCLES = 10
"""Cycles through one use case that are told one by one, where nearly all include nearly all."""


@site_check(Code.INCLUDE_CYCLE)
def include_cycle(registry: Registry) -> Iterator[Diagnostic]:
    """A use case includes itself, most often by way of others, or extends itself.

    Whoever carries it out never comes to an end. Where nearly all include nearly all, ten ways through a
    use case are told one by one, and how many more there are.

    Bad:
        ```usecase
        id: UC-12
        title: Order a meal
        includes: UC-20
        ```

        ```usecase
        id: UC-20
        title: Pay
        includes: UC-12
        ```

    Good:
        ```usecase
        id: UC-12
        title: Order a meal
        includes: UC-20
        ```

        ```usecase
        id: UC-20
        title: Pay
        ```

    Source: UML 2.5.1, 18.1.3.3.
    """
    yield from _cycles(registry, Code.INCLUDE_CYCLE, "includes", lambda use_case: use_case.includes)
    yield from _cycles(registry, Code.INCLUDE_CYCLE, "extends", _extended_self)


def _extended_self(use_case: UseCase) -> Sequence[UseCaseMention]:
    """Where it extends itself: two that extend each other may do so at steps of their own."""
    own = [each for each in use_case.extends if folded(each.id) == folded(use_case.id)]
    return [UseCaseMention(each.id, each.span) for each in own]


@site_check(Code.SPECIALIZATION_CYCLE)
def specialization_cycle(registry: Registry) -> Iterator[Diagnostic]:
    """A use case is a special form of itself, most often by way of others.

    Bad:
        ```usecase
        id: UC-12
        title: Order a meal
        specializes: UC-13
        ```

        ```usecase
        id: UC-13
        title: Order a meal for a group
        specializes: UC-12
        ```

    Good:
        ```usecase
        id: UC-12
        title: Order a meal
        ```

        ```usecase
        id: UC-13
        title: Order a meal for a group
        specializes: UC-12
        ```

    Source: UML 2.5.1, 9.9.4, on generalization.
    """

    def general(use_case: UseCase) -> Sequence[UseCaseMention]:
        return (use_case.specializes,) if use_case.specializes else ()

    yield from _cycles(registry, Code.SPECIALIZATION_CYCLE, "specializes", general)


def _cycles(
    registry: Registry, code: Code, verb: str, named: Callable[[UseCase], Sequence[UseCaseMention]]
) -> Iterator[Diagnostic]:
    edges = {
        entry: [
            (target, mention) for mention in mentions if (target := registry.find(mention.id)) is not None
        ]
        for entry in registry.entries
        if (mentions := named(entry.use_case))
    }
    more: Counter[Entry] = Counter()
    told: dict[Entry, Span] = {}
    for cycle in find_cycles(edges, more):
        again = cycle[0][0] in told
        told[cycle[0][0]] = cycle[0][1].span
        start = min(range(len(cycle)), key=lambda index: cycle[index][0].use_case.span)
        members = [*cycle[start:], *cycle[:start]]
        yield Diagnostic(
            code,
            members[0][1].span,
            f"`{members[0][0].use_case.id}` {verb} itself: {_shown(members)}",
            f"take one of these out, as here in line {members[0][1].span.line}",
            # All places of a long cycle once, and not for each of its short cuts.
            related=tuple(mention.span for _, mention in members[1 : _MOST_SHOWN if again else None]),
        )
    for entry, count in more.items():
        yield Diagnostic(
            code,
            told[entry],
            f"`{entry.use_case.id}` {verb} itself in {count:,} more {'way' if count == 1 else 'ways'}",
            "take out those that are told one by one, then look again",
        )


def _shown(members: Sequence[Edge]) -> str:
    """`UC-1 (orders.md:12) → UC-4 (pay.md:3) → UC-1`."""
    shown = members if len(members) <= _MOST_SHOWN else [*members[: _MOST_SHOWN - 2], members[-1]]
    names = [f"{entry.use_case.id} ({mention.span.file}:{mention.span.line})" for entry, mention in shown]
    if len(members) > _MOST_SHOWN:
        names.insert(-1, f"… {len(members) - _MOST_SHOWN + 1} more …")
    return " → ".join([*names, str(members[0][0].use_case.id)])


def find_cycles(
    edges: Mapping[Entry, Sequence[tuple[Entry, UseCaseMention]]], more: Counter[Entry] | None = None
) -> Iterator[list[Edge]]:
    """Cycles of a graph: one for each edge that leads back, so that without these edges none is left.

    Of many that lead back to one use case, the first ones; the others are counted in `more`.

    Goes down without recursion, since a chain of includes may be longer than Python's stack.
    """
    done: set[Entry] = set()
    told: Counter[Entry] = Counter()
    for root, first in edges.items():
        if root in done:
            continue
        path: list[tuple[Entry, Iterator[tuple[Entry, UseCaseMention]]]] = [(root, iter(first))]
        taken: list[UseCaseMention] = []
        depth = {root: 0}
        while path:
            entry, following = path[-1]
            step = next(following, None)
            if step is None:
                path.pop()
                if taken:
                    taken.pop()
                del depth[entry]
                done.add(entry)
                continue
            target, mention = step
            if target in depth:
                told[target] += 1
                if more is not None and told[target] > _MOST_CYCLES:
                    more[target] += 1
                    continue
                begin = depth[target]
                members = [member for member, _ in path[begin:]]
                yield list(zip(members, [*taken[begin:], mention], strict=True))
            elif target not in done:
                depth[target] = len(path)
                path.append((target, iter(edges.get(target, ()))))
                taken.append(mention)
