"""What tests say of routes, as values: marks, counts, and references that went astray."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs_usecases.results.references import Reference
    from mkdocs_usecases.results.result import Result


class Mark(Enum):
    """What tests say of a route, the worst first; no mark where there is no test."""

    FAILED = "failed"
    OUTDATED = "outdated"
    """Passed, but the route reads otherwise now."""

    SKIPPED = "skipped"
    PASSED = "passed"


class Tested(NamedTuple):
    """A route, or a use case as a whole, and its tests."""

    mark: Mark | None
    results: tuple[Result, ...]

    @property
    def is_flaky(self) -> bool:
        """Whether one of its tests passed at a further try only."""
        return any(result.is_flaky for result in self.results)

    @property
    def is_exported(self) -> bool:
        """Whether one of its tests carries the fingerprint of an export."""
        return any(result.fingerprints for result in self.results)


NO_TEST = Tested(None, ())


class Counts(NamedTuple):
    """How many routes there are, and how many of them have which mark."""

    routes: int = 0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    outdated: int = 0

    @property
    def untested(self) -> int:
        """Routes that no test names."""
        return self.routes - self.passed - self.failed - self.skipped - self.outdated

    @property
    def percent(self) -> float:
        """Passed routes of all routes; 100 where there are none."""
        return 100 * self.passed / self.routes if self.routes else 100.0


def summed(counts: Iterable[Counts]) -> Counts:
    """Counts of several use cases together."""
    return Counts(*map(sum, zip(*(Counts(), *counts), strict=True)))


class Named(NamedTuple):
    """A test and what it names."""

    result: Result
    reference: Reference


class Moved(NamedTuple):
    """A test that names a route, and says by its name or its fingerprint that it means another one."""

    result: Result
    reference: Reference
    meant: str
    """The name of the route that it means."""

    by_condition: bool
    """Whether its name has the condition of that route."""
