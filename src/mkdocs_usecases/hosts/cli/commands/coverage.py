"""`mkdocs-usecases coverage`: say which routes tests took."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from mkdocs_usecases.hosts.cli.answering import CLEAN, FINDINGS, say
from mkdocs_usecases.hosts.cli.arguments import add_configuration, add_format
from mkdocs_usecases.hosts.cli.failures import complain
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "say which routes tests passed, failed and never took"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    add_configuration(parser)
    parser.add_argument(
        "results", nargs="*", metavar="RESULTS", help="files of results, instead of those that the site names"
    )
    parser.add_argument("--fail-under", type=_percent, metavar="PERCENT", help="of routes that passed")
    parser.add_argument("--level", help="only use cases of this level, such as 'user goal'")
    parser.add_argument("--tag", help="only use cases with this tag")
    add_format(parser, _coverage_reports)
    parser.add_argument(
        "--accept",
        nargs="*",
        metavar="UC-12",
        help="note in usecases.lock that the tests of all or of these use cases fit to their routes",
    )
    parser.set_defaults(paths=(), is_about_tests=True)


def _percent(typed: str) -> float:
    number = typed.strip().removesuffix("%")
    if not number.replace(".", "", 1).isdecimal() or float(number) > 100:
        raise argparse.ArgumentTypeError(f"{typed} is no percentage from 0 to 100")
    return float(number)


def _coverage_reports() -> Iterable[str]:
    from mkdocs_usecases.export.coverage import COVERAGE_FORMATS

    return COVERAGE_FORMATS


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.export.coverage import COVERAGE_FORMATS
    from mkdocs_usecases.hosts.cli.coverage_reports import WrongRequest, accept, fails, report_of
    from mkdocs_usecases.hosts.located import located

    # Behind `--accept` may stand ids, and files that were meant to be read.
    accepted = given.accept
    if accepted is not None:
        given.results += [it for it in accepted if Path(it).exists()]
        accepted = [it for it in accepted if not Path(it).exists()]
    configuration, sources, site = whole_site(given)
    try:
        if accepted is not None:
            complain([accept(site, configuration.folder, accepted)])
            if site.run.results is None:
                return CLEAN
            configuration, sources, site = whole_site(given)
        report = report_of(site, given.level, given.tag)
    except WrongRequest as refusal:
        raise Refused(*refusal.args) from refusal
    shown = tuple(located(report.findings, cache(sources.shown)))
    text = COVERAGE_FORMATS[given.format](replace(report, findings=shown))
    say(text, for_people=given.format == "text")
    return FINDINGS if fails(report, given.fail_under) else CLEAN
