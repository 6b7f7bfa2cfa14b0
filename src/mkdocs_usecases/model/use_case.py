"""A use case: who wants what of a system, and every way that it can go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from mkdocs_usecases.model.scenario import Extension, ExtensionPoint, Outcome, Step, Variation
from mkdocs_usecases.model.text import (
    ActorMention,
    ActorName,
    Prose,
    StepNumber,
    UseCaseId,
    UseCaseMention,
    Word,
)
from mkdocs_usecases.source import Span


class GoalLevel(Word):
    """How far-reaching a goal is (Cockburn, chapter 5)."""

    SUMMARY = "summary"
    USER_GOAL = "user-goal"
    SUBFUNCTION = "subfunction"

    @property
    def rank(self) -> int:
        """0 for the highest."""
        return _LEVELS.index(self)


_LEVELS = list(GoalLevel)


class Stakeholder(NamedTuple):
    """Somebody with an interest in how the system behaves (Cockburn, chapter 4)."""

    name: ActorName
    interest: str | None
    span: Span
    """The name."""

    interest_span: Span | None = None


class BusinessRule(NamedTuple):
    """What holds in the business, whoever does it."""

    id: str | None
    """As in `BR-001`, unique in its use case."""

    name: str | None
    text: Prose | None
    span: Span
    """Its id; its name or its text, where it has none."""


class Extends(NamedTuple):
    """This use case adds to another one, at a place and under a condition (UML 18.1.3.2)."""

    id: UseCaseId
    span: Span
    at: str | None = None
    """A step number or the name of an extension point of the other use case, as typed."""

    when: str | None = None
    at_span: Span | None = None
    when_span: Span | None = None


# The four without slots: what a block does not say is read from the class, and not set in each of thousands.
# Only the last one is ever made, so the others need no methods.
@dataclass(frozen=True, init=False, repr=False, eq=False)
class Reading:
    """How a use case stands in its source, and what could not be read of it."""

    span: Span
    """The line of the fence."""

    source: str
    """The block's YAML as typed, without the fence."""

    places: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where each key of the block stands, by its canonical name (`success guarantee`)."""

    values: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where the value of each key stands, by its canonical name."""

    last_line: int = 0
    """The last line of the file that the block has."""

    mentions: tuple[UseCaseMention, ...] = ()
    """Words of its texts that have the form of an id; those of steps stand with the steps."""

    ignore: tuple[Prose, ...] = ()
    """Codes of checks that are silenced in this block."""

    unread: frozenset[str] = frozenset()
    """Keys that are there but could not be read: no check may call them missing."""


@dataclass(frozen=True, init=False, repr=False, eq=False)
class ProjectData:
    """What a project says of a use case besides what happens in it (Cockburn, chapter 11)."""

    priority: str | None = None
    status: str | None = None
    release: str | None = None
    frequency: str | None = None
    owner: str | None = None
    tags: tuple[Prose, ...] = ()
    open_issues: tuple[Prose, ...] = ()
    notes: tuple[Prose, ...] = ()
    acceptance_criteria: tuple[Prose, ...] = ()
    user_interface: tuple[Prose, ...] = ()
    data: tuple[Prose, ...] = ()
    """What is entered and shown."""

    fields: Mapping[str, tuple[Prose, ...]] = field(default_factory=dict)
    """The site's own keys (its `fields` option), as typed."""


@dataclass(frozen=True, init=False, repr=False, eq=False)
class Relations:
    """What else a use case has to do with (UML 18.1.3)."""

    includes: tuple[UseCaseMention, ...] = ()
    """Every use case that this one carries out: by the `includes` key and by steps, each once."""

    extends: tuple[Extends, ...] = ()
    specializes: UseCaseMention | None = None
    related: tuple[Prose, ...] = ()
    requirements: tuple[Prose, ...] = ()
    """What this use case serves."""


@dataclass(frozen=True)
class UseCase(Relations, ProjectData, Reading):
    """One `usecase` block, as far as it could be read: the words of the field, and what is beside them."""

    title: str = ""
    """The goal as a short active-verb phrase; empty where it is missing."""

    id: UseCaseId | None = None
    goal: str = ""
    """What the primary actor wants to achieve: the title where no goal was typed."""

    summary: Prose | None = None
    system: str | None = None
    """The system under discussion; from the page or the site where the block says none."""

    level: GoalLevel = GoalLevel.USER_GOAL
    primary_actors: tuple[ActorMention, ...] = ()
    """Who wants the goal; from the page or the site where the block says none."""

    supporting_actors: tuple[ActorMention, ...] = ()
    """Who the system calls upon to reach it."""

    stakeholders: tuple[Stakeholder, ...] = ()
    trigger: Prose | None = None
    """What starts it; of several, one a line."""

    triggers: tuple[Prose, ...] = ()
    """The same one by one."""

    preconditions: tuple[Prose, ...] = ()
    """What the system ensures is true before the first step; not checked again."""

    success_guarantees: tuple[Prose, ...] = ()
    """What holds for the stakeholders after every success."""

    minimal_guarantees: tuple[Prose, ...] = ()
    """What holds for every stakeholder even when the goal fails."""

    failure_guarantees: tuple[Prose, ...] = ()
    """What holds after every failure, and only then."""

    main_success_scenario: tuple[Step, ...] = ()
    main_outcome: Outcome | None = None
    """How the main scenario was said to end; `None` where nothing was typed: success."""

    extensions: tuple[Extension, ...] = ()
    """Those that leave from the main success scenario, in the order of the source."""

    variations: tuple[Variation, ...] = ()
    extension_points: tuple[ExtensionPoint, ...] = ()
    special_requirements: tuple[Prose, ...] = ()
    business_rules: tuple[BusinessRule, ...] = ()

    every_extension: tuple[Extension, ...] = field(init=False, repr=False, compare=False)
    """All extensions, parents before those nested in them."""

    every_step: tuple[Step, ...] = field(init=False, repr=False, compare=False)
    """All steps: of the main success scenario, then of each extension."""

    every_number: frozenset[StepNumber] = field(init=False, repr=False, compare=False)
    """The numbers of all steps."""

    def __post_init__(self) -> None:
        """Walk through the extensions once: a dozen checks ask for all of them."""
        extensions = tuple(_walked(self.extensions))
        steps = [*self.main_success_scenario]
        for extension in extensions:
            steps += extension.steps
            steps += extension.steps_after_outcome
        fields = self.__dict__
        fields["every_extension"] = extensions
        fields["every_step"] = tuple(steps)
        fields["every_number"] = _numbers(tuple([step.number for step in steps]))

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> UseCase:
        """The use case with these fields, `fields`, `places` and `values` among them.

        Python's way of making a frozen value takes 10 µs for so many fields, and this one 2.
        """
        use_case = object.__new__(cls)
        use_case.__dict__.update(given)
        use_case.__post_init__()
        return use_case

    @property
    def every_outcome(self) -> Sequence[Outcome]:
        """All ends, typed or assumed: that of the main success scenario, then those of each extension."""
        found = [] if self.main_outcome is None else [self.main_outcome]
        for extension in self.every_extension:
            found.append(extension.outcome)
            found += extension.extra_outcomes
        return found

    @property
    def every_condition(self) -> Sequence[Prose]:
        """What starts it, and what holds before and after, text by text."""
        conditions = (*self.triggers, *self.preconditions, *self.success_guarantees)
        return (*conditions, *self.minimal_guarantees, *self.failure_guarantees)

    def place(self, key: str) -> Span:
        """Where a key stands, or the fence when the block does not have it."""
        return self.places.get(key, self.span)

    def value_place(self, key: str) -> Span:
        """Where the value of a key stands; the key or the fence when there is none."""
        return self.values.get(key) or self.place(key)


def _walked(extensions: Iterable[Extension]) -> Iterator[Extension]:
    stack = [*extensions]
    stack.reverse()
    while stack:
        extension = stack.pop()
        yield extension
        if extension.extensions:
            stack.extend(reversed(extension.extensions))


@lru_cache(maxsize=512)
def _numbers(numbers: tuple[StepNumber, ...]) -> frozenset[StepNumber]:
    """The numbers as a set: it would be a tenth of a use case, and many have steps of the same numbers."""
    return frozenset(numbers)
