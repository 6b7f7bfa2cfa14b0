"""Numbers for steps and labels for extensions: items as typed become the scenario."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern

from mkdocs_usecases.model.scenario import Extension, Loop, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import ANY_STEP, Label, Prose, StepNumber, UseCaseId
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.items import Branch, Item
from mkdocs_usecases.parsing.labels import (
    Head,
    label_meant,
    read_head,
    read_label,
    step_numbers,
    step_place,
    typed_number,
)
from mkdocs_usecases.parsing.mentions import ID, may_mention, mentions
from mkdocs_usecases.parsing.names import DeclaredNames, Lead
from mkdocs_usecases.parsing.nodes import Source
from mkdocs_usecases.parsing.sentences import last_sentence, sentences
from mkdocs_usecases.parsing.unclear_ends import meant_end
from mkdocs_usecases.source import Span

_INCLUDE = re.compile(rf"includes?\s*:?\s+(?P<id>{ID})\.?", re.IGNORECASE)


# Made without a call of Python: a block has a dozen.
_step = tuple.__new__
_ACTION = StepKind.ACTION


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
    nearly: Span | None = None
    """The step that was probably meant as the end."""


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
        self._typed: tuple[Sequence[Item], Sequence[Branch]] = ((), ())
        self._after: set[Outcome] = set()
        """Those that rejoin behind a step, not at it."""
        self._count = 0
        """Of the main steps, once they are read."""
        self._main: Outcome | None = None

    def read(self, items: Sequence[Item], branches: Sequence[Branch]) -> Scenario:
        self._typed = items, branches
        steps: list[Step] = []
        outcome: Outcome | None = None
        drafts: list[_Draft] = []
        last = _last(items)
        for index, item in enumerate(items):
            if item.branch is not None:
                here = steps[-1].number if steps else StepNumber("1")
                drafts.append(self._draft(item.branch, None, here))
                continue
            if index == last and (outcome := self._outcome(item.prose)) is not None:
                continue
            steps.append(self._step(item, StepNumber(intern(str(len(steps) + 1)))))
        self._count = len(steps)
        drafts += [self._draft(branch, None, None) for branch in branches]
        roots = self._nest(drafts)
        self._main = outcome
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
        if not parent.head.bad and (draft.start not in numbers or draft.end not in numbers):
            parts, only = read_label(draft.label), None
            if count == 1 and parts is not None and draft.head.label == draft.label:
                only = self._free(f"{numbers[0]}{parts.letter}")
            self._source.report(
                findings.unknown_sub_step(draft.branch.head.span, draft.label, parent.label, count, only)
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
            (draft.late if draft.outcomes else draft.steps).append(self._step(item, number))
        for nested in draft.nested:
            if nested.parent == draft.label:
                self._check_sub_step(nested, draft)
        if draft.steps and not draft.outcomes and items[-1].branch is None:
            self._check_end(draft, draft.steps[-1])
        return draft

    def _check_end(self, draft: _Draft, step: Step) -> None:
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
            findings.unclear_end(place, draft.label, typed, meant.phrase, is_certain=meant.is_certain)
        )

    def _labelled(self, head: Head, branch: Branch, parent: _Draft | None, here: StepNumber | None) -> _Draft:
        span = branch.head.span
        if not head.label:
            self._source.report(findings.empty_text(span, "the label of the extension"))
            return _Draft(Label("?"), head, branch, here or ANY_STEP, here or ANY_STEP, None)
        if head.bad:
            label, certain = self._meant(head.label)
            begin = max(branch.head.text.find(head.label), 0)
            typed = self._source.within(branch.head, begin, begin + len(head.label))
            self._source.report(findings.bad_label(typed, head.label, label, certain=certain))
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
            free, place = self._free(expected) or expected, f"inside extension `{parent.label}`"
            # In one whose own label is wrong nobody knows what would be right.
            if not parent.head.bad:
                self._source.report(findings.misplaced_label(span, head.label, free, place=place))
            return _Draft(label, head, branch, parts.start, parts.end, None)
        if branch.at is not None and step_numbers(branch.at.text) != (parts.start, parts.end):
            own = head.label.removesuffix(parts.letter)
            place = f"in extension `{head.label}`, which leaves from where its label says"
            at = branch.at
            self._source.report(findings.misplaced_label(at.span, at.text, own, place=place, key="at: "))
        if len(label) > _LONGEST_LABEL:
            self._source.report(
                findings.too_large(span, "deeper nesting", f"{findings.DEEPEST_NESTING} levels")
            )
            return _Draft(label, head, branch, ANY_STEP, ANY_STEP, None)
        return _Draft(label, head, branch, parts.start, parts.end, parts.parent)

    def _meant(self, typed: str) -> tuple[str | None, bool]:
        """The label that was probably meant, and whether it must be: only where its step is there."""
        label = label_meant(typed)
        parts = read_label(Label(label)) if label else None
        items, _ = self._typed
        steps = sum(item.branch is None for item in items)
        if (
            label is None
            or parts is None
            or not all(
                number == ANY_STEP or (number.isdigit() and 0 < int(number) <= steps)
                for number in (parts.start, parts.end)
            )
        ):
            return None, False
        free = self._free(label)
        # Who typed no letter did not say which one.
        return free, free == label and any(map(str.isalpha, typed))

    def _free(self, label: str) -> str | None:
        """A label, or the next of its form that no extension has."""
        items, branches = self._typed
        heads = [*branches, *(item.branch for item in items if item.branch is not None)]
        taken = {*self._by_label, *(read_head(branch.head.text).label for branch in heads)}
        letters = (chr(code) for code in range(ord(label[-1]), ord("z") + 1))
        return next((label[:-1] + letter for letter in letters if label[:-1] + letter not in taken), None)

    def _outcome(self, prose: Prose, draft: _Draft | None = None) -> Outcome | None:
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

    def _outcome_behind(self, step: StepNumber, prose: Prose, draft: _Draft | None) -> Outcome:
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

    def _check_joined(self, prose: Prose) -> None:
        """Tell of a line in a text that was probably an item of its own."""
        source, text = self._source, prose.text
        for match in _SENTENCE_END.finditer(text):
            at = match.end()
            rest = text[at:]
            dash = len(match["dash"] or "")
            is_new_line = source.within(prose, at, at).line > source.within(prose, 0, match.start()).end_line
            if not dash and (not is_new_line or self._names.lead(rest) is None):
                continue
            edits = source.parted(prose, match.start("gap"), at, is_new_line=is_new_line)
            line = rest if len(rest) < _LONGEST_LABEL else f"{rest[:_LONGEST_LABEL]}…"
            message = "this sentence goes on with the item above it, and was probably an item of its own"
            place = source.within(prose, at, len(text))
            source.report(
                findings.joined_item(place, message, f"write `- {line}` on a line of its own", edits)
            )

    def _step(self, item: Item, number: StepNumber) -> Step:
        source, prose = self._source, item.prose
        if prose.span.end_line > prose.span.line or "- " in prose.text:
            self._check_joined(prose)
        typed = item.number
        if typed is None and (found := typed_number(prose.text)):
            typed = source.part(prose, 0, len(found[0]))
            prose = source.part(prose, found[1])
        if typed is not None:
            self._check_number(typed, number)
        text, span = prose
        match = _INCLUDE.fullmatch(text) if text[:7].casefold() == "include" else None
        if item.include is not None:
            return Step(number, *item.include, kind=StepKind.INCLUDE, include=UseCaseId(text))
        if match is not None:
            id_place = source.within(prose, *match.span("id"))
            return Step(number, match["id"], id_place, kind=StepKind.INCLUDE, include=UseCaseId(match["id"]))
        loop = self._loop(item, prose)
        if loop is not None:
            return Step(number, text, span, kind=StepKind.REPEAT, loop=loop)
        lead = self._names.lead(text)
        if lead is not None and lead.length and (loop := self._said_loop(prose, lead.length)) is not None:
            place = self._actor_span(prose, lead)
            return Step(number, text, span, lead.actor, lead.length, place, StepKind.REPEAT, loop=loop)
        found_mentions = mentions(prose, source.within) if may_mention(text) else ()
        if lead is None:
            return Step(number, text, span, mentions=found_mentions)
        place = self._actor_span(prose, lead)
        return _step(
            Step, (number, text, span, lead.actor, lead.length, place, _ACTION, None, None, found_mentions)
        )

    def _actor_span(self, prose: Prose, lead: Lead) -> Span | None:
        """Where the name of the actor stands; `None` where the text has another word for it."""
        return self._source.within(prose, lead.start, lead.end) if lead.end else None

    def _check_number(self, typed: Prose, number: StepNumber) -> None:
        """A number before a step may be its own, or 1 as in Markdown, where lists number themselves."""
        name = typed.text
        if name not in (number, "1") and not number.endswith(f"{_letters_before(number)}{name}"):
            place = f"where step {number} is"
            self._source.report(findings.misplaced_label(typed.span, name, number, place=place))

    def _loop(self, item: Item, prose: Prose) -> Loop | None:
        if item.repeat is not None:
            typed = item.repeat
            pair = step_numbers(typed.text)
            start, end = pair or (StepNumber(typed.text),) * 2
            return Loop(start, end, item.until, typed.span)
        return self._said_loop(prose, 0)

    def _said_loop(self, prose: Prose, start: int) -> Loop | None:
        """The loop that a text says from a place on."""
        said = self._outcomes.loop(prose.text[start:])
        pair = step_numbers(said.steps) if said is not None else None
        if said is None or pair is None:
            return None
        begin = start + said.start
        return Loop(*pair, said.until, self._source.within(prose, begin, begin + len(said.steps)))

    def _finished(self, draft: _Draft) -> Extension:
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
            typed_label=str(head.label),
            label_span=self._label_span(draft),
            condition_span=source.part(place, start, start + len(condition)).span if condition else None,
        )

    def _label_span(self, draft: _Draft) -> Span | None:
        """Where the label stands, of an extension that has one."""
        head, label, at = draft.branch.head, draft.head.label, 0
        if not head.text.startswith(label):
            at = head.text.casefold().replace("–", "-").find(label.casefold())
        return self._source.within(head, at, at + len(label)) if at >= 0 else None


_SENTENCE_END = re.compile(r"[.!?。](?P<gap>[\"'”’)\]]*(?:\s+|(?=-\s)))(?P<dash>-\s+)?(?=\S)")
_LONGEST_LABEL = 4 * findings.DEEPEST_NESTING


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
