"""Diagrams in the words of a page and with the links of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import ActorMention
from mkdocs_usecases.options import DiagramMode
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.diagrams.diagram import Diagram, DiagramWords
from mkdocs_usecases.rendering.diagrams.flowchart import TestedOf, flowchart
from mkdocs_usecases.rendering.diagrams.system.figure import Figure
from mkdocs_usecases.rendering.diagrams.system.subject import DiagramActor, DiagramUseCase
from mkdocs_usecases.rendering.references import plain_title
from mkdocs_usecases.rendering.test_marks import route_mark
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words

_RIGHT_TO_LEFT = frozenset({"ar"})


@lru_cache(maxsize=16)
def diagram_words(words: Words) -> DiagramWords:
    """The words of diagrams among all generated words."""
    return DiagramWords(
        success=words["success"],
        failure=words["failure"],
        end=words["end"],
        unclear=words["unclear"],
        assumed=words["assumed"],
        step=words["diagram step"],
        next_step=words["diagram next step"],
        any_time=words["diagram any step"],
        description=words["flowchart description"],
        specialize=words["specializes"],
        is_a=words["is a"],
        is_right_to_left=words.language in _RIGHT_TO_LEFT,
        system_description=words["use case diagram description"],
    )


def use_case_flowchart(entry: Entry, view: View) -> Diagram | None:
    """The flowchart of a use case; `None` where the site wants none or there are no steps to draw."""
    if view.options.diagram is DiagramMode.NONE:
        return None
    registry = view.registry

    def href(part: str) -> str | None:
        return view.links_of_diagrams.use_case(entry, part)

    def title_of(id_: str) -> str | None:
        found = registry.find(id_)
        if found is None:
            foreign = registry.elsewhere.find(id_)
            return None if foreign is None else foreign.title or foreign.id
        return plain_title(found)

    def href_of(id_: str) -> str | None:
        found = registry.find(id_)
        if found is None:
            foreign = registry.elsewhere.find(id_)
            return None if foreign is None else foreign.url
        return view.links_of_diagrams.use_case(found)

    tested = _tested(entry, view)
    diagram = flowchart(entry.use_case, diagram_words(view.words), href, title_of, href_of, tested_of=tested)
    return diagram if diagram.source or diagram.too_large else None


def _tested(entry: Entry, view: View) -> TestedOf | None:
    """What tests say of the route to each end."""
    if view.registry.coverage is None:
        return None
    # By identity: all lines of a block that a macro has made stand at one place.
    marks: dict[int, str] = {}
    for scenario in view.registry.scenarios(entry):
        mark = route_mark(entry, scenario, view)
        if mark is not None:
            marks[id(scenario.extension)] = f"{mark.sign} {mark.word}"
    return lambda extension: marks.get(id(extension), "")


def system_diagrams(system: str, entries: Sequence[Entry], view: View) -> tuple[Figure, ...]:
    """The use case diagrams of a system: one, or several where one would be too large to be read."""
    if view.options.diagram is DiagramMode.NONE:
        return ()
    # What lays them out takes as much memory as sixty use cases; large sites and other pages draw none.
    from mkdocs_usecases.rendering.diagrams.system.figures import use_case_diagrams

    known = frozenset(entries)
    use_cases = [_drawn_use_case(entry, known, view) for entry in entries]
    names = dict.fromkeys(name for drawn in use_cases for name in (*drawn.primary, *drawn.supporting))
    found = (view.registry.actor(name) for name in names)
    actors = [
        DiagramActor(actor.name, actor.is_a, view.links_of_diagrams.actor(actor))
        for actor in found
        if actor is not None
    ]
    return use_case_diagrams(system, use_cases, actors, diagram_words(view.words), view.place)


def _drawn_use_case(entry: Entry, known: frozenset[Entry], view: View) -> DiagramUseCase:
    use_case = entry.use_case

    def keys(ids: Iterable[str]) -> tuple[str, ...]:
        targets = (view.registry.find(id_) for id_ in ids)
        return tuple(_key(target) for target in targets if target in known and target is not entry)

    general = use_case.specializes
    return DiagramUseCase(
        _key(entry),
        plain(use_case.title),
        _names(use_case.primary_actors, view),
        _names(use_case.supporting_actors, view),
        keys(mention.id for mention in use_case.includes),
        keys(extends.id for extends in use_case.extends),
        next(iter(keys([general.id])), None) if general is not None else None,
        view.links_of_diagrams.use_case(entry),
        use_case.id,
    )


def _key(entry: Entry | None) -> str:
    """Like no other on the site: an anchor is so on its page only."""
    return "" if entry is None else f"{entry.path}#{entry.anchor}"


def _names(mentions: Iterable[ActorMention], view: View) -> tuple[str, ...]:
    """The names of the actors' entries, so that an alias is no second actor."""
    actors = ((mention.name, view.registry.actor(mention.name)) for mention in mentions)
    return tuple(dict.fromkeys(name if actor is None else actor.name for name, actor in actors))
