"""The extension for Sphinx: `extensions = ["mkdocs_usecases.sphinx"]`."""

from mkdocs_usecases.hosts.sphinx.extension import setup

__all__ = ["setup"]
