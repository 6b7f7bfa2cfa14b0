"""Names on a page that lead to what they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.rendering.view import View


class Reference(NamedTuple):
    """A name, linked where there is an address for it."""

    text: str
    href: str | None = None
    lead: str = ""
    """The id of a use case: it stands before the title, set apart."""

    is_elsewhere: bool = False
    """Whether another site has it."""


class RowReference(NamedTuple):
    """The number of a step or the label of an extension of the same use case."""

    label: str
    anchor: str | None
    """The id of its row; `None` when there is none, which was reported as a mistake."""


class RowPhrase(NamedTuple):
    """Words around a row, or around the first and the last row of a range."""

    before: str
    rows: tuple[RowReference, ...] = ()
    after: str = ""


class Note(NamedTuple):
    """Words around a text that was typed."""

    before: str
    text: str
    """Prose."""

    after: str


def plain_title(entry: Entry) -> str:
    """The title of a use case without markup: relative links in it would lead elsewhere on other pages."""
    return plain(entry.use_case.title)


def to_use_case(entry: Entry, view: View) -> Reference:
    """A use case by id and title."""
    known: Reference | None = view.references.get(entry)
    if known is None:
        href = view.links.use_case(entry)
        known = view.references[entry] = Reference(plain_title(entry), href, entry.use_case.id or "")
    return known


def to_use_case_id(id_: str, view: View) -> Reference:
    """A use case that is named by its id, which may be unknown."""
    entry = view.registry.find(id_)
    if entry is not None:
        return to_use_case(entry, view)
    foreign = view.registry.elsewhere.find(id_)
    return (
        Reference(id_) if foreign is None else Reference(foreign.title, foreign.url, id_, is_elsewhere=True)
    )


def to_page(path: str, view: View) -> Reference:
    """A page by its title."""
    return Reference(plain(view.registry.title(path)), view.links.page(path))


def to_actor(actor: ActorEntry, view: View) -> Reference:
    """An actor by the name of its entry."""
    return to_actor_name(actor.name, view)


def to_actor_name(name: str, view: View, text: str = "") -> Reference:
    """An actor under the name that was typed: an alias stays."""
    known: Reference | None = view.references.get((name, text))
    if known is None:
        actor = view.registry.actor(name)
        href = None if actor is None else view.links.actor(actor)
        known = view.references[name, text] = Reference(text or name, href)
    return known


def actor_name(name: str, view: View) -> str:
    """The name that the site has for an actor, which may have been typed as an alias."""
    actor = view.registry.actor(name)
    return name if actor is None else actor.name


def to_goal(goal: GoalEntry, view: View) -> Reference:
    """A goal by its text."""
    return Reference(plain(goal.goal), view.links.goal(goal))


def to_row(part: str, entry: Entry, view: View) -> RowReference:
    """A row of the use case itself, by number or label."""
    registry = view.registry
    return RowReference(part, registry.anchor(entry, part) if registry.has_part(entry, part) else None)


def row_phrase(key: str, parts: Iterable[str], entry: Entry, view: View) -> RowPhrase:
    """Generated words with the rows that they speak of."""
    phrase = view.words.around(key)
    return RowPhrase(phrase.before, tuple(to_row(part, entry, view) for part in parts), phrase.after)


def note(key: str, text: str, view: View) -> Note:
    """Generated words with the text that they speak of."""
    phrase = view.words.around(key)
    return Note(phrase.before, text, phrase.after)
