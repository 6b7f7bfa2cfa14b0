"""`mkdocs-usecases convert`: make blocks of ordinary documents."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.cli.answering import CLEAN, FINDINGS, say
from mkdocs_usecases.hosts.cli.arguments import add_configuration
from mkdocs_usecases.hosts.cli.failures import complain
from mkdocs_usecases.hosts.cli.given import NOT_ALL, Refused, given_sources

if TYPE_CHECKING:
    from mkdocs_usecases.hosts.cli.converting import Converted
    from mkdocs_usecases.hosts.workspace.configuration import Configuration

HELP = "make blocks of the use cases in ordinary Markdown documents; prints what it would do"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Markdown files or folders; - reads standard input"
    )
    parser.add_argument("--write", action="store_true", help="write the files that change")
    parser.add_argument("--diff", action="store_true", help="print what would change as a patch")
    parser.add_argument("--force", action="store_true", help="write files that have uncommitted changes, too")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_configuration(parser)


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.hosts.cli.converting import convert, json_report, roots, text_report
    from mkdocs_usecases.hosts.cli.fixing import difference
    from mkdocs_usecases.hosts.cli.foreign_formats import foreign_documents

    if "-" in given.paths and given.write:
        raise Refused("--write writes files: for standard input take --diff")
    configuration, sources = given_sources(given)
    converted = convert(sources, configuration.options)
    failed = _write_converted(given, configuration, converted) if given.write else []
    report = text_report(converted, is_done=given.write)
    if not converted.before and "-" not in given.paths:
        report += "".join(f"{line}\n" for line in foreign_documents(roots(given.paths, configuration.docs)))
    if given.format == "json":
        say(json_report(converted), for_people=False)
    elif given.diff:
        say("".join(difference(converted)), for_people=False)
        sys.stderr.write(report)
    else:
        say(report, for_people=True)
    complain((*sources.unreadable, *failed))
    if sources.unreadable:
        raise Refused(NOT_ALL)
    if failed:
        raise Refused("not every file could be written")
    return FINDINGS if converted.before and not given.write else CLEAN


def _write_converted(
    given: argparse.Namespace, configuration: Configuration, converted: Converted
) -> list[str]:
    """Write the documents; gives what was not written, with the reason."""
    from mkdocs_usecases.hosts.cli.converting import dirty, roots, without
    from mkdocs_usecases.hosts.cli.fixing import write

    changed = [] if given.force else dirty(converted)
    refused = [
        f"{converted.sources.shown(name)} has changes that are not committed: not written (--force writes it)"
        for name in changed
    ]
    return [*refused, *write(without(converted, changed), roots(given.paths, configuration.docs))]
