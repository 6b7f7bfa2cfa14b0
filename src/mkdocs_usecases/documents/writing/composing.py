"""A draft becomes the text of a block, and what is left of it in the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_usecases.documents.finding.columns import with_name
from mkdocs_usecases.documents.finding.draft import Draft, Part
from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.outline import Outline, steps_of
from mkdocs_usecases.documents.finding.questions import Question, Reason
from mkdocs_usecases.documents.writing.casts import is_of_everybody
from mkdocs_usecases.documents.writing.extensions import alternatives_of
from mkdocs_usecases.documents.writing.fields import is_nothing, write_field
from mkdocs_usecases.documents.writing.flows import questions_of_steps, write_extensions, write_steps
from mkdocs_usecases.documents.writing.heads import Above, Head, write_head
from mkdocs_usecases.documents.writing.marked_steps import take_marked
from mkdocs_usecases.documents.writing.numbered_flows import (
    as_flow,
    counts_anew,
    counts_flows,
    name_of,
    without_code,
    without_number,
)
from mkdocs_usecases.documents.writing.segments import name_in_brackets, segments
from mkdocs_usecases.documents.writing.sheet import Sheet, Source
from mkdocs_usecases.documents.writing.values import read_names
from mkdocs_usecases.parsing.words.keys import Shape


@dataclass(frozen=True, slots=True)
class Composed:
    """A use case as it would be converted."""

    head: Head
    block: Sequence[Written]
    left: Sequence[int]
    """Indexes of lines that stay in the page, behind the block."""

    questions: Sequence[Question]


def compose(
    source: Source, draft: Draft, above: Above, known: dict[str, int], *, is_page_title: bool
) -> Composed:
    """The block of a draft that is a use case; for the arguments see `write_head`."""
    sheet = Sheet(source, draft)
    head = write_head(sheet, above, known, is_page_title=is_page_title)
    title = draft.title
    done = draft.start if title is None else title.index + title.lines
    for part in draft.parts:
        sheet.leave(range(done, part.mark.index))
        _write(sheet, part)
        done = max(done, part.end)
    sheet.leave(range(done, draft.end))
    _write_notes(sheet)
    return Composed(head, sheet.block.lines, [*sheet.left], sheet.questions)


def _write_notes(sheet: Sheet) -> None:
    """Texts of cells that have no key, behind all others, or behind what the document calls notes."""
    if not sheet.notes:
        return
    for note in sheet.notes:
        sheet.ask(Reason.MOVED_TO_NOTES, note.at, note.text)
    places, own = sheet.own_notes
    lines = sheet.block.lines
    behind = lines[places.stop :] if own else []
    if own:
        del lines[places.start :]
    notes = [*own, *sheet.notes]
    sheet.block.ask(Question(Reason.MOVED_TO_NOTES, sheet.notes[0].at))
    sheet.block.texts("notes", notes, notes[0].at)
    lines += behind


def _write(sheet: Sheet, part: Part) -> None:
    name, key = part.mark.part, part.key
    if name is None:
        sheet.leave_part(part)
        return
    if key in ("id", "title"):
        _leave_below(sheet, part)
        return
    if key in sheet.taken and not (
        key == "actor" and (sheet.value("actor") is None or is_of_everybody(part))
    ):
        _write_again(sheet, part, name.key.shape)
        return
    at = sheet.source.at(part.mark.index)
    if is_nothing(sheet, part):
        return
    if name.aside and not name.number and not name_in_brackets(sheet.source, part):
        sheet.question(Reason.WORDS_OF_LABEL, at, part.mark.words)
    before = len(sheet.block.lines)
    match name.key.shape:
        case Shape.STEPS:
            _write_steps(sheet, part)
        case Shape.EXTENSIONS:
            _write_extensions(sheet, part)
        case shape:
            write_field(sheet, part, shape)
    if len(sheet.block.lines) > before and name.key.shape is not Shape.NAMES:
        # Of names it is known only when they are written who they are.
        sheet.taken.add(key)


def _write_again(sheet: Sheet, part: Part, shape: Shape) -> None:
    """A key that was given before: texts and extensions went there, anything else stays in the page."""
    if shape in (Shape.TEXTS, Shape.EXTENSIONS):
        return
    if part.key == "steps":
        sheet.question(Reason.SEVERAL_SCENARIOS, sheet.source.at(part.mark.index), part.mark.words)
    sheet.leave_part(part)


def _leave_below(sheet: Sheet, part: Part) -> None:
    """What stands below an id or a title besides its value stays in the page."""
    lines = [line for line in sheet.source.own(part) if line.text.strip()]
    sheet.leave_lines(lines if part.mark.value else (), part)


def _write_steps(sheet: Sheet, part: Part) -> None:
    outline = sheet.source.outline(part)
    at = sheet.source.at(part.mark.index)
    if len(steps_of(outline.entries)) < 2:
        if any(line.text.strip() for line in sheet.source.with_value(part)):
            sheet.leave_part(part)
        return
    if letters := sheet.source.letters(part):
        sheet.question(Reason.LETTERS, at, letters)
    for question in questions_of_steps(outline.entries):
        sheet.question(question.reason, question.at, question.typed)
    if (name := name_of(outline)) is not None:
        sheet.question(Reason.WORDS_OF_LABEL, name.at, f"{name.typed} {name.whole}")
        outline = Outline(outline.entries[1:], outline.others)
    if (again := counts_anew(outline)) is not None:
        sheet.question(Reason.SEVERAL_SCENARIOS, again.at, f"{again.typed}. {again.whole}")
        behind = [line for line in sheet.source.own(part) if line.at >= again.at]
        above = [line for line in outline.others if line.at < again.at]
        outline = Outline(outline.entries[: outline.entries.index(again)], [*above, *behind])
    _name_actor(sheet, part, outline)
    others = outline.others
    if others and part.mark.value and others[0].at == at:
        sheet.question(Reason.WORDS_OF_LABEL, at, part.mark.value)
        others = others[1:]
    write_steps(sheet.block, outline, at)
    sheet.leave_lines(others, part)


def _name_actor(sheet: Sheet, part: Part, outline: Outline) -> None:
    """Have steps of a column `Actor action` begin with the name of the actor, where there is but one."""
    actor = sheet.value("actor")
    names = read_names([actor]).found if actor is not None else []
    if len(names) == 1:
        rows = {line.at for line in sheet.source.own(part) if line.table >= 0}
        for entry in outline.entries:
            if entry.at in rows:
                entry.text = with_name(entry.text, names[0].text)


def _number(sheet: Sheet) -> str:
    """The number that the names of the flows begin with: that of the main one, `4.0`, says it."""
    outlines = (sheet.source.outline(part) for part in sheet.draft.parts if part.key == "steps")
    names = (name_of(outline) for outline in outlines)
    return next((name.typed.partition(".")[0] for name in names if name is not None), "")


def _write_extensions(sheet: Sheet, part: Part) -> None:
    """All parts with extensions, together with the first of them."""
    source = sheet.source
    parts = [
        one
        for one in sheet.draft.parts
        if one.key == "extensions" and (one is part or not is_nothing(sheet, one))
    ]
    number = source.number(sheet.draft)
    code = source.code(sheet.draft)
    is_counted = any(counts_flows(source.with_value(one)) for one in sheet.draft.parts if one.key == "steps")

    def change(line: Line) -> Line:
        line = as_flow(line) if is_counted else line
        line = without_number(line, number, source.says_end) if number else line
        return without_code(line, code, source.says_end) if code else line

    stretches = [segment.with_lines(change) for one in parts for segment in segments(source, one)]
    found, others = alternatives_of(
        stretches,
        source.says_end,
        _number(sheet),
        has_flows=bool(number),
    )
    for one in parts:
        sheet.leave_lines(others, one)
    if found:
        outline = source.steps(sheet.draft)
        steps = 0
        if outline is not None:
            if name_of(outline) is not None:
                outline = outline._replace(entries=outline.entries[1:])
            steps = len(steps_of(outline.entries))
            take_marked(found, outline)
        write_extensions(sheet.block, found, source.at(part.mark.index), sheet.ask, steps=steps)
