"""Python-Markdown as a host: needs no MkDocs."""

from mkdocs_usecases.hosts.markdown.extension import UseCasesExtension, makeExtension

__all__ = ["UseCasesExtension", "makeExtension"]
