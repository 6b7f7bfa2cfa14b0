"""Entries of the indexes: an actor, a goal, a system, each a section of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from mkdocs_usecases.model.actor import ActorKind
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.registry.index_pages import Share
from mkdocs_usecases.rendering.generated.pages import actor_page
from mkdocs_usecases.rendering.references import Reference, to_actor, to_actor_name, to_goal, to_use_case
from mkdocs_usecases.rendering.route_rows import EndingMark, ending_counts
from mkdocs_usecases.rendering.section import Body, Heading, Section, nothing
from mkdocs_usecases.rendering.use_cases.summary import Level, Row, level_of
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


class _ShownActor(NamedTuple):
    """An actor, and what its entry shows of others."""

    actor: ActorEntry
    specials: tuple[ActorEntry, ...]
    primary_in: tuple[Entry, ...]
    supporting_in: tuple[Entry, ...]
    stakeholder_in: tuple[Entry, ...]
    general: tuple[tuple[ActorEntry, tuple[Entry, ...]], ...]
    """Those that it is a special form of, with where they are primary."""

    @property
    def given(self) -> Hashable:
        """All of it as values: the entry of an actor is another one each time."""
        actor = self.actor
        return (
            *(actor.name, actor.kind, actor.description, actor.aliases, actor.is_a, actor.slug),
            *(actor.file_name, self.is_idle, tuple(special.name for special in self.specials)),
            *(self.primary_in, self.supporting_in, self.stakeholder_in),
            *((general.name, entries) for general, entries in self.general),
        )

    @property
    def is_idle(self) -> bool:
        """Whether it has no part in anything."""
        return not (self.actor.primary_in or self.actor.supporting_in or self.actor.stakeholder_in)


class _ActorIndex:
    """Makes the entries of the actors on a page."""

    def __init__(self, view: View, level: int) -> None:
        self._registry = view.registry
        self._section = view.pieces_of(
            ("actor", level), partial(_actor_section, level=level), lambda shown: shown.given
        )
        self._specials: dict[str, list[ActorEntry]] = {}
        """The special forms of actors, by the folded name of the general one."""

        for actor in view.registry.actors:
            if actor.is_a:
                self._specials.setdefault(folded(actor.is_a), []).append(actor)

    def section(self, actor: ActorEntry, among: frozenset[Entry]) -> Section:
        """The entry of an actor, with what it does in some use cases."""

        def shown(part: Iterable[Entry]) -> tuple[Entry, ...]:
            return tuple(entry for entry in part if entry in among)

        in_order = self._registry.in_order
        return self._section(
            _ShownActor(
                actor,
                tuple(self._specials.get(folded(actor.name), ())),
                shown(in_order(actor.primary_in)),
                shown(in_order(actor.supporting_in)),
                shown(in_order(actor.stakeholder_in)),
                tuple((general, shown(general.primary_in)) for general in self._registry.generals(actor)),
            )
        )


def _actor_section(shown: _ShownActor, view: View, level: int) -> Section:
    actor = shown.actor
    body = view.body(
        "actor.html",
        description=plain(actor.description or ""),
        facts=tuple(_facts(actor, shown.specials, view)),
        rows=tuple(_other_parts(shown, view)),
        is_idle=shown.is_idle,
        goals=[*_goals(shown.primary_in, view)],
    )
    # On its own page the title of the page is its name.
    is_own_page = actor_page(view.options, actor) == view.page
    heading = None if is_own_page else Heading(level, heading_id(actor.slug), actor.name, is_plain=True)
    return entry_section("actor", actor.slug, heading, body)


def _goals(entries: Sequence[Entry], view: View) -> Iterator[WantedGoal]:
    """The goals of an actor in these use cases."""
    # Its own entry does not name the actor again, nor all who share its goals.
    served = partial(_served, usual=GoalLevel.USER_GOAL, is_named=False)
    goals: dict[GoalEntry, list[tuple[Entry, Served]]] = {}
    for entry, made in zip(entries, view.rows_of("served", served, entries), strict=True):
        goal = view.registry.goal(entry.use_case.goal or entry.use_case.title)
        if goal is not None:
            goals.setdefault(goal, []).append((entry, made))
    for goal, group in goals.items():
        is_title = len(group) == 1 and folded(goal.goal) == folded(group[0][0].use_case.title)
        yield WantedGoal(to_goal(goal, view), tuple(made for _, made in group), is_title)


def _facts(actor: ActorEntry, specials: Iterable[ActorEntry], view: View) -> Iterator[Row]:
    """What sort of thing it is."""
    words = view.words
    kind = "kind system" if actor.kind is ActorKind.SYSTEM else actor.kind.value
    yield _row("kind", [Reference(words[kind])], view)
    if actor.aliases:
        yield _row("also called", map(Reference, actor.aliases), view)
    if actor.is_a:
        yield _row("is a", [to_actor_name(actor.is_a, view)], view)
    if references := [to_actor(special, view) for special in specials]:
        yield _row("general form of", references, view)
    if (path := actor_page(view.options, actor)) is not None and path != view.page:
        own = to_actor(actor, view)
        # Where no pages of actors are made, it leads to the entry that stands here.
        if own.href is None or not own.href.startswith("#"):
            yield _row("actor page", [own], view)


def _other_parts(shown: _ShownActor, view: View) -> Iterator[Row]:
    """Where it is needed or concerned, but not the one who wants the goal."""
    for field, entries in (("supporting in", shown.supporting_in), ("stakeholder in", shown.stakeholder_in)):
        if entries:
            yield _row(field, _to_use_cases(entries, view), view)
    for general, entries in shown.general:
        if entries:
            phrase = view.words.around("as actor")
            heading = f"{phrase.before}{general.name}{phrase.after}"
            yield Row("as-actor", heading, references=_to_use_cases(entries, view))


def _row(field: str, references: Iterable[Reference], view: View) -> Row:
    return Row(field.replace(" ", "-"), view.words[field], references=tuple(references))


def _to_use_cases(entries: Iterable[Entry], view: View) -> tuple[Reference, ...]:
    """A system that helps everybody has a part in all use cases of a site."""
    return tuple(view.rows_of("reference", to_use_case, entries))


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
    below = min(level + 1, _DEEPEST)
    section = view.pieces_of(("goal", below), partial(_goal_section, level=below), _given)
    for share in shares:
        groups.setdefault(share.of.level, []).append(section(share))
    for group, sections in groups.items():
        name = f"goals-{group.value}"
        heading = Heading(level, name, view.words[_GROUPS[group]], is_plain=True)
        attributes = {"class": "usecase-goals", "data-level": group.value}
        yield Section(attributes, heading, (), nothing, children=tuple(sections))


def _given(share: Share[GoalEntry]) -> Hashable:
    """All of a goal and its use cases as values: the entry of a goal is another one each time."""
    goal = share.of
    return goal.goal, goal.level, goal.slug, tuple(actor.name for actor in goal.actors), share.entries


def _goal_section(share: Share[GoalEntry], view: View, level: int) -> Section:
    goal = share.of
    use_cases = tuple(_served(entry, view, goal.level, is_named=True) for entry in share.entries)
    body = view.body(
        "goal.html",
        actors=tuple(to_actor(actor, view) for actor in goal.actors),
        use_cases=use_cases,
        has_several_casts=len({served.actors for served in use_cases}) > 1,
    )
    heading = Heading(level, heading_id(goal.slug), plain(goal.goal), is_plain=True)
    return entry_section("goal", goal.slug, heading, body)


def _served(entry: Entry, view: View, usual: GoalLevel, *, is_named: bool) -> Served:
    """How a use case serves a goal of a level."""
    use_case = entry.use_case
    return Served(
        to_use_case(entry, view),
        None if use_case.level is usual else level_of(use_case.level, view),
        tuple(to_actor_name(actor.name, view) for actor in use_case.primary_actors if is_named),
        ending_counts(entry, view),
    )
