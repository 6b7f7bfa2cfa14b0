"""Listings: what a marker on a page is replaced by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from mkdocs_usecases.pages.markers import Filter, Listing, Marker
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.index_pages import actor_parts, goal_parts, scenario_parts, system_parts
from mkdocs_usecases.registry.listings import part_number, part_pages
from mkdocs_usecases.rendering.coverage import coverage_listing
from mkdocs_usecases.rendering.filters import chosen, chosen_actors, chosen_routes
from mkdocs_usecases.rendering.impact import impact_listing
from mkdocs_usecases.rendering.indexes import actor_sections, goal_sections, shared_actors, shared_goals
from mkdocs_usecases.rendering.legend import legend_sections
from mkdocs_usecases.rendering.overview import diagrams, overview_sections, shared_systems
from mkdocs_usecases.rendering.scenarios import scenario_table
from mkdocs_usecases.rendering.section import Body, Section
from mkdocs_usecases.rendering.tables import matrix_table, relation_table, rule_table, use_case_table
from mkdocs_usecases.rendering.view import View

Thing = TypeVar("Thing")

_Table = Callable[[Sequence[Entry], View], Body]

_TABLES: Mapping[Listing, _Table] = {
    "list": use_case_table,
    "matrix": matrix_table,
    "relations": relation_table,
    "diagram": diagrams,
    "rules": rule_table,
}
"""Listings that need no headings."""

_WHEN_EMPTY: Mapping[Listing, str] = {
    "actors": "no actors",
    "goals": "no goals",
    "rules": "no rules",
    "scenarios": "no scenarios",
}


def listing_sections(marker: Marker, view: View, *, level: int) -> tuple[Section, ...]:
    """The sections that take the place of a marker.

    Args:
        marker: which listing, and of which use cases.
        view: the page that it stands on.
        level: of its outermost headings, 1 to 6.

    Returns:
        At least one section: where nothing is to be listed, it says so.
    """
    if marker.filters.keys() == {"part"} and marker.listing in _IN_PARTS:
        sections = tuple(_IN_PARTS[marker.listing](marker, view, level))
        return _leading_on(sections, marker, view) or (_table_section(marker, _empty(marker, view)),)
    if marker.listing == "legend":
        return tuple(legend_sections(view, level))
    if marker.listing == "actors":
        sections = tuple(_actors(marker, view, level))
        return sections or (_table_section(marker, _empty(marker, view)),)
    if marker.listing == "scenarios":
        return (_table_section(marker, _scenarios(marker, view) or _empty(marker, view)),)
    entries = chosen(view.registry, marker.filters)
    if marker.listing == "rules":
        entries = tuple(entry for entry in entries if entry.use_case.business_rules)
    if marker.listing == "impact":
        return (_table_section(marker, impact_listing(entries, view) or _empty(marker, view)),)
    if marker.listing == "coverage":
        listing = coverage_listing(entries, view) if entries else None
        return (_table_section(marker, listing or _empty(marker, view)),)
    table = _TABLES.get(marker.listing)
    if table is not None:
        return (_table_section(marker, table(entries, view) if entries else _empty(marker, view)),)
    make = goal_sections if marker.listing == "goals" else overview_sections
    sections = tuple(make(entries, view, level))
    return sections or (_table_section(marker, _empty(marker, view)),)


def _actors(marker: Marker, view: View, level: int) -> Iterator[Section]:
    """The filter `actor` chooses among the actors here, and shows all that they have to do with."""
    names = marker.filters.get("actor")
    others: dict[Filter, str] = {name: value for name, value in marker.filters.items() if name != "actor"}
    wanted = None if names is None else chosen_actors(view.registry, names)
    return actor_sections(chosen(view.registry, others), wanted, view, level)


def _scenarios(marker: Marker, view: View) -> Body | None:
    """The filter `ending` chooses among the routes here, and not among the use cases that have one."""
    others: dict[Filter, str] = {name: value for name, value in marker.filters.items() if name != "ending"}
    shows = chosen_routes(view.registry, marker.filters.get("ending"))
    return scenario_table(chosen(view.registry, others), view, shows, is_whole=not marker.filters)


def _scenario_part(marker: Marker, view: View, _level: int) -> Iterator[Section]:
    entries = [share.of for share in _shares(scenario_parts(view.registry), marker, view)]
    if table := scenario_table(entries, view, is_whole=True):
        yield _table_section(marker, table)


def _actor_part(marker: Marker, view: View, level: int) -> Iterator[Section]:
    return shared_actors(_shares(actor_parts(view.registry), marker, view), view, level)


def _goal_part(marker: Marker, view: View, level: int) -> Iterator[Section]:
    return shared_goals(_shares(goal_parts(view.registry), marker, view), view, level)


def _system_part(marker: Marker, view: View, level: int) -> Iterator[Section]:
    return shared_systems(_shares(system_parts(view.registry), marker, view), view, level)


_IN_PARTS: Mapping[Listing, Callable[[Marker, View, int], Iterator[Section]]] = {
    "actors": _actor_part,
    "goals": _goal_part,
    "overview": _system_part,
    "scenarios": _scenario_part,
}
"""Listings that grow with the site, page by page."""


def _shares(parts: Sequence[tuple[Thing, ...]], marker: Marker, view: View) -> Iterator[Thing]:
    """The part that a marker asks for; the last one takes what there came to be since pages were counted."""
    number = part_number(marker)
    last = max(part_pages(view.registry, marker.listing), default=number)
    for part in parts[number - 1 : None if number >= last else number]:
        yield from part


def _leading_on(sections: tuple[Section, ...], marker: Marker, view: View) -> tuple[Section, ...]:
    """A part of a listing says where the others are: who filters one wants to find what stands in any."""
    pages = part_pages(view.registry, marker.listing).values()
    addresses = [address for path in pages if path != view.page and (address := view.links.page(path))]
    if not sections or not addresses:
        return sections
    first = sections[0]
    attributes = {**first.attributes, "data-parts": " ".join(addresses)}
    return (replace(first, attributes=attributes), *sections[1:])


def _table_section(marker: Marker, body: Body) -> Section:
    return Section({"class": f"usecase-listing usecase-table usecase-{marker.listing}"}, None, (), body)


def _empty(marker: Marker, view: View) -> Body:
    """A friendly sentence instead of a hole in the page."""
    if marker.listing == "impact" and chosen(view.registry, marker.filters):
        key = "no impact"
    elif marker.filters and view.registry.listed:
        key = "no match"
    elif marker.listing == "coverage" and view.registry.coverage is None:
        key = "no results"
    elif view.registry.listed:
        key = _WHEN_EMPTY.get(marker.listing, "no match")
    else:
        key = "no use cases"
    before, code, after = view.words[key].partition("{}")
    return view.body("empty.html", before=before, code="usecase" if code else "", after=after)
