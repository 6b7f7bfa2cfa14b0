"""Each way from one step to the next, counted from `usecases.json` alone, and not as the export does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

Data = Mapping[str, Any]


class Edge(NamedTuple):
    """From a step to the next one, or to an end."""

    start: str
    target: str
    by: str
    """The label of the extension that leaves or rejoins there; empty along a line of steps."""


def edges(use_case: Data) -> set[Edge]:
    """All edges of a use case: those of its steps, its loops, and of extensions at each of their places."""
    main = use_case["main_success_scenario"]
    found = {*_along(main), *_of_extensions(use_case["extensions"], main)}
    first = dict(_first_steps(use_case["extensions"]))
    # Who goes on at an extension goes on at its first step.
    return {edge._replace(target=first.get(edge.target, edge.target)) for edge in found}


def walked(use_case: Data) -> set[Edge]:
    """Those that a scenario goes along."""
    every = edges(use_case)
    found: set[Edge] = set()
    for scenario in use_case["scenarios"]:
        names = scenario["name"].partition("@")[0].split("+")
        path = [*scenario["path"], f"end: {scenario['outcome']}"]
        for start, target in pairwise(path):
            between = [edge for edge in every if edge[:2] == (start, target)]
            # Where two ways lead from one step to another one, it is that of the scenario.
            plain = [edge for edge in between if not edge.by]
            found.update([edge for edge in between if edge.by in names] or plain or between[:1])
    return found


def _along(steps: Sequence[Data]) -> Iterator[Edge]:
    done = [step["number"] for step in steps if step["kind"] != "repeat"]
    yield from (Edge(start, target, "") for start, target in pairwise(done))
    for position, step in enumerate(steps):
        before = _before(steps, position)
        if step["kind"] == "repeat" and before and step["from"]:
            yield Edge(before, step["from"], "")


def _before(steps: Sequence[Data], position: int) -> str | None:
    """The step that is done before a `repeat`, or the step itself."""
    kinds = [step for step in steps[: position + 1] if step["kind"] != "repeat"]
    return kinds[-1]["number"] if kinds else None


def _of_extensions(extensions: Sequence[Data], steps: Sequence[Data]) -> Iterator[Edge]:
    for extension in extensions:
        yield from _along(extension["steps"])
        yield from _of_extensions(extension["extensions"], extension["steps"])
        own = [step["number"] for step in extension["steps"] if step["kind"] != "repeat"]
        for position in _leaves(extension, steps):
            at = _before(steps, position)
            if at is None:
                continue
            if own:
                yield Edge(at, own[0], extension["label"])
            yield Edge(own[-1] if own else at, _target(extension, steps, position), extension["label"])


def _first_steps(extensions: Sequence[Data]) -> Iterator[tuple[str, str]]:
    for extension in extensions:
        yield from ((extension["label"], step["number"]) for step in extension["steps"][:1])
        yield from _first_steps(extension["extensions"])


def _leaves(extension: Data, steps: Sequence[Data]) -> Iterator[int]:
    numbers = [step["number"] for step in steps]
    first, last = extension["from"], extension["to"]
    if first == "*":
        yield from (position for position, step in enumerate(steps) if step["kind"] != "repeat")
    elif first in numbers:
        end = numbers.index(last) if last in numbers else numbers.index(first)
        yield from range(numbers.index(first), end + 1)


def _target(extension: Data, steps: Sequence[Data], position: int) -> str:
    outcome = extension["outcome"]
    if outcome["kind"] != "resumes":
        return f"end: {outcome['kind']}"
    if outcome["step"] == "*":
        return str(steps[position]["number"])
    if outcome["step"]:
        return str(outcome["step"])
    behind = [step["number"] for step in steps[position + 1 :] if step["kind"] != "repeat"]
    # Behind the last step it ends as the main success scenario does.
    return behind[0] if behind else "end: success"
