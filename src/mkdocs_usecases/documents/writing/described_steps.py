"""Steps that stand where a document describes the use case: `Beschreibung` of German requirements."""

from __future__ import annotations

from mkdocs_usecases.documents.finding.draft import Draft, Part
from mkdocs_usecases.documents.finding.entries import Sign
from mkdocs_usecases.documents.finding.marks import BARE_RANK, Form, Mark
from mkdocs_usecases.documents.finding.outline import steps_of
from mkdocs_usecases.documents.finding.part_names import PartName, PartNames
from mkdocs_usecases.documents.writing.sheet import Source

_STEPS = "main success scenario"


def take_described(source: Source, draft: Draft, names: PartNames) -> None:
    """Have a numbered list be the steps of a draft that names none: its description, or one below a value."""
    steps = names.named(_STEPS)
    if steps is None or draft.has("steps"):
        return
    part = next((part for part in draft.parts if part.key == "summary" and _is_numbered(source, part)), None)
    if part is not None:
        draft.rename(part, steps)
        return
    if draft.title is None:
        return
    title = draft.title
    if (below := _table_below(source, title, draft.parts[0].mark.index, steps)) is not None:
        draft.insert(0, below)
        return
    for place, above in enumerate(draft.parts if draft.has("actor") else (), 1):
        below = _below_value(source, above, steps)
        if below is not None and _is_numbered(source, below):
            above.end = below.mark.index
            draft.insert(place, below)
            return


def _table_below(source: Source, title: Mark, end: int, steps: PartName) -> Part | None:
    """A table with a row a step right below a title."""
    first = next((at for at in range(title.index + title.lines, end) if source.lines[at].text.strip()), end)
    if first == end or source.lines[first].table < 0:
        return None
    below = _steps_at(first, end, steps)
    return below if _is_numbered(source, below) else None


def _steps_at(first: int, end: int, steps: PartName) -> Part:
    return Part(Mark(first, Form.BARE, BARE_RANK, _STEPS, part=steps, lines=0), end)


def _below_value(source: Source, above: Part, steps: PartName) -> Part | None:
    """What stands below a part that its line tells, as steps."""
    first = next((at for at in range(above.start, above.end) if source.lines[at].text.strip()), above.end)
    is_table = first < above.end and source.lines[first].table >= 0
    if not above.mark.value or not (above.key in _OF_ONE_LINE or (is_table and above.key in _OF_LINES)):
        return None
    return _steps_at(first, above.end, steps)


_OF_ONE_LINE = frozenset({"actor", "supporting", "system", "level", "priority", "status", "goal", "trigger"})
"""Parts that one line tells, so that a list below is none of theirs."""

_OF_LINES = frozenset({"preconditions", "success guarantee", "minimal guarantee", "summary", "stakeholders"})
"""Parts below which a list may be theirs, and a table with a row a step is not."""


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
