"""Extensions as groups of rows: a condition, the steps that handle it, and the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.references import Reference, RowPhrase, row_phrase, to_use_case_id
from mkdocs_usecases.rendering.use_cases.steps import StepRow, step_prose, step_rows
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words

OUTCOME_SIGNS = {
    OutcomeKind.RESUMES: "↩",
    OutcomeKind.SUCCESS: "✔",
    OutcomeKind.FAILURE: "✘",
    OutcomeKind.ENDS: "■",
    OutcomeKind.CONTINUES: "»",
    OutcomeKind.UNCLEAR: "?",
}


class OutcomeLine(NamedTuple):
    """How a route ends."""

    kind: str
    sign: str
    phrase: RowPhrase
    assumed: bool
    target: Reference | None = None
    """The use case that it goes on in: the words of the phrase stand around it."""

    note: str = ""
    """What else was said of it: prose."""


class ExtensionGroup(NamedTuple):
    """An extension; those nested in it follow as groups of their own."""

    anchor: str
    label: str
    depth: int
    """0 for one that leaves from the main success scenario."""

    condition: str
    """Prose."""

    name: str
    """That of a named alternative, where it has one besides its condition."""

    is_only_label: bool
    """Whether its label says all: the name of an alternative, too long for the column of numbers."""

    note: str
    """Why it is so: prose."""

    leaves: RowPhrase | None
    """Where it leaves from, words around the steps; `None` where its label says so."""

    steps: tuple[StepRow, ...]
    outcomes: tuple[OutcomeLine, ...]
    """One, but for a mistake, which is shown as it was typed."""

    unreached: tuple[StepRow, ...]


def extension_groups(use_case: UseCase, entry: Entry, view: View) -> tuple[ExtensionGroup, ...]:
    """All extensions in the order of the source, parents before those nested in them."""
    return tuple(_groups(use_case.extensions, 0, entry, view))


def extension_prose(groups: Iterable[ExtensionGroup]) -> Iterator[str]:
    """The texts of the groups that the host is to render."""
    for group in groups:
        if group.condition and not group.is_only_label:
            yield group.condition
        if group.name:
            yield group.name
        if group.note:
            yield group.note
        yield from (outcome.note for outcome in group.outcomes if outcome.note)
        yield from step_prose(group.steps)
        if group.unreached:
            yield from step_prose(group.unreached)


def outcome_line(outcome: Outcome, phrase: RowPhrase, view: View) -> OutcomeLine:
    """An outcome with its sign and the words that say it."""
    target = None if outcome.use_case is None else to_use_case_id(outcome.use_case.id, view)
    kind, note = outcome.kind, remark(outcome, target)
    return OutcomeLine(kind.word, OUTCOME_SIGNS[kind], phrase, outcome.assumed, target, note)


def remark(outcome: Outcome, target: Reference | None) -> str:
    """What else was said of an outcome; the title of the use case that it goes on in is said already."""
    note = "" if outcome.note is None else outcome.note.text
    return "" if target is not None and folded(note) == folded(target.text) else note


def end_phrase(outcome: Outcome, words: Words) -> RowPhrase:
    """What is said of an outcome; of one that rejoins, no more than that it does."""
    match outcome.kind:
        case OutcomeKind.SUCCESS:
            return RowPhrase(words["succeeds"])
        case OutcomeKind.FAILURE:
            return RowPhrase(words["fails"])
        case OutcomeKind.ENDS:
            return RowPhrase(words["ends"])
        case OutcomeKind.UNCLEAR:
            return RowPhrase(words["unclear"])
        case OutcomeKind.CONTINUES:
            phrase = words.around("continues with")
            return RowPhrase(phrase.before, after=phrase.after)
        case OutcomeKind.RESUMES:
            return RowPhrase(words["resumes after step"])


def _groups(
    extensions: Iterable[Extension], depth: int, entry: Entry, view: View
) -> Iterator[ExtensionGroup]:
    for extension in extensions:
        condition = extension.condition.strip()
        name = extension.name or ""
        yield ExtensionGroup(
            view.registry.anchor(entry, extension),
            extension.label,
            depth,
            condition,
            "" if name in (condition, extension.label) else name,
            condition == extension.label,
            extension.note.text if extension.note is not None else "",
            _leaves(extension, entry, view),
            step_rows(extension.steps, extension.extensions, entry, view),
            tuple(_outcome(extension, outcome, entry, view) for outcome in extension.every_outcome),
            step_rows(extension.steps_after_outcome, (), entry, view, reached=False),
        )
        yield from _groups(extension.extensions, depth + 1, entry, view)


def _leaves(extension: Extension, entry: Entry, view: View) -> RowPhrase | None:
    """Said of alternatives that carry a name instead of a step, and of those that may leave anywhere."""
    if extension.is_any_time:
        return RowPhrase(view.words["from any step"])
    if extension.label[0].isdigit():
        return None
    single = extension.start == extension.end
    ends = (extension.start,) if single else (extension.start, extension.end)
    return row_phrase("from step" if single else "from steps", ends, entry, view)


def _outcome(extension: Extension, outcome: Outcome, entry: Entry, view: View) -> OutcomeLine:
    resumes = outcome.kind is OutcomeKind.RESUMES
    if resumes and outcome.step:
        phrase = row_phrase("resumes", [outcome.step], entry, view)
    elif resumes and extension.start == extension.end and not extension.is_any_time:
        phrase = row_phrase("resumes after", [extension.start], entry, view)
    else:
        phrase = end_phrase(outcome, view.words)
    return outcome_line(outcome, phrase, view)
