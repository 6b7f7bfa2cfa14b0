"""The routes of a site joined with the results of tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.fingerprint import fingerprint, reviewed_fingerprint
from mkdocs_usecases.model.routes import Scenario
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.id_forms import Forms
from mkdocs_usecases.registry.marks import NO_TEST, Counts, Mark, Moved, Named, Tested
from mkdocs_usecases.registry.registry import Registry
from mkdocs_usecases.registry.route_names import route_anchor, route_reference
from mkdocs_usecases.results.references import Known, Reference, Vocabulary, references, route_spellings
from mkdocs_usecases.results.result import Result, Status
from mkdocs_usecases.results.run import Run


class Coverage:
    """What tests say of the routes of a site."""

    def __init__(self, registry: Registry, run: Run, withheld: frozenset[str] = frozenset()) -> None:
        """Take the site, the results, and folded ids of use cases that nobody may be told of."""
        self._registry = registry
        self._withheld = withheld
        self.run = run

    def route(self, entry: Entry, scenario: Scenario) -> Tested:
        """The tests of a route."""
        reference = route_reference(self._registry, entry, scenario)
        return NO_TEST if reference is None else self._joined.tested.get(reference, NO_TEST)

    def whole(self, entry: Entry) -> Tested:
        """The tests that name a use case and no route of it."""
        return self._joined.tested.get(str(entry.use_case.id), NO_TEST) if entry.use_case.id else NO_TEST

    def counts(self, entry: Entry) -> Counts:
        """How many routes of a use case have which mark."""
        marks = [self.route(entry, scenario).mark for scenario in self._registry.scenarios(entry)]
        named = (Mark.PASSED, Mark.FAILED, Mark.SKIPPED, Mark.OUTDATED)
        return Counts(len(marks), *(marks.count(mark) for mark in named))

    def worst(self, entry: Entry) -> Mark | None:
        """The mark of a use case: the worst of its routes, where no test is worse than passed."""
        marks = [self.route(entry, scenario).mark for scenario in self._registry.scenarios(entry)]
        whole = self.whole(entry)
        if whole.results:
            marks.append(whole.mark)
        for mark in (Mark.FAILED, Mark.OUTDATED, Mark.SKIPPED):
            if mark in marks:
                return mark
        return Mark.PASSED if marks and None not in marks else None

    def fingerprint(self, entry: Entry, scenario: Scenario) -> str:
        """The fingerprint of a route as it reads now."""
        return fingerprint(entry.use_case, scenario)

    @property
    def unknown(self) -> tuple[Named, ...]:
        """References that lead nowhere."""
        return tuple(self._joined.unknown)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """References to routes that have another name now."""
        return tuple(self._joined.moved)

    @property
    def unnamed(self) -> int:
        """How many tests name no use case."""
        return self._joined.unnamed

    @cached_property
    def _joined(self) -> _Joined:
        return _Joined(self._registry, self.run, self._withheld)


def is_as_reviewed(registry: Registry, entry: Entry) -> bool | None:
    """Whether a use case reads as it did when it was reviewed; `None` where it never was."""
    known = registry.lock.of(entry.use_case.id) if entry.use_case.id else None
    return None if known is None else known == reviewed_fingerprint(entry.use_case, registry.scenarios(entry))


class _Routes:
    """The routes of one use case by all their names."""

    def __init__(self, registry: Registry, entry: Entry) -> None:
        self._entry = entry
        self._scenarios: dict[str, Scenario] = {}
        self.spelled: dict[str, str] = {}
        """By each way to write one, its name in references."""

        for scenario in registry.scenarios(entry):
            name = (route_reference(registry, entry, scenario) or scenario.name).partition("/")[
                2
            ] or scenario.name
            anchor = route_anchor(registry, entry, scenario.extension).partition(":")[2]
            if self._scenarios.setdefault(name, scenario) is scenario:
                for written in route_spellings(name, scenario.name, anchor):
                    self.spelled.setdefault(written, name)

    def fingerprint(self, name: str) -> str:
        return self.fingerprints[name]

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """Of each route."""
        return {name: fingerprint(self._entry.use_case, one) for name, one in self._scenarios.items()}

    @cached_property
    def by_fingerprint(self) -> dict[str, str]:
        """The routes that no other one reads like."""
        return _unique((digits, name) for name, digits in self.fingerprints.items())

    @cached_property
    def by_condition(self) -> dict[str, str]:
        """The routes whose condition no other one has."""
        return _unique(
            (_said(one.extension.condition), name) for name, one in self._scenarios.items() if one.extension
        )


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in pairs:
        groups[key].append(name)
    return {key: names[0] for key, names in groups.items() if key and len(names) == 1}


class _Joined:
    """All results, each at what it names."""

    def __init__(self, registry: Registry, run: Run, withheld: frozenset[str]) -> None:
        self._registry = registry
        self._lock = run.lock
        self._routes: dict[str, _Routes] = {}
        self.unknown: list[Named] = []
        self.moved: list[Moved] = []
        self.unnamed = 0
        found: defaultdict[str, list[tuple[Result, bool]]] = defaultdict(list)
        vocabulary = Vocabulary(self._known())
        for result in run.results or ():
            named = references(result, vocabulary)
            self.unnamed += not named
            for reference in named:
                moved = self._moved(result, reference, named)
                if moved is not None:
                    self.moved.append(moved)
                if reference.is_known:
                    found[str(reference)].append((result, self._is_stale(result, reference, named)))
                elif moved is None and folded(reference.id) not in withheld:
                    self.unknown.append(Named(result, reference))
        self.tested = {
            name: Tested(_mark(tests), tuple(result for result, _ in tests)) for name, tests in found.items()
        }

    def _known(self) -> Known:
        forms = Forms(self._registry)
        ids = {
            str(entry.use_case.id): _DIGIT.search(entry.use_case.id) is not None
            for entry in self._registry.entries
            if entry.use_case.id
        }
        return Known(
            ids, lambda id_: self._of(id_).spelled, lambda word: forms.fit(word) or forms.fit(word.upper())
        )

    def _of(self, id_: str) -> _Routes:
        routes = self._routes.get(id_)
        if routes is None:
            entry = self._registry.find(id_)
            assert entry is not None
            routes = self._routes[id_] = _Routes(self._registry, entry)
        return routes

    def _is_stale(self, result: Result, reference: Reference, named: Iterable[Reference]) -> bool:
        """Whether a test was made for a route that read otherwise."""
        if reference.route is None:
            return False
        carried = result.fingerprints
        if not carried:
            accepted = self._lock.of(str(reference))
            return accepted is not None and accepted != self._of(reference.id).fingerprint(reference.route)
        if self._of(reference.id).fingerprint(reference.route) in carried:
            return False
        # One that walks several routes may carry the fingerprint of one of them.
        return not carried <= set(self._fingerprints(named))

    def _fingerprints(self, named: Iterable[Reference]) -> Iterator[str]:
        for one in named:
            if one.is_known and one.route is not None:
                yield self._of(one.id).fingerprint(one.route)

    def _moved(self, result: Result, reference: Reference, named: Iterable[Reference]) -> Moved | None:
        if reference.route is None or self._registry.find(reference.id) is None:
            return None
        routes = self._of(reference.id)
        by_condition = routes.by_condition and _condition(result, reference)
        meant = routes.by_condition.get(by_condition) if by_condition else None
        if meant is not None:
            return None if meant == reference.route else Moved(result, reference, meant, by_condition=True)
        if sum(one.id == reference.id for one in named) > 1:
            # Of several routes one cannot tell which of them a fingerprint is of.
            return None
        for digits in result.fingerprints - {*self._fingerprints(named)}:
            meant = routes.by_fingerprint.get(digits)
            if meant is not None:
                return Moved(result, reference, meant, by_condition=False)
        return None


def _mark(tests: Iterable[tuple[Result, bool]]) -> Mark | None:
    said = {(result.status, is_stale) for result, is_stale in tests}
    statuses = {status for status, _ in said}
    if Status.FAILED in statuses:
        return Mark.FAILED
    if Status.PASSED in statuses:
        return Mark.OUTDATED if (Status.PASSED, True) in said else Mark.PASSED
    return Mark.SKIPPED if statuses else None


_DIGIT = expression(r"\d")
_ROW = expression(r" -{1,2} [@#][0-9.]+\s*$")
"""What tools put behind the name of an outline, for each of its rows."""


def _condition(result: Result, reference: Reference) -> str:
    """What stands behind a reference in the name of a test: in an export, the condition."""
    typed = f"{reference.id}/{reference.route}".casefold()
    for name in result.names:
        lowered = name.casefold().replace(":", "/")
        at = lowered.find(typed)
        if at >= 0 and len(lowered) == len(name):
            return _said(_ROW.sub("", name[at + len(typed) :]))
    return ""


def _said(text: str) -> str:
    """A condition without what stands around it."""
    return folded(text).strip(" .:;,!?-–—")
