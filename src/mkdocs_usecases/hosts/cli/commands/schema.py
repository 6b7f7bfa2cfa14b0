"""`mkdocs-usecases schema`: print a JSON Schema."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.cli.answering import CLEAN, say
from mkdocs_usecases.hosts.cli.given import Refused

if TYPE_CHECKING:
    from mkdocs_usecases.options import Options

HELP = "print the JSON Schema of a block, for editors"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    parser.add_argument("--export", action="store_true", help="that of usecases.json instead")


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    import json

    from mkdocs_usecases.export.block_schema import block_schema
    from mkdocs_usecases.export.schema import export_schema

    if given.export:
        schema = export_schema()
    else:
        options = _site_options()
        schema = block_schema(options.fields, options.keys, options.language)
    say(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", for_people=False)
    return CLEAN


def _site_options() -> Options:
    """What the site in this folder says of its blocks: further keys, names of keys, the language."""
    from mkdocs_usecases.hosts.workspace.configuration import find_configuration, read_configuration
    from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
    from mkdocs_usecases.options import Options

    path = find_configuration(Path.cwd())
    try:
        return Options() if path is None else read_configuration(path).options
    except WrongConfiguration as refusal:
        raise Refused(*refusal.args) from refusal
