"""Numbers for steps and labels for extensions: items as typed become the scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, Step
from mkdocs_usecases.model.text import ANY_STEP, Label, StepNumber
from mkdocs_usecases.parsing.ends.sentences import sentences
from mkdocs_usecases.parsing.findings import scenario_findings
from mkdocs_usecases.parsing.items.counters import without_counters
from mkdocs_usecases.parsing.items.item import Branch, Item
from mkdocs_usecases.parsing.scenarios.extension_drafts import Draft, Labels, label_span
from mkdocs_usecases.parsing.scenarios.extension_openings import opening
from mkdocs_usecases.parsing.scenarios.scenario_ends import ScenarioEnds
from mkdocs_usecases.parsing.scenarios.steps import Steps
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import read_head, read_label
from mkdocs_usecases.parsing.words.names import DeclaredNames


class ReadScenario(NamedTuple):
    """What the `steps` and `extensions` of a block say."""

    steps: tuple[Step, ...]
    outcome: Outcome | None
    extensions: tuple[Extension, ...]


# Made without a call of Python: by the names of its fields an extension takes five times as long.
_extension = _item = tuple.__new__


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
        self._ends = ScenarioEnds(source, labels, is_id)
        self._outcomes = source.outcomes

    def read(self, items: Sequence[Item], branches: Sequence[Branch]) -> ReadScenario:
        steps: list[Step] = []
        outcome: Outcome | None = None
        drafts: list[Draft] = []
        items = without_counters(self._source, items)
        last = _last(items)
        for index, item in enumerate(items):
            if item.branch is not None:
                here = steps[-1].number if steps else StepNumber("1")
                drafts.append(self._draft(item.branch, None, here))
                continue
            if index == last and (outcome := self._ends.outcome(item.prose)) is not None:
                continue
            steps.append(self._steps.read(item, _counted(len(steps) + 1)))
        self._ends.count = len(steps)
        if outcome is not None and outcome.kind is OutcomeKind.ENDS:
            # The main success scenario has but one end.
            outcome = outcome._replace(kind=OutcomeKind.SUCCESS)
        elif outcome is None and steps and items[-1].branch is None:
            place = self._ends.nearly(steps[-1], "the main success scenario", StepNumber("1"))
            outcome = None if place is None else Outcome(OutcomeKind.UNCLEAR, place, nearly=place)
        drafts += [self._draft(branch, None, None) for branch in branches]
        roots = self._nest(drafts)
        self._ends.main = outcome
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
                if not _is_missing(draft):
                    span, label = draft.branch.head.span, draft.label
                    self._source.report(scenario_findings.unknown_sub_step(span, label, draft.parent, None))
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
                    label_span(self._source, draft) or draft.branch.head.span,
                    draft.head.as_typed if draft.head.label == draft.label else draft.label,
                    parent.label,
                    count,
                    only,
                )
            )

    def _draft(self, branch: Branch, parent: Draft | None, here: StepNumber | None) -> Draft:
        """Read an extension: its label, its steps and its end.

        Args:
            parent: the extension that it was written in.
            here: the step behind which it was written, for one that has no label.
        """
        if branch.head.span.end_line > branch.head.span.line:
            self._steps.check_condition(branch.head)
        if parent is None and branch.items and (number := branch.items[0].number) is not None:
            branch = self._with_lost_label(branch, number.text)
        head, branch = opening(self._source, self._names, branch)
        draft = self._labels.label(head, branch, parent, here)
        items = self._items(draft)
        self._read_items(draft, items)
        for nested in draft.nested:
            if nested.parent == draft.label:
                self._check_sub_step(nested, draft)
        if draft.steps and not draft.outcomes and items[-1].branch is None:
            what = f"extension `{draft.label}`"
            draft.nearly = self._ends.nearly(draft.steps[-1], what, self._ends.behind(draft))
            if draft.nearly is None and branch.then is not None and items[-1].prose is branch.then:
                self._source.report(scenario_findings.no_end(branch.then.span, what, branch.then.text))
                draft.nearly = branch.then.span
        elif not items and branch.when is None and not draft.head.bad:
            self._ends.check_condition(draft)
        if branch.handling is not None and head.label == head.rest and not draft.outcomes:
            self._check_name(draft)
        return draft

    def _with_lost_label(self, branch: Branch, number: str) -> Branch:
        """The extension, labelled by the number of its first step where it has no label: that is told."""
        first = _FIRST_STEP.fullmatch(number)
        head = read_head(branch.head.text)
        is_bare = branch.label is None and branch.at is None and branch.when is None and head.named
        if first is None or not is_bare or head.bad or head.typed or number.startswith(head.label):
            return branch
        self._source.report(scenario_findings.lost_label(branch.head.span, first["label"], number))
        return branch._replace(label=Label(first["label"]))

    def _check_name(self, draft: Draft) -> None:
        """Tell of `Customer: wants to eat` among extensions: it was meant as a stakeholder, or as a step."""
        branch, label = draft.branch, draft.head.label
        if branch.at is None and branch.when is None and self._names.actor(label) is not None:
            self._source.report(scenario_findings.bad_label(branch.head.span, label, None))

    def _items(self, draft: Draft) -> list[Item]:
        """What an extension says, sentence by sentence where it is one text, without a remark at its end."""
        branch = draft.branch
        items = list(branch.items)
        if branch.handling is not None:
            line = branch.handling
            parts = sentences(line.text, self._outcomes)
            texts = [self._source.part(line, start, start + len(text)) for text, start in parts]
            items = [_item(Item, (text, None, None, None, None, None, None)) for text in texts] + items
        items = list(without_counters(self._source, items))
        if branch.note is None and len(items) > 1 and _is_remark(items[-1].prose.text):
            # `*Rationale: better some than none.*`: all in emphasis, it is said of the extension.
            draft.branch = branch._replace(note=self._source.part(items.pop().prose, 1, -1))
        last = _last(items)
        if last >= 0 and not items[last].include and not items[last].repeat:
            items[last : last + 1] = self._ends.parted(items[last])
        if branch.then is not None:
            # Where it is no end that we know, it is shown as a last step rather than lost.
            items.append(Item(branch.then))
        return items

    def _read_items(self, draft: Draft, items: Sequence[Item]) -> None:
        """Read the steps of an extension, its ends, and the extensions in it."""
        last = _last(items)
        for index, item in enumerate(items):
            prose, _, include, repeat, _, nested, _ = item
            if nested is not None:
                before = draft.steps[-1].number if draft.steps else draft.start
                draft.nested.append(self._draft(nested, draft, before))
                continue
            is_step = include or repeat
            outcome = None if is_step else self._ends.outcome(prose, draft, is_last=index == last)
            if outcome is not None:
                draft.outcomes.append(outcome)
                continue
            count = len(draft.steps) + len(draft.late) + 1
            number = _numbered(draft.label, count, draft.head.named)
            typed = item.number
            counted = typed is None or not _may_count_so(draft, typed.text, count)
            step = self._steps.read(item if counted else item._replace(number=None), number)
            (draft.late if draft.outcomes else draft.steps).append(step)
            if index < last and not is_step and _may_say_end(prose.text):
                self._ends.check_inside(draft, prose, number)

    def _finished(self, draft: Draft) -> Extension:
        source, (whole, _, _, said, at, _, note, *_) = self._source, draft.branch
        label, rest, offset, is_named, _, typed = draft.head
        span, when = whole.span, said.text if said is not None else ""
        condition = (when or rest).rstrip(": ").strip()
        ends = self._ends.of(draft)
        has_name = is_named or (bool(when) and bool(rest))
        place, start = (whole, offset) if said is None or not when else (said, 0)
        # One that is typed on one line is where its letters are.
        is_plain = not source.has_other_places
        is_labelled = is_plain and whole.text.startswith(typed or label)
        is_part = is_plain and place is whole and start > 0 and whole.text.startswith(condition, start)
        at_condition = span if is_part else source.part(place, start, start + len(condition)).span
        return _extension(
            Extension,
            (
                draft.label,
                span,
                condition,
                draft.start,
                draft.end,
                ends[0],
                tuple(draft.steps),
                tuple([self._finished(nested) for nested in draft.nested]),
                (rest or None) if has_name else None,
                note,
                tuple(ends[1:]),
                tuple(draft.late),
                typed or str(label),
                span if is_labelled else label_span(source, draft),
                at_condition if condition else None,
                start if is_part else 0,
                None if at is None else at.span,
                not is_named or at is not None or draft.start != ANY_STEP,
            ),
        )


def _is_missing(draft: Draft) -> bool:
    """Whether only the steps of an extension stand there, which was told."""
    return draft.branch.label is not None and not draft.branch.head.text


def _may_count_so(draft: Draft, number: str, count: int) -> bool:
    """Whether another number than that of its place is no slip: its writer counted the end above."""
    if _is_missing(draft):
        return number.startswith(draft.label)
    return bool(draft.outcomes) and number == str(count + len(draft.outcomes))


_FIRST_STEP = expression(r"(?P<label>(?:\d{1,3}|\*)[a-z])1")


def _may_say_end(text: str) -> bool:
    """A quick look at a step that others follow: most are of words with a full stop behind them."""
    return not (text[-1:] == "." and text[:-1].replace(" ", "").isalpha()) and bool(_MAY_SAY_END.search(text))


_REMARK = expression(r"(?P<sign>[*_])(?![*_\s])[^\W\d_][\w ]{0,30}[:：]\s[^*_]+(?P=sign)")


def _is_remark(text: str) -> bool:
    """Whether a text is all in emphasis and says what it is: `*Rationale: better some than none.*`."""
    return text[:1] in ("*", "_") and _REMARK.fullmatch(text) is not None


# It looks for the sign and then at its neighbours, in a third of the time.
_MAY_SAY_END = expression(r"[→⇒➔➜;\d>.!?。](?:(?<=[→⇒➔➜;\d])|(?<=[-=]>)|(?<=[.!?。])\s*\w)")


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
def _numbered(label: Label, number: int, is_named: bool) -> StepNumber:
    """`4a1`, or `A1.1` in a named alternative."""
    return StepNumber(intern(f"{label}.{number}" if is_named else f"{label}{number}"))
