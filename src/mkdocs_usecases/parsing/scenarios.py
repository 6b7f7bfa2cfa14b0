"""Numbers for steps and labels for extensions: items as typed become the scenario."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern

from mkdocs_usecases.model.scenario import Extension, Loop, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import ANY_STEP, Label, Prose, StepNumber, UseCaseId, UseCaseMention
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.items import Branch, Item
from mkdocs_usecases.parsing.labels import Head, read_head, read_label, step_numbers, typed_number
from mkdocs_usecases.parsing.mentions import ID, may_mention, mentions
from mkdocs_usecases.parsing.names import DeclaredNames
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.parsing.sentences import last_sentence, sentences
from mkdocs_usecases.source import Span

_INCLUDE = re.compile(rf"includes?\s*:?\s+(?P<id>{ID})\.?", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """An extension that is still being put together."""

    label: Label
    head: Head
    branch: Branch
    start: StepNumber
    end: StepNumber
    parent: Label | None
    steps: list[Step] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    late: list[Step] = field(default_factory=list)
    nested: list[_Draft] = field(default_factory=list)


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
    return _Reader(source, names).read(items, branches)


class _Reader:
    """Reads one block; knows its declared names and collects its extensions by label."""

    def __init__(self, source: Source, names: DeclaredNames) -> None:
        self._source = source
        self._names = names
        self._outcomes = source.outcomes
        self._by_label: dict[Label, _Draft] = {}
        self._after: set[Outcome] = set()
        """Those that rejoin behind a step, not at it."""
        self._count = 0
        self._main: Outcome | None = None

    def read(self, items: Sequence[Item], branches: Sequence[Branch]) -> Scenario:
        steps: list[Step] = []
        outcome: Outcome | None = None
        drafts: list[_Draft] = []
        last = max((index for index, item in enumerate(items) if item.branch is None), default=-1)
        for index, item in enumerate(items):
            if item.branch is not None:
                here = steps[-1].number if steps else StepNumber("1")
                drafts.append(self._draft(item.branch, None, here))
                continue
            if index == last and (outcome := self._outcome(item.text, item.span)) is not None:
                continue
            steps.append(self._step(item, StepNumber(intern(str(len(steps) + 1)))))
        drafts += [self._draft(branch, None, None) for branch in branches]
        roots = self._nest(drafts)
        self._count, self._main = len(steps), outcome
        return Scenario(tuple(steps), outcome, tuple(self._finished(draft) for draft in roots))

    def _nest(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Put extensions under the ones that their labels name: `3a1a` under `3a`."""
        roots = []
        for draft in drafts:
            if draft.parent is None:
                roots.append(draft)
                continue
            parent = self._by_label.get(draft.parent)
            if parent is None or parent is draft:
                self._source.report(
                    findings.unknown_sub_step(draft.branch.head.span, draft.label, draft.parent, None)
                )
                roots.append(draft)
                continue
            self._check_sub_step(draft, parent)
            parent.nested.append(draft)
        return roots

    def _check_sub_step(self, draft: _Draft, parent: _Draft) -> None:
        count = len(parent.steps) + len(parent.late)
        numbers = [step.number for step in (*parent.steps, *parent.late)]
        if draft.start not in numbers or draft.end not in numbers:
            self._source.report(
                findings.unknown_sub_step(draft.branch.head.span, draft.label, parent.label, count)
            )

    def _draft(self, branch: Branch, parent: _Draft | None, here: StepNumber | None) -> _Draft:
        """Read an extension: its label, its steps and its end.

        Args:
            parent: the extension that it was written in.
            here: the step behind which it was written, for one that has no label.
        """
        head = read_head(branch.head.text)
        draft = self._labelled(head, branch, parent, here)
        self._by_label.setdefault(draft.label, draft)
        items = list(branch.items)
        if branch.handling is not None:
            line, place = branch.handling
            parts = sentences(line, self._outcomes)
            items = [Item(text, self._source.moved(place, start)) for text, start in parts] + items
        last = max((index for index, item in enumerate(items) if item.branch is None), default=-1)
        if last >= 0 and not items[last].include and not items[last].repeat:
            items[last : last + 1] = self._parted(items[last])
        if branch.then is not None:
            # Where it is no end that we know, it is shown as a last step rather than lost.
            items.append(Item(branch.then.text, branch.then.span))
        for item in items:
            if item.branch is not None:
                before = draft.steps[-1].number if draft.steps else draft.start
                nested = self._draft(item.branch, draft, before)
                draft.nested.append(nested)
                continue
            outcome = None if item.include or item.repeat else self._outcome(item.text, item.span, draft)
            if outcome is not None:
                draft.outcomes.append(outcome)
                continue
            number = StepNumber(_numbered(draft.label, draft.head, len(draft.steps) + len(draft.late) + 1))
            (draft.late if draft.outcomes else draft.steps).append(self._step(item, number))
        for nested in draft.nested:
            if nested.parent == draft.label:
                self._check_sub_step(nested, draft)
        return draft

    def _labelled(self, head: Head, branch: Branch, parent: _Draft | None, here: StepNumber | None) -> _Draft:
        span = branch.head.span
        if head.bad:
            self._source.report(findings.bad_label(span, head.label))
            return _Draft(head.label, head, branch, ANY_STEP, ANY_STEP, None)
        if head.named:
            start, end = here or ANY_STEP, here or ANY_STEP
            if branch.at is not None:
                start, end = step_numbers(branch.at.text) or (StepNumber(branch.at.text),) * 2
            return _Draft(head.label, head, branch, start, end, None)
        if not head.rest and branch.when is None:
            self._source.report(findings.empty_text(span, f"the condition of `{head.label}`"))
        parts = read_label(head.label)
        assert parts is not None
        label = head.label
        if parent is not None and parts.parent is None and parts.start != ANY_STEP:
            # Written inside an extension: `2a.` in `2-3b` is the condition `2-3b2a`.
            label = Label(_joined(parent.label, parent.head, label))
            parts = read_label(label) or parts
            return _Draft(label, head, branch, parts.start, parts.end, parent.label)
        if parent is not None and parts.parent != parent.label:
            expected = _joined(parent.label, parent.head, Label(f"{max(len(parent.steps), 1)}a"))
            self._source.report(
                findings.misplaced_label(
                    span, head.label, expected, place=f"inside extension `{parent.label}`"
                )
            )
            return _Draft(label, head, branch, parts.start, parts.end, None)
        if branch.at is not None and step_numbers(branch.at.text) != (parts.start, parts.end):
            typed, own = f"at: {branch.at.text}", head.label.removesuffix(parts.letter)
            place = f"in extension `{head.label}`, which leaves from where its label says"
            self._source.report(findings.misplaced_label(branch.at.span, typed, f"at: {own}", place=place))
        if len(label) > _LONGEST_LABEL:
            self._source.report(
                findings.too_large(span, "deeper nesting", f"{findings.DEEPEST_NESTING} levels")
            )
            return _Draft(label, head, branch, ANY_STEP, ANY_STEP, None)
        return _Draft(label, head, branch, parts.start, parts.end, parts.parent)

    def _outcome(self, text: str, span: Span, draft: _Draft | None = None) -> Outcome | None:
        said = self._outcomes.read(text)
        if said is None:
            return None
        step = said.step
        if said.retries and draft is not None:
            step = draft.start
        if not said.after or step is None:
            return Outcome(said.kind, span, step, text=text)
        if draft is not None and step == draft.end:
            # Behind the step that it left from, as it would without a word.
            return Outcome(said.kind, span, text=text)
        outcome = Outcome(said.kind, span, _following(step), text=text)
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
        end = last_sentence(item.text, self._outcomes)
        if not end:
            return [item]
        rest = item.text[:end].rstrip()
        before = Item(rest, item.span, number=item.number)
        return [before, Item(item.text[end:].strip(), self._source.moved(item.span, end))]

    def _step(self, item: Item, number: StepNumber) -> Step:
        text, span = item.text, item.span
        typed = item.number
        if not typed and (found := typed_number(text)):
            typed, length = found
            text, span = text[length:], self._source.moved(span, length)
        if typed and typed not in (number, "1") and not number.endswith(f"{_letters_before(number)}{typed}"):
            self._source.report(
                findings.misplaced_label(item.span, typed, number, place=f"where step {number} is")
            )
        match = _INCLUDE.fullmatch(text) if text[:7].casefold() == "include" else None
        if item.include or match:
            name = item.include or (match["id"] if match else "")
            return Step(number, name, span, kind=StepKind.INCLUDE, include=UseCaseId(name))
        loop = self._loop(item, text)
        if loop is not None:
            return Step(number, text, span, kind=StepKind.REPEAT, loop=loop)
        actor, length = self._names.lead(text) or (None, 0)
        if length and (loop := self._said_loop(text[length:])) is not None:
            return Step(number, text, span, actor, length, StepKind.REPEAT, loop=loop)
        return Step(number, text, span, actor, length, mentions=self._mentions(text, span))

    def _mentions(self, text: str, span: Span) -> tuple[UseCaseMention, ...]:
        if not may_mention(text):
            return ()
        found = mentions(Prose(text, span))
        moved = self._source.moved
        return tuple(each._replace(span=moved(span, each.span.column - span.column)) for each in found)

    def _loop(self, item: Item, text: str) -> Loop | None:
        if item.repeat:
            pair = step_numbers(item.repeat)
            start, end = pair or (StepNumber(item.repeat),) * 2
            return Loop(start, end, item.until)
        return self._said_loop(text)

    def _said_loop(self, text: str) -> Loop | None:
        said = self._outcomes.loop(text)
        pair = step_numbers(said.steps) if said is not None else None
        return Loop(*pair, said.until) if said is not None and pair is not None else None

    def _finished(self, draft: _Draft) -> Extension:
        span = draft.branch.head.span
        when = draft.branch.when.text if draft.branch.when is not None else ""
        condition = when or draft.head.rest
        ends = [self._settled(outcome) for outcome in draft.outcomes]
        outcome = ends[0] if ends else Outcome(OutcomeKind.RESUMES, span, assumed=True)
        named = draft.head.named or (bool(when) and bool(draft.head.rest))
        return Extension(
            label=draft.label,
            span=span,
            condition=condition.rstrip(": ").strip(),
            start=draft.start,
            end=draft.end,
            outcome=outcome,
            steps=tuple(draft.steps),
            extensions=tuple(self._finished(nested) for nested in draft.nested),
            name=(draft.head.rest or None) if named else None,
            extra_outcomes=tuple(ends[1:]),
            steps_after_outcome=tuple(draft.late),
            typed_label=str(draft.head.label),
        )


_LONGEST_LABEL = 4 * findings.DEEPEST_NESTING


def _numbered(label: Label, head: Head, number: int) -> str:
    """`4a1`, or `A1.1` in a named alternative."""
    # The same few numbers stand in all blocks of a site.
    return intern(f"{label}.{number}" if head.named else f"{label}{number}")


def _joined(parent: Label, head: Head, label: Label) -> str:
    return f"{parent}.{label}" if head.named else f"{parent}{label}"


def _following(number: StepNumber) -> StepNumber:
    """The step behind one: `4` and `5`, `3a1` and `3a2`."""
    head = number.rstrip("0123456789")
    return StepNumber(f"{head}{int(number[len(head) :] or 0) + 1}")


def _letters_before(number: StepNumber) -> str:
    """What stands before the last number: a writer may type `2.` for `4a2` in its extension."""
    head = number.rstrip("0123456789")
    return head[-1:]
