"""`mkdocs-usecases check`: check all use cases, and mend what can be mended for certain."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.cli.answering import CLEAN, FINDINGS, say
from mkdocs_usecases.hosts.cli.arguments import add_configuration, add_format
from mkdocs_usecases.hosts.cli.failures import complain
from mkdocs_usecases.hosts.cli.given import NOT_ALL, Refused, given_site, site_of

if TYPE_CHECKING:
    from mkdocs_usecases.diagnostics import Diagnostic
    from mkdocs_usecases.hosts.cli.fixing import Fixed
    from mkdocs_usecases.hosts.cli.reports import Report
    from mkdocs_usecases.hosts.workspace.configuration import Configuration
    from mkdocs_usecases.hosts.workspace.sources import Sources
    from mkdocs_usecases.site import Site

HELP = "report mistakes, each with file, line, column and the edit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Markdown files or folders; - reads standard input"
    )
    parser.add_argument("--strict", action="store_true", help="fail on warnings as well")
    add_format(parser, _reports)
    parser.add_argument("--fix", action="store_true", help="make the edits that are certain")
    parser.add_argument("--diff", action="store_true", help="print what --fix would change; write nothing")
    add_configuration(parser)


def _reports() -> Iterable[str]:
    from mkdocs_usecases.hosts.cli.reports import FORMATS

    return FORMATS


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.diagnostics import Severity

    configuration, sources, site = given_site(given)
    fixed = _fix(given, configuration, sources) if given.fix or given.diff else None
    if fixed is not None and not given.diff:
        sources, site = fixed.sources, fixed.site
    found = [
        finding
        for finding in (*configuration.findings, *site.findings)
        if sources.is_asked(finding.span.file)
    ]
    shown = found if given.format == "text" else _settled(found, configuration, sources)
    _answer(given, _report(shown, sources, site, fixed), fixed)
    complain(sources.unreadable)
    if sources.unreadable:
        raise Refused(NOT_ALL)
    least = Severity.WARNING if given.strict else Severity.ERROR
    return FINDINGS if any(finding.severity.rank >= least.rank for finding in found) else CLEAN


def _fix(given: argparse.Namespace, configuration: Configuration, sources: Sources) -> Fixed:
    """The pages with all certain edits made, and written unless only the difference is wanted."""
    from mkdocs_usecases.hosts.cli.fixing import fix, write

    if "-" in given.paths and not given.diff:
        raise Refused("--fix writes files: for standard input take --diff")
    fixed = fix(sources, lambda changed: site_of(configuration, changed))
    if not given.diff:
        roots = [Path(path) for path in given.paths] or [configuration.docs or Path()]
        refused = list(write(fixed, roots))
        complain(refused)
        if refused:
            raise Refused("not every file could be written")
    return fixed


def _settled(
    found: Sequence[Diagnostic], configuration: Configuration, sources: Sources
) -> Sequence[Diagnostic]:
    """The findings with those edits and ends alone that fit the files: a program makes them unseen."""
    from mkdocs_usecases.hosts.workspace.texts import texts_of
    from mkdocs_usecases.revision import settled

    texts = texts_of(sources, configuration.folder)
    return [settled(finding, texts) for finding in found]


def _report(found: Sequence[Diagnostic], sources: Sources, site: Site, fixed: Fixed | None) -> Report:
    from mkdocs_usecases.hosts.cli.reports import Report
    from mkdocs_usecases.hosts.located import located

    asked = sources.asked
    return Report(
        findings=list(located(found, cache(sources.shown))),
        files=len(sources.texts if asked is None else asked),
        use_cases=sum(1 for entry in site.everything.entries if asked is None or entry.path in asked),
        colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        mended=None if fixed is None else fixed.mended,
        fixed_files=0 if fixed is None else len(fixed.before),
    )


def _answer(given: argparse.Namespace, report: Report, fixed: Fixed | None) -> None:
    from mkdocs_usecases.hosts.cli.reports import FORMATS, fixes

    if fixed is not None and given.diff:
        from mkdocs_usecases.hosts.cli.fixing import difference

        say("".join(difference(fixed)), for_people=False)
        print(fixes(report, "would mend"), file=sys.stderr)
    else:
        say(FORMATS[given.format](report), for_people=given.format == "text")
