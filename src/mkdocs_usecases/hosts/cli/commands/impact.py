"""`mkdocs-usecases impact`: say what changes with a use case."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from mkdocs_usecases.hosts.cli.answering import CLEAN, say
from mkdocs_usecases.hosts.cli.arguments import add_configuration, add_format
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "say what changes with a use case: who refers to it, and how"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    add_configuration(parser)
    parser.add_argument("id", metavar="UC-12", help="the use case that changes")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="Markdown files or folders that make the site, where no mkdocs.yml does",
    )
    add_format(parser, _impact_reports)


def _impact_reports() -> Iterable[str]:
    from mkdocs_usecases.export.impact import IMPACT_FORMATS

    return IMPACT_FORMATS


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.export.impact import IMPACT_FORMATS
    from mkdocs_usecases.hosts.cli.coverage_reports import WrongRequest, entries_of

    _, sources, site = whole_site(given)
    registry = site.everything
    try:
        (entry,) = entries_of(registry, [given.id])
    except WrongRequest as refusal:
        raise Refused(*refusal.args) from refusal
    text = IMPACT_FORMATS[given.format](registry, entry, sources.shown)
    say(text, for_people=given.format == "text")
    return CLEAN
