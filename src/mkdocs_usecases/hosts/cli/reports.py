"""Findings as people, editors and build servers read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from mkdocs_usecases.escaping import visible, visible_json
from mkdocs_usecases.source import Span


class Report(NamedTuple):
    """What a run has to say."""

    findings: Sequence[Diagnostic]
    files: int
    use_cases: int
    colour: bool = False
    mended: int | None = None
    """How many findings are gone by `--fix`; `None` where it was not asked for."""

    fixed_files: int = 0


def text_report(report: Report) -> str:
    """One line a finding, its hint below it, and a line that sums up."""
    paint = _painted if report.colour else _plain
    lines = []
    for finding in report.findings:
        severity = paint(finding.severity.value, finding.severity)
        lines.append(f"{finding.span}: {severity}: {finding.message} [{finding.code.value}]")
        if finding.hint is not None:
            lines.append(f"  hint: {finding.hint}")
    if report.mended:
        lines.append(fixes(report, "mended"))
    return "\n".join([*lines, summary(report)]) + "\n"


def fixes(report: Report, verb: str) -> str:
    """`mended 3 findings in 2 files`."""
    found, files = _counted(report.mended or 0, "finding"), _counted(report.fixed_files, "file")
    return f"{verb} {found} in {files}"


def summary(report: Report) -> str:
    """`2 errors, 1 hint in 14 files (33 use cases)`."""
    counts = Counter(finding.severity for finding in report.findings)
    found = ", ".join(
        _counted(counts[severity], severity.value) for severity in reversed(Severity) if counts[severity]
    )
    read = f"{_counted(report.files, 'file')} ({_counted(report.use_cases, 'use case')})"
    return f"{found or 'nothing to report'} in {read}"


def json_report(report: Report) -> str:
    """The findings as in `usecases.json`, with the other places that they speak of."""
    # Only this format needs what exports need.
    from mkdocs_usecases.export.data import finding_data

    counts = Counter(finding.severity for finding in report.findings)
    content = {
        "version": 1,
        "diagnostics": [
            {
                **finding_data(finding),
                "end_line": finding.span.end_line or None,
                "end_column": finding.span.end_column or None,
                "edits": [{**_place(edit.span), "text": edit.text} for edit in finding.edits],
                "certain": finding.is_certain,
                "related": [_place(span) for span in finding.related],
            }
            for finding in report.findings
        ],
        "summary": {
            **{f"{one.value}s": counts[one] for one in reversed(Severity) if one is not Severity.OFF},
            "files": report.files,
            "use_cases": report.use_cases,
            **({} if report.mended is None else {"mended": report.mended}),
        },
    }
    return visible_json(content) + "\n"


def _place(span: Span) -> dict[str, object]:
    """A place; where its end is not known, that is null."""
    return {name: value or None for name, value in span._asdict().items()}


def _command(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.HINT | Severity.OFF:
            return "notice"


def github_report(report: Report) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    return "".join(f"{line}\n" for line in map(_github, report.findings)) + f"{summary(report)}\n"


def _github(finding: Diagnostic) -> str:
    span = finding.span
    end = ""
    if span.end_line == span.line:
        end = f",endLine={span.end_line},endColumn={span.end_column}"
    file = _property(visible(span.file))
    place = f"file={file},line={span.line},col={span.column}{end},title={finding.code.value}"
    message = finding.message if finding.hint is None else f"{finding.message}\nhint: {finding.hint}"
    return f"::{_command(finding.severity)} {place}::{_escaped(message)}"


def _escaped(text: str) -> str:
    # GitHub reads commands at the start of a line, and these signs back from their numbers.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _level(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.HINT:
            return "note"
        case Severity.OFF:
            return "none"


def sarif_report(report: Report) -> str:
    """A SARIF 2.1.0 log, for code scanning and editors."""
    # The entries of the catalogue are needed by this format alone.
    from mkdocs_usecases.validation.guide_page import entries

    codes = sorted({finding.code.value for finding in report.findings})
    index = {code: number for number, code in enumerate(codes)}
    known = {entry.code.value: entry for entry in entries()}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": known[code].summary},
            # No address: the explanation itself, for those who show it beside the code.
            "fullDescription": {"text": known[code].why},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": finding.code.value,
            "ruleIndex": index[finding.code.value],
            "level": _level(finding.severity),
            "message": {
                "text": finding.message if finding.hint is None else f"{finding.message} ({finding.hint})"
            },
            "locations": [_location(finding.span)],
            "relatedLocations": [_location(span) for span in finding.related],
            **({"fixes": [_fix(finding)]} if finding.edits else {}),
        }
        for finding in report.findings
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "mkdocs-usecases", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return visible_json(log) + "\n"


def _location(span: Span) -> dict[str, object]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": quote(span.file)}, "region": _region(span)},
    }


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return region


def _fix(finding: Diagnostic) -> dict[str, object]:
    """The edits of a finding, by file: a viewer makes all of them together."""
    files = dict.fromkeys(edit.span.file for edit in finding.edits)
    return {
        "description": {"text": finding.hint},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": quote(file)},
                "replacements": [
                    {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
                    for edit in finding.edits
                    if edit.span.file == file
                ],
            }
            for file in files
        ],
    }


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "sarif": sarif_report,
}


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _colour(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "31;1"
        case Severity.WARNING:
            return "33;1"
        case Severity.HINT | Severity.OFF:
            return "36"


def _painted(text: str, severity: Severity) -> str:
    return f"\x1b[{_colour(severity)}m{text}\x1b[0m"


def _plain(text: str, severity: Severity) -> str:
    return text
