"""Numbers for steps and labels for extensions: items as typed become the scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import ANY_STEP, Label, Prose, StepNumber, UseCaseId, UseCaseMention
from mkdocs_usecases.parsing import outline_findings, scenario_findings
from mkdocs_usecases.parsing.extension_drafts import Draft, Labels, label_span
from mkdocs_usecases.parsing.extension_openings import opening
from mkdocs_usecases.parsing.items import Branch, Item
from mkdocs_usecases.parsing.labels import read_label
from mkdocs_usecases.parsing.names import DeclaredNames
from mkdocs_usecases.parsing.nodes import BlockText
from mkdocs_usecases.parsing.remarks import RemarkedEnd, nearly_end, said_end
from mkdocs_usecases.parsing.sentences import last_sentence, sentences
from mkdocs_usecases.parsing.step_numbers import step_place
from mkdocs_usecases.parsing.steps import Steps
from mkdocs_usecases.parsing.unclear_ends import end_in_condition
from mkdocs_usecases.source import Span


class ReadScenario(NamedTuple):
    """What the `steps` and `extensions` of a block say."""

    steps: tuple[Step, ...]
    outcome: Outcome | None
    extensions: tuple[Extension, ...]


# Made without a call of Python: by the names of its fields an extension takes five times as long.
_extension = _outcome = tuple.__new__


def read_scenario(
    source: BlockText,
    names: DeclaredNames,
    items: Sequence[Item],
    branches: Sequence[Branch],
    is_id: Callable[[str], bool],
) -> ReadScenario:
    """Number the steps, label the extensions and find their ends; `is_id` knows what ids look like."""
    return _Reader(source, names, Labels(source, items, branches), is_id).read(items, branches)


class _Reader:
    """Reads the scenario of one block."""

    def __init__(
        self, source: BlockText, names: DeclaredNames, labels: Labels, is_id: Callable[[str], bool]
    ) -> None:
        self._source = source
        self._names = names
        self._steps = Steps(source, names)
        self._labels = labels
        self._is_id = is_id
        self._outcomes = source.outcomes
        self._after: set[Outcome] = set()
        """Those that rejoin behind a step, not at it."""
        self._count = 0
        """Of the main steps, once they are read."""
        self._main: Outcome | None = None

    def read(self, items: Sequence[Item], branches: Sequence[Branch]) -> ReadScenario:
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
            steps.append(self._steps.read(item, _counted(len(steps) + 1)))
        self._count = len(steps)
        if outcome is not None and outcome.kind is OutcomeKind.ENDS:
            # The main success scenario has but one end.
            outcome = outcome._replace(kind=OutcomeKind.SUCCESS)
        elif outcome is None and steps and items[-1].branch is None:
            place = self._nearly_an_end(steps[-1], "the main success scenario", StepNumber("1"))
            outcome = None if place is None else Outcome(OutcomeKind.UNCLEAR, place, nearly=place)
        drafts += [self._draft(branch, None, None) for branch in branches]
        roots = self._nest(drafts)
        self._main = outcome
        return ReadScenario(tuple(steps), outcome, tuple([self._finished(draft) for draft in roots]))

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
        if branch.note is None and len(items) > 1 and _REMARK.fullmatch(items[-1].prose.text):
            # `*Rationale: better some than none.*`: all in emphasis, it is said of the extension.
            branch = branch._replace(note=self._source.part(items.pop().prose, 1, -1))
            draft.branch = branch
        last = _last(items)
        if last >= 0 and not items[last].include and not items[last].repeat:
            items[last : last + 1] = self._parted(items[last])
        if branch.then is not None:
            # Where it is no end that we know, it is shown as a last step rather than lost.
            items.append(Item(branch.then))
        last = _last(items)
        for index, item in enumerate(items):
            if item.branch is not None:
                before = draft.steps[-1].number if draft.steps else draft.start
                nested = self._draft(item.branch, draft, before)
                draft.nested.append(nested)
                continue
            is_step = item.include or item.repeat
            outcome = None if is_step else self._outcome(item.prose, draft, is_last=index == last)
            if outcome is not None:
                draft.outcomes.append(outcome)
                continue
            count = len(draft.steps) + len(draft.late) + 1
            number = _numbered(draft.label, count, is_named=draft.head.named)
            (draft.late if draft.outcomes else draft.steps).append(self._steps.read(item, number))
            if index < last and not is_step and _MAY_SAY_END.search(item.prose.text):
                self._check_end_inside(draft, item.prose, number)
        for nested in draft.nested:
            if nested.parent == draft.label:
                self._check_sub_step(nested, draft)
        if draft.steps and not draft.outcomes and items[-1].branch is None:
            what = f"extension `{draft.label}`"
            draft.nearly = self._nearly_an_end(draft.steps[-1], what, self._behind(draft))
        elif not items and branch.when is None and not draft.head.bad:
            self._check_condition(draft)
        return draft

    def _check_condition(self, draft: Draft) -> None:
        """Tell of an end that stands in the condition of an extension that has nothing else."""
        head = draft.head
        meant = end_in_condition(head.rest, self._outcomes)
        if meant is not None:
            place = self._source.within(draft.branch.head, head.offset + meant.start, head.offset + meant.end)
            what, typed = f"extension `{draft.label}`", head.rest[meant.start : meant.end]
            self._source.report(
                scenario_findings.unclear_end(place, what, typed, meant.phrase, is_certain=False)
            )
            draft.nearly = place

    def _nearly_an_end(self, step: Step, what: str, following: StepNumber) -> Span | None:
        """The place of the last step, where it was probably meant to say the end: that is told."""
        if step.kind is not StepKind.ACTION:
            return None
        lead = -1 if step.actor is None else step.lead
        meant = nearly_end(step.text, self._outcomes, following, lead)
        if meant is None:
            return None
        place = self._source.within(Prose(step.text, step.span), meant.start, meant.end)
        typed = step.text[meant.start : meant.end]
        self._source.report(
            scenario_findings.unclear_end(place, what, typed, meant.phrase, is_certain=meant.is_certain)
        )
        return step.span

    def _behind(self, draft: Draft) -> StepNumber:
        """The step at which an extension would most likely go on."""
        end = draft.end
        if end == ANY_STEP:
            return StepNumber("1")
        return StepNumber(str(int(end) + 1)) if end.isdigit() and int(end) < self._count else end

    def _outcome(self, prose: Prose, draft: Draft | None = None, *, is_last: bool = True) -> Outcome | None:
        found = said_end(prose.text, self._outcomes)
        if found is None or not (is_last or self._is_plainly_an_end(found, prose)):
            return None
        said, note = found.end, self._note(found, prose)
        if found.use_case is not None:
            id_ = prose.text[slice(*found.use_case)]
            if self._labels.has(id_) or not (said.is_sure or self._is_id(id_)):
                return None
            mention = UseCaseMention(UseCaseId(id_), self._source.within(prose, *found.use_case))
            return Outcome(said.kind, prose.span, text=prose.text, note=note, use_case=mention)
        step = draft.start if said.retries and draft is not None else said.step
        if said.after and step is not None:
            return self._outcome_behind(step, prose, note, draft)
        place = None
        if said.step is not None and (numbered := step_place(prose.text, said.step)):
            place = self._source.within(prose, *numbered)
        text, span = prose
        return _outcome(Outcome, (said.kind, span, step, False, text, place, note, None, None))

    def _is_plainly_an_end(self, found: RemarkedEnd, prose: Prose) -> bool:
        """Whether it is one where others follow: `Stop with care` is a step there."""
        return not found.notes or found.end.step is not None or self._outcomes.names_flow(prose.text)

    def _note(self, found: RemarkedEnd, prose: Prose) -> Prose | None:
        """The words besides those that say the end."""
        if not found.notes:
            return None
        notes = [self._source.part(prose, start, end) for start, end in found.notes]
        return Prose(", ".join(note.text for note in notes), notes[0].span)

    def _outcome_behind(
        self, step: StepNumber, prose: Prose, note: Prose | None, draft: Draft | None
    ) -> Outcome:
        """Rejoins behind a step."""
        if draft is not None and step == draft.end:
            # Behind the step that it left from, as it would without a word.
            return Outcome(OutcomeKind.RESUMES, prose.span, text=prose.text, note=note)
        outcome = Outcome(OutcomeKind.RESUMES, prose.span, _following(step), text=prose.text, note=note)
        self._after.add(outcome)
        return outcome

    def _settled(self, outcome: Outcome) -> Outcome:
        """What rejoins behind the last step ends as the main success scenario does."""
        if outcome not in self._after or outcome.step != _following(StepNumber(str(self._count))):
            return outcome
        if self._main is None:
            return outcome._replace(kind=OutcomeKind.SUCCESS, step=None)
        return outcome._replace(kind=self._main.kind, step=None, use_case=self._main.use_case)

    def _check_end_inside(self, draft: Draft, prose: Prose, number: StepNumber) -> None:
        """Tell of a step that says an end, though others follow it."""
        end = last_sentence(prose.text, self._outcomes)
        if end is not None:
            place = self._source.part(prose, end[1]).span
            self._source.report(outline_findings.end_among_steps(place, draft.label, number))

    def _parted(self, item: Item) -> list[Item]:
        """The last item, with the sentence that says the end taken off it."""
        end = last_sentence(item.prose.text, self._outcomes)
        if end is None:
            return [item]
        before = item._replace(prose=self._source.part(item.prose, 0, end[0]))
        return [before, Item(self._source.part(item.prose, end[1]))]

    def _finished(self, draft: Draft) -> Extension:
        branch, head = draft.branch, draft.head
        source, span = self._source, branch.head.span
        when = branch.when.text if branch.when is not None else ""
        condition = (when or head.rest).rstrip(": ").strip()
        ends = [self._settled(outcome) for outcome in draft.outcomes] if self._after else draft.outcomes
        outcome = ends[0] if ends else _unsaid(draft, span)
        named = head.named or (bool(when) and bool(head.rest))
        place, start = (branch.head, head.offset) if branch.when is None or not when else (branch.when, 0)
        return _extension(
            Extension,
            (
                draft.label,
                span,
                condition,
                draft.start,
                draft.end,
                outcome,
                tuple(draft.steps),
                tuple([self._finished(nested) for nested in draft.nested]),
                (head.rest or None) if named else None,
                branch.note,
                tuple(ends[1:]),
                tuple(draft.late),
                head.typed or str(head.label),
                label_span(source, draft),
                source.part(place, start, start + len(condition)).span if condition else None,
                None if branch.at is None else branch.at.span,
                not head.named or branch.at is not None or draft.start != ANY_STEP,
            ),
        )


def _unsaid(draft: Draft, span: Span) -> Outcome:
    """The outcome of an extension that says none."""
    if draft.nearly is not None:
        return Outcome(OutcomeKind.UNCLEAR, draft.nearly, nearly=draft.nearly)
    return Outcome(OutcomeKind.RESUMES, span, assumed=True)


_REMARK = expression(r"(?P<sign>[*_])(?![*_\s])[^\W\d_][\w ]{0,30}[:：]\s[^*_]+(?P=sign)")
_MAY_SAY_END = expression(r"[→⇒➔➜;]|[-=]>|[.!?。]\s*\w|\d")


def _last(items: Sequence[Item]) -> int:
    """The place of the last item that is no extension; -1 where there is none."""
    last = len(items) - 1
    while last >= 0 and items[last].branch is not None:
        last -= 1
    return last


# The same few numbers stand in all blocks of a site.
@lru_cache(maxsize=256)
def _counted(number: int) -> StepNumber:
    """`4`: of a step of the main success scenario."""
    return StepNumber(intern(str(number)))


@lru_cache(maxsize=1024)
def _numbered(label: Label, number: int, *, is_named: bool) -> StepNumber:
    """`4a1`, or `A1.1` in a named alternative."""
    return StepNumber(intern(f"{label}.{number}" if is_named else f"{label}{number}"))


def _following(number: StepNumber) -> StepNumber:
    """The step behind one: `4` and `5`, `3a1` and `3a2`."""
    head = number.rstrip("0123456789")
    return StepNumber(f"{head}{int(number[len(head) :] or 0) + 1}")
