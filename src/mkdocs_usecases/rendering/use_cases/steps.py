"""Steps as rows: of the main success scenario, and of the extensions."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Extension, Loop, Step, StepKind
from mkdocs_usecases.model.text import StepNumber, folded
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.details import Block, detail_blocks, detail_prose
from mkdocs_usecases.rendering.references import (
    Note,
    Reference,
    RowPhrase,
    RowReference,
    note,
    row_phrase,
    to_actor_name,
    to_use_case_id,
)
from mkdocs_usecases.rendering.view import View

_BRACKETS = expression(r"[\[\]<>«»]")
_EMPHASIS = expression(r"(?<!\w)[*_`]+|[*_`]+(?!\w)")
"""Not within a word: `pay_bot` is a name."""


class Repetition(NamedTuple):
    """A loop over steps, which are rows of the same table."""

    steps: RowPhrase
    until: Note | None
    """What ends it; `None` where it was not said."""


class StepRow(NamedTuple):
    """A step, apart into who acts and what is done."""

    anchor: str
    number: str
    short_number: str
    """The number as the column shows it: without the name of an alternative, which stands above it."""

    before_actor: str
    """An article: the words of the sentence stay as they were typed."""

    actor: Reference | None
    after_actor: str
    """A colon."""

    text: str
    """The rest of the sentence: prose."""

    kind: str
    include: Reference | None
    repetition: Repetition | None
    branches: tuple[RowReference, ...]
    """The extensions that leave from this step, but for those that may leave from any."""

    reached: bool
    """Whether anything leads to it: false behind an outcome."""

    details: tuple[Block, ...] = ()
    """What stands below the sentence."""

    is_of_system: bool = False
    """Whether the system does it under another name, as in 'The system answers'."""


def step_rows(
    steps: Sequence[Step], extensions: Sequence[Extension], entry: Entry, view: View, *, reached: bool = True
) -> tuple[StepRow, ...]:
    """The rows of steps that follow each other; `extensions` are those that leave from them."""
    branches = _branches(steps, extensions, entry, view) if extensions else {}
    return tuple([_row(step, branches.get(step.number, ()), entry, view, reached) for step in steps])


def step_prose(rows: Iterable[StepRow]) -> Iterator[str]:
    """The texts of the rows that the host is to render."""
    for row in rows:
        if row.text:
            yield row.text
        elif row.repetition is not None and row.repetition.until is not None:
            yield row.repetition.until.text
        if row.details:
            yield from detail_prose(row.details)


def _row(step: Step, branches: tuple[RowReference, ...], entry: Entry, view: View, reached: bool) -> StepRow:
    before, name, after = _parted(step.text[: step.lead], step.actor or "")
    actor = to_actor_name(step.actor, view, name) if step.actor else None
    text = step.text[step.lead :].strip() if name else step.text
    include = repetition = None
    match step.kind:
        case StepKind.INCLUDE:
            if step.include is not None:
                include = to_use_case_id(step.include, view)
                # The id stands in for a text that nobody typed.
                text = "" if text == step.include else text
        case StepKind.REPEAT:
            if step.loop is not None:
                repetition, text = _repetition(step.loop, entry, view), ""
        case StepKind.ACTION:
            pass
    return StepRow(
        view.registry.anchor(entry, step),
        step.number,
        step.number.rpartition(".")[2] if " " in step.number else step.number,
        before,
        actor,
        after,
        text,
        step.kind.word,
        include,
        repetition,
        branches,
        reached,
        () if step.details is None else detail_blocks(step.details.text),
        actor is not None and _is_system_by_another_name(step, actor.text, entry),
    )


def _is_system_by_another_name(step: Step, shown: str, entry: Entry) -> bool:
    system = folded(entry.use_case.system)
    return folded(step.actor) == system != folded(shown)


def _bare(typed: str) -> str:
    return _BRACKETS.sub("", _EMPHASIS.sub("", typed))


@lru_cache(4096)
def _parted(typed: str, actor: str) -> tuple[str, str, str]:
    """What stands before the actor's name, the name, and what stands behind it; all empty without a lead.

    Most steps of a use case begin with one of two.
    """
    signs = _EMPHASIS.findall(typed)
    if signs != signs[::-1] or len(signs) % 2:
        # The emphasis goes on behind the name: `**Customer pays** at once`. Cut there, it would fall apart.
        return "", "", ""
    start = typed.casefold().find(actor.casefold()) if _BRACKETS.search(actor) else -1
    if start >= 0:
        # The signs are a part of the name: `Smith <Partner>`.
        end = start + len(actor)
        return _bare(typed[:start]).lstrip(), typed[start:end], _bare(typed[end:]).rstrip()
    bare = _bare(typed).strip()
    name = bare.rstrip(":：").rstrip()
    after = bare[len(name) :]
    start = len(name) - len(actor)
    if name[start:].casefold() == actor.casefold():
        return name[:start], name[start:], after
    return "", name, after


def _repetition(loop: Loop, entry: Entry, view: View) -> Repetition:
    single = loop.start == loop.end
    ends = (loop.start,) if single else (loop.start, loop.end)
    return Repetition(
        row_phrase("repeat step" if single else "repeat steps", ends, entry, view),
        note("until", loop.until, view) if loop.until else None,
    )


def _branches(
    steps: Sequence[Step], extensions: Iterable[Extension], entry: Entry, view: View
) -> dict[StepNumber, tuple[RowReference, ...]]:
    """By step, the extensions that leave from it, in a time that grows with these, not with their ranges."""
    positions = {step.number: position for position, step in enumerate(steps)}
    references: list[RowReference] = []
    changes: dict[int, list[tuple[bool, int]]] = {}
    for extension in extensions:
        start, end = positions.get(extension.start), positions.get(extension.end)
        if start is not None and end is not None and start <= end:
            changes.setdefault(start, []).append((True, len(references)))
            changes.setdefault(end + 1, []).append((False, len(references)))
            references.append(RowReference(extension.label, view.registry.anchor(entry, extension)))
    found: dict[StepNumber, tuple[RowReference, ...]] = {}
    leaving: list[int] = []
    shown: tuple[RowReference, ...] = ()
    for position, step in enumerate(steps):
        for begins, number in changes.get(position, ()):
            if begins:
                insort(leaving, number)
            else:
                leaving.remove(number)
        if position in changes:
            shown = _shown([references[number] for number in leaving[: _MOST_BRANCHES + 1]], len(leaving))
        if shown:
            found[step.number] = shown
    return found


_MOST_BRANCHES = 20
"""Labels at one step: 600 ranges over 2,000 steps were a page of 45 MB."""


def _shown(references: Sequence[RowReference], number: int) -> tuple[RowReference, ...]:
    """The first of many extensions, and how many more there are."""
    if number <= _MOST_BRANCHES:
        return tuple(references)
    more = RowReference(f"+{number - _MOST_BRANCHES}", references[_MOST_BRANCHES].anchor)
    return (*references[:_MOST_BRANCHES], more)
