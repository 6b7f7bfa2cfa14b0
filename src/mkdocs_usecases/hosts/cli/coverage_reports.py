"""What `coverage` and `review` answer: how much is tested, and what somebody has looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.export.coverage import CoverageReport, coverage_report
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.model.fingerprint import fingerprint, reviewed_fingerprint
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.options import WrongOption, level_chosen
from mkdocs_usecases.parsing.words.levels import level_named
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.marks import Mark
from mkdocs_usecases.registry.route_names import route_reference
from mkdocs_usecases.results.lock import NAME, Lock
from mkdocs_usecases.spelling import did_you_mean

if TYPE_CHECKING:
    from mkdocs_usecases.model.use_case import GoalLevel
    from mkdocs_usecases.site import Site

_ABOUT_TESTS = frozenset(
    {
        *(Code.NO_RESULTS, Code.UNREADABLE_RESULTS, Code.UNKNOWN_REFERENCE, Code.MOVED_ROUTE),
        *(Code.FAILED_ROUTE, Code.OUTDATED_ROUTE, Code.UNTESTED_ROUTE),
    }
)


class WrongRequest(Exception):
    """The command cannot do what was asked; says why."""


def report_of(site: Site, level: str | None, tag: str | None) -> CoverageReport:
    """What tests say of the use cases of a level and with a tag, as far as these are given.

    Raises:
        WrongRequest: there are no results, or there is no such level.
    """
    registry = site.everything
    if registry.coverage is None:
        told = [line.strip() for finding in site.run.findings for line in str(finding).splitlines()]
        raise WrongRequest("there are no results: run the tests, and name their files", *told)
    wanted = _level(site, level)
    entries = [
        entry
        for entry in registry.listed
        if wanted in (None, entry.use_case.level)
        and (tag is None or folded(tag) in {folded(one.text) for one in entry.use_case.tags})
    ]
    if not entries:
        asked = [f"of the level {wanted.value.replace('-', ' ')}"] if wanted else []
        asked += [f"with the tag {tag}"] if tag else []
        raise WrongRequest(f"there is no use case {' and '.join(asked) or 'in these pages'}")
    findings = [finding for finding in site.findings if finding.code in _ABOUT_TESTS]
    return coverage_report(entries, registry, registry.coverage, _about(findings, entries))


def _level(site: Site, level: str | None) -> GoalLevel | None:
    if level is None:
        return site.options.results.required
    try:
        return level_named(level) or level_chosen(level)
    except WrongOption as wrong:
        raise WrongRequest(f"--level {wrong}") from None


def _about(findings: Iterable[Diagnostic], entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """The findings about these use cases, or about none."""
    ids = {entry.use_case.id for entry in entries}
    return (one for one in findings if one.use_case is None or one.use_case in ids)


def fails(report: CoverageReport, threshold: float | None) -> bool:
    """Whether a route failed, a test names what is not there, or too few routes passed."""
    has_failed = any(Mark.FAILED in one.routes for one in report.use_cases)
    if has_failed or any(one.code is Code.UNKNOWN_REFERENCE for one in report.findings):
        return True
    return threshold is not None and report.total.percent < threshold


def accept(site: Site, folder: Path, ids: Sequence[str]) -> str:
    """Note how routes with tests read now: all routes where no results are known.

    Raises:
        WrongRequest: there is no use case of an id.
    """
    registry, coverage = site.everything, site.everything.coverage
    new: dict[str, str] = {}
    for entry in entries_of(registry, ids):
        for scenario in registry.scenarios(entry):
            name = route_reference(registry, entry, scenario)
            if name is not None and (coverage is None or coverage.route(entry, scenario).results):
                new.setdefault(name, fingerprint(entry.use_case, scenario))
    # What other tests were accepted for stays, as long as there is such a route.
    there = {
        route_reference(registry, entry, one)
        for entry in registry.entries
        for one in registry.scenarios(entry)
    }
    gone = [name for name in site.run.lock.fingerprints if "/" in name and name not in there]
    _write(folder, site.run.lock.with_those(new, gone))
    return f"accepted {len(new):,} {'route' if len(new) == 1 else 'routes'}"


def review(site: Site, folder: Path, ids: Sequence[str]) -> str:
    """Note that somebody has looked at use cases as they read now.

    Raises:
        WrongRequest: there is no use case of an id.
    """
    registry = site.everything
    entries = entries_of(registry, ids)
    new = {
        str(entry.use_case.id): reviewed_fingerprint(entry.use_case, registry.scenarios(entry))
        for entry in entries
    }
    gone = [name for name in site.run.lock.fingerprints if "/" not in name and registry.find(name) is None]
    _write(folder, site.run.lock.with_those(new, gone))
    return f"reviewed {', '.join(new)}"


def entries_of(registry: Registry, ids: Sequence[str]) -> list[Entry]:
    """The use cases of these ids; all that have one where none are given."""
    if not ids:
        return [entry for entry in registry.listed if entry.use_case.id]
    found = []
    known = [str(entry.use_case.id) for entry in registry.entries if entry.use_case.id]
    for id_ in ids:
        entry = registry.find(id_)
        if entry is None:
            meant = did_you_mean(id_, known)
            raise WrongRequest(f"there is no use case {id_}" + (f"; did you mean {meant}?" if meant else ""))
        found.append(entry)
    return found


def _write(folder: Path, lock: Lock) -> None:
    write_whole(folder / NAME, lock.text())
