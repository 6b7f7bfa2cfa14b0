"""`mkdocs-usecases pages`: write the generated pages as files."""

from __future__ import annotations

import argparse
from pathlib import Path

from mkdocs_usecases.hosts.cli.answering import CLEAN, FINDINGS
from mkdocs_usecases.hosts.cli.arguments import add_configuration
from mkdocs_usecases.hosts.cli.failures import complain
from mkdocs_usecases.hosts.cli.given import Refused, whole_site

HELP = "write the generated pages as files, for hosts without plugins"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument("-o", "--output", metavar="FOLDER", help="else that of the option `index`")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and fail if anything is out of date"
    )
    parser.set_defaults(paths=[])
    add_configuration(parser)


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from mkdocs_usecases.hosts.cli.page_files import WrongFolder, contents, lines, page_files, placed
    from mkdocs_usecases.hosts.paths import seen_from
    from mkdocs_usecases.hosts.workspace.conf_file import is_conf

    configuration, _, site = whole_site(given)
    docs = configuration.docs
    if docs is None:
        raise Refused("there is no zensical.toml, mkdocs.yml or conf.py here or above: name it with `-f`")
    try:
        options = placed(configuration.options, docs, given.output)
    except WrongFolder as refusal:
        raise Refused(*refusal.args) from refusal
    is_sphinx = configuration.file is not None and is_conf(configuration.file.name)
    everywhere = given.output is None
    files = page_files(site, docs, options, with_assets=not is_sphinx, everywhere=everywhere)
    shown = {path: seen_from(Path.cwd(), docs / path) for path in (*files.texts, *files.tables, *files.gone)}
    complain(f"{shown[path]} is not written by this command, and stays as it is" for path in files.kept)
    if given.check:
        for path in files.stale:
            print(f"{shown[path]} is out of date")
        for path in files.gone:
            print(f"{shown[path]} is not needed any more")
        return FINDINGS if files.stale or files.gone else CLEAN
    files.write()
    for path in (*files.stale, *files.tables):
        print(f"wrote {shown[path]}")
    for path in files.gone:
        print(f"deleted {shown[path]}")
    if files.texts and is_sphinx:
        print(f"\nOne of your pages says:\n\n{chr(10).join(contents(files, options.page_ending))}")
    elif files.texts:
        print(f"\nThe settings of the site say:\n\n{chr(10).join(lines(configuration, options))}")
    return CLEAN
