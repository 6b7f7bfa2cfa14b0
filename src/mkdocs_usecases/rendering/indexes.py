"""Entries of the indexes: an actor, a goal, a system, each a section of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.actor import ActorKind
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.registry.index_pages import Share
from mkdocs_usecases.rendering.generated import actor_page
from mkdocs_usecases.rendering.references import Reference, to_actor, to_actor_name, to_goal, to_use_case
from mkdocs_usecases.rendering.route_rows import EndingMark, ending_counts
from mkdocs_usecases.rendering.section import Body, Heading, Section, nothing
from mkdocs_usecases.rendering.summary import Level, Row, level_of
from mkdocs_usecases.rendering.view import View

_DEEPEST = 6
_GROUPS = {
    GoalLevel.SUMMARY: "summary goals",
    GoalLevel.USER_GOAL: "user goals",
    GoalLevel.SUBFUNCTION: "subfunctions",
}


class Served(NamedTuple):
    """A use case that serves a goal, and how it may end."""

    use_case: Reference
    level: Level | None
    """`None` where it is the one that a reader expects."""

    actors: tuple[Reference, ...]
    endings: tuple[tuple[EndingMark, int], ...]


class WantedGoal(NamedTuple):
    """A goal of one actor."""

    goal: Reference
    use_cases: tuple[Served, ...]
    is_title: bool
    """Whether it is but the title of its only use case."""


def heading_id(slug: str) -> str:
    """The id of the heading of an entry, whose own id is on its section.

    No slug has two hyphens in a row. A colon would do as well, were it not for the menu of MkDocs' own theme,
    whose script takes each id of a heading for a selector.
    """
    return f"{slug}--heading"


def entry_section(
    kind: str, slug: str, heading: Heading | None, body: Body, anchors: tuple[str, ...] = ()
) -> Section:
    """An entry of an index."""
    return Section({"class": f"usecase-{kind}", "id": slug}, heading, (), body, anchors)


def actor_sections(
    entries: Sequence[Entry], wanted: frozenset[ActorEntry] | None, view: View, level: int
) -> Iterator[Section]:
    """The wanted actors, or those that have a part in the use cases; all of the site where those are all."""
    shown = frozenset(entries)
    is_whole = len(shown) == len(view.registry.listed)
    index = _ActorIndex(view, level)
    for actor in view.registry.actors:
        parts = (actor.primary_in, actor.supporting_in, actor.stakeholder_in)
        if wanted is not None and actor not in wanted:
            continue
        if is_whole or wanted is not None or any(entry in shown for part in parts for entry in part):
            yield index.section(actor, shown)


def shared_actors(shares: Iterable[Share[ActorEntry]], view: View, level: int) -> Iterator[Section]:
    """These actors, each with these of the use cases that it has a part in."""
    index = _ActorIndex(view, level)
    for share in shares:
        yield index.section(share.of, frozenset(share.entries))


class _ActorIndex:
    """Makes the entries of the actors on a page."""

    def __init__(self, view: View, level: int) -> None:
        self._view = view
        self._level = level
        # Its own entry does not name the actor again, nor all who share its goals.
        self._served = _serving(GoalLevel.USER_GOAL, view, is_named=False)
        self._specials: dict[str, list[ActorEntry]] = {}
        """The special forms of actors, by the folded name of the general one."""

        for actor in view.registry.actors:
            if actor.is_a:
                self._specials.setdefault(folded(actor.is_a), []).append(actor)

    def section(self, actor: ActorEntry, shown: frozenset[Entry]) -> Section:
        view = self._view
        body = view.body(
            "actor.html",
            description=plain(actor.description or ""),
            facts=tuple(_facts(actor, self._specials.get(folded(actor.name), ()), view)),
            rows=tuple(_other_parts(actor, shown, view)),
            is_idle=not (actor.primary_in or actor.supporting_in or actor.stakeholder_in),
            goals=[*self._goals(actor, shown)],
        )
        # On its own page the title of the page is its name.
        is_own_page = actor_page(view.options, actor) == view.page
        heading = (
            None if is_own_page else Heading(self._level, heading_id(actor.slug), actor.name, is_plain=True)
        )
        return entry_section("actor", actor.slug, heading, body)

    def _goals(self, actor: ActorEntry, shown: frozenset[Entry]) -> Iterator[WantedGoal]:
        registry = self._view.registry
        goals: dict[GoalEntry, list[Entry]] = {}
        for entry in registry.in_order(actor.primary_in):
            if entry in shown:
                goal = registry.goal(entry.use_case.goal or entry.use_case.title)
                if goal is not None:
                    goals.setdefault(goal, []).append(entry)
        for goal, group in goals.items():
            is_title = len(group) == 1 and folded(goal.goal) == folded(group[0].use_case.title)
            yield WantedGoal(to_goal(goal, self._view), tuple(map(self._served, group)), is_title)


def _facts(actor: ActorEntry, specials: Iterable[ActorEntry], view: View) -> Iterator[Row]:
    """What sort of thing it is."""
    words = view.words
    kind = "kind system" if actor.kind is ActorKind.SYSTEM else actor.kind.value
    yield Row("kind", words["kind"], references=(Reference(words[kind]),))
    if actor.aliases:
        yield Row("also-called", words["also called"], references=tuple(map(Reference, actor.aliases)))
    if actor.is_a:
        yield Row("is-a", words["is a"], references=(to_actor_name(actor.is_a, view),))
    if references := tuple(to_actor(special, view) for special in specials):
        yield Row("general-form-of", words["general form of"], references=references)
    if (path := actor_page(view.options, actor)) is not None and path != view.page:
        yield Row("page", words["actor page"], references=(to_actor(actor, view),))


def _other_parts(actor: ActorEntry, shown: frozenset[Entry], view: View) -> Iterator[Row]:
    """Where it is needed or concerned, but not the one who wants the goal."""
    for field, part in (("supporting in", actor.supporting_in), ("stakeholder in", actor.stakeholder_in)):
        if entries := tuple(
            to_use_case(entry, view) for entry in view.registry.in_order(part) if entry in shown
        ):
            yield Row(field.replace(" ", "-"), view.words[field], references=entries)
    for general in view.registry.generals(actor):
        if entries := tuple(to_use_case(entry, view) for entry in general.primary_in if entry in shown):
            phrase = view.words.around("as actor")
            yield Row("as-actor", f"{phrase.before}{general.name}{phrase.after}", references=entries)


def goal_sections(entries: Sequence[Entry], view: View, level: int) -> Iterator[Section]:
    """The goals that the use cases serve, those of each level under a heading."""
    shown = frozenset(entries)
    shares = (
        Share(goal, view.registry.in_order(entry for entry in goal.use_cases if entry in shown))
        for goal in view.registry.goals
    )
    return shared_goals((share for share in shares if share.entries), view, level)


def shared_goals(shares: Iterable[Share[GoalEntry]], view: View, level: int) -> Iterator[Section]:
    """These goals, each with these of its use cases."""
    groups: dict[GoalLevel, list[Section]] = {}
    served = {level: _serving(level, view, is_named=True) for level in GoalLevel}
    for share in shares:
        use_cases = tuple(map(served[share.of.level], share.entries))
        section = _goal_section(share.of, use_cases, view, min(level + 1, _DEEPEST))
        groups.setdefault(share.of.level, []).append(section)
    for group, sections in groups.items():
        name = f"goals-{group.value}"
        heading = Heading(level, name, view.words[_GROUPS[group]], is_plain=True)
        attributes = {"class": "usecase-goals", "data-level": group.value}
        yield Section(attributes, heading, (), nothing, children=tuple(sections))


def _goal_section(goal: GoalEntry, use_cases: tuple[Served, ...], view: View, level: int) -> Section:
    body = view.body(
        "goal.html",
        actors=tuple(to_actor(actor, view) for actor in goal.actors),
        use_cases=use_cases,
        has_several_casts=len({served.actors for served in use_cases}) > 1,
    )
    heading = Heading(level, heading_id(goal.slug), plain(goal.goal), is_plain=True)
    return entry_section("goal", goal.slug, heading, body)


def _serving(usual: GoalLevel, view: View, *, is_named: bool) -> Callable[[Entry], Served]:
    """Tells how a use case serves a goal of a level."""

    def made(entry: Entry, view: View) -> Served:
        use_case = entry.use_case
        return Served(
            to_use_case(entry, view),
            None if use_case.level is usual else level_of(use_case.level, view),
            tuple(to_actor_name(actor.name, view) for actor in use_case.primary_actors if is_named),
            ending_counts(entry, view),
        )

    return view.rows_of(("served", usual, is_named), made)
