"""Numbers for steps and labels for extensions: items as typed become the scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import ANY_STEP, Label, Prose, StepNumber
from mkdocs_usecases.parsing import scenario_findings
from mkdocs_usecases.parsing.drafts import Draft, Labels, label_span
from mkdocs_usecases.parsing.items import Branch, Item
from mkdocs_usecases.parsing.labels import (
    Head,
    read_label,
    step_place,
)
from mkdocs_usecases.parsing.names import DeclaredNames
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.parsing.openings import opening
from mkdocs_usecases.parsing.sentences import last_sentence, sentences
from mkdocs_usecases.parsing.steps import Steps
from mkdocs_usecases.parsing.unclear_ends import meant_end


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the `steps` and `extensions` of a block say."""

    steps: tuple[Step, ...]
    outcome: Outcome | None
    extensions: tuple[Extension, ...]


def read_scenario(
    source: Source, names: DeclaredNames, items: Sequence[Item], branches: Sequence[Branch]
) -> Scenario:
    """Number the steps, label the extensions and find their ends."""
    return _Reader(source, names, Labels(source, items, branches)).read(items, branches)


class _Reader:
    """Reads the scenario of one block."""

    def __init__(self, source: Source, names: DeclaredNames, labels: Labels) -> None:
        self._source = source
        self._names = names
        self._steps = Steps(source, names)
        self._labels = labels
        self._outcomes = source.outcomes
        self._after: set[Outcome] = set()
        """Those that rejoin behind a step, not at it."""
        self._count = 0
        """Of the main steps, once they are read."""
        self._main: Outcome | None = None

    def read(self, items: Sequence[Item], branches: Sequence[Branch]) -> Scenario:
        steps: list[Step] = []
        outcome: Outcome | None = None
        drafts: list[Draft] = []
        last = _last(items)
        for index, item in enumerate(items):
            if item.branch is not None:
                here = steps[-1].number if steps else StepNumber("1")
                drafts.append(self._draft(item.branch, None, here))
                continue
            if index == last and (outcome := self._outcome(item.prose)) is not None:
                continue
            steps.append(self._steps.read(item, StepNumber(intern(str(len(steps) + 1)))))
        self._count = len(steps)
        drafts += [self._draft(branch, None, None) for branch in branches]
        roots = self._nest(drafts)
        self._main = outcome
        return Scenario(tuple(steps), outcome, tuple(self._finished(draft) for draft in roots))

    def _nest(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Put extensions under the ones that their labels name: `3a1a` under `3a`."""
        roots = []
        for draft in drafts:
            if draft.parent is None:
                roots.append(draft)
                continue
            parent = self._labels.named(draft.parent)
            if parent is None or parent is draft:
                self._source.report(
                    scenario_findings.unknown_sub_step(
                        draft.branch.head.span, draft.label, draft.parent, None
                    )
                )
                roots.append(draft)
                continue
            self._check_sub_step(draft, parent)
            parent.nested.append(draft)
        return roots

    def _check_sub_step(self, draft: Draft, parent: Draft) -> None:
        count = len(parent.steps) + len(parent.late)
        numbers = [step.number for step in (*parent.steps, *parent.late)]
        if not parent.head.bad and (draft.start not in numbers or draft.end not in numbers):
            parts, only = read_label(draft.label), None
            if count == 1 and parts is not None and draft.head.label == draft.label:
                only = self._labels.free(f"{numbers[0]}{parts.letter}")
            self._source.report(
                scenario_findings.unknown_sub_step(
                    draft.branch.head.span, draft.label, parent.label, count, only
                )
            )

    def _draft(self, branch: Branch, parent: Draft | None, here: StepNumber | None) -> Draft:
        """Read an extension: its label, its steps and its end.

        Args:
            parent: the extension that it was written in.
            here: the step behind which it was written, for one that has no label.
        """
        head, branch = opening(self._source, self._names, branch)
        draft = self._labels.label(head, branch, parent, here)
        items = list(branch.items)
        if branch.handling is not None:
            line = branch.handling
            parts = sentences(line.text, self._outcomes)
            items = [Item(self._source.part(line, start, start + len(text))) for text, start in parts] + items
        last = _last(items)
        if last >= 0 and not items[last].include and not items[last].repeat:
            items[last : last + 1] = self._parted(items[last])
        if branch.then is not None:
            # Where it is no end that we know, it is shown as a last step rather than lost.
            items.append(Item(branch.then))
        for item in items:
            if item.branch is not None:
                before = draft.steps[-1].number if draft.steps else draft.start
                nested = self._draft(item.branch, draft, before)
                draft.nested.append(nested)
                continue
            outcome = None if item.include or item.repeat else self._outcome(item.prose, draft)
            if outcome is not None:
                draft.outcomes.append(outcome)
                continue
            number = StepNumber(_numbered(draft.label, draft.head, len(draft.steps) + len(draft.late) + 1))
            (draft.late if draft.outcomes else draft.steps).append(self._steps.read(item, number))
        for nested in draft.nested:
            if nested.parent == draft.label:
                self._check_sub_step(nested, draft)
        if draft.steps and not draft.outcomes and items[-1].branch is None:
            self._check_end(draft, draft.steps[-1])
        return draft

    def _check_end(self, draft: Draft, step: Step) -> None:
        """Whether the last step was meant to say the end."""
        if step.kind is not StepKind.ACTION:
            return
        end = draft.end
        following = StepNumber(str(int(end) + 1)) if end.isdigit() and int(end) < self._count else end
        meant = meant_end(step.text, self._outcomes, following if following != ANY_STEP else StepNumber("1"))
        # What somebody does is a step, but for another sentence behind it.
        if meant is None or (step.actor is not None and meant.start <= step.lead):
            return
        place = self._source.within(Prose(step.text, step.span), meant.start, meant.end)
        typed = step.text[meant.start : meant.end]
        draft.nearly = step.span
        self._source.report(
            scenario_findings.unclear_end(
                place, draft.label, typed, meant.phrase, is_certain=meant.is_certain
            )
        )

    def _outcome(self, prose: Prose, draft: Draft | None = None) -> Outcome | None:
        said = self._outcomes.read(prose.text)
        if said is None:
            return None
        step = draft.start if said.retries and draft is not None else said.step
        if said.after and step is not None:
            return self._outcome_behind(step, prose, draft)
        place = None
        if said.step is not None and (found := step_place(prose.text, said.step)):
            place = self._source.within(prose, *found)
        return Outcome(said.kind, prose.span, step, text=prose.text, step_span=place)

    def _outcome_behind(self, step: StepNumber, prose: Prose, draft: Draft | None) -> Outcome:
        """Rejoins behind a step."""
        if draft is not None and step == draft.end:
            # Behind the step that it left from, as it would without a word.
            return Outcome(OutcomeKind.RESUMES, prose.span, text=prose.text)
        outcome = Outcome(OutcomeKind.RESUMES, prose.span, _following(step), text=prose.text)
        self._after.add(outcome)
        return outcome

    def _settled(self, outcome: Outcome) -> Outcome:
        """What rejoins behind the last step ends as the main success scenario does."""
        if outcome not in self._after or outcome.step != _following(StepNumber(str(self._count))):
            return outcome
        kind = OutcomeKind.SUCCESS if self._main is None else self._main.kind
        return outcome._replace(kind=kind, step=None)

    def _parted(self, item: Item) -> list[Item]:
        """The last item, with the sentence that says the end taken off it."""
        end = last_sentence(item.prose.text, self._outcomes)
        if not end:
            return [item]
        before = item._replace(prose=self._source.part(item.prose, 0, end))
        return [before, Item(self._source.part(item.prose, end))]

    def _finished(self, draft: Draft) -> Extension:
        branch, head = draft.branch, draft.head
        source, span = self._source, branch.head.span
        when = branch.when.text if branch.when is not None else ""
        condition = (when or head.rest).rstrip(": ").strip()
        ends = [self._settled(outcome) for outcome in draft.outcomes]
        outcome = ends[0] if ends else Outcome(OutcomeKind.RESUMES, span, assumed=True, nearly=draft.nearly)
        named = head.named or (bool(when) and bool(head.rest))
        place, start = (branch.head, head.offset) if branch.when is None or not when else (branch.when, 0)
        return Extension(
            label=draft.label,
            span=span,
            condition=condition,
            start=draft.start,
            end=draft.end,
            outcome=outcome,
            steps=tuple(draft.steps),
            extensions=tuple(self._finished(nested) for nested in draft.nested),
            name=(head.rest or None) if named else None,
            extra_outcomes=tuple(ends[1:]),
            steps_after_outcome=tuple(draft.late),
            typed_label=head.typed or str(head.label),
            label_span=label_span(source, draft),
            condition_span=source.part(place, start, start + len(condition)).span if condition else None,
        )


def _last(items: Sequence[Item]) -> int:
    """The place of the last item that is no extension; -1 where there is none."""
    last = len(items) - 1
    while last >= 0 and items[last].branch is not None:
        last -= 1
    return last


def _numbered(label: Label, head: Head, number: int) -> str:
    """`4a1`, or `A1.1` in a named alternative."""
    # The same few numbers stand in all blocks of a site.
    return intern(f"{label}.{number}" if head.named else f"{label}{number}")


def _following(number: StepNumber) -> StepNumber:
    """The step behind one: `4` and `5`, `3a1` and `3a2`."""
    head = number.rstrip("0123456789")
    return StepNumber(f"{head}{int(number[len(head) :] or 0) + 1}")
