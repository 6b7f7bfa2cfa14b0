"""What a use case must have, and what a reader would miss (Cockburn, chapters 1 and 11)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import advice, mended
from mkdocs_usecases.model.scenario import OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.validation.check import check
from mkdocs_usecases.validation.places import added_key

FEWEST_STEPS = 3
MOST_STEPS = 9
"""Cockburn, chapter 7: a main success scenario that reads well has three to nine steps."""


def _has(use_case: UseCase, key: str) -> bool:
    """Whether the key was typed: what stands behind it is then a matter of other findings."""
    return key in use_case.unread or key in use_case.places


def _title_example(use_case: UseCase) -> str:
    return f"`title: {use_case.goal}`" if use_case.goal else "`title: Order a meal`"


@check(Code.MISSING_TITLE)
def missing_title(use_case: UseCase) -> Iterator[Diagnostic]:
    """The use case has no title.

    The title names the goal: it is what lists, diagrams and links show. Begin it with a verb, as the primary
    actor would say it: `Order a meal`.

    Bad:
        actor: Customer
        steps:
          - Customer chooses a meal.

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer chooses a meal.

    Source: Cockburn, chapter 5.
    """
    if not use_case.title and "title" not in use_case.unread:
        yield Diagnostic(
            Code.MISSING_TITLE,
            use_case.place("title"),
            "the use case has no title",
            f"add the goal as a line that begins with a verb, as in {_title_example(use_case)}",
        )


@check(Code.MISSING_ACTOR)
def missing_actor(use_case: UseCase) -> Iterator[Diagnostic]:
    """The use case has no primary actor.

    A goal is somebody's goal. The block names the actor, or its page in the front matter, or the site in the
    plugin's options.

    Bad:
        title: Order a meal
        steps:
          - Customer chooses a meal.

    Good:
        title: Order a meal
        actor: Customer
        steps:
          - Customer chooses a meal.

    Source: Cockburn, chapter 4; UML 2.5.1, 18.1.3.
    """
    if not use_case.primary_actors and "actor" not in use_case.unread:
        first = next((step.actor for step in use_case.main_success_scenario if step.actor), None)
        finding = Diagnostic(
            Code.MISSING_ACTOR,
            use_case.place("actor"),
            "the use case has no actor: none is named here, on the page or in the options",
        )
        if first and first != use_case.system and "actor" not in use_case.places:
            yield mended(finding, added_key(use_case, f"actor: {first}"))
        else:
            yield mended(finding, advice("add who wants the goal, as in `actor: Customer`"))


@check(Code.MISSING_STEPS)
def missing_steps(use_case: UseCase) -> Iterator[Diagnostic]:
    """The use case has no steps, and no summary in their place.

    The steps of the main success scenario are the use case. One that is not worked out yet may have a
    `summary` alone.

    Bad:
        title: Order a meal
        actor: Customer

    Good:
        title: Order a meal
        actor: Customer
        summary: The Customer orders a meal from a restaurant nearby and pays for it.

    Source: Cockburn, chapter 7; brief use cases: chapter 11.
    """
    if use_case.main_success_scenario or "steps" in use_case.unread:
        return
    if use_case.extensions:
        yield Diagnostic(
            Code.MISSING_STEPS,
            use_case.place("steps"),
            "the use case has extensions, but no steps that they could leave from",
            "add `steps:` with one line `- Customer chooses a meal.` for each step",
        )
    elif not use_case.summary and not _has(use_case, "summary"):
        yield Diagnostic(
            Code.MISSING_STEPS,
            use_case.place("steps"),
            "the use case has no steps",
            "add `steps:` with one line `- Customer chooses a meal.` for each step, or at least a `summary:`",
        )


@check(Code.TOO_FEW_STEPS)
def too_few_steps(use_case: UseCase) -> Iterator[Diagnostic]:
    """The main success scenario has one or two steps.

    Most often it is a single action, that is, a step of another use case, or the steps are too coarse to see
    who does what.

    Bad:
        steps:
          - Customer orders a meal.

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.

    Source: Cockburn, chapter 7; Ciemniewska et al. (2007).
    """
    count = len(use_case.main_success_scenario)
    if 0 < count < FEWEST_STEPS and "steps" not in use_case.unread:
        yield Diagnostic(
            Code.TOO_FEW_STEPS,
            use_case.place("steps"),
            f"the main scenario has {_steps(count)}, expected {FEWEST_STEPS} to {MOST_STEPS}",
            "tell each action and each answer of the system, or make it a step of another use case",
        )


@check(Code.TOO_MANY_STEPS)
def too_many_steps(use_case: UseCase) -> Iterator[Diagnostic]:
    """The main success scenario has more than nine steps.

    Long scenarios hide their goal, most often behind keystrokes. Say what is achieved instead of each click,
    or take steps that reach a goal of their own out into a use case and include it.

    Bad:
        steps:
          - Customer opens MealApp.
          - Customer types a dish.
          - Customer starts the search.
          - MealApp lists meals.
          - Customer picks a meal.
          - Customer confirms the meal.
          - MealApp asks for the address.
          - Customer types the street.
          - Customer types the town.
          - MealApp confirms the order.

    Good:
        steps:
          - Customer finds a meal (UC-20).
          - Customer names the address.
          - MealApp confirms the order.

    Source: Cockburn, chapter 7.
    """
    count = len(use_case.main_success_scenario)
    if count > MOST_STEPS and "steps" not in use_case.unread:
        yield Diagnostic(
            Code.TOO_MANY_STEPS,
            use_case.place("steps"),
            f"the main scenario has {_steps(count)}, expected {MOST_STEPS} at most",
            "join steps of one actor, or make some of them a use case of its own and write `include: ID`",
        )


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


@check(Code.NO_EXTENSIONS)
def no_extensions(use_case: UseCase) -> Iterator[Diagnostic]:
    """The use case has steps, but no extensions, as if nothing could go otherwise.

    What happens when something fails is where requirements are forgotten. Ask of each step what could be
    noticed there.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: ends in failure

    Source: Cockburn, chapter 8; Ciemniewska et al. (2007).
    """
    if use_case.main_success_scenario and not use_case.extensions and not _has(use_case, "extensions"):
        yield Diagnostic(
            Code.NO_EXTENSIONS,
            use_case.span,
            "the use case has no extensions: nothing can go otherwise?",
            "ask of each step what could fail; add `extensions:` with a line `1a. CONDITION: HANDLING`",
        )


@check(Code.NO_GUARANTEE)
def no_guarantee(use_case: UseCase) -> Iterator[Diagnostic]:
    """It is not said what is true after success, or after failure.

    The success guarantee tells what the stakeholders get; a tester checks it. The minimal guarantee tells
    what holds even when the goal fails, so it is missed only where an extension ends in failure.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: ends in failure

    Good:
        success guarantee: The meal is paid for.
        minimal guarantee: No money is taken without an order.
        steps:
          - Customer chooses a meal.
          - MealApp charges the card.
        extensions:
          2a. Card is declined: ends in failure

    Source: Cockburn, chapter 6.
    """
    if use_case.main_success_scenario and not _has(use_case, "success guarantee"):
        yield Diagnostic(
            Code.NO_GUARANTEE,
            use_case.span,
            "it is not said what is true after success",
            "add `success guarantee:` with what the stakeholders have then",
        )
    if _has(use_case, "minimal guarantee"):
        return
    failing = next(
        (each for each in use_case.every_extension if each.outcome.kind is OutcomeKind.FAILURE),
        None,
    )
    if failing is not None:
        yield Diagnostic(
            Code.NO_GUARANTEE,
            use_case.span,
            f"extension `{failing.label}` ends in failure, but it is not said what is true even then",
            "add `minimal guarantee:` with what holds for everybody after a failure",
        )


@check(Code.NO_FULL_STOP)
def no_full_stop(use_case: UseCase) -> Iterator[Diagnostic]:
    """One step, condition or guarantee has no full stop, or an extension no colon, and all others have.

    Most often it breaks off there: a line half typed, or cut when it was pasted.

    Bad:
        steps:
          - Customer chooses a meal.
          - MealApp shows the pri
          - Customer confirms the order.
          - MealApp charges the card.

    Good:
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms the order.
          - MealApp charges the card.

    Source: real use cases, whose authors end all of their steps alike.
    """
    yield from _no_colon(use_case)
    steps: Sequence[Step] = use_case.every_step
    bare = [step for step in steps if step.text[-1:] not in _STOPS]
    if len(steps) - len(bare) < _ALIKE:
        return
    # What was probably meant as an end is told as that.
    ends = {extension.outcome.nearly for extension in use_case.every_extension} if bare else ()
    actions = (step for step in bare if step.kind is StepKind.ACTION and step.span not in ends)
    found: list[Step | Prose] = [step for step in actions if _is_sentence(step.text)]
    if not found:
        summary = () if use_case.summary is None else (use_case.summary,)
        texts = (
            *use_case.every_condition,
            *summary,
            *use_case.notes,
            *use_case.open_issues,
            *(rule.text for rule in use_case.business_rules if rule.text is not None),
        )
        open_ = [text for text in texts if text.text[-1:] not in _STOPS]
        if len(texts) - len(open_) >= _FEW:
            found += (text for text in open_ if _is_sentence(text.text))
    # What alone is done in an extension may be as short as its condition, behind it in its line.
    alone = [
        each.steps[0]
        for each in use_case.every_extension
        if found and len(each.steps) == 1 and each.steps[0].span.line == each.span.line
    ]
    if len(found) == 1 and found[0] not in alone and _LAST_WORD.search(found[0].text):
        message = f"{excerpt(found[0].text)} ends without a full stop, and the others have one"
        hint = "write the rest of it, or end it with a full stop"
        yield Diagnostic(Code.NO_FULL_STOP, found[0].span, message, hint)


def _no_colon(use_case: UseCase) -> Iterator[Diagnostic]:
    """What is said of the only extension that has no colon between its condition and the steps below it."""
    above = [
        (extension, extension.steps[0].span.line)
        for extension in use_case.every_extension
        if extension.steps and extension.span.line < extension.steps[0].span.line
    ]
    if len(above) < _ALIKE:
        return
    numbered = enumerate(use_case.source.split("\n"), use_case.span.line + 1)
    colons = [number for number, line in numbered if _COLON.search(line)]
    bare = [
        extension
        for extension, below in above
        if bisect_left(colons, extension.span.line) == bisect_left(colons, below)
    ]
    if len(bare) == 1:
        message = f"{excerpt(bare[0].condition)} ends without a colon, and the other conditions have one"
        hint = "write the rest of it, or end it with a colon"
        yield Diagnostic(Code.NO_FULL_STOP, bare[0].span, message, hint)


_COLON = expression("[:：]")
_STOPS = frozenset(".!?。．！？…؟:")
_LAST_WORD = expression(r"(?:^|[\s'’-])[^\W\d_]+$")
"""No id or address, no sign that may be the end itself."""

_BEHIND_A_STOP = ")]\"'”’»」）*_`"
_FEW = 2
_ALIKE = 3
"""Steps or texts with a full stop that tell how a block is written."""


def _is_sentence(text: str) -> bool:
    """Whether it is a sentence, as far as it goes: no loop or id, no name and what it is, no list."""
    if text[:1].islower() or ":" in text or "\n" in text or not (" " in text or text.isalpha()):
        return False
    return text.rstrip(_BEHIND_A_STOP)[-1:] not in _STOPS
