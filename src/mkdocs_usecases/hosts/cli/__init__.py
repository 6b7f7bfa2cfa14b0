"""The command `mkdocs-usecases`: it runs with no MkDocs build, and where no MkDocs is installed."""

from mkdocs_usecases.hosts.cli.command import main

__all__ = ["main"]
