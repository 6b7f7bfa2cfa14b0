"""The commands, a module each: what it is for, what it can be given, and how it is carried out.

A module imports what only its own command needs where that is carried out: every one of them is there before
it is known which is asked for.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Protocol

from mkdocs_usecases.hosts.cli.commands import (
    check,
    convert,
    coverage,
    diff,
    explain,
    export,
    impact,
    lsp,
    pages,
    render,
    review,
    schema,
)


class Command(Protocol):
    """What such a module has."""

    HELP: str
    """What it does, as `mkdocs-usecases --help` says it."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what it can be given."""

    def run(self, given: argparse.Namespace) -> int:
        """Carry it out; gives the exit code."""


COMMANDS: Mapping[str, Command] = {
    "check": check,
    "convert": convert,
    "export": export,
    "pages": pages,
    "render": render,
    "schema": schema,
    "explain": explain,
    "coverage": coverage,
    "review": review,
    "impact": impact,
    "lsp": lsp,
    "diff": diff,
}
"""By name, in the order in which they are listed."""
