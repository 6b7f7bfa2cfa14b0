"""How extensions end: they succeed, fail, or rejoin the scenario (Cockburn, chapter 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.circles import circles
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.check import check
from mkdocs_usecases.validation.places import label_place
from mkdocs_usecases.validation.steps import known_steps


def _words(outcome: Outcome) -> str:
    return " ".join(outcome.text.split()).rstrip(".") or outcome.kind.value


def _owners_of_ends(use_case: UseCase) -> Mapping[tuple[Span, str], Extension]:
    """What has no end, by place and label of what stands below, begins with an end and has another one."""
    families = (use_case.extensions, *(each.extensions for each in use_case.every_extension))
    return {
        (each.span, each.label): above
        for siblings in families
        for above, each in pairwise(siblings)
        if above.outcome.assumed and each.extra_outcomes and each.steps_after_outcome and not each.steps
    }


@check(Code.TWO_OUTCOMES)
def two_outcomes(use_case: UseCase) -> Iterator[Diagnostic]:
    """One extension has two ends.

    An extension is one route with one end. Where it can go two ways, one of them has a condition of its own:
    write that as an extension of the step at which the ways part.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined:
            - MealApp asks for another card.
            - resume at 2
            - ends in failure

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined:
            - MealApp asks for another card.
            - 2a1a. There is no other card: ends in failure
            - resume at 2

    Source: restricted use case modelling (Yue et al.).
    """
    with_several = [extension for extension in use_case.every_extension if extension.extra_outcomes]
    # That the first one stands below the wrong label is told as what it is.
    owners = _owners_of_ends(use_case) if with_several else {}
    for extension in with_several:
        for outcome in extension.extra_outcomes if (extension.span, extension.label) not in owners else ():
            yield Diagnostic(
                Code.TWO_OUTCOMES,
                outcome.span,
                f"extension `{extension.label}` ends here with `{_words(outcome)}`, "
                f"but already in line {extension.outcome.span.line} with `{_words(extension.outcome)}`",
                "keep one of the two, and make the other an extension of its own with its condition",
                related=(extension.outcome.span,),
            )


@check(Code.UNREACHABLE_STEPS)
def unreachable_steps(use_case: UseCase) -> Iterator[Diagnostic]:
    """Steps stand behind the end of an extension.

    What comes after `resume at 2` or `ends in failure` is never done.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined:
            - ends in failure
            - MealApp informs the Customer.

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined:
            - MealApp informs the Customer.
            - ends in failure

    Source: restricted use case modelling (Yue et al.).
    """
    unreached_in = [extension for extension in use_case.every_extension if extension.steps_after_outcome]
    owners = _owners_of_ends(use_case) if unreached_in else {}
    for extension in unreached_in:
        unreached = extension.steps_after_outcome
        above = owners.get((extension.span, extension.label))
        if above is not None:
            words = _words(extension.outcome)
            yield Diagnostic(
                Code.UNREACHABLE_STEPS,
                extension.outcome.span,
                f"`{words}` ends extension `{extension.label}` before its first step, "
                f"and `{above.label}` above it has no end",
                f"move it above `{extension.label}`, or to the end of that",
            )
        else:
            what = "this step is" if len(unreached) == 1 else f"these {len(unreached)} steps are"
            yield Diagnostic(
                Code.UNREACHABLE_STEPS,
                unreached[0].span,
                f"{what} never reached: extension `{extension.label}` ends before",
                f"move `{_words(extension.outcome)}` to the end of the extension",
            )


@check(Code.ENDLESS_LOOP)
def endless_loop(use_case: UseCase) -> Iterator[Diagnostic]:
    """An extension goes back to the step that it leaves from, and nothing was done in between.

    Nothing has changed, so the condition is still true and the scenario never gets on. Nor does it where an
    extension goes on at a step of its own, or two of them go on at steps of each other, and nothing leaves
    from there: such a route is no success.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: resume at 2

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: Customer names another card. Resume at 2.

    Source: Ciemniewska et al. (2007).
    """
    known = known_steps(use_case)
    for extension in use_case.every_extension:
        back_to_itself = extension.outcome.step == extension.start == extension.end
        if back_to_itself and not extension.steps and extension.start in known:
            yield Diagnostic(
                Code.ENDLESS_LOOP,
                extension.outcome.span,
                f"extension `{extension.label}` goes back to step {extension.start} with nothing done",
                "add the step that changes something, or resume at an earlier step",
            )
    yield from _loops_round_themselves(use_case)
    for first, *others in circles(use_case):
        way = " → ".join(f"`{each.label}`" for each in (first, *others, first))
        yield Diagnostic(
            Code.ENDLESS_LOOP,
            first.outcome.span,
            f"extensions lead to each other for ever: {way}"
            if others
            else f"extension `{first.label}` goes on at its own step {first.outcome.step} for ever",
            "resume at a step of the main success scenario, or end one of them",
        )


def _loops_round_themselves(use_case: UseCase) -> Iterator[Diagnostic]:
    """What is said of a `repeat` that names nothing but its own step."""
    for step in use_case.every_step:
        if step.loop is not None and step.loop.start == step.loop.end == step.number:
            place, message = step.loop.span or step.span, f"step {step.number} repeats nothing but itself"
            yield Diagnostic(Code.ENDLESS_LOOP, place, message, "name the steps above it that are done again")


@check(Code.ASSUMED_OUTCOME)
def assumed_outcome(use_case: UseCase) -> Iterator[Diagnostic]:
    """An extension does not say how it ends.

    It is taken to rejoin the scenario after the step that it left from, as most readers would take it.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          2a. Meal is cheaper today: MealApp shows both prices.

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          2a. Meal is cheaper today: MealApp shows both prices. Resume at 3.

    Source: Cockburn, chapter 8; restricted use case modelling (Yue et al.).
    """
    for extension in use_case.every_extension:
        if not extension.outcome.assumed or extension.outcome.nearly is not None:
            continue
        after = (
            "the step it left from" if extension.is_any_time or not extension.end else f"step {extension.end}"
        )
        yield Diagnostic(
            Code.ASSUMED_OUTCOME,
            label_place(extension),
            f"extension `{extension.label}` does not say how it ends: assumed to go on after {after}",
            "end it with `resume`, `resume at …`, `ends in success` or `ends in failure`",
        )


@check(Code.VAGUE_END)
def vague_end(use_case: UseCase) -> Iterator[Diagnostic]:
    """An extension ends, and it is not said whether the goal was reached.

    Whoever reads it for the first time, and whoever tests it, has to guess.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: use case ends

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: ends in failure

    Source: restricted use case modelling (Yue et al.).
    """
    for extension in use_case.every_extension:
        for outcome in extension.every_outcome:
            if outcome.kind is OutcomeKind.ENDS:
                yield Diagnostic(
                    Code.VAGUE_END,
                    outcome.span,
                    f"extension `{extension.label}` says `{_words(outcome)}`: is the goal reached or not?",
                    "write `ends in success` or `ends in failure`",
                )
