"""The summary of a use case: what is to know before its steps, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_usecases.model.text import ActorMention, Prose, folded
from mkdocs_usecases.model.use_case import GoalLevel, UseCase
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.details import Block, detail_prose
from mkdocs_usecases.rendering.references import (
    Note,
    Reference,
    RowPhrase,
    note,
    row_phrase,
    to_actor_name,
    to_goal,
    to_page,
    to_use_case,
    to_use_case_id,
)
from mkdocs_usecases.rendering.texts import Text
from mkdocs_usecases.rendering.view import View


class Level(NamedTuple):
    """A level as it is shown; the style sheet draws cloud, waves or fish by its name (Cockburn, ch. 5)."""

    name: str
    word: str


class Item(NamedTuple):
    """One piece of a row: what it is about, and what is said of it."""

    paragraphs: tuple[str, ...] = ()
    """Prose."""

    values: tuple[str, ...] = ()
    """Prose, too: ways of doing the same."""

    reference: Reference | None = None
    phrase: RowPhrase | None = None
    """The step that it is about."""

    name: str = ""
    """That of an extension point."""

    notes: tuple[Note, ...] = ()
    blocks: tuple[Block, ...] = ()
    """What follows the paragraphs: lists, tables, code."""

    @classmethod
    def of(cls, typed: str, reference: Reference | None = None) -> Item:
        """What somebody typed, and whom it is about."""
        text = Text.of(typed)
        return cls(text.paragraphs, reference=reference, blocks=text.blocks)


class Row(NamedTuple):
    """A heading and what it has: references, or a text, or several items, or the level."""

    field: str
    """The heading in English, for stylesheets and scripts: `success-guarantee`."""

    heading: str
    references: tuple[Reference, ...] = ()
    text: str = ""
    """Prose."""

    items: tuple[Item, ...] = ()
    level: Level | None = None


def level_of(level: GoalLevel, view: View) -> Level:
    """A level in the language of the page."""
    return Level(level.word, view.words[f"level {level.word.replace('-', ' ')}"])


def summary_rows(use_case: UseCase, entry: Entry, view: View) -> tuple[Row, ...]:
    """The rows that have content, in the order in which a reader needs them."""
    return tuple(_Summary(use_case, entry, view).rows())


def summary_prose(rows: Iterable[Row]) -> Iterator[str]:
    """The texts of the rows that the host is to render."""
    for row in rows:
        if row.text:
            yield row.text
        for item in row.items:
            yield from item.paragraphs
            if item.blocks:
                yield from detail_prose(item.blocks)
            yield from item.values
            yield from (note.text for note in item.notes)


class _Summary:
    def __init__(self, use_case: UseCase, entry: Entry, view: View) -> None:
        self._use_case = use_case
        self._entry = entry
        self._view = view

    def rows(self) -> Iterator[Row]:
        yield from self._heads()
        yield from self._scenario()
        yield from self._fields()
        yield from self._relations()
        yield from self._remarks()

    def _heads(self) -> Iterator[Row]:
        """Who wants what of which system."""
        use_case, view = self._use_case, self._view
        yield Row("level", view.words["level"], level=level_of(use_case.level, view))
        if use_case.primary_actors:
            yield self._actors("primary actor", use_case.primary_actors)
        if use_case.system:
            yield self._references("system", [Reference(use_case.system)])
        if use_case.supporting_actors:
            yield self._actors("supporting actors", use_case.supporting_actors)
        yield from self._project()
        if use_case.goal:
            goal = view.registry.goal(use_case.goal)
            reference = Reference(use_case.goal) if goal is None else to_goal(goal, view)
            # The same words as the title are worth a row only for where they lead: to who else wants it.
            if reference.href is not None or folded(use_case.goal) != folded(use_case.title):
                yield self._references("goal", [reference])
        if use_case.stakeholders:
            items = (
                Item.of(holder.interest or "", to_actor_name(holder.name, view))
                for holder in use_case.stakeholders
            )
            yield Row("stakeholders", view.words["stakeholders"], items=tuple(items))

    def _scenario(self) -> Iterator[Row]:
        """What holds before and after."""
        use_case = self._use_case
        if use_case.trigger is not None:
            yield self._prose("trigger", use_case.triggers or [use_case.trigger])
        if use_case.preconditions:
            yield self._prose("preconditions", use_case.preconditions)
        if use_case.success_guarantees:
            yield self._prose("success guarantee", use_case.success_guarantees)
        if use_case.minimal_guarantees:
            yield self._prose("minimal guarantee", use_case.minimal_guarantees)
        if use_case.failure_guarantees:
            yield self._prose("failure guarantee", use_case.failure_guarantees)

    def _project(self) -> Iterator[Row]:
        """What the project says of the use case: short, and asked for first."""
        use_case = self._use_case
        for field, text in (
            ("priority", use_case.priority),
            ("status", use_case.status),
            ("release", use_case.release),
            ("frequency", use_case.frequency),
            ("owner", use_case.owner),
        ):
            if text:
                yield Row(field, self._view.words[field], text=text)
        if use_case.tags:
            yield self._references("tags", [Reference(tag.text) for tag in use_case.tags])

    def _fields(self) -> Iterator[Row]:
        """Keys that only this site has."""
        labels = {spelled(name): label for name, label in self._view.options.fields.items()}
        for name, texts in self._use_case.fields.items():
            yield _prose_row("field", labels.get(spelled(name)) or name, texts)

    def _relations(self) -> Iterator[Row]:
        """Which use cases this one has to do with, in both directions."""
        use_case, entry, registry = self._use_case, self._entry, self._view.registry
        if use_case.includes:
            yield self._references(
                "includes", [to_use_case_id(mention.id, self._view) for mention in use_case.includes]
            )
        if use_case.extends:
            yield Row("extends", self._view.words["extends"], items=tuple(self._extends()))
        if use_case.specializes is not None:
            yield self._references("specializes", [to_use_case_id(use_case.specializes.id, self._view)])
        for field, others in (
            ("included by", registry.included_by(entry)),
            ("extended by", registry.extended_by(entry)),
            ("specialized by", registry.specialized_by(entry)),
            ("continued by", registry.continued_by(entry)),
        ):
            if others:
                yield self._references(field, [to_use_case(other, self._view) for other in others])
        mentioning = [to_use_case(other, self._view) for other in registry.referenced_by(entry)]
        mentioning += [to_page(path, self._view) for path in registry.mentioned_on(entry)]
        if mentioning:
            yield self._references("mentioned by", mentioning)

    def _extends(self) -> Iterator[Item]:
        for extends in self._use_case.extends:
            notes = []
            if extends.at:
                # The name of an extension point may be anything that is no number.
                notes.append(note("at step" if extends.at[0].isdigit() else "at", extends.at, self._view))
            if extends.when:
                notes.append(note("when", extends.when, self._view))
            yield Item(reference=to_use_case_id(extends.id, self._view), notes=tuple(notes))

    def _remarks(self) -> Iterator[Row]:
        """What else was written down."""
        use_case, words = self._use_case, self._view.words
        if use_case.variations:
            ways = (
                Item(values=tuple(value.text for value in ways.values), phrase=self._step(ways.step))
                for ways in use_case.variations
            )
            yield Row("variations", words["variations"], items=tuple(ways))
        if use_case.extension_points:
            points = (
                Item(name=point.name, phrase=self._step(point.step)) for point in use_case.extension_points
            )
            yield Row("extension-points", words["extension points"], items=tuple(points))
        for field, texts in (
            ("requirements", use_case.requirements),
            ("special requirements", use_case.special_requirements),
            ("user interface", use_case.user_interface),
            ("data", use_case.data),
            ("related", use_case.related),
            ("notes", use_case.notes),
            ("open issues", use_case.open_issues),
        ):
            if texts:
                yield self._prose(field, texts)

    def _step(self, number: str) -> RowPhrase:
        return row_phrase("step number", [number], self._entry, self._view)

    def _actors(self, field: str, mentions: Iterable[ActorMention]) -> Row:
        return self._references(field, [to_actor_name(mention.name, self._view) for mention in mentions])

    def _references(self, field: str, references: Iterable[Reference]) -> Row:
        return Row(field.replace(" ", "-"), self._view.words[field], references=tuple(references))

    def _prose(self, field: str, texts: Iterable[Prose]) -> Row:
        return _prose_row(field.replace(" ", "-"), self._view.words[field], texts)


def _prose_row(field: str, heading: str, texts: Iterable[Prose]) -> Row:
    """One text stands alone, several make a list."""
    items = tuple(Item.of(text.text) for text in texts)
    if len(items) == 1 and len(items[0].paragraphs) == 1 and not items[0].blocks:
        return Row(field, heading, text=items[0].paragraphs[0])
    return Row(field, heading, items=items)
