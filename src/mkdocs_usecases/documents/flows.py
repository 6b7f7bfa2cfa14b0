"""Steps and extensions of a document, written into a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mkdocs_usecases.documents.alternatives import (
    Alternative,
    gathered,
    is_labelled,
    of_entry,
    read_code,
    read_place,
    split_name,
)
from mkdocs_usecases.documents.block import BlockText
from mkdocs_usecases.documents.lines import Line
from mkdocs_usecases.documents.outline import (
    Entry,
    Outline,
    Sign,
    Written,
    read_entry,
    read_outline,
    steps_of,
    written,
)
from mkdocs_usecases.documents.questions import Question, Reason
from mkdocs_usecases.documents.scalars import as_key, in_yaml
from mkdocs_usecases.documents.segments import InnerPart, Segment

Ask = Callable[[Reason, int, str], None]


def write_steps(block: BlockText, outline: Outline, at: int) -> None:
    """The main success scenario as an outline."""
    block.kept("steps", [*written(outline.entries)], at)


def questions_of_steps(entries: Sequence[Entry]) -> Iterator[Question]:
    """What the numbers of steps and what stands below them leave open."""
    steps = steps_of(entries)
    numbers = [int(step.typed) for step in steps if step.sign is Sign.NUMBER and step.typed.isdigit()]
    if len(numbers) == len(steps) and numbers and len(set(numbers)) > 1:
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


_CONDITION = re.compile(r"(?:if|when|wenn|falls|si|se|als|otherwise|如果|若)\b", re.IGNORECASE)


def alternatives_of(
    segments: Sequence[Segment],
    says_end: Callable[[str], bool],
) -> tuple[list[Alternative], list[Line]]:
    """The extensions of a part.

    Args:
        segments: stretches of it.
        says_end: whether a text is how a flow ends.

    Returns:
        The extensions in their order, and the lines that belong to none.
    """
    found: list[Alternative] = []
    others: list[Line] = []
    for head, lines, inner in segments:
        outline = read_outline(_itemized(lines) if head is None else lines, says_end)
        if head is None:
            found += [of_entry(entry) for entry in gathered(outline.entries)]
            others += outline.others
            continue
        found.append(_under_heading(head, outline, inner, says_end, others))
    return _merged(found), others


def _merged(alternatives: list[Alternative]) -> list[Alternative]:
    """Extensions with the steps that stand elsewhere below the same label, and nothing else."""
    found: list[Alternative] = []
    by_label: dict[str, Alternative] = {}
    for one in alternatives:
        first = by_label.get(one.label) if one.label and not one.name and not one.condition else None
        if first is not None and not first.entries:
            first.entries = one.entries
            first.notes += one.notes
            continue
        by_label.setdefault(one.label, one)
        found.append(one)
    return found


def _itemized(lines: Sequence[Line]) -> Sequence[Line]:
    """Paragraphs that name the step that they leave from, as items above what is numbered below them."""
    found: list[Line] = []
    above = ""
    is_below = False
    for line in lines:
        text = line.text.strip()
        is_place = read_entry(line) is None and line.indent <= 1 and read_place(text) is not None
        if is_place and (not above or line.table >= 0 or is_below):
            found.append(line._replace(text=f"- {text}"))
            is_below = True
        elif is_below and text and line.indent <= 1:
            found.append(line._replace(text=f"   {line.text}"))
        else:
            found.append(line)
        above = text
    return found


def _under_heading(
    head: Written,
    outline: Outline,
    inner: Sequence[InnerPart],
    says_end: Callable[[str], bool],
    others: list[Line],
) -> Alternative:
    alternative = headed(head)
    paragraphs = [line for line in outline.others if line.text.strip()]
    others += [line for line in paragraphs if line.text.lstrip().startswith("|")]
    paragraphs = [line for line in paragraphs if not line.text.lstrip().startswith("|")]
    entries = list(outline.entries)
    for key, value, lines in inner:
        if key == "trigger":
            below = read_outline(lines, says_end)
            text = " ".join([value.text, *(line.text.strip() for line in below.others)]).strip()
            _take_condition(alternative, text, value.at)
            entries += below.entries
        elif key == "steps":
            own = read_outline(([Line(value.at, value.text)] if value.text else []) + list(lines), says_end)
            entries += own.entries
            paragraphs += own.others
        else:
            text = " ".join([value.text, *(line.text.strip() for line in lines)]).strip()
            alternative.notes.append(text)
    entries = gathered_below(alternative, entries)
    alternative.entries = entries
    if paragraphs:
        text = " ".join(line.text.strip() for line in paragraphs)
        at = paragraphs[0].at
        if not entries:
            _take_handling(alternative, text, at)
        elif not alternative.condition and paragraphs[0].at < entries[0].at:
            first = " ".join(line.text.strip() for line in paragraphs if line.at < entries[0].at)
            _take_condition(alternative, first, at)
            alternative.notes += _paragraphs(line for line in paragraphs if line.at >= entries[0].at)
        else:
            alternative.notes += _paragraphs(paragraphs)
    return alternative


def _paragraphs(lines: Iterable[Line]) -> list[str]:
    """Lines that follow each other as one text."""
    found: list[tuple[int, str]] = []
    for line in lines:
        if found and line.at == found[-1][0] + 1:
            found[-1] = (line.at, f"{found[-1][1]} {line.text.strip()}")
        else:
            found.append((line.at, line.text.strip()))
    return [text for _, text in found]


def gathered_below(alternative: Alternative, entries: list[Entry]) -> list[Entry]:
    """The steps of an extension: an own label that stands once more above them is no step."""
    if alternative.label and len(entries) == 1 and entries[0].sign is Sign.LABEL:
        only = entries[0]
        if only.typed == alternative.label:
            alternative.name = " ".join(piece for piece in (alternative.name, only.whole) if piece)
            return only.children
    return entries


def headed(head: Written) -> Alternative:
    """An extension by its heading."""
    text = head.text
    outline = read_outline([Line(head.at, text)], lambda _: False)
    entry = outline.entries[0] if outline.entries else None
    if entry is not None and entry.sign is Sign.LABEL:
        return Alternative(head.at, label=entry.typed, name=entry.text)
    alternative = Alternative(head.at)
    code, rest = read_code(text)
    place = read_place(rest)
    if place is not None and place.rest:
        alternative.steps, rest = place.steps, place.rest
        if not place.is_certain:
            alternative.remarks.append(text)
    alternative.name = f"{code} {rest}".strip() if code else rest
    return alternative


def _take_condition(alternative: Alternative, text: str, at: int) -> None:
    place = read_place(text)
    if place is not None and not alternative.steps:
        alternative.steps = place.steps
        if not place.is_certain:
            alternative.remarks.append(text)
        text = place.rest
    if text:
        alternative.condition = f"{alternative.condition} {text}".strip()
        alternative.condition_at = at


def _take_handling(alternative: Alternative, text: str, at: int) -> None:
    place = read_place(text)
    if place is not None and not alternative.steps:
        alternative.steps = place.steps
        text = place.rest
    alternative.handling = f"{alternative.handling} {text}".strip()
    alternative.handling_at = at


def write_extensions(block: BlockText, alternatives: Sequence[Alternative], at: int, ask: Ask) -> None:
    """The extensions: as an outline where each has a label, else by name."""
    if all(one.label and not one.notes and not one.condition and not one.handling for one in alternatives):
        lines: list[Written] = []
        for one in alternatives:
            entry = Entry(one.name, one.at, 0, Sign.LABEL, one.label, children=one.entries)
            lines += written([entry])
        block.kept("extensions", lines, at)
        return
    block.line("extensions:", at)
    for one in alternatives:
        _write(block, one, ask)


ANY = '"*"'
"""Any step, as `at` has it."""


def _write(block: BlockText, one: Alternative, ask: Ask) -> None:
    def question(reason: Reason, typed: str = "") -> None:
        ask(reason, one.at, typed)
        block.ask(Question(reason, one.at, typed), "  ")

    for remark in one.remarks:
        question(Reason.SEVERAL_STEPS, remark)
    if not one.label and not one.steps:
        question(Reason.NO_STEP)
    name = f"{one.label}. {one.name}".strip() if one.label else one.name
    has_steps = bool(one.entries or one.handling)
    if not has_steps:
        question(Reason.NO_HANDLING)
    if one.label and one.condition:
        name = f"{name} {one.condition}"
    key = as_key(name)
    is_long = bool(not one.label or one.steps or one.notes)
    if not is_long and not one.entries:
        block.line(f"  {key}: {in_yaml(one.handling)}" if one.handling else f"  {key}:", one.at)
        return
    if not is_long:
        block.kept(name, _steps(one), one.at, "  ")
        return
    block.line(f"  {key}:", one.at)
    if one.steps or not one.label:
        block.line(f"    at: {one.steps or ANY}", one.at)
    if one.condition and not one.label:
        block.line(
            f"    when: {in_yaml(one.condition)}", one.condition_at if one.condition_at >= 0 else one.at
        )
    if one.entries:
        block.kept("steps", _steps(one), one.at, "    ")
    elif one.handling:
        block.line(f"    steps: {in_yaml(one.handling)}", one.handling_at)
    for note in one.notes:
        block.line(f"    # {note}", one.at)


def _steps(one: Alternative) -> list[Written]:
    """The steps of an extension."""
    return [*written(one.entries)]


__all__ = [
    "alternatives_of",
    "is_labelled",
    "questions_of_steps",
    "split_name",
    "write_extensions",
    "write_steps",
]
