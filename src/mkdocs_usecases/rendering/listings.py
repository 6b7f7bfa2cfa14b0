"""Listings: what a marker on a page is replaced by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import Filter, Marker
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.index_pages import actor_parts, goal_parts, scenario_parts, system_parts
from mkdocs_usecases.registry.listing_pages import part_number, part_pages
from mkdocs_usecases.rendering.impact import impact_listing
from mkdocs_usecases.rendering.listed.filters import chosen, chosen_actors, chosen_routes
from mkdocs_usecases.rendering.listed.indexes import (
    actor_sections,
    goal_sections,
    shared_actors,
    shared_goals,
)
from mkdocs_usecases.rendering.listed.legend import legend_sections
from mkdocs_usecases.rendering.listed.overview import diagrams, overview_sections, shared_systems
from mkdocs_usecases.rendering.listed.scenarios import scenario_table
from mkdocs_usecases.rendering.listed.tables import matrix_table, relation_table, rule_table, use_case_table
from mkdocs_usecases.rendering.section import Body, Section
from mkdocs_usecases.rendering.view import View

Thing = TypeVar("Thing")


class _How(NamedTuple):
    """How a listing is made."""

    sections: Callable[[Marker, View, int], Iterable[Section]]
    """What it shows, with headings from a level on; nothing where nothing is to be listed."""

    part: Callable[[Marker, View, int], Iterable[Section]] | None = None
    """One page of it, where it grows with the site."""

    heading: str | None = None
    """The word for what its headings tell of, where it has any that a host has to know of ahead."""

    none: str = "no match"
    """What is said where use cases have none of what is listed."""


def _how(listing: Listing) -> _How:
    match listing:
        case Listing.ACTORS:
            return _How(_actors, _actor_part, "actors", "no actors")
        case Listing.GOALS:
            return _How(_goals, _goal_part, "goals", "no goals")
        case Listing.LIST:
            return _How(_table(use_case_table))
        case Listing.DIAGRAM:
            return _How(_table(diagrams))
        case Listing.MATRIX:
            return _How(_table(matrix_table))
        case Listing.RELATIONS:
            return _How(_table(relation_table))
        case Listing.IMPACT:
            return _How(_table(impact_listing))
        case Listing.SCENARIOS:
            return _How(_scenarios, _scenario_part, none="no scenarios")
        case Listing.RULES:
            return _How(_table(rule_table), none="no rules")
        case Listing.COVERAGE:
            # Few sites have results of tests.
            from mkdocs_usecases.rendering.listed.coverage import coverage_listing

            return _How(_table(coverage_listing))
        case Listing.OVERVIEW:
            return _How(_overview, _system_part, "use cases")
        case Listing.LEGEND:
            return _How(lambda _, view, level: legend_sections(view, level))


def listing_sections(marker: Marker, view: View, *, level: int, place: int = 0) -> tuple[Section, ...]:
    """The sections that take the place of a marker.

    Args:
        marker: which listing, and of which use cases.
        view: the page that it stands on.
        level: of its outermost headings, 1 to 6.
        place: how many use cases and listings stand before it on the page.

    Returns:
        At least one section: where nothing is to be listed, it says so.
    """
    how = _how(marker.listing)
    if place:
        view = replace(view, place=place)
    if marker.filters.keys() == {"part"} and how.part is not None:
        sections = _leading_on(tuple(how.part(marker, view, level)), marker, view)
    else:
        sections = tuple(how.sections(marker, view, level))
    return sections or (_table_section(marker, _empty(marker, view)),)


def heading_word(listing: Listing) -> str | None:
    """The word above the headings of a listing, for a host that has to know of them ahead."""
    return _how(listing).heading


def _table(
    make: Callable[[Sequence[Entry], View], Body | None],
) -> Callable[[Marker, View, int], Iterable[Section]]:
    """A listing that needs no headings; `make` is given some use cases, and tells where it has nothing."""

    def sections(marker: Marker, view: View, _: int) -> Iterator[Section]:
        entries = chosen(view.registry, marker.filters)
        if entries and (body := make(entries, view)) is not None:
            yield _table_section(marker, body)

    return sections


def _goals(marker: Marker, view: View, level: int) -> Iterable[Section]:
    return goal_sections(chosen(view.registry, marker.filters), view, level)


def _overview(marker: Marker, view: View, level: int) -> Iterable[Section]:
    return overview_sections(chosen(view.registry, marker.filters), view, level)


def _actors(marker: Marker, view: View, level: int) -> Iterator[Section]:
    """The filter `actor` chooses among the actors here, and shows all that they have to do with."""
    names = marker.filters.get("actor")
    others: dict[Filter, str] = {name: value for name, value in marker.filters.items() if name != "actor"}
    wanted = None if names is None else chosen_actors(view.registry, names)
    return actor_sections(chosen(view.registry, others), wanted, view, level)


def _scenarios(marker: Marker, view: View, _: int) -> Iterator[Section]:
    """The filter `ending` chooses among the routes here, and not among the use cases that have one."""
    others: dict[Filter, str] = {name: value for name, value in marker.filters.items() if name != "ending"}
    shows = chosen_routes(view.registry, marker.filters.get("ending"))
    entries = chosen(view.registry, others)
    if body := scenario_table(entries, view, shows, is_whole=not marker.filters):
        yield _table_section(marker, body)


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
    return (first._replace(attributes=attributes), *sections[1:])


def _table_section(marker: Marker, body: Body) -> Section:
    return Section({"class": f"usecase-listing usecase-table usecase-{marker.listing.value}"}, None, (), body)


def _empty(marker: Marker, view: View) -> Body:
    """A friendly sentence instead of a hole in the page."""
    before, code, after = view.words[_empty_word(marker, view)].partition("{}")
    return view.body("empty.html", before=before, code="usecase" if code else "", after=after)


def _empty_word(marker: Marker, view: View) -> str:
    listed = view.registry.listed
    if marker.listing is Listing.IMPACT and chosen(view.registry, marker.filters):
        return "no impact"
    if marker.filters and listed:
        return "no match"
    if marker.listing is Listing.COVERAGE and view.registry.coverage is None:
        return "no results"
    return _how(marker.listing).none if listed else "no use cases"
