"""The use case diagram of a system: who wants what of it (UML 18.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.rendering.diagrams.arrangement import arranged, crossings
from mkdocs_usecases.rendering.diagrams.columns import columns
from mkdocs_usecases.rendering.diagrams.diagram import MAX_EDGES, Diagram, DiagramWords, click, drawn
from mkdocs_usecases.rendering.diagrams.labels import label

MAX_USE_CASES = 40
"""With more of them a diagram is too tall to be taken in: then each primary actor gets one of its own."""

_MOST_ARRANGED = 2 * MAX_EDGES
"""Lines; a diagram with more is not drawn, so that nobody would see in which order things stand."""


@dataclass(frozen=True, slots=True)
class DiagramUseCase:
    """A use case as far as the diagram shows it. Actors of the same name are the same."""

    key: str
    """What `includes`, `extends` and `specializes` of others name it by."""

    title: str
    """Inline Markdown."""

    primary: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    specializes: str | None = None
    href: str | None = None

    def related(self) -> tuple[str, ...]:
        """The use cases that arrows lead to."""
        return (*self.includes, *self.extends, *((self.specializes,) if self.specializes else ()))


@dataclass(frozen=True, slots=True)
class DiagramActor:
    """What the site says about an actor; one that it says nothing about needs none."""

    name: str
    is_a: str | None = None
    """The name of the more general actor."""

    href: str | None = None


def use_case_diagrams(
    system: str,
    use_cases: Sequence[DiagramUseCase],
    actors: Iterable[DiagramActor] = (),
    words: DiagramWords | None = None,
) -> tuple[Diagram, ...]:
    """The diagram of a system; of a large one, a diagram for each primary actor.

    Relations to use cases of other systems are left out. In the diagram of one actor, those that its use
    cases include, extend or specialize are there as well.
    """
    words = words or DiagramWords()
    known = {actor.name: actor for actor in actors}
    return tuple(
        _UseCaseDiagram(group, known, words).draw(system, title)
        for title, group in _groups(system, use_cases)
    )


def _groups(system: str, use_cases: Sequence[DiagramUseCase]) -> Iterator[tuple[str, list[DiagramUseCase]]]:
    """What each diagram holds, under its title."""
    by_key = {use_case.key: use_case for use_case in use_cases}
    if len(by_key) <= MAX_USE_CASES:
        if by_key:
            yield system, list(by_key.values())
        return
    wanted: dict[str, list[DiagramUseCase]] = {}
    for use_case in by_key.values():
        for actor in dict.fromkeys(use_case.primary) or ("",):
            wanted.setdefault(actor, []).append(use_case)
    for actor, group in wanted.items():
        title = " – ".join(filter(None, (system, actor)))
        parts = range(0, len(group), MAX_USE_CASES)
        for part, first in enumerate(parts, 1):
            members = {use_case.key: use_case for use_case in group[first : first + MAX_USE_CASES]}
            for use_case in tuple(members.values()):
                members |= {key: by_key[key] for key in use_case.related() if key in by_key}
            yield f"{title} ({part}/{len(parts)})" if len(parts) > 1 else title, list(members.values())


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands on the left or in the middle: a primary actor or a use case, by its name or key."""

    name: str
    is_actor: bool = False


def _places(use_cases: Sequence[DiagramUseCase], known: Mapping[str, DiagramActor]) -> list[_Place]:
    """The use cases and their primary actors, what has to do with each other side by side.

    Dagre starts from this order, and untangles less than all.
    """
    places: dict[_Place, None] = {}
    lines: list[tuple[_Place, _Place]] = []
    for use_case in use_cases:
        own = _Place(use_case.key)
        actors = [_Place(name, is_actor=True) for name in use_case.primary]
        places |= dict.fromkeys((*actors, own))
        lines += [(actor, own) for actor in actors]
        lines += [(own, _Place(key)) for key in use_case.related()]
    for actor in places:
        general = known[actor.name].is_a if actor.is_actor and actor.name in known else None
        if general is not None:
            lines.append((actor, _Place(general, is_actor=True)))
    return arranged(places, lines) if len(lines) <= _MOST_ARRANGED else list(places)


class _UseCaseDiagram:
    """One use case diagram while it is drawn, from left to right.

    Dagre puts a node in a column behind those that lead to it, as many further as the link is long. So the
    lengths of links say where everything stands: primary actors, use cases, supporting actors.
    """

    def __init__(
        self, use_cases: Sequence[DiagramUseCase], known: Mapping[str, DiagramActor], words: DiagramWords
    ) -> None:
        by_key = {use_case.key: use_case for use_case in use_cases}
        places = _places(use_cases, known)
        self.use_cases = {place.name: by_key[place.name] for place in places if not place.is_actor}
        self.primary = {place.name: row for row, place in enumerate(places) if place.is_actor}
        """The primary actors, and how far down each stands."""

        self.rows = {place.name: row for row, place in enumerate(places) if not place.is_actor}
        self.known = known
        self.words = words
        self.places = columns({key: use_case.related() for key, use_case in self.use_cases.items()})
        self.nodes: list[str] = []
        self.edges: list[str] = []
        self.clicks: list[str] = []

    def draw(self, system: str, title: str) -> Diagram:
        """The whole of it."""
        use_cases = self.use_cases.values()
        left = self.add_actors("a", self.primary)
        distances = self.add_generalizations(left)
        self.nodes.append(f'subgraph system["{label(system)}"]')
        goals = self.add_goals()
        self.nodes.append("end")
        # An actor of both sides would stand in the middle of its own edges: there it gets a second node.
        right = self.add_supporting()
        anchors = [name for name in left if distances[name] == 1]
        behind = max(self.places.values(), default=0) + 1
        for key, use_case in self.use_cases.items():
            place = self.places[key]
            actors = self.own_primary(use_case)
            self.edges += [
                f"{left[name]} --{'-' * (distances[name] + place)} {goals[key]}" for name in actors
            ]
            if place == 0 and anchors and not any(distances[name] == 1 for name in actors):
                # Nothing else would hold it in its column.
                anchor = min(anchors, key=lambda name: abs(self.primary[name] - self.rows[key]))
                self.edges.append(f"{left[anchor]} ~~~ {goals[key]}")
            self.add_relations(use_case, goals)
            self.edges += [f"{goals[key]} -{'.' * (behind - place)}- {node}" for node in right[key]]
        supporting = {name for use_case in use_cases for name in use_case.supporting}
        return self.finish(title, len(left.keys() | supporting))

    def add_goals(self) -> dict[str, str]:
        """Put a node for each use case; gives the nodes by key."""
        goals = {}
        for position, (key, use_case) in enumerate(self.use_cases.items(), 1):
            goals[key] = node = f"u{position}"
            self.nodes.append(f'{node}(["{label(plain(use_case.title))}"]):::goal')
            self.clicks += click(node, use_case.href)
        return goals

    def add_actors(self, prefix: str, names: Iterable[str]) -> dict[str, str]:
        """Put a node for each actor; gives the nodes by name."""
        actors = {name: f"{prefix}{position}" for position, name in enumerate(dict.fromkeys(names), 1)}
        for name, node in actors.items():
            self.nodes.append(f'{node}["{label(name)}"]:::actor')
            self.clicks += click(node, self.known[name].href if name in self.known else None)
        return actors

    def add_supporting(self) -> dict[str, list[str]]:
        """Put the supporting actors; gives the nodes that each use case leads to, by its key.

        Each has one node, or, where their lines would cross, each use case has one that names its own.
        """
        needed = {key: self.own_supporting(use_case) for key, use_case in self.use_cases.items()}
        names = list(dict.fromkeys(name for own in needed.values() for name in own))
        lines = [(row, name) for row, own in enumerate(needed.values()) for name in own]
        is_arranged = len(lines) <= _MOST_ARRANGED
        if is_arranged:
            names.sort(key=lambda name: fmean(row for row, other in lines if other == name))
        if is_arranged and not crossings((row, names.index(name)) for row, name in lines):
            nodes = self.add_actors("b", names)
            return {key: [nodes[name] for name in own] for key, own in needed.items()}
        beside = {}
        for position, (key, own) in enumerate(needed.items(), 1):
            if len(own) > 1:
                self.nodes.append(f'c{position}["{label(" · ".join(own))}"]:::actor')
                beside[key] = [f"c{position}"]
            else:
                beside[key] = list(self.add_actors(f"c{position}n", own).values())
        return beside

    def add_generalizations(self, actors: Mapping[str, str]) -> dict[str, int]:
        """Lead from actors to more general ones; gives how many columns ahead of the system each stands."""
        general: dict[str, list[str]] = {name: [] for name in actors}
        for name in actors:
            more = self.known[name].is_a if name in self.known else None
            if more is not None and more in actors and more != name:
                general[name].append(more)
                self.edges.append(f"{actors[name]} --> {actors[more]}")
        places = columns(general)
        last = max(places.values(), default=0)
        related = {name for special, others in general.items() if others for name in (special, *others)}
        # An actor with no relation to others stands right beside the system.
        return {name: last - places[name] + 1 if name in related else 1 for name in actors}

    def add_relations(self, use_case: DiagramUseCase, goals: Mapping[str, str]) -> None:
        """Lead from a use case to those that it needs, adds to, or is a special form of."""
        key = use_case.key
        for others, start, end in (
            (use_case.includes, ".", f'->|"{label(self.words.include)}"|'),
            (use_case.extends, ".", f'->|"{label(self.words.extend)}"|'),
            ((use_case.specializes or "",), "-", ">"),
        ):
            for other in dict.fromkeys(others):
                if other in goals and other != key:
                    length = max(1, self.places[other] - self.places[key])
                    self.edges.append(f"{goals[key]} -{start * length}{end} {goals[other]}")

    def own_primary(self, use_case: DiagramUseCase) -> list[str]:
        """The primary actors to draw a line from: not those that come by way of one that includes it."""
        by_way = {name for other in self.including(use_case.key) for name in other.primary}
        return [name for name in dict.fromkeys(use_case.primary) if name not in by_way]

    def own_supporting(self, use_case: DiagramUseCase) -> list[str]:
        """The supporting actors to draw a line to: not those that one of the included use cases leads to."""
        by_way = {
            name
            for key in use_case.includes
            if self.places.get(key, -1) > self.places[use_case.key]
            for name in self.use_cases[key].supporting
        }
        return [name for name in dict.fromkeys(use_case.supporting) if name not in by_way]

    def including(self, key: str) -> Iterator[DiagramUseCase]:
        """The use cases further left that include one."""
        for other in self.use_cases.values():
            if key in other.includes and self.places[other.key] < self.places[key]:
                yield other

    def finish(self, title: str, actors: int) -> Diagram:
        """The source."""
        description = self.words.system_description.replace("{use_cases}", str(len(self.use_cases)))
        description = description.replace("{actors}", str(actors))
        lines = [
            _HEAD,
            f"accTitle: {label(title)}",
            f"accDescr: {label(description)}",
            *self.nodes,
            *self.edges,
            *self.clicks,
            _CLASSES,
        ]
        return drawn(lines, len(self.edges), title)


_HEAD = """\
---
config:
  layout: dagre
  look: classic
  flowchart:
    nodeSpacing: 14
    rankSpacing: 20
    wrappingWidth: 120
    padding: 8
    subGraphTitleMargin:
      top: 4
      bottom: 16
---
flowchart LR"""

# See-through, and with no colour for text: the same serves light and dark pages.
_CLASSES = """\
classDef actor fill:#8080801f,stroke:#808080,text-decoration:none
classDef goal fill:#3f51b51f,stroke:#5c6bc0,stroke-width:1.5px,text-decoration:none
style system fill:none,stroke:#808080"""
