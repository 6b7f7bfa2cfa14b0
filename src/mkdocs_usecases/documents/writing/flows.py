"""Steps and extensions of a document, written into a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mkdocs_usecases.documents.finding.alternatives import Alternative, split_name
from mkdocs_usecases.documents.finding.entries import Entry, Sign, Written
from mkdocs_usecases.documents.finding.outline import Outline, steps_of, written
from mkdocs_usecases.documents.finding.questions import Question, Reason
from mkdocs_usecases.documents.writing.doubts import doubts
from mkdocs_usecases.documents.writing.scalars import as_key, in_yaml
from mkdocs_usecases.documents.writing.written_block import WrittenBlock
from mkdocs_usecases.expressions import expression

Ask = Callable[[Reason, int, str], None]


def write_steps(block: WrittenBlock, outline: Outline, at: int) -> None:
    """The main success scenario as an outline."""
    block.kept("steps", [*written(outline.entries)], at)


def questions_of_steps(entries: Sequence[Entry]) -> Iterator[Question]:
    """What the numbers of steps and what stands below them leave open."""
    steps = steps_of(entries)
    numbers = [int(step.typed) for step in steps if step.sign is Sign.NUMBER and step.typed.isdigit()]
    if len(numbers) == len(steps) and numbers:
        expected = numbers[0]
        for step, number in zip(steps, numbers, strict=True):
            if number > expected:
                yield Question(Reason.SKIPPED_NUMBER, step.at, f"{step.typed}. {step.text}")
                break
            expected = number + 1
    for step in steps:
        for below in step.children:
            if below.sign is Sign.BULLET and _CONDITION.match(below.text):
                yield Question(Reason.CONDITION_BELOW_STEP, below.at, below.text)


_CONDITION = expression(r"(?:if|when|wenn|falls|si|se|als|otherwise|如果|若)\b", re.IGNORECASE)


def write_extensions(
    block: WrittenBlock, alternatives: Sequence[Alternative], at: int, ask: Ask, *, steps: int
) -> None:
    """The extensions: as an outline where each has a label, else by name.

    Args:
        block: that is written.
        alternatives: in their order.
        at: the line of the document where they begin.
        ask: notes what is asked.
        steps: how many steps the main scenario has.
    """
    asked: dict[int, list[Question]] = {}
    for one, question in doubts(alternatives, steps):
        ask(question.reason, question.at, question.typed)
        asked.setdefault(id(one), []).append(question)
    if all(one.label and not _says_more(one) for one in alternatives):
        lines: list[Written] = []
        for one in alternatives:
            for question in asked.get(id(one), ()):
                block.ask(question)
            entry = Entry(one.name, one.at, 0, Sign.LABEL, one.label, children=one.entries)
            if one.typed is not None and one.typed.text and one.name == one.typed.whole:
                # Such a line may be a step: whoever knows the names tells.
                is_apart = all(_SENTENCE.match(line.text) for line in one.typed.more)
                entry = replace(entry, text=one.typed.text, more=one.typed.more) if is_apart else entry
            lines += written([entry])
        block.kept("extensions", lines, at)
        return
    block.line("extensions:", at)
    for one in alternatives:
        for question in asked.get(id(one), ()):
            block.ask(question, "  ")
        _write(block, one, ask)


_SENTENCE = expression(r"(?!\w{1,2}[.):])[^\W\d_a-zß-ÿ]")
"""What begins with a capital, and with no letter or number of an item."""


def _says_more(one: Alternative) -> bool:
    """Whether an extension has more than a label, its condition and steps."""
    return bool(one.section or one.notes or one.condition or one.handling)


def _uncounted(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The steps of an extension without a label, as bullets where their numbers are not those from 1."""
    typed = [entry.typed for entry in entries if entry.typed]
    if typed == [str(number) for number in range(1, len(typed) + 1)]:
        return entries
    return [replace(entry, sign=Sign.BULLET, typed="") if entry.typed else entry for entry in entries]


ANY = '"*"'
"""Any step, as `at` has it."""


def _parted(one: Alternative) -> tuple[str, str]:
    """What stands behind a label, and how it is handled, where both stand on its line."""
    if one.label and not (one.entries or one.handling or one.condition):
        return split_name(one.name)
    return one.name.rstrip(":："), one.handling


def _asked_first(one: Alternative) -> Iterator[tuple[Reason, str]]:
    """What is asked of an extension ahead of all else."""
    if one.section:
        yield Reason.NUMBER_OF_SECTION, one.section
    for remark in one.remarks:
        yield Reason.SEVERAL_STEPS, remark
    if one.is_counted:
        yield Reason.COUNTED_STEP, one.entries[0].typed
    elif not one.label and not one.steps:
        yield Reason.NO_STEP, ""


def _write(block: WrittenBlock, one: Alternative, ask: Ask) -> None:
    def question(reason: Reason, typed: str = "") -> None:
        ask(reason, one.at, typed)
        block.ask(Question(reason, one.at, typed), "  ")

    for reason, said in _asked_first(one):
        question(reason, said)
    typed, handling = _parted(one)
    name = f"{one.label}. {typed}".strip() if one.label else one.name
    has_steps = bool(one.entries or handling)
    if not has_steps and not one.label:
        question(Reason.NO_HANDLING)
    if one.label and one.condition:
        name = f"{name}{': ' if typed else ' '}{one.condition}"
    key = as_key(name)
    is_long = bool(not one.label or one.steps or one.notes)
    if not is_long and not one.entries and not handling and typed:
        # A key that is only a label has the condition behind it.
        condition = f"{typed} {one.condition}".strip()
        block.line(f"  {as_key(one.label)}: {in_yaml(condition)}", one.at)
        return
    if not is_long and not one.entries:
        block.line(f"  {key}: {in_yaml(handling)}" if handling else f"  {key}:", one.at)
        return
    if not is_long:
        block.kept(name, [*written(one.entries)], one.at, "  ")
        return
    block.line(f"  {key}:", one.at)
    if one.steps or not one.label:
        block.line(f"    at: {one.steps or ANY}", one.at)
    if one.condition and not one.label:
        block.line(f"    when: {in_yaml(one.condition)}", max(one.condition_at, one.at))
    if one.entries:
        block.kept("steps", [*written(one.entries if one.label else _uncounted(one.entries))], one.at, "    ")
    elif handling:
        block.line(f"    steps: {in_yaml(handling)}", max(one.handling_at, one.at))
    if one.notes:
        block.line(f"    note: {in_yaml(' '.join(one.notes))}", one.at)
