"""Steps that are named by their number, and where that leads (Cockburn, chapter 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, advice, meant, mended, written
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.text import ANY_STEP, Label, StepNumber
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.words.labels import read_label
from mkdocs_usecases.parsing.words.step_numbers import step_numbers
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.check import check
from mkdocs_usecases.validation.places import find, label_place


class StepReference(NamedTuple):
    """A step named by its number, from somewhere else in the block."""

    subject: str
    """Who names it, as a message begins: ``extension `7a` leaves from``."""

    start: StepNumber
    end: StepNumber
    span: Span
    any_step: bool = False
    """Whether `*` could stand there."""

    label: Label | None = None
    """The label of an extension in which it stands."""


def step_references(use_case: UseCase) -> Iterator[StepReference]:
    """Every step number that a writer typed, but for outcomes and sub-steps that extensions leave from."""
    for extension in use_case.every_extension:
        # A sub-step that a label names was looked up when it was read.
        if extension.start.isdigit() or read_label(extension.label) is None:
            yield _of_label(extension)
    for step in use_case.every_step:
        if step.loop is not None:
            yield StepReference("`repeat` names", step.loop.start, step.loop.end, step.loop.span or step.span)
    for variation in use_case.variations:
        first, last = step_numbers(variation.step) or (variation.step, variation.step)
        yield StepReference("variations are given for", first, last, variation.span, any_step=True)
    for point in use_case.extension_points:
        yield StepReference(f"extension point `{point.name}` stands at", point.step, point.step, point.span)


def _of_label(extension: Extension) -> StepReference:
    subject = f"extension `{extension.typed_label or extension.label}` leaves from"
    if read_label(extension.label) is None and extension.at_span is not None:
        # It says itself what it leaves from: its label is right.
        return StepReference(subject, extension.start, extension.end, extension.at_span, any_step=True)
    place = label_place(extension)
    return StepReference(subject, extension.start, extension.end, place, any_step=True, label=extension.label)


def _plain_starts(use_case: UseCase) -> list[StepNumber | None]:
    """The steps that extensions leave from; `None` among them for all that has to be looked at more closely.

    Nearly all blocks name no others, and the references to them need not be made.
    """
    if use_case.variations or use_case.extension_points:
        return [None]
    if [step for step in use_case.every_step if step.loop is not None]:
        return [None]
    return [each.start if each.start == each.end else None for each in use_case.every_extension]


def _place(use_case: UseCase, reference: StepReference, number: str) -> Span:
    """Where the label stands that names a step, or else the number itself."""
    if reference.any_step or not number:
        return reference.span
    found = find(use_case, reference.span, rf"(?<!\w){re.escape(number)}(?!\w)", lines=1)
    return reference.span if found is None else found.span


def scenario_end(use_case: UseCase) -> str:
    """What the main success scenario has, to go on with behind `but`."""
    count = len(use_case.main_success_scenario)
    return "the scenario has only step 1" if count == 1 else f"the scenario ends at step {count}"


def near_step(number: str, known: frozenset[StepNumber]) -> StepNumber | None:
    """The step that was meant by a number with a digit too many: `33`, `30`; `None` for none, or two."""
    shorter = {number[:at] + number[at + 1 :] for at in range(len(number))} if number.isdigit() else set()
    near = [StepNumber(each) for each in shorter if each in known]
    return near[0] if len(near) == 1 else None


def usable_steps(use_case: UseCase) -> str:
    """The steps that could be named instead, as an edit."""
    count = len(use_case.main_success_scenario)
    return "use step 1" if count == 1 else f"use a step from 1 to {count}"


def known_steps(use_case: UseCase) -> frozenset[StepNumber]:
    """The numbers of all steps; empty where they could not be read, so nothing can be told of them."""
    if "steps" in use_case.unread or not use_case.main_success_scenario:
        return frozenset()
    return use_case.every_number


def is_missing(number: StepNumber, known: frozenset[StepNumber], use_case: UseCase) -> bool:
    """Whether there is surely no step of that number."""
    if number == ANY_STEP or number in known:
        return False
    # A sub-step may stand in an extension that could not be read.
    return number.isdigit() or "extensions" not in use_case.unread


@check(Code.UNKNOWN_STEP)
def unknown_step(use_case: UseCase) -> Iterator[Diagnostic]:
    """A step is named that the scenario does not have.

    An extension, a variation, an extension point or a `repeat` hangs in the air: readers cannot tell where it
    belongs. It happens most often when a step was taken out and the numbers after it moved up.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          7a. Payment is declined: ends in failure

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          3a. Payment is declined: ends in failure

    Source: Cockburn, chapter 8; restricted use case modelling (Yue et al.).
    """
    known = known_steps(use_case)
    if not known or all(start in known for start in _plain_starts(use_case)):
        return
    labels = {extension.label for extension in use_case.every_extension}
    for reference in step_references(use_case):
        ends = dict.fromkeys((reference.start, reference.end))
        missing = [number for number in ends if is_missing(number, known, use_case)]
        if not missing:
            continue
        number, hint = missing[0], usable_steps(use_case)
        if step_numbers(number) is None:
            found = f"`{number}`, which is not a step number" if number else "no step"
        elif number.isdigit():
            found = f"step {number}, but {scenario_end(use_case)}"
        else:
            found = f"step {number}, but no extension has that step"
        finding = Diagnostic(
            Code.UNKNOWN_STEP, _place(use_case, reference, number), f"{reference.subject} {found}"
        )
        near = _meant_instead(reference, known, labels) or _numbers_in(number, known)
        pattern = rf"(?<!\d){re.escape(number)}(?!\d)"
        if near is not None and (place := find(use_case, finding.span, pattern, lines=1)) is not None:
            yield mended(finding, meant(place.span, number, near))
        else:
            yield mended(finding, advice(f"{hint}, or `*` for any step" if reference.any_step else hint))


def _numbers_in(typed: str, known: frozenset[StepNumber]) -> StepNumber | None:
    """The steps that are named by what is no number: `2 4`, `2-l4`, `3x`."""
    found = re.findall(r"\d+", typed) if step_numbers(typed) is None else []
    # Of a range with one end nobody knows the other.
    is_whole = len(found) == (2 if _PARTS_TWO.search(typed) else 1)
    is_known = is_whole and known.issuperset(found) and sorted(found, key=int) == found
    return StepNumber("-".join(found)) if is_known else None


_PARTS_TWO = expression(r"[-–\s.,]")


def _meant_instead(
    reference: StepReference, known: frozenset[StepNumber], labels: Set[Label]
) -> StepNumber | None:
    """The step that was probably meant by the number of one, where no extension has its label."""
    number = reference.start
    near = near_step(number, known) if number == reference.end else None
    if near is None or reference.label is None:
        return near
    return None if near + reference.label.removeprefix(number) in labels else near


@check(Code.BACKWARD_RANGE)
def backward_range(use_case: UseCase) -> Iterator[Diagnostic]:
    """A range of steps ends before it begins.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          3-1a. Customer abandons the order: ends in failure

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
        extensions:
          1-3a. Customer abandons the order: ends in failure

    Source: restricted use case modelling (Yue et al.).
    """
    if None not in _plain_starts(use_case):
        return
    nested = (
        _of_label(extension)
        for extension in use_case.every_extension
        if not extension.start.isdigit() and read_label(extension.label) is not None
    )
    for reference in (*step_references(use_case), *nested):
        start, end = reference.start, reference.end
        if start != end and _order(start) > _order(end):
            message = f"{reference.subject} steps {start} to {end}, which is backwards"
            yield mended(
                Diagnostic(Code.BACKWARD_RANGE, reference.span, message),
                _turned(use_case, reference),
            )


def _turned(use_case: UseCase, reference: StepReference) -> Mending:
    """The two ends of a range the other way round; what sub-steps have in common may be typed once."""
    common = reference.start.rstrip("0123456789")
    if not reference.end.startswith(common):
        common = ""
    for shared in ("", common):
        first, last = reference.start.removeprefix(shared), reference.end.removeprefix(shared)
        pattern = rf"(?<!\d){re.escape(first)}\s*(?:[-–]|to)\s*{re.escape(last)}(?!\d)"
        if (found := find(use_case, reference.span, pattern, lines=1)) is not None:
            between = found.text[len(first) : len(found.text) - len(last)]
            return written(found.span, found.text, f"{last}{between}{first}")
    return advice(f"write `{reference.end}-{reference.start.removeprefix(common)}`")


def _order(number: StepNumber) -> tuple[tuple[int, str], ...]:
    """Sorts `2a10` behind `2a9`."""
    return tuple((int(digits or 0), letters) for digits, letters in re.findall(r"(\d+)|(\D+)", number))
