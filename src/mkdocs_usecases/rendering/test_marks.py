"""What tests say of routes and use cases, as marks: a sign and a word, never a colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_usecases.model.routes import Scenario
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.coverage import Coverage, is_as_reviewed
from mkdocs_usecases.registry.marks import Counts, Mark, Tested
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words
from mkdocs_usecases.results.result import Result, Status

SIGNS: Mapping[Mark | None, str] = {
    Mark.PASSED: "✔",
    Mark.FAILED: "✘",
    Mark.SKIPPED: "○",
    None: "–",
    Mark.OUTDATED: "↻",
}
_WORDS: Mapping[Mark | None, str] = {
    Mark.PASSED: "tested passed",
    Mark.FAILED: "tested failed",
    Mark.SKIPPED: "tested skipped",
    None: "no test",
    Mark.OUTDATED: "tested outdated",
}
_STATUS_SIGNS = {Status.PASSED: "✔", Status.FAILED: "✘", Status.SKIPPED: "○"}
_MOST_NAMES = 12
"""Tests that are named beside a mark; a route may have a thousand."""

NO_TEST = "no-test"
"""What has no mark, for style sheets and filters."""


class TestMark(NamedTuple):
    """A mark as pages show it."""

    kind: str
    """`passed`, `failed`, `outdated`, `skipped` or `no-test`."""

    sign: str
    word: str
    tests: int = 0
    """How many of them there are."""

    title: str = ""
    """The names of the tests."""


class CoverageLine(NamedTuple):
    """What the head of a use case says of its tests."""

    mark: TestMark
    text: str


@lru_cache(maxsize=64)
def test_mark(mark: Mark | None, words: Words) -> TestMark:
    """A mark in the language of a page."""
    kind = NO_TEST if mark is None else mark.value
    return TestMark(kind, SIGNS[mark], words[_WORDS[mark]])


def tested_mark(tested: Tested, words: Words) -> TestMark:
    """The mark of a route with its tests."""
    mark = test_mark(tested.mark, words)
    return mark._replace(tests=len(tested.results), title=" · ".join(_names(tested.results, words)))


def route_mark(entry: Entry, scenario: Scenario, view: View) -> TestMark | None:
    """The mark of a route; `None` on a site without results."""
    coverage = view.registry.coverage
    return None if coverage is None else tested_mark(coverage.route(entry, scenario), view.words)


def use_case_mark(entry: Entry, view: View) -> TestMark | None:
    """The worst mark of a use case, with how many of its routes passed; `None` where there are none."""
    coverage = view.registry.coverage
    if coverage is None or not _can_be_tested(entry, coverage):
        return None
    return test_mark(coverage.worst(entry), view.words)._replace(
        title=counted(coverage.counts(entry), view.words)
    )


def coverage_line(entry: Entry, view: View) -> CoverageLine | None:
    """`7 of 8 routes passed, 1 failed`; `None` where nothing can be tested."""
    coverage, words = view.registry.coverage, view.words
    if coverage is None or not _can_be_tested(entry, coverage):
        return None
    counts = coverage.counts(entry)
    said = [counted(counts, words)] if counts.routes else []
    whole = coverage.whole(entry)
    if whole.results:
        said.append(words["as a whole"] + words["colon"] + test_mark(whole.mark, words).word)
    return CoverageLine(
        test_mark(coverage.worst(entry), words)._replace(
            tests=len(whole.results), title=" · ".join(_names(whole.results, words))
        ),
        words["comma"].join(said),
    )


def _can_be_tested(entry: Entry, coverage: Coverage) -> bool:
    """Whether a use case has routes, which a brief one has not, or a test that names it all the same."""
    return coverage.counts(entry).routes > 0 or bool(coverage.whole(entry).results)


def review_line(entry: Entry, view: View) -> CoverageLine | None:
    """Whether somebody has looked at a use case as it is; `None` where nobody ever did."""
    is_current = is_as_reviewed(view.registry, entry)
    if is_current is None:
        return None
    mark = TestMark("reviewed", "✔", "") if is_current else TestMark("changed", "↻", "")
    return CoverageLine(mark, view.words["reviewed" if is_current else "changed since review"])


def counted(counts: Counts, words: Words) -> str:
    """How many routes passed, and what the others did."""
    said = [
        words["routes passed"].replace("{passed}", str(counts.passed)).replace("{routes}", str(counts.routes))
    ]
    others = (
        ("and failed", counts.failed),
        ("and outdated", counts.outdated),
        ("and skipped", counts.skipped),
        ("and untested", counts.untested),
    )
    said += (words[word].replace("{}", str(count)) for word, count in others if count)
    return words["comma"].join(said)


def named_tests(results: Iterable[Result], words: Words) -> tuple[str, ...]:
    """The names of tests, each with the sign of how it ended."""
    return tuple(_names(tuple(results), words))


def _names(results: tuple[Result, ...], words: Words) -> Iterator[str]:
    # Whoever looks for the reason of a mark finds it first.
    for result in sorted(results, key=_by_rank)[:_MOST_NAMES]:
        flaky = words["flaky"] if result.is_flaky else ""
        yield f"{_STATUS_SIGNS[result.status]} {result.name}" + (f" ({flaky})" if flaky else "")
    if len(results) > _MOST_NAMES:
        yield words["more tests"].replace("{}", str(len(results) - _MOST_NAMES))


def _by_rank(result: Result) -> int:
    return result.status.rank
