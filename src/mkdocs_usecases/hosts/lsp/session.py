"""All that is known while one client is served: its documents, and the sites that they belong to."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.lsp.asking import Asked, Page
from mkdocs_usecases.hosts.lsp.documents import Documents, path_of
from mkdocs_usecases.hosts.workspace.sites import Sites


class Session:
    """What handlers share."""

    def __init__(self, server: LanguageServer) -> None:
        """Start with nothing open."""
        self.server = server
        self.documents = Documents()
        self.sites = Sites(self.documents.unsaved)
        self.is_over = False
        """Whether the client has said that this is the end."""

    def page(self, uri: str) -> Page | None:
        """An open page; `None` where the text is not open, or nothing that we know of."""
        path = path_of(uri)
        if path is None or self.documents.of_uri(uri) is None:
            return None
        home = self.sites.of(path)
        name = home.name(path)
        return None if name is None else Page(home, name, self.documents)

    def asked(self, uri: str, position: lsp.Position) -> Asked | None:
        """A place of an open page; `None` where there is no such page."""
        page = self.page(uri)
        return None if page is None else Asked(page, page.span(position))

    def changed(self, uri: str) -> None:
        """Read anew what a client has opened, changed or closed."""
        path = path_of(uri)
        if path is not None:
            self.sites.of(path).take(path)
