"""The command: which of the commands is asked for, and what it says where it fails."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from mkdocs_usecases.hosts.cli.answering import CLEAN, USAGE
from mkdocs_usecases.hosts.cli.commands import COMMANDS
from mkdocs_usecases.hosts.cli.failures import complain, told
from mkdocs_usecases.hosts.cli.given import Refused
from mkdocs_usecases.hosts.garbage_collection import collect_no_more, no_collecting


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code: 0 clean, 1 findings, 2 could not do what was asked.

    Args:
        arguments: those of the process where none are given, which then has nothing else to do.
    """
    for stream in (sys.stdout, sys.stderr):
        _let_through(stream)
    given = _parser().parse_args(arguments)
    try:
        with no_collecting():
            code: int = given.run(given)
            sys.stdout.flush()
            if arguments is None:
                collect_no_more()
    except BrokenPipeError:
        # Whoever read us has seen enough; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Refused as refusal:
        complain(refusal.args)
        return USAGE
    except Exception as failure:
        # Python would end with 1, which means findings, below a page about our own lines.
        complain([told(failure)])
        return USAGE
    return code


def _let_through(stream: TextIO) -> None:
    """Let names of every script through where the terminal's own encoding knows only some."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mkdocs-usecases",
        description="Check, convert, export and compare the use cases of a documentation.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        given = commands.add_parser(name, help=command.HELP)
        command.add_arguments(given)
        given.set_defaults(run=command.run)
    return parser
