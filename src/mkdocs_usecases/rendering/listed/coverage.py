"""The listing of test coverage: how much is tested, and what is not as it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.routes import Scenario
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.coverage import Coverage
from mkdocs_usecases.registry.marks import Counts, Mark, Named, summed
from mkdocs_usecases.registry.route_names import route_anchor
from mkdocs_usecases.rendering.references import Reference, to_use_case
from mkdocs_usecases.rendering.section import Body
from mkdocs_usecases.rendering.test_marks import TestMark, counted, named_tests, test_mark
from mkdocs_usecases.rendering.use_cases.summary import level_of
from mkdocs_usecases.rendering.view import View

_LISTED = (Mark.FAILED, Mark.OUTDATED, Mark.SKIPPED, None)
_COUNTED = (Mark.PASSED, *_LISTED)
_NO_VALUE = "–"


class CountRow(NamedTuple):
    """How much of a group is tested."""

    name: str
    routes: int
    numbers: tuple[int, ...]
    """By mark."""


class CountGroup(NamedTuple):
    """Rows that part the use cases in one way."""

    heading: str
    rows: tuple[CountRow, ...]


class RouteRow(NamedTuple):
    """A route and the tests that name it."""

    use_case: Reference
    label: str
    title: str
    href: str | None
    tests: tuple[str, ...]


class RouteTable(NamedTuple):
    """All routes with one mark."""

    mark: TestMark
    rows: tuple[RouteRow, ...]


class LostRow(NamedTuple):
    """A test and a reference that leads nowhere."""

    test: str
    suite: str
    reference: str


def coverage_listing(entries: Sequence[Entry], view: View) -> Body | None:
    """What tests say of some use cases; `None` on a site without results."""
    coverage = view.registry.coverage
    if coverage is None:
        return None
    words = view.words
    counts = {entry: coverage.counts(entry) for entry in entries}
    is_all = len(entries) == len(view.registry.listed)
    return view.body(
        "coverage.html",
        total=counted(summed(counts.values()), words),
        marks=tuple(test_mark(mark, words) for mark in _COUNTED),
        groups=tuple(_groups(counts, view)),
        tables=tuple(_tables(entries, coverage, view)),
        # These belong to no use case, so not to some of them either.
        lost=tuple(map(_lost, coverage.unknown)) if is_all else (),
        unnamed=words["tests without"].replace("{}", str(coverage.unnamed)) if is_all else "",
    )


def _groups(counts: dict[Entry, Counts], view: View) -> Iterator[CountGroup]:
    words = view.words

    def of(heading: str, name: Callable[[Entry], str]) -> CountGroup:
        groups: dict[str, tuple[str, list[Counts]]] = {}
        for entry, count in counts.items():
            shown = name(entry)
            groups.setdefault(folded(shown), (shown, []))[1].append(count)
        return CountGroup(heading, tuple(_row(shown, summed(found)) for shown, found in groups.values()))

    yield of(words["system"], lambda entry: entry.use_case.system or words["no system"])
    levels = {level: level_of(level, view).word for level in GoalLevel}
    yield of(words["level"], lambda entry: levels[entry.use_case.level])
    if any(entry.use_case.priority for entry in counts):
        yield of(words["priority"], lambda entry: plain(entry.use_case.priority or _NO_VALUE))


def _row(name: str, counts: Counts) -> CountRow:
    numbers = (counts.passed, counts.failed, counts.outdated, counts.skipped, counts.untested)
    return CountRow(name, counts.routes, numbers)


def _tables(entries: Sequence[Entry], coverage: Coverage, view: View) -> Iterator[RouteTable]:
    routes: dict[Mark | None, list[RouteRow]] = {mark: [] for mark in _LISTED}
    for entry in entries:
        for scenario in view.registry.scenarios(entry):
            tested = coverage.route(entry, scenario)
            if tested.mark in routes:
                tests = named_tests(tested.results, view.words)
                routes[tested.mark].append(_route_row(entry, scenario, tests, view))
    for mark, rows in routes.items():
        if rows:
            yield RouteTable(test_mark(mark, view.words), tuple(rows))


def _route_row(entry: Entry, scenario: Scenario, tests: tuple[str, ...], view: View) -> RouteRow:
    extension = scenario.extension
    condition = "" if extension is None or extension.condition == extension.label else extension.condition
    return RouteRow(
        to_use_case(entry, view),
        extension.label if extension else "",
        plain(condition) if extension else view.words["main success scenario"],
        _address(entry, scenario, view),
        tests,
    )


def _address(entry: Entry, scenario: Scenario, view: View) -> str | None:
    """The row of the route on the page of its use case; a use case with one route only has no rows."""
    href = view.links.use_case(entry)
    if href is None or len(view.registry.scenarios(entry)) == 1:
        return href
    return f"{href.partition('#')[0]}#{route_anchor(view.registry, entry, scenario.extension)}"


def _lost(named: Named) -> LostRow:
    return LostRow(named.result.name, named.result.suite, str(named.reference))
