"""The mistakes in labels, numbers and ends: one function each, its docstring the entry in the guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.mending import Mending, advice, meant, mended, replaced, spanned, written
from mkdocs_usecases.parsing.findings.excerpts import excerpt, listed
from mkdocs_usecases.source import Span


@explains(Code.UNCLEAR_END)
def unclear_end(span: Span, what: str, typed: str, phrase: str, *, is_certain: bool) -> Diagnostic:
    """The last words of an extension are close to an end, or go on at a step, and are not understood.

    They stay a step, and nobody knows how the extension ends: its outcome, and that of its scenario, are
    shown as unclear.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: MealApp says so. Ends: in failure

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: MealApp says so. Ends in failure

    Source: seen in real documents.
    """
    return Diagnostic(
        Code.UNCLEAR_END,
        span,
        f"{what} stops at {excerpt(typed)}, which says no end that is understood",
        f"did you mean `{phrase}`?",
        edits=(Edit(span, phrase),),
        is_certain=is_certain,
    )


def no_end(span: Span, what: str, typed: str) -> Diagnostic:
    """What is said of words behind `then:` that are close to no end."""
    message = f"{what} stops at {excerpt(typed)}, which says no end that is understood"
    hint = "write where it goes on or how it ends, as in `resume at 3`; what is done stands in `steps:`"
    return Diagnostic(Code.UNCLEAR_END, span, message, hint)


@explains(Code.BAD_LABEL)
def bad_label(span: Span, typed: str, label: str | None, *, certain: bool = False) -> Diagnostic:
    """A label that does not say where the extension leaves from.

    A label is the number of the step and a letter: `3a` leaves from step 3, `2-5a` from any of steps 2 to 5,
    `*a` at any time, and `3a1a` from step 1 of extension 3a.

    Bad:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          a1. The meal is sold out: ends in failure

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          1a. The meal is sold out: ends in failure

    Source: Cockburn, chapter 8.
    """
    place = spanned(span, typed)
    message = f"{excerpt(typed)} is not a label: expected 3a, 2-5a, *a or 3a1a"
    mending = None if label is None else meant(place, typed, label, certain=certain)
    return mended(Diagnostic(Code.BAD_LABEL, place, message), mending)


@explains(Code.MISPLACED_LABEL)
def misplaced_label(span: Span, typed: str, expected: str, *, place: str, key: str = "") -> Diagnostic:
    """A number or a label was typed that its place contradicts.

    Steps are numbered by their place; a typed number that says something else is either a slip or a step
    that stands in the wrong extension.

    Bad:
        title: Order a meal
        actor: Customer
        steps: |
          1. Customer chooses a meal.
          3. Customer orders it.

    Good:
        title: Order a meal
        actor: Customer
        steps: |
          1. Customer chooses a meal.
          2. Customer orders it.

    Source: seen in 7 of 289 use cases of students.
    """
    message = f"{excerpt(key + typed)} stands {place}"
    finding = Diagnostic(Code.MISPLACED_LABEL, spanned(span, typed), message)
    edit = replaced(finding.span, typed, expected)
    return mended(finding, Mending(f"write `{key}{expected}`, or move it", (edit,)))


def lost_label(span: Span, label: str, number: str) -> Diagnostic:
    """What is said of an extension without a label, whose steps have its numbers."""
    message = f"this extension has no label, and its first step is {excerpt(number)}"
    edit = Edit(span._replace(end_line=span.line, end_column=span.column), f"{label}. ")
    return mended(Diagnostic(Code.BAD_LABEL, span, message), Mending(f"write `{label}.` before it", (edit,)))


def misplaced_numbers(found: Sequence[Diagnostic]) -> Diagnostic:
    """What is said of numbers that count on from one that its place contradicts: all are of one slip."""
    first, *others = found
    if not others:
        return first
    lines = listed([other.span.line for other in others])
    return replace(
        first,
        message=f"{first.message}, and so it goes on in {lines}",
        related=tuple(other.span for other in others),
        edits=tuple(edit for each in found for edit in each.edits),
    )


def strayed_label(span: Span, label: str, key: str) -> Diagnostic:
    """What is said of an extension below a key that takes none."""
    message = f"extension {excerpt(label)} stands below `{key}`"
    return mended(Diagnostic(Code.MISPLACED_LABEL, spanned(span, label), message), advice(_BELOW_ITS_KEY))


_BELOW_ITS_KEY = "move it below `extensions`"


@explains(Code.UNKNOWN_SUB_STEP)
def unknown_sub_step(
    span: Span, label: str, parent: str, steps: int | None, only: str | None = None
) -> Diagnostic:
    """A nested extension leaves from a step that its extension does not have.

    Bad:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          1a. The meal is sold out: MealApp offers another one. Resume at 1.
          1a2a. There is no other one: ends in failure

    Good:
        title: Order a meal
        actor: Customer
        steps: [Customer orders a meal.]
        extensions:
          1a. The meal is sold out: MealApp offers another one. Resume at 1.
          1a1a. There is no other one: ends in failure

    Source: seen in real documents.
    """
    if steps is None:
        message = f"there is no extension `{parent}`"
        hint: str | None = f"add `{parent}`, or correct the label"
    else:
        count = "no steps" if not steps else "only 1 step" if steps == 1 else f"only {steps} steps"
        message = f"extension `{parent}` has {count}"
        hint = None if not steps else "use step 1" if steps == 1 else f"use a step from 1 to {steps}"
    place = spanned(span, label) if only else span
    finding = Diagnostic(
        Code.UNKNOWN_SUB_STEP,
        place,
        f"{excerpt(label)} leaves from a step that does not exist: {message}",
        hint,
    )
    return finding if only is None else mended(finding, written(place, label, only))
