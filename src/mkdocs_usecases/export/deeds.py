"""What is done on a route, in words: by actors, and by the system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.model.course import EventKind
from mkdocs_usecases.model.routes import Scenario, guarantees
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry, Registry


class Deed(NamedTuple):
    """Something that a tester does or notices, and what the system does then."""

    numbers: tuple[str, ...]
    """Of the steps; of a condition the label."""

    actor: str
    action: str
    expected: tuple[str, ...]


def deeds(entry: Entry, scenario: Scenario, registry: Registry) -> list[Deed]:
    """A route as steps of a test, the last of which expects what holds at the end."""
    found: list[tuple[list[str], str, str, list[str]]] = []
    for number, actor, text, is_of_system in _deeds(entry.use_case, scenario, registry):
        if not is_of_system:
            found.append(([number], actor, text, []))
            continue
        if not found:
            # Where the system begins, it is the trigger that it answers to.
            found.append(([], "", _trigger(entry.use_case), []))
        numbers, _, _, expected = found[-1]
        numbers.append(number)
        expected.append(text)
    if not found:
        found.append(([], "", "", []))
    found[-1][-1].extend(piece.text for piece in guarantees(entry.use_case, scenario))
    return [Deed(tuple(numbers), actor, done, tuple(expected)) for numbers, actor, done, expected in found]


def _deeds(use_case: UseCase, scenario: Scenario, registry: Registry) -> Iterator[tuple[str, str, str, bool]]:
    """What is done and noticed, in order: number, who, what, and whether the system does it."""
    for kind, of in scenario.course:
        if isinstance(of, Extension):
            yield of.label, "", of.condition, False
            continue
        match kind:
            case EventKind.STEP:
                details = f"\n{of.details.text}" if of.details else ""
                yield of.number, of.actor or "", action(of, registry) + details, is_of_system(of, use_case)
            case EventKind.UNTIL:
                if of.loop and of.loop.until:
                    yield of.number, "", of.loop.until, False
            case EventKind.REPLACED | EventKind.AGAIN | EventKind.CONDITION:
                # Nobody does anything: what follows says what is done.
                pass
    if scenario.continues_in is not None and not scenario.assumed:
        yield "", "", carried_out(scenario.continues_in, registry), False


def action(step: Step, registry: Registry) -> str:
    """What is done: the sentence, or the title and the id of the use case that is included."""
    return carried_out(step.include, registry, step.text) if step.include else step.text


def carried_out(id_: str, registry: Registry, otherwise: str = "") -> str:
    """Another use case as something that is done."""
    found = registry.find(id_)
    if found is None or not found.use_case.title:
        return otherwise or id_
    return f"{found.use_case.title} ({found.use_case.id})"


def is_of_system(step: Step, use_case: UseCase) -> bool:
    """Whether the system under discussion does it."""
    return bool(step.actor and use_case.system and folded(step.actor) == folded(use_case.system))


def _trigger(use_case: UseCase) -> str:
    return use_case.trigger.text if use_case.trigger else ""
