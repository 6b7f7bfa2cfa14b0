"""Steps, labels and ends, to be offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from mkdocs_usecases.editing.completion.desk import Desk
from mkdocs_usecases.editing.completion.offer import Kind, Offer
from mkdocs_usecases.editing.completion.offered_names import named
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import Label
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.labels import read_head, read_label

_ABOUT = {
    "resume at": "It goes on at that step of the main success scenario, or of the extension itself.",
    "success": "The use case ends, and the goal is reached.",
    "failure": "The use case ends, and the goal is not reached.",
    "resume": "It goes on after the step that it left from.",
    "retry": "The step that it left from is done again.",
    "continue with": "It goes on in another use case.",
}


def main_steps(desk: Desk) -> Iterator[Offer]:
    """The steps of the main success scenario."""
    use_case = desk.use_case
    given = set(desk.context.piece.given)
    steps = () if use_case is None else use_case.main_success_scenario
    return (offer for offer in _steps(steps) if offer.label not in given)


def targets(desk: Desk) -> Iterator[Offer]:
    """The steps at which an extension may go on: those of the main scenario, and its own."""
    use_case = desk.use_case
    if use_case is None:
        return
    yield from _steps(use_case.main_success_scenario)
    for extension in _around(use_case, desk.context.label):
        yield from _steps(extension.steps)


def _around(use_case: UseCase, head: str) -> Iterator[Extension]:
    """An extension, and those that it is nested in, the outermost first."""
    labels: set[Label] = set()
    label: Label | None = read_head(head).label if head else None
    while label:
        labels.add(label)
        parts = read_label(label)
        label = None if parts is None else parts.parent
    for each in use_case.every_extension:
        if each.label in labels:
            yield each


def _steps(steps: Iterable[Step]) -> Iterator[Offer]:
    for step in steps:
        yield Offer(step.number, Kind.STEP, step.text, search=step.text)


def labels(desk: Desk) -> Iterator[Offer]:
    """The next free label of each step; of the steps of extensions where one of these is begun."""
    use_case = desk.use_case
    if use_case is None:
        return
    taken = {extension.label for extension in use_case.every_extension}
    typed = desk.context.piece.typed
    for step in use_case.main_success_scenario:
        yield _label(desk, step.number, step.text, taken)
    yield _label(desk, "*", "at any step", taken)
    if len(typed) > 1 or desk.context.label:
        for step in (step for extension in use_case.every_extension for step in extension.steps):
            # A step of a named alternative has a number that no label begins with.
            if read_label(Label(f"{step.number}a")) is not None:
                yield _label(desk, step.number, step.text, taken)


def _label(desk: Desk, number: str, text: str, taken: Iterable[str]) -> Offer:
    letters = [*ascii_lowercase, *(f"a{letter}" for letter in ascii_lowercase)]
    free = next((f"{number}{letter}" for letter in letters if f"{number}{letter}" not in taken), number)
    behind = desk.context.piece.behind
    return Offer(
        free, Kind.STEP, text, search=text, new=free if behind[:1] in (".", ")", ":") else f"{free}. "
    )


def ends(desk: Desk) -> Iterator[Offer]:
    """How a route may end."""
    typed = desk.context.piece.typed.casefold()
    for kind, phrase in desk.tongue.ends.items():
        before, _, behind = phrase.partition("{}")
        label = phrase.replace("{}", "…") if behind else before.rstrip()
        if typed and not label.casefold().startswith(typed):
            continue
        new = f"{before}$1{behind}" if behind else before
        yield Offer(label, Kind.PHRASE, about=_ABOUT[kind], new=new, is_snippet=bool(behind))


def parts(desk: Desk) -> Iterator[Offer]:
    """The steps, extensions and rules of another use case."""
    entry = desk.registry.find(desk.context.key)
    if entry is None:
        return
    use_case = entry.use_case
    yield from _steps(use_case.main_success_scenario)
    for extension in use_case.every_extension:
        yield Offer(extension.label, Kind.STEP, extension.condition, search=extension.condition)
    for extension in use_case.every_extension:
        yield from _steps(extension.steps)
    for rule in use_case.business_rules:
        if rule.id:
            text = rule.name or (rule.text.text if rule.text is not None else "")
            yield Offer(rule.id, Kind.VALUE, text, search=text)


def points(desk: Desk) -> Iterator[Offer]:
    """The extension points and the steps of the use case that this one adds to."""
    entry = desk.registry.find(desk.context.key)
    if entry is None:
        return
    for point in entry.use_case.extension_points:
        yield Offer(point.name, Kind.VALUE, f"step {point.step}", new=named(desk, point.name))
    yield from _steps(entry.use_case.main_success_scenario)
