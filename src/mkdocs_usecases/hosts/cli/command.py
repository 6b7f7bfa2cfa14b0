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
    given = _given([*(sys.argv[1:] if arguments is None else arguments)])
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


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    """What is asked for. Those of other commands are not made ready: it was a twentieth of the start."""
    name, *further = arguments or [""]
    if name not in COMMANDS:
        return _any_command().parse_args(arguments)
    parser = argparse.ArgumentParser(prog=f"{_NAME} {name}")
    COMMANDS[name].add_arguments(parser)
    return parser.parse_args(further, argparse.Namespace(run=COMMANDS[name].run))


def _any_command() -> argparse.ArgumentParser:
    """What shows all commands, and refuses everything else."""
    from importlib.metadata import version

    parser = argparse.ArgumentParser(
        prog=_NAME, description="Check, convert, export and compare the use cases of a documentation."
    )
    parser.add_argument("--version", action="version", version=f"{_NAME} {version(_NAME)}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.HELP)
    return parser


_NAME = "mkdocs-usecases"
