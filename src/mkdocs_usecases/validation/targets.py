"""Where extensions rejoin the scenario (Cockburn, chapter 8)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.mending import advice, meant, mended, written
from mkdocs_usecases.model.scenario import Extension, Outcome
from mkdocs_usecases.model.text import StepNumber, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.step_numbers import step_place
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.check import check
from mkdocs_usecases.validation.steps import (
    is_missing,
    known_steps,
    near_step,
    scenario_end,
    usable_steps,
)


def _rejoining(use_case: UseCase) -> list[tuple[Extension, Outcome, StepNumber]]:
    """The ends that name a step."""
    return [
        (extension, outcome, outcome.step)
        for extension in use_case.every_extension
        for outcome in extension.every_outcome
        if outcome.step is not None
    ]


@check(Code.UNKNOWN_TARGET)
def unknown_target(use_case: UseCase) -> Iterator[Diagnostic]:
    """An extension rejoins the scenario at a step that does not exist.

    A reader who follows the extension does not know where to go on, and a tester cannot write the case.

    Bad:
        steps:
          - Customer chooses a meal.
          - Restaurant accepts the order.
        extensions:
          2a. Restaurant has run out of the dish: resume at 9

    Good:
        steps:
          - Customer chooses a meal.
          - Restaurant accepts the order.
        extensions:
          2a. Restaurant has run out of the dish: resume at 1

    Source: restricted use case modelling (Yue et al.).
    """
    known = known_steps(use_case)
    if not known:
        return
    end = use_case.main_outcome
    if end is not None and end.step is not None and is_missing(end.step, known, use_case):
        yield Diagnostic(
            Code.UNKNOWN_TARGET,
            target_place(end),
            f"the main scenario resumes at step {end.step}, but {scenario_end(use_case)}",
            usable_steps(use_case),
        )
    astray = [
        (extension, outcome, step)
        for extension, outcome, step in _rejoining(use_case)
        if is_missing(step, known, use_case)
    ]
    if not astray:
        return
    labels = {folded(extension.label) for extension in use_case.every_extension}
    for extension, outcome, target in astray:
        if folded(target) in labels or target == extension.start:
            continue  # told of its label
        place, typed = target_place(outcome), _typed_target(outcome)
        if target.isdigit():
            reason, near = scenario_end(use_case), near_step(target, known)
            mending = meant(place, typed, near) if near and typed else advice(usable_steps(use_case))
        else:
            own = f", or one of this extension, as `{extension.steps[0].number}`" if extension.steps else ""
            reason, mending = "there is no such step", advice(f"{usable_steps(use_case)}{own}")
        message = f"extension `{extension.label}` resumes at step {target}, but {reason}"
        yield mended(Diagnostic(Code.UNKNOWN_TARGET, place, message), mending)


@check(Code.TARGET_IS_EXTENSION)
def target_is_extension(use_case: UseCase) -> Iterator[Diagnostic]:
    """An extension resumes at the label of an extension instead of a step.

    A label stands before a condition: nothing is done there, so nothing can be resumed. What is meant is most
    often the step that the other extension leaves from, or its first handling step.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: MealApp asks for another card. Resume at 2.
          2b. Bank does not answer: resume at 2a

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: MealApp asks for another card. Resume at 2.
          2b. Bank does not answer: resume at 2a1

    Source: seen in real documents.
    """
    steps = use_case.every_number
    astray = [each for each in _rejoining(use_case) if each[2] not in steps]
    if not astray:
        return
    by_label = {folded(extension.label): extension for extension in use_case.every_extension}
    for extension, outcome, target in astray:
        other = by_label.get(folded(target))
        if other is None:
            continue
        numbers = [*([] if other.is_any_time else [other.start]), *(step.number for step in other.steps[:1])]
        place, typed = target_place(outcome), _typed_target(outcome)
        message = f"extension `{extension.label}` resumes at {target}, which is a condition, not a step"
        finding = Diagnostic(Code.TARGET_IS_EXTENSION, place, message)
        if len(numbers) == 1:
            number = numbers[0]
            yield mended(finding, written(place, typed, number) if typed else advice(f"write `{number}`"))
        else:
            places = " or ".join(f"`resume at {number}`" for number in numbers)
            yield mended(finding, advice(f"write {places}" if places else "name a step"))


def target_place(outcome: Outcome) -> Span:
    """Where an outcome names the step to rejoin at; where its words begin, if that cannot be told."""
    return outcome.step_span or outcome.span


def _typed_target(outcome: Outcome) -> str | None:
    """The step to rejoin at, as it was typed; `None` where it cannot be told which of the words name it."""
    if outcome.step is None or outcome.step_span is None:
        return None
    place = step_place(outcome.text, outcome.step)
    return outcome.text[slice(*place)] if place else None
