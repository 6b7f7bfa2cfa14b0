"""`mkdocs-usecases render`: show use cases as tables of GitHub-flavoured Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path

from mkdocs_usecases.files import byte_order_mark
from mkdocs_usecases.hosts.cli.answering import CLEAN, say
from mkdocs_usecases.hosts.cli.arguments import add_configuration
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "show use cases as tables, for GitHub, wikis and others"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument("paths", nargs="+", metavar="PAGE", help="Markdown files or folders")
    parser.add_argument("-o", "--output", metavar="FOLDER", help="else standard output")
    parser.add_argument("--to", choices=("gfm",), default="gfm", help="GitHub-flavoured Markdown")
    add_configuration(parser)


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.hosts.cli.gfm_pages import GfmPages
    from mkdocs_usecases.hosts.writing import write_whole

    _, sources, site = whole_site(given, is_translated=True)
    pages = GfmPages(site, sources.texts.values())
    places = {file.resolve() for file in sources.places.values()}
    for name, text in sources.texts.items():
        if not sources.is_asked(name):
            continue
        place = sources.places.get(name)
        shown = f"{byte_order_mark(place) if place else ''}{pages.page(name, text)}"
        if given.output is None:
            say(shown, for_people=False)
            continue
        target = Path(given.output, name)
        if target.resolve() in places:
            raise Refused(f"{target} is a page of the site: blocks stay in their source, name another folder")
        write_whole(target, shown)
    return CLEAN
