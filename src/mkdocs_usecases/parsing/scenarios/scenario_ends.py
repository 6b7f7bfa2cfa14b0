"""Where the routes of one scenario end: what the words of an item say, or were meant to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Loop, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import ANY_STEP, Prose, StepNumber, UseCaseId, UseCaseMention
from mkdocs_usecases.parsing.ends.remarks import RemarkedEnd, nearly_end, said_end
from mkdocs_usecases.parsing.ends.sentences import joins, last_sentence
from mkdocs_usecases.parsing.findings import outline_findings, scenario_findings
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.scenarios.extension_drafts import Draft, Labels
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.step_numbers import step_place
from mkdocs_usecases.source import Span

# Made without a call of Python: by the names of its fields it takes five times as long.
_outcome = tuple.__new__


class ScenarioEnds:
    """Reads the ends in the items of one block."""

    def __init__(self, source: BlockText, labels: Labels, is_id: Callable[[str], bool]) -> None:
        """Take the block, the labels of its extensions, and what knows what ids look like."""
        self._source = source
        self._labels = labels
        self._is_id = is_id
        self._outcomes = source.outcomes
        self._after: set[Outcome] = set()
        """Those that rejoin behind a step, not at it."""

        self.count = 0
        """Of the main steps, once they are read."""

        self.main: Outcome | None = None
        """The end of the main success scenario, once it is read."""

    def of(self, draft: Draft) -> Sequence[Outcome]:
        """The ends of an extension, now that all of the scenario is read; at least one."""
        if not draft.outcomes:
            return (_unsaid(draft),)
        return [self._settled(outcome) for outcome in draft.outcomes] if self._after else draft.outcomes

    def outcome(self, prose: Prose, draft: Draft | None = None, *, is_last: bool = True) -> Outcome | None:
        """The end that an item says; `None` for a step. `draft` is the extension that it is in, if any."""
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
        """Whether it is one where others follow: `Stop with care` and `Perform UC-2` are steps there."""
        if not found.end.is_sure:
            return False
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
        if outcome not in self._after or outcome.step != _following(StepNumber(str(self.count))):
            return outcome
        if self.main is None:
            return outcome._replace(kind=OutcomeKind.SUCCESS, step=None)
        return outcome._replace(kind=self.main.kind, step=None, use_case=self.main.use_case)

    def parted(self, item: Item) -> list[Item]:
        """The last item, with the sentence that says the end taken off it."""
        end = last_sentence(item.prose.text, self._outcomes)
        if end is None:
            return [item]
        before = item._replace(prose=self._source.part(item.prose, 0, end[0]))
        said = Item(self._source.part(item.prose, end[1]))
        # Dots, or a number in bold, before an end are no step.
        is_step = _LETTER.search(before.prose.text) is not None and not joins(before.prose.text)
        return [before, said] if is_step else [said]

    def nearly(self, step: Step, what: str, following: StepNumber) -> Span | None:
        """The place of the last step, where it was probably meant to say the end: that is told."""
        if step.kind is StepKind.REPEAT and step.loop is not None and "extension" in what:
            return self._lone_loop(step, step.loop, what)
        if step.kind is not StepKind.ACTION:
            return None
        lead = -1 if step.actor is None else step.lead
        meant = nearly_end(step.text, self._outcomes, following, lead)
        if meant is None and _MAY_HOLD_END.search(step.text) is not None:
            from mkdocs_usecases.parsing.ends.unclear_ends import end_behind_step

            meant = end_behind_step(step.text, self._outcomes)
        if meant is None:
            return None
        place = self._source.within(Prose(step.text, step.span), meant.start, meant.end)
        typed = step.text[meant.start : meant.end]
        self._source.report(
            scenario_findings.unclear_end(place, what, typed, meant.phrase, is_certain=meant.is_certain)
        )
        return step.span

    def _lone_loop(self, step: Step, loop: Loop, what: str) -> Span | None:
        """The place of `Repeat from step 1` at the end of an extension, where the flow goes on there."""
        if loop.until is not None or loop.start != loop.end or not loop.start.isdigit():
            return None
        phrase = f"resume at {loop.start}"
        self._source.report(
            scenario_findings.unclear_end(step.span, what, step.text, phrase, is_certain=False)
        )
        return step.span

    def behind(self, draft: Draft) -> StepNumber:
        """The step at which an extension would most likely go on."""
        end = draft.end
        if end == ANY_STEP:
            return StepNumber("1")
        return StepNumber(str(int(end) + 1)) if end.isdigit() and int(end) < self.count else end

    def check_condition(self, draft: Draft) -> None:
        """Tell of an end that stands in the condition of an extension that has nothing else."""
        from mkdocs_usecases.parsing.ends.unclear_ends import end_in_condition

        head = draft.head
        if self._outcomes.read(head.rest) is not None:
            place = self._source.within(draft.branch.head, head.offset, head.offset + len(head.rest))
            self._source.report(outline_findings.end_for_condition(place, draft.label))
            return
        meant = end_in_condition(head.rest, self._outcomes)
        if meant is not None:
            place = self._source.within(draft.branch.head, head.offset + meant.start, head.offset + meant.end)
            what, typed = f"extension `{draft.label}`", head.rest[meant.start : meant.end]
            self._source.report(
                scenario_findings.unclear_end(place, what, typed, meant.phrase, is_certain=False)
            )
            draft.nearly = place

    def check_inside(self, draft: Draft, prose: Prose, number: StepNumber) -> None:
        """Tell of a step that says an end, though others follow it."""
        end = last_sentence(prose.text, self._outcomes)
        if end is not None:
            place = self._source.part(prose, end[1]).span
            self._source.report(outline_findings.end_among_steps(place, draft.label, number))


_MAY_HOLD_END = expression(r"(?<=[a-zß-ÿ)] )[A-ZÀ-Þ][a-zß-ÿ]+ ")
_LETTER = expression(r"[^\W\d_]")


def _unsaid(draft: Draft) -> Outcome:
    """The outcome of an extension that says none."""
    if draft.nearly is not None:
        return Outcome(OutcomeKind.UNCLEAR, draft.nearly, nearly=draft.nearly)
    return Outcome(OutcomeKind.RESUMES, draft.branch.head.span, assumed=True)


def _following(number: StepNumber) -> StepNumber:
    """The step behind one: `4` and `5`, `3a1` and `3a2`."""
    head = number.rstrip("0123456789")
    return StepNumber(f"{head}{int(number[len(head) :] or 0) + 1}")
