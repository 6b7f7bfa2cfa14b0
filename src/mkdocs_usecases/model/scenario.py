"""Steps, and the routes that leave them (Cockburn, chapters 7 and 8)."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.model.text import (
    ANY_STEP,
    ActorName,
    Label,
    Prose,
    StepNumber,
    UseCaseId,
    UseCaseMention,
    Word,
)
from mkdocs_usecases.source import Span


class StepKind(Word):
    """What a step is to the scenario."""

    ACTION = "action"
    INCLUDE = "include"
    """Another use case, carried out whole."""
    REPEAT = "repeat"
    """A loop over steps before it."""


# Tuples: a use case has dozens of these, and a frozen dataclass takes three times as long to be made.
class Loop(NamedTuple):
    """Which steps a `repeat` step goes through again."""

    start: StepNumber
    end: StepNumber
    until: str | None
    """What ends the loop, as typed; `None` when it was not said."""

    span: Span | None = None
    """Where the numbers of its steps stand."""


class Step(NamedTuple):
    """One action on the way to the goal."""

    number: StepNumber
    """Told by its place, never typed by the writer."""

    text: str
    """The whole sentence as typed, actor included; for an include without text, the id."""

    span: Span
    actor: ActorName | None = None
    """Who acts, as the block or the catalogue spells the name; `None` when nobody is named."""

    lead: int = 0
    """How many characters of the text name the actor: article, emphasis and colon included."""

    actor_at: Span | None = None
    """Where the name of the actor stands; the place of the step where the name is what leads it, as typed."""

    kind: StepKind = StepKind.ACTION
    include: UseCaseId | None = None
    """The use case that an include step carries out."""

    loop: Loop | None = None
    mentions: tuple[UseCaseMention, ...] = ()
    """Words of the text that have the form of an id; which of them exist only the registry knows."""

    details: Prose | None = None
    """What belongs to it besides its sentence, as Markdown: a list, a table, a picture, code."""

    @property
    def actor_span(self) -> Span | None:
        """Where the name of the actor stands, without article and emphasis."""
        # Nearly all steps begin with it: a place of its own for each would be a tenth of a use case.
        at = self.actor_at
        return at.over(self.lead) if at is not None and at is self.span else at


class OutcomeKind(Word):
    """How a route ends."""

    RESUMES = "resumes"
    SUCCESS = "success"
    FAILURE = "failure"
    ENDS = "ends"
    """Ends, and it was not said whether the goal was reached."""
    CONTINUES = "continues"
    """Goes on in another use case."""
    UNCLEAR = "unclear"
    """Words were probably meant as the end, and are not understood: nobody knows how it goes on."""


class Outcome(NamedTuple):
    """The end of an extension."""

    kind: OutcomeKind
    span: Span
    step: StepNumber | None = None
    """The step before which the route rejoins; `None` where it rejoins after the step it left from."""

    assumed: bool = False
    """Nothing was typed: taken to rejoin after the step."""

    text: str = ""
    """The words that said so; empty when assumed."""

    step_span: Span | None = None
    """Where the number of that step stands, if one was typed."""

    note: Prose | None = None
    """Words before or behind those that say the end: `for the remaining cards`."""

    use_case: UseCaseMention | None = None
    """The use case that it goes on in."""

    nearly: Span | None = None
    """Where words stand that were probably meant as the end and are not understood: that was told."""


class Extension(NamedTuple):
    """What happens otherwise: a condition, the steps that handle it, and an outcome."""

    label: Label
    span: Span
    condition: str
    """What must be noticed for this route to be taken; for a named alternative without one, its name."""

    start: StepNumber
    """The first step that it may leave from; `ANY_STEP` for an any-time extension."""

    end: StepNumber
    """The last step that it may leave from: the same as `start` but for a range."""

    outcome: Outcome
    steps: tuple[Step, ...] = ()
    extensions: tuple[Extension, ...] = ()
    """Those that leave from a step of this one."""

    name: str | None = None
    """The name of a named alternative, without its code."""

    note: Prose | None = None
    """Why it is so: a rationale, a constraint."""

    extra_outcomes: tuple[Outcome, ...] = ()
    """Further outcomes that were typed: a mistake, kept so that it can be told."""

    steps_after_outcome: tuple[Step, ...] = ()
    """Steps that were typed behind the outcome: never reached, shown all the same."""

    typed_label: str = ""
    """The label as the writer typed it, for messages."""

    label_at: Span | None = None
    """Where the label stands, the place of the extension where it begins with it, as typed; `None` where an
    alternative has none."""

    condition_at: Span | None = None
    """Where the condition stands, or a text on one line that holds it; `None` where there is none."""

    condition_lead: int = 0
    """How many characters of such a text stand ahead of the condition: the label."""

    at_span: Span | None = None
    """Where it was said from which steps it leaves, if not by the label: `at: 3`, `In step 3, …`."""

    is_placed: bool = True
    """Whether it was said where it leaves; else it is taken to leave from any step."""

    @property
    def every_outcome(self) -> tuple[Outcome, ...]:
        """Its outcome, and those that were typed besides."""
        return (self.outcome, *self.extra_outcomes)

    # Nearly all have both on one line: two places more for each would be a thirtieth of a use case.
    @property
    def label_span(self) -> Span | None:
        """Where the label stands; `None` where an alternative has none."""
        at = self.label_at
        return at.over(len(self.typed_label)) if at is not None and at is self.span else at

    @property
    def condition_span(self) -> Span | None:
        """Where the condition stands; `None` where there is none."""
        at, lead = self.condition_at, self.condition_lead
        return at.moved(lead).over(len(self.condition)) if at is not None and lead else at

    @property
    def is_any_time(self) -> bool:
        """Whether it may leave from any step."""
        return self.start == ANY_STEP


class Variation(NamedTuple):
    """Ways of doing one step that do not change the flow (Cockburn, chapter 9)."""

    step: StepNumber
    values: tuple[Prose, ...]
    span: Span
    """The step."""


class ExtensionPoint(NamedTuple):
    """A named place where another use case may extend this one (UML 18.1.3.2)."""

    name: str
    step: StepNumber
    span: Span
    """The name."""

    step_span: Span | None = None
    """The step."""
