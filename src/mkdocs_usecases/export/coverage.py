"""How much of a site is tested, as text, JSON, Markdown and CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.escaping import visible, visible_json
from mkdocs_usecases.export.csv import as_text
from mkdocs_usecases.export.data import finding_data
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.coverage import Coverage
from mkdocs_usecases.registry.marks import Counts, Mark, summed
from mkdocs_usecases.registry.route_names import route_reference

NO_TEST = "no test"
_SHOWN: Sequence[tuple[Mark | None, str]] = (
    (Mark.FAILED, "failed"),
    (Mark.OUTDATED, "outdated"),
    (Mark.SKIPPED, "skipped"),
    (None, NO_TEST),
)
"""What is listed of a use case, the worst first; routes that passed are only counted."""


@dataclass(frozen=True, slots=True)
class TestedUseCase:
    """A line of a report."""

    id: str | None
    title: str
    level: GoalLevel
    counts: Counts
    routes: Mapping[Mark | None, tuple[str, ...]]
    """Names of routes by what tests say of them."""


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """What tests say of some use cases."""

    use_cases: tuple[TestedUseCase, ...]
    findings: tuple[Diagnostic, ...]
    unnamed: int
    """Tests that name no use case."""

    @property
    def total(self) -> Counts:
        """All of them together."""
        return summed(one.counts for one in self.use_cases)


def coverage_report(
    entries: Iterable[Entry], registry: Registry, coverage: Coverage, findings: Iterable[Diagnostic]
) -> CoverageReport:
    """The report on some use cases of a site."""
    return CoverageReport(
        tuple(_tested(entry, registry, coverage) for entry in entries), tuple(findings), coverage.unnamed
    )


def _tested(entry: Entry, registry: Registry, coverage: Coverage) -> TestedUseCase:
    routes: dict[Mark | None, list[str]] = {}
    for scenario in registry.scenarios(entry):
        name = (route_reference(registry, entry, scenario) or "").partition("/")[2] or scenario.name
        routes.setdefault(coverage.route(entry, scenario).mark, []).append(name)
    use_case = entry.use_case
    if coverage.whole(entry).mark is Mark.FAILED and use_case.id:
        # A test that names no route of it: it stands under the name of the whole.
        routes.setdefault(Mark.FAILED, []).insert(0, use_case.id)
    named = {mark: tuple(names) for mark, names in routes.items()}
    return TestedUseCase(use_case.id, use_case.title, use_case.level, coverage.counts(entry), named)


def coverage_text(report: CoverageReport) -> str:
    """A line for each use case, the findings, and the sum."""
    lines = [_line(one) for one in report.use_cases]
    for finding in report.findings:
        lines += str(finding).splitlines()
    if report.unnamed:
        lines.append(f"{report.unnamed:,} {_tests(report.unnamed)} no use case")
    return "".join(f"{line}\n" for line in (*lines, _sum(report.total)))


def _line(one: TestedUseCase) -> str:
    parts = [_name(one), f"{one.counts.passed}/{one.counts.routes}"]
    parts += [f"{word}: {' '.join(names)}" for mark, word in _SHOWN if (names := one.routes.get(mark))]
    return visible("  ".join(parts))


def _name(one: TestedUseCase) -> str:
    return " ".join(filter(None, (one.id, one.title)))


def _tests(count: int) -> str:
    return "test names" if count == 1 else "tests name"


def _sum(total: Counts) -> str:
    said = f"{total.passed:,} of {total.routes:,} routes passed ({_percent(total)})"
    counts = ((total.failed, "failed"), (total.outdated, "outdated"), (total.skipped, "skipped"))
    said += "".join(f", {count:,} {word}" for count, word in counts if count)
    return said + (f", {total.untested:,} without a test" if total.untested else "")


def _percent(counts: Counts) -> str:
    """Rounded down: what is not all of it is not 100 %."""
    tenths = 1000 * counts.passed // counts.routes if counts.routes else 1000
    return f"{tenths // 10}.{tenths % 10} %"


def coverage_json(report: CoverageReport) -> str:
    """The same for programs."""
    content: dict[str, Any] = {
        "use_cases": [
            {
                "id": one.id,
                "title": one.title,
                "level": one.level.value,
                "coverage": one.counts._asdict(),
                "routes": {
                    word.replace(" ", "_"): list(one.routes.get(mark, ()))
                    for mark, word in ((Mark.PASSED, "passed"), *_SHOWN)
                },
            }
            for one in report.use_cases
        ],
        "total": {**report.total._asdict(), "percent": int(report.total.percent * 10) / 10},
        "tests_without_use_case": report.unnamed,
        "diagnostics": [finding_data(finding) for finding in report.findings],
    }
    return visible_json(content) + "\n"


def coverage_markdown(report: CoverageReport) -> str:
    """A comment for a pull request: the sum, then a table of the use cases that have a gap."""
    head = ("Use case", "Passed", *(word.capitalize() for _, word in _SHOWN))
    rows = [
        (_name(one), f"{one.counts.passed}/{one.counts.routes}", *_cells(one))
        for one in report.use_cases
        if one.counts.passed < one.counts.routes
    ]
    lines = [f"**Use cases: {_sum(report.total)}**", ""]
    if rows:
        lines += ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
        lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
        lines.append("")
    for finding in report.findings:
        place, hint = f"{finding.span.file}:{finding.span.line}", f" ({finding.hint})" if finding.hint else ""
        lines.append(f"- {_cell(f'{place}: {finding.message}{hint}')}")
    if report.unnamed:
        lines.append(f"- {report.unnamed:,} {_tests(report.unnamed)} no use case")
    return "\n".join(lines).rstrip("\n") + "\n"


def _cells(one: TestedUseCase) -> tuple[str, ...]:
    return tuple(" ".join(one.routes.get(mark, ())) for mark, _ in _SHOWN)


_MARKUP = frozenset("\\|*_[]<>#&~@")


def _cell(text: str) -> str:
    """A text that Markdown shows as it is; what stands in backquotes stays code."""
    line = " ".join(visible(text).split())
    pieces = line.split("`")
    if len(pieces) % 2 == 0:
        return _escaped(line.replace("`", "'"))
    return "`".join(
        piece.replace("|", "\\|") if at % 2 else _escaped(piece) for at, piece in enumerate(pieces)
    )


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in text)


def coverage_csv(report: CoverageReport) -> str:
    """A row for each route."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("Use case", "Title", "Route", "Result"))
    for one in report.use_cases:
        for mark, word in ((Mark.PASSED, "passed"), *_SHOWN):
            for name in one.routes.get(mark, ()):
                writer.writerow(map(as_text, (one.id or "", one.title, name, word)))
    return "\ufeff" + table.getvalue().encode("utf-8", "replace").decode("utf-8")


COVERAGE_FORMATS: Mapping[str, Callable[[CoverageReport], str]] = {
    "text": coverage_text,
    "json": coverage_json,
    "markdown": coverage_markdown,
    "csv": coverage_csv,
}
