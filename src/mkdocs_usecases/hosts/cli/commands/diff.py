"""`mkdocs-usecases diff`: say what changed between two exports or revisions."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from mkdocs_usecases.hosts.cli.answering import CLEAN, FINDINGS, say
from mkdocs_usecases.hosts.cli.arguments import add_configuration, add_format
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "say what changed between two exports or revisions"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument("old", metavar="OLD", help="a usecases.json, or two revisions of git: v1.0..HEAD")
    parser.add_argument(
        "more", nargs="*", metavar="NEW", help="the other usecases.json; of revisions the pages to read"
    )
    add_format(parser, _change_reports)
    parser.add_argument(
        "--map", action="store_true", help="only what tests called routes, with what these are called now"
    )
    add_configuration(parser)


def _change_reports() -> Iterable[str]:
    from mkdocs_usecases.export.change_reports import REPORTS

    return REPORTS


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    import json

    from mkdocs_usecases.export.change_reports import REPORTS
    from mkdocs_usecases.hosts.cli.differences import NotComparable, asked_of, changes_of
    from mkdocs_usecases.hosts.cli.exports import json_of

    def read(paths: Sequence[str]) -> dict[str, Any]:
        # Git has no empty folders: at one of the revisions there may be no page yet.
        given.paths, given.may_have_no_docs = paths, True
        configuration, sources, site = whole_site(given)
        text = json_of(site, configuration)
        return asked_of(json.loads(text), sources.asked)

    try:
        changes = changes_of(given.old, given.more, read)
    except NotComparable as refusal:
        raise Refused(*refusal.args) from refusal
    form = REPORTS[given.format]
    report = form.names(changes.references) if given.map else form.whole(changes)
    say(report, for_people=given.format == "text")
    return FINDINGS if changes else CLEAN
