"""Where extensions rejoin the scenario (Cockburn, chapter 8)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.scenario import Extension, Outcome
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.validation.check import check
from mkdocs_usecases.validation.steps import is_missing, known_steps, scenario_end, usable_steps
from mkdocs_usecases.validation.suggestions import question


def every_outcome(use_case: UseCase) -> Iterator[tuple[Extension, Outcome]]:
    """All ends that were typed or assumed, each with the extension that it ends."""
    for extension in use_case.every_extension:
        yield extension, extension.outcome
        for outcome in extension.extra_outcomes:
            yield extension, outcome


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
    labels = {folded(extension.label) for extension in use_case.every_extension}
    end = use_case.main_outcome
    if end is not None and end.step is not None and is_missing(end.step, known, use_case):
        yield Diagnostic(
            Code.UNKNOWN_TARGET,
            end.span,
            f"the main scenario resumes at step {end.step}, but {scenario_end(use_case)}",
            usable_steps(use_case),
        )
    for extension, outcome in every_outcome(use_case):
        target = outcome.step
        if target is None or folded(target) in labels or not is_missing(target, known, use_case):
            continue
        if target == extension.start:
            continue  # told of its label
        if target.isdigit():
            reason, hint = scenario_end(use_case), usable_steps(use_case)
        else:
            own = f", or one of this extension, as `{extension.steps[0].number}`" if extension.steps else ""
            meant = next((step for step in known if folded(step) == folded(target)), None)
            reason, hint = "there is no such step", question(meant) or f"{usable_steps(use_case)}{own}"
        yield Diagnostic(
            Code.UNKNOWN_TARGET,
            outcome.span,
            f"extension `{extension.label}` resumes at step {target}, but {reason}",
            hint,
        )


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
    by_label = {folded(extension.label): extension for extension in use_case.every_extension}
    steps = {step.number for step in use_case.every_step}
    for extension, outcome in every_outcome(use_case):
        if outcome.step is None or outcome.step in steps:
            continue
        other = by_label.get(folded(outcome.step))
        if other is None:
            continue
        places = [f"`resume at {other.start}`"] if not other.is_any_time else []
        places += [f"`resume at {step.number}`" for step in other.steps[:1]]
        yield Diagnostic(
            Code.TARGET_IS_EXTENSION,
            outcome.span,
            f"extension `{extension.label}` resumes at {outcome.step}, which is a condition, not a step",
            f"write {' or '.join(places)}" if places else "name a step",
        )
