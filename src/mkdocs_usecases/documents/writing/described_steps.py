"""Steps that stand where a document describes the use case: `Beschreibung` of German requirements."""

from __future__ import annotations

from mkdocs_usecases.documents.finding.draft import Draft, Part
from mkdocs_usecases.documents.finding.marks import BARE_RANK, Form, Mark
from mkdocs_usecases.documents.finding.names import PartNames
from mkdocs_usecases.documents.finding.outline import Sign, steps_of
from mkdocs_usecases.documents.writing.sheet import Source

_STEPS = "main success scenario"


def take_described(source: Source, draft: Draft, names: PartNames) -> None:
    """Have a numbered list be the steps of a draft that names none: its description, or below its actor."""
    steps = names.named(_STEPS)
    if steps is None or draft.has("steps"):
        return
    part = next((part for part in draft.parts if part.key == "summary" and _is_numbered(source, part)), None)
    if part is not None:
        draft.rename(part, steps)
        return
    last = draft.parts[-1]
    if draft.title is None or not draft.has("actor") or last.key not in _OF_ONE_LINE or not last.mark.value:
        return
    first = next((at for at in range(last.start, last.end) if source.lines[at].text.strip()), last.end)
    below = Part(Mark(first, Form.BARE, BARE_RANK, _STEPS, part=steps, lines=0), last.end)
    if _is_numbered(source, below):
        last.end = first
        draft.append(below)


_OF_ONE_LINE = frozenset({"actor", "supporting", "system", "level", "priority", "status", "goal", "trigger"})
"""Parts that one line tells, so that a list below is none of theirs."""


def _is_numbered(source: Source, part: Part) -> bool:
    """Whether a part holds a list with numbers from 1, and nothing that is no item of it."""
    outline = source.outline(part)
    steps = steps_of(outline.entries)
    in_order = [str(number) for number in range(1, len(steps) + 1)]
    return (
        len(steps) > 1
        and not outline.others
        and all(step.sign is Sign.NUMBER for step in steps)
        and [step.typed for step in steps] in (in_order, ["1"] * len(steps))
    )
