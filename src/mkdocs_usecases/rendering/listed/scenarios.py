"""The listing of scenarios: all ways through all use cases, which is what a tester walks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.routes import Scenario, scenario_ends
from mkdocs_usecases.options.exports import offered_csv
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering.references import Reference, actor_name, to_use_case
from mkdocs_usecases.rendering.route_rows import ScenarioRow, scenario_rows
from mkdocs_usecases.rendering.section import Body
from mkdocs_usecases.rendering.use_cases.summary import level_of
from mkdocs_usecases.rendering.view import View

_LINKED = 500
"""Scenarios of a listing whose paths lead to each step: of more, the links would be most of the page."""


class ScenarioGroup(NamedTuple):
    """The scenarios of a use case."""

    use_case: Reference
    rows: tuple[ScenarioRow, ...]
    values: tuple[tuple[str, str], ...]
    """What the box above a listing chooses by: a kind and what the use case says, one value a line."""


def scenario_table(
    entries: Sequence[Entry],
    view: View,
    shows: Callable[[Scenario], bool] | None = None,
    *,
    is_whole: bool = False,
) -> Body | None:
    """The scenarios of some use cases that are wanted; `None` where there are none.

    Args:
        entries: the use cases.
        view: the page that they are shown on.
        shows: tells which of their routes are wanted; all, if it is not given.
        is_whole: whether these are all of the site: then they are offered as CSV as well.
    """
    is_linked = sum(len(scenario_ends(entry.use_case)) for entry in entries) <= _LINKED

    def group_of(entry: Entry, view: View) -> ScenarioGroup:
        return _group(entry, view, shows, is_linked=is_linked)

    if shows is None:
        made = view.rows_of(("scenarios", is_linked), group_of, entries)
    else:
        made = [group_of(entry, view) for entry in entries]
    groups = [group for group in made if group.rows]
    if not groups:
        return None
    offered = offered_csv(view.options) if is_whole else None
    return view.body(
        "all_scenarios.html",
        groups=groups,
        is_tested=view.registry.coverage is not None,
        csv=view.links.file(offered.path) if offered else None,
    )


def _group(
    entry: Entry, view: View, shows: Callable[[Scenario], bool] | None, *, is_linked: bool
) -> ScenarioGroup:
    def address(part: str) -> str | None:
        return view.links.use_case(entry, part)

    href = view.links.use_case(entry)
    here = None if href is None else href.partition("#")[0]
    rows = scenario_rows(entry, view, address if is_linked else None, page=here, shows=shows)
    return ScenarioGroup(to_use_case(entry, view), rows, tuple(_values(entry, view)) if rows else ())


def _values(entry: Entry, view: View) -> Iterator[tuple[str, str]]:
    use_case = entry.use_case
    actors = (*use_case.primary_actors, *use_case.supporting_actors)
    named = dict.fromkeys(actor_name(actor.name, view) for actor in actors)
    yield "level", level_of(use_case.level, view).word
    for name, texts in (
        ("actor", tuple(named)),
        ("system", (use_case.system,)),
        ("priority", (use_case.priority,)),
        ("status", (use_case.status,)),
        ("release", (use_case.release,)),
        ("tag", tuple(tag.text for tag in use_case.tags)),
    ):
        if said := "\n".join(plain(text) for text in texts if text):
            yield name, said
