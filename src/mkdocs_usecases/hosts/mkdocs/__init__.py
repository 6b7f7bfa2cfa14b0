"""MkDocs as a host: the plugin `usecases`."""

from mkdocs_usecases.hosts.garbage_collection import let_grow_old, no_collecting
from mkdocs_usecases.hosts.mkdocs import requirement

with no_collecting():
    # Three hundred modules make the collector look at everything that there is: a quarter of their time.
    from mkdocs_usecases.hosts.mkdocs.plugin import UseCasesPlugin

    let_grow_old()

__all__ = ["UseCasesPlugin", "requirement"]
