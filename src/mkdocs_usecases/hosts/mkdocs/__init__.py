"""MkDocs as a host: the plugin `usecases`."""

from mkdocs_usecases.hosts.mkdocs import requirement
from mkdocs_usecases.hosts.mkdocs.plugin import UseCasesPlugin

__all__ = ["UseCasesPlugin", "requirement"]
