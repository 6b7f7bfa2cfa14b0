"""Results of tests and the routes that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.routes import Scenario
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.route_names import route_reference
from mkdocs_usecases.source import Span
from mkdocs_usecases.validation.check import site_check
from mkdocs_usecases.validation.names.suggestions import Suggestions

if TYPE_CHECKING:
    from mkdocs_usecases.registry.marks import Mark, Named
    from mkdocs_usecases.results.result import Result


@site_check(Code.UNKNOWN_REFERENCE)
def unknown_reference(registry: Registry) -> Iterator[Diagnostic]:
    """A test names a route or a use case that the site does not have.

    Its result is shown nowhere. The route was taken out or has another label now, or there is a slip in the
    tag, the property or the name of the test.

    Bad:
        <!-- @UC-12:9z where the use case has 9a -->
        ```usecase
        id: UC-12
        ```

    Good:
        <!-- @UC-12:9a -->
        ```usecase
        id: UC-12
        ```

    Source: results of tests.
    """
    coverage = registry.coverage
    if coverage is None:
        return
    ids = Suggestions(str(entry.use_case.id) for entry in registry.entries if entry.use_case.id)
    routes: dict[str, Suggestions] = {}
    for named in coverage.unknown:
        id_ = named.reference.id
        if registry.find(id_) is None and not registry.is_nowhere(id_):
            continue
        yield Diagnostic(
            Code.UNKNOWN_REFERENCE,
            _place(named.result),
            f"test `{_quoted(named.result.name)}` names `{named.reference}`, which does not exist",
            _hint(named, registry, ids, routes),
        )


def _hint(named: Named, registry: Registry, ids: Suggestions, routes: dict[str, Suggestions]) -> str:
    id_, route = named.reference.id, named.reference.route
    entry = registry.find(id_)
    if entry is None or route is None:
        closest = ids.closest(id_)
        return (
            f"did you mean `{closest}`?" if closest else "name a use case of the site, or take the name out"
        )
    if id_ not in routes:
        routes[id_] = Suggestions(_names(entry, registry))
    closest = routes[id_].closest(route) or _beside(route, _names(entry, registry))
    return f"did you mean `{closest}`?" if closest else f"name a route of `{id_}`, or the use case alone"


def _names(entry: Entry, registry: Registry) -> list[str]:
    """The routes of a use case as references have them."""
    found = (route_reference(registry, entry, scenario) for scenario in registry.scenarios(entry))
    return [name.partition("/")[2] for name in found if name]


def _beside(route: str, names: Iterable[str]) -> str | None:
    """The only route that leaves from the same step: two letters are too short to look alike."""
    step = route.rstrip("abcdefghijklmnopqrstuvwxyz")
    found = [name for name in names if step and name.rstrip("abcdefghijklmnopqrstuvwxyz") == step]
    return found[0] if len(found) == 1 else None


@site_check(Code.MOVED_ROUTE)
def moved_route(registry: Registry) -> Iterator[Diagnostic]:
    """A test names a route by a label that it has no more.

    Its own name has the condition of another route, or it carries the fingerprint of one: labels have moved
    since it was written, as they do when a step is put in. Its result is shown at the wrong route until its
    tag is another one. `mkdocs-usecases diff` tells what became of labels.

    Bad:
        <!-- Scenario: UC-12/3a Card is declined, tagged @UC-12:3a -->
        ```usecase
        id: UC-12
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms.
          - MealApp charges the card.
        extensions:
          4a. Card is declined: ends in failure
        ```

    Good:
        <!-- Scenario: UC-12/4a Card is declined, tagged @UC-12:4a -->
        ```usecase
        id: UC-12
        steps:
          - Customer chooses a meal.
          - MealApp shows the price.
          - Customer confirms.
          - MealApp charges the card.
        extensions:
          4a. Card is declined: ends in failure
        ```

    Source: results of tests.
    """
    for moved in registry.coverage.moved if registry.coverage else ():
        route = moved.reference.route
        said = "that is the condition of" if moved.by_condition else "it was made from what is"
        yield Diagnostic(
            Code.MOVED_ROUTE,
            _place(moved.result),
            f"test `{_quoted(moved.result.name)}` names `{route}`, but {said} `{moved.meant}` now",
            f"let it name `{moved.reference.id}/{moved.meant}`",
        )


@site_check(Code.FAILED_ROUTE)
def failed_route(registry: Registry) -> Iterator[Diagnostic]:
    """A test of a route failed.

    Documentation is not wrong because code is: a build and `check` say nothing of it unless `rules` name a
    severity. `mkdocs-usecases coverage` says it always.

    Bad:
        <!-- a test that names UC-12/main failed -->
        ```usecase
        id: UC-12
        ```

    Good:
        <!-- it passed -->
        ```usecase
        id: UC-12
        ```

    Source: results of tests.
    """
    coverage, hint = registry.coverage, "mend the system or the test"
    if coverage is None:
        return
    from mkdocs_usecases.registry.marks import Mark

    for entry, scenario in _routes_with(Mark.FAILED, registry):
        message = f"a test of {_named(registry, entry, scenario)} failed"
        yield Diagnostic(Code.FAILED_ROUTE, _route_place(entry, scenario), message, hint)
    for entry in registry.listed:
        if coverage.whole(entry).mark is Mark.FAILED:
            message = f"a test of `{entry.use_case.id}` as a whole failed"
            yield Diagnostic(Code.FAILED_ROUTE, entry.use_case.span.start, message, hint)


@site_check(Code.OUTDATED_ROUTE)
def outdated_route(registry: Registry) -> Iterator[Diagnostic]:
    """A test of a route passed, but the route reads otherwise than when the test was made.

    A build and `check` say nothing of it unless `rules` name a severity; `mkdocs-usecases coverage` says it.
    Export the features again, or look at the test and accept the route with `coverage --accept`.

    Bad:
        <!-- a test that carries @r-0123456789ab passed -->
        ```usecase
        id: UC-12
        ```

    Good:
        <!-- it carries the fingerprint that the route has now -->
        ```usecase
        id: UC-12
        ```

    Source: results of tests.
    """
    coverage = registry.coverage
    if coverage is None:
        return
    from mkdocs_usecases.registry.marks import Mark

    for entry, scenario in _routes_with(Mark.OUTDATED, registry):
        message = f"{_named(registry, entry, scenario)} reads otherwise than when its test was made"
        hint = f"look at the test, then run `mkdocs-usecases coverage --accept {entry.use_case.id}`"
        if coverage.route(entry, scenario).is_exported:
            hint = "export the features again and run them"
        yield Diagnostic(Code.OUTDATED_ROUTE, _route_place(entry, scenario), message, hint)


@site_check(Code.UNTESTED_ROUTE)
def untested_route(registry: Registry) -> Iterator[Diagnostic]:
    """No test names a route.

    Of use cases of the level that the option `results` calls `required`, or of all where it does not say.

    Bad:
        <!-- no test names UC-12/main -->
        ```usecase
        id: UC-12
        ```

    Good:
        <!-- a test names UC-12/main -->
        ```usecase
        id: UC-12
        ```

    Source: results of tests.
    """
    required = registry.options.results.required
    for entry, scenario in _routes_with(None, registry):
        if required in (None, entry.use_case.level):
            message = f"no test names {_named(registry, entry, scenario)}"
            name = route_reference(registry, entry, scenario)
            hint = f"let a test name `{name}`" if name else "give the use case an id, for tests to name"
            yield Diagnostic(Code.UNTESTED_ROUTE, _route_place(entry, scenario), message, hint)


@site_check(Code.CHANGED_SINCE_REVIEW)
def changed_since_review(registry: Registry) -> Iterator[Diagnostic]:
    """A use case reads otherwise than when it was reviewed.

    `mkdocs-usecases review UC-12` notes in `usecases.lock` that somebody has looked at it as it is.

    Bad:
        <!-- usecases.lock says: UC-12 0123456789ab -->
        ```usecase
        id: UC-12
        ```

    Good:
        <!-- usecases.lock says how it reads now -->
        ```usecase
        id: UC-12
        ```

    Source: `usecases.lock`.
    """
    if not registry.lock.fingerprints:
        # Nobody reviews use cases on most sites.
        return
    from mkdocs_usecases.registry.coverage import is_as_reviewed

    for entry in registry.entries:
        if is_as_reviewed(registry, entry) is False:
            id_ = entry.use_case.id
            message = f"`{id_}` reads otherwise than when it was reviewed"
            hint = f"look at it, then run `mkdocs-usecases review {id_}`"
            yield Diagnostic(Code.CHANGED_SINCE_REVIEW, entry.use_case.span.start, message, hint)


def _routes_with(mark: Mark | None, registry: Registry) -> Iterator[tuple[Entry, Scenario]]:
    coverage = registry.coverage
    if coverage is None:
        return
    for entry in registry.listed:
        for scenario in registry.scenarios(entry):
            if coverage.route(entry, scenario).mark is mark:
                yield entry, scenario


def _named(registry: Registry, entry: Entry, scenario: Scenario) -> str:
    return f"`{route_reference(registry, entry, scenario) or scenario.name}`"


def _route_place(entry: Entry, scenario: Scenario) -> Span:
    extension = scenario.extension
    return entry.use_case.span.start if extension is None else extension.label_span or extension.span


def _place(result: Result) -> Span:
    return Span(result.source, result.line, 1)


def _quoted(name: str) -> str:
    return name.replace("`", "'")
