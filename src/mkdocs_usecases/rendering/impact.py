"""What changes with a use case, as a table: who refers to it, by which step, and whom that reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.impact import Effect, Impact, impact_of, reasons
from mkdocs_usecases.registry.reasons import Reason, Relation
from mkdocs_usecases.rendering.references import Reference, to_actor, to_page, to_use_case
from mkdocs_usecases.rendering.section import Body
from mkdocs_usecases.rendering.view import View

_FURTHER = 12
"""Use cases that are named at a use case although they do not refer to it themselves; more are only counted.

In a chain of a thousand the last one has 999 of them, and all together half a million.
"""

_LISTED = 500
"""The same in a listing, which is about nothing else."""

_SAID = {
    Relation.INCLUDES: "includes",
    Relation.EXTENDS: "extends",
    Relation.SPECIALIZES: "specializes",
    Relation.CONTINUES: "continues with",
    Relation.MENTIONS: "mentions",
}


class ImpactRow(NamedTuple):
    """A use case that has to be looked at, for one reason."""

    use_case: Reference | None
    """`None` where it stands in the row above."""

    relation: str
    through: Reference | None
    """Which use case it refers to; `None` for the one that changes."""

    place: Reference | None
    """The step that does."""


class ImpactGroup(NamedTuple):
    """Those that refer to it, or those that refer to these."""

    heading: str
    rows: tuple[ImpactRow, ...]


class ReachedRow(NamedTuple):
    """Whom and what else it reaches."""

    heading: str
    references: tuple[Reference, ...]


class ImpactTable(NamedTuple):
    """All that changes with one use case."""

    title: str
    number: int
    groups: tuple[ImpactGroup, ...]
    reached: tuple[ReachedRow, ...]
    more: str = ""
    """What is said instead of those that are too many to be named."""


def use_case_impact(entry: Entry, view: View) -> ImpactTable | None:
    """What stands at a use case; `None` where nothing refers to it."""
    return _table(entry, _FURTHER, view)


def impact_listing(entries: Sequence[Entry], view: View) -> Body | None:
    """What changes with each of some use cases; `None` where nothing refers to any."""
    tables = [table for entry in entries if (table := _table(entry, _LISTED, view))]
    return view.body("impact.html", tables=tables) if tables else None


def _table(entry: Entry, most: int, view: View) -> ImpactTable | None:
    impact = impact_of(view.registry, entry, most)
    if not impact:
        return None
    words = view.words
    phrase = words.around("impact")
    groups = (
        ("directly", tuple(effect for effect in impact.effects if effect.distance == 1)),
        ("indirectly", tuple(effect for effect in impact.effects if effect.distance > 1)),
    )
    return ImpactTable(
        f"{phrase.before}{entry.use_case.id or plain(entry.use_case.title)}{phrase.after}",
        len(impact.effects),
        tuple(ImpactGroup(words[name], tuple(_rows(effects, view))) for name, effects in groups if effects),
        tuple(_reached(impact, view)),
        f"{words['indirectly']}{words['colon']}> {most}" if impact.is_cut else "",
    )


def _rows(effects: Sequence[Effect], view: View) -> Iterator[ImpactRow]:
    for effect in effects:
        use_case: Reference | None = to_use_case(effect.entry, view)
        through = None if effect.distance == 1 else to_use_case(effect.through, view)
        for reason in reasons(effect.entry, effect.through, view.registry):
            said = "".join(view.words.around(_SAID[reason.relation])).strip()
            yield ImpactRow(use_case, said, through, _place(reason, effect, view))
            use_case = None


def _place(reason: Reason, effect: Effect, view: View) -> Reference | None:
    if reason.part:
        phrase = view.words.around("step number")
        text = f"{phrase.before}{reason.part}{phrase.after}" if reason.part.isdigit() else reason.part
        return Reference(text, view.links.use_case(effect.entry, reason.part))
    if reason.at:
        phrase = view.words.around("at step" if reason.at[0].isdigit() else "at")
        return Reference(
            f"{phrase.before}{plain(reason.at)}{phrase.after}",
            view.links.use_case(effect.through, _step_at(reason.at, effect.through)),
        )
    return None


def _step_at(at: str, entry: Entry) -> str:
    """The step that an extension point stands for."""
    return next((point.step for point in entry.use_case.extension_points if point.name == at), at)


def _reached(impact: Impact, view: View) -> Iterator[ReachedRow]:
    for name, references in (
        ("reached actors", tuple(to_actor(actor, view) for actor in impact.actors)),
        ("reached releases", tuple(Reference(release) for release in impact.releases)),
        ("mentioning pages", tuple(to_page(path, view) for path in impact.pages)),
    ):
        if references:
            yield ReachedRow(view.words[name], references)
