"""`mkdocs-usecases explain`: say what a check means."""

from __future__ import annotations

import argparse

from mkdocs_usecases.hosts.cli.answering import CLEAN, say
from mkdocs_usecases.hosts.cli.given import Refused

HELP = "say what a check means, why it matters, and how to mend it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument("code", metavar="CODE", help="as it stands at the end of a message")


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.diagnostics import Code
    from mkdocs_usecases.options import code_named
    from mkdocs_usecases.spelling import did_you_mean
    from mkdocs_usecases.validation.guide_page import plain_entry

    code = code_named(given.code.strip("[]"))
    if code is None:
        meant = did_you_mean(given.code, [each.value for each in Code])
        raise Refused(f"there is no check {given.code}" + (f"; did you mean {meant}?" if meant else ""))
    say(plain_entry(code), for_people=True)
    return CLEAN
