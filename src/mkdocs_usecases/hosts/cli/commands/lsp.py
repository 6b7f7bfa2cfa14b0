"""`mkdocs-usecases lsp`: serve an editor."""

from __future__ import annotations

import argparse

from mkdocs_usecases.hosts.cli.given import Refused

HELP = "serve an editor, by the Language Server Protocol"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what it can be given."""
    # Clients of some editors add it, whatever they are told.
    parser.add_argument("--stdio", action="store_true", help=argparse.SUPPRESS)


def run(given: argparse.Namespace) -> int:
    """Carry it out; gives the exit code."""
    from importlib.util import find_spec

    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise Refused("the language server needs more: pip install 'mkdocs-usecases[lsp]'")
    from mkdocs_usecases.hosts.lsp.server import run

    return run()
