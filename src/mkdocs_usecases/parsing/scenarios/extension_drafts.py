"""An extension while it is put together: its label, and where it leaves from."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import plain_letters
from mkdocs_usecases.mending import mended, written
from mkdocs_usecases.model.scenario import Outcome, Step
from mkdocs_usecases.model.text import ANY_STEP, Label, Prose, StepNumber
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import outline_findings, scenario_findings
from mkdocs_usecases.parsing.findings.text_findings import DEEPEST_NESTING, too_large
from mkdocs_usecases.parsing.items.item import Branch, Item
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.departures import places_named
from mkdocs_usecases.parsing.words.labels import Head, label_meant, read_head, read_label
from mkdocs_usecases.parsing.words.step_numbers import step_numbers
from mkdocs_usecases.source import Span

_OWN_STEP = expression(r"(?<=[a-z])\d+[a-z]$")
"""The end of a label that names the step it leaves from: `1a` in `Oa1a`."""

_SPOILT_CODE = expression(
    r"(?:[B-HJ-Z]|[A-Z] \d{1,2}|\d[A-Z]|\d\d)(?= [A-Z][a-z])|[A-Z]\d{1,2}(?=[A-Z][a-z])"
)
_LONGEST_LABEL = 4 * DEEPEST_NESTING


@dataclass(slots=True)
class Draft:
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
    nested: list[Draft] = field(default_factory=list)
    nearly: Span | None = None
    """The step that was probably meant as the end."""


class Labels:
    """Labels the extensions of one block, and knows those that are taken."""

    def __init__(self, source: BlockText, items: Sequence[Item], branches: Sequence[Branch]) -> None:
        self._source = source
        self._items = items
        self._branches = branches
        self._given: dict[Label, Draft] = {}

    def named(self, label: Label) -> Draft | None:
        """The first extension with a label."""
        return self._given.get(label)

    def label(self, head: Head, branch: Branch, parent: Draft | None, here: StepNumber | None) -> Draft:
        """The extension that a head begins, with nothing in it yet."""
        draft = self._labelled(head, branch, parent, here)
        self._given.setdefault(draft.label, draft)
        return draft

    def _labelled(self, head: Head, branch: Branch, parent: Draft | None, here: StepNumber | None) -> Draft:
        span = branch.head.span
        if not head.label:
            self._source.report(findings.empty_text(span, "the label of the extension"))
            return Draft(Label("?"), head, branch, here or ANY_STEP, here or ANY_STEP, None)
        if head.bad:
            label, certain = self._meant(head.label, parent)
            begin = max(branch.head.text.find(head.label), 0)
            typed = self._source.within(branch.head, begin, begin + len(head.label))
            self._source.report(scenario_findings.bad_label(typed, head.label, label, certain=certain))
            return Draft(head.label, head, branch, ANY_STEP, ANY_STEP, None)
        if head.named and not head.typed and self._source.outcomes.read(head.label) is not None:
            # The end of another one, which stands too far to the left.
            self._source.report(scenario_findings.bad_label(span, head.label, None))
            return Draft(head.label, head._replace(bad=True), branch, ANY_STEP, ANY_STEP, None)
        if head.named:
            return self._named(head, branch, here or ANY_STEP)
        if not head.rest and branch.when is None and branch.label is None:
            self._source.report(findings.empty_text(span, f"the condition of `{head.label}`"))
        parts = read_label(head.label)
        assert parts is not None
        label = head.label
        if len(parts.letter) > 1 and not self._follows(label, parts.letter):
            self._report_letters(branch, label, parts.letter)
        if parent is not None and parts.parent is None and parts.start != ANY_STEP:
            # Written inside an extension: `2a.` in `2-3b` is the condition `2-3b2a`.
            label = Label(_joined(parent.label, parent.head, label))
            parts = read_label(label) or parts
            return Draft(label, head, branch, parts.start, parts.end, parent.label)
        if parent is not None and parts.parent != parent.label:
            expected = _joined(parent.label, parent.head, Label(f"{max(len(parent.steps), 1)}a"))
            free, place = self.free(expected) or expected, f"inside extension `{parent.label}`"
            draft = Draft(label, head, branch, parts.start, parts.end, None)
            # In one whose own label is wrong nobody knows what would be right.
            if not parent.head.bad:
                typed = label_span(self._source, draft) or span
                self._source.report(
                    scenario_findings.misplaced_label(typed, head.as_typed, free, place=place)
                )
            return draft
        if branch.at is not None and step_numbers(branch.at.text) != (parts.start, parts.end):
            own = head.label.removesuffix(parts.letter)
            place = f"in extension `{head.label}`, which leaves from where its label says"
            at = branch.at
            self._source.report(
                scenario_findings.misplaced_label(at.span, at.text, own, place=place, key="at: ")
            )
        if len(label) > _LONGEST_LABEL:
            self._source.report(too_large(span, "deeper nesting", f"{DEEPEST_NESTING} levels"))
            return Draft(label, head, branch, ANY_STEP, ANY_STEP, None)
        return Draft(label, head, branch, parts.start, parts.end, parts.parent)

    def _named(self, head: Head, branch: Branch, here: StepNumber) -> Draft:
        """A named alternative, which leaves from where it says, or from the step that it stands behind."""
        at = branch.at
        if at is None:
            return Draft(head.label, head, branch, here, here, None)
        if not head.typed:
            self._check_code(branch.head, head.label)
        place = branch.place or places_named(at.text)
        if place is None:
            return Draft(head.label, head, branch, StepNumber(at.text), StepNumber(at.text), None)
        if place.skipped:
            # Words that are part of the sentence are not taken out of it.
            said = at if at.text else branch.head
            self._source.report(outline_findings.skipped_steps(said.span, said.text, place.start, place.end))
        return Draft(head.label, head, branch, place.start, place.end, None)

    def _check_code(self, head: Prose, name: str) -> None:
        """Tell of a name that begins with what was probably its code: `E Pay later`, `A 1 Pay later`."""
        code = _SPOILT_CODE.match(name)
        # `2 Gäste`: a number that may be that of a step counts things.
        if code is None or (code[0].isdigit() and int(code[0]) <= len(self._items)):
            return
        letter = next(filter(str.isalpha, code[0]), "A")
        meant = next(label for at in count(1) if not self.has(label := f"{letter}{at}"))
        place = self._source.within(head, 0, len(code[0]))
        gap = " " if code.end() < len(name) and name[code.end()] != " " else ""
        readings = "a word of the name", f"the label `{meant}`"
        found = outline_findings.two_readings(place, f"`{code[0]}`", *readings)
        self._source.report(mended(found, written(place, code[0], meant + gap)))

    def _follows(self, label: Label, letters: str) -> bool:
        """Whether there is the label before one of several letters: `2z` before `2aa`."""
        return self.has(label.removesuffix(letters) + _letters_before(letters))

    def _report_letters(self, branch: Branch, label: Label, letters: str) -> None:
        """Report a label with a letter too many: `2xa`, where nobody is out of letters."""
        base = label.removesuffix(letters)
        meant = next(
            (free for letter in reversed(letters) if (free := base + letter) == self.free(free)), None
        )
        begin = max(branch.head.text.casefold().find(label), 0)
        end = begin + len(label)
        typed, place = branch.head.text[begin:end], self._source.within(branch.head, begin, end)
        self._source.report(scenario_findings.bad_label(place, typed, meant or self.free(f"{base}a")))

    def _next_letter(self, typed: str) -> str | None:
        """The label that a letter alone is meant as, behind the one before it: `b` behind `2a`."""
        last = next(reversed(self._given), "")
        is_next = len(typed) == 1 and typed.isalpha() and last[-1:] == chr(ord(typed) - 1)
        return f"{last[:-1]}{typed}" if is_next else None

    def _meant(self, typed: str, parent: Draft | None) -> tuple[str | None, bool]:
        """The label that was probably meant, and whether it must be: only where its step is there."""
        label = label_meant(typed) or self._next_letter(typed)
        if parent is not None and (tail := _OWN_STEP.search(typed)) is not None:
            label = _joined(parent.label, parent.head, Label(tail[0]))
        parts = read_label(Label(label)) if label else None
        if label and parts and parts.parent is not None:
            # Whether that extension has these steps is another question.
            return self.free(label), False
        steps = sum(item.branch is None for item in self._items)
        if (
            label is None
            or parts is None
            or not all(
                number == ANY_STEP or (number.isdigit() and 0 < int(number) <= steps)
                for number in (parts.start, parts.end)
            )
        ):
            return None, False
        free = self.free(label)
        # Who typed no letter did not say which one.
        return free, free == label and any(map(str.isalpha, typed))

    def has(self, word: str) -> bool:
        """Whether an extension has this word for its label, here or further down."""
        return word in self._typed

    def free(self, label: str) -> str | None:
        """A label, or the next of its form that no extension has."""
        forms = (label[:-1] + chr(code) for code in range(ord(label[-1]), ord("z") + 1))
        return next((form for form in forms if form not in self._typed and form not in self._given), None)

    @cached_property
    def _typed(self) -> Set[str]:
        """The labels of all extensions as they were typed."""
        heads = [*self._branches, *(item.branch for item in self._items if item.branch is not None)]
        return {read_head(branch.head.text).label for branch in heads}


def _letters_before(letters: str) -> str:
    """The letters that come before some others: `z` before `aa`, `ab` before `ac`."""
    above, last = letters[:-1], letters[-1]
    if last != "a":
        return f"{above}{chr(ord(last) - 1)}"
    return f"{_letters_before(above)}z" if letters.strip("a") else "z" * len(above)


def label_span(source: BlockText, draft: Draft) -> Span | None:
    """Where the label stands, of an extension that has one."""
    head, label = draft.branch.head, draft.head.as_typed
    if head.text.startswith(label):
        return source.within(head, 0, len(label))
    # Emphasis before it, signs in full width, blanks within.
    signs = "".join(plain_letters(sign)[:1] or sign for sign in head.text)
    found = re.search(r"\s*".join(map(re.escape, plain_letters(label))), signs)
    return None if found is None else source.within(head, *found.span())


def _joined(parent: Label, head: Head, label: Label) -> str:
    return f"{parent}.{label}" if head.named else f"{parent}{label}"
