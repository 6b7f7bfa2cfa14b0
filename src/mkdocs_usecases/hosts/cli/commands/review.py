"""`mkdocs-usecases review`: note that somebody has looked at use cases."""

from __future__ import annotations

import argparse

from mkdocs_usecases.hosts.cli.answering import CLEAN
from mkdocs_usecases.hosts.cli.arguments import add_configuration
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "note that somebody has looked at use cases as they are"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    add_configuration(parser)
    parser.add_argument("ids", nargs="+", metavar="UC-12", help="the use cases that somebody has looked at")
    parser.set_defaults(paths=())


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.hosts.cli.coverage_reports import WrongRequest, review

    configuration, _, site = whole_site(given)
    try:
        print(review(site, configuration.folder, given.ids))
    except WrongRequest as refusal:
        raise Refused(*refusal.args) from refusal
    return CLEAN
