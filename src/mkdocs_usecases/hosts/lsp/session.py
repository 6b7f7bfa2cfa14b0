"""All that is known while one client is served: its documents, and the sites that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.hosts.garbage_collection import collect_now, collect_seldom
from mkdocs_usecases.hosts.lsp.asking import Asked, Page
from mkdocs_usecases.hosts.lsp.checking import Checking
from mkdocs_usecases.hosts.lsp.documents import Document, Documents
from mkdocs_usecases.hosts.lsp.publishing import Publisher
from mkdocs_usecases.hosts.lsp.shown_findings import SOURCE
from mkdocs_usecases.hosts.workspace.sites import Sites


class Session:
    """What handlers share."""

    def __init__(self, server: LanguageServer) -> None:
        """Start with nothing open."""
        self.documents = Documents()
        self.sites = Sites(self.documents)
        self.publisher = Publisher(server, self.documents)
        self._checking = Checking(self.sites, self.publisher)
        self.may_watch = False
        """Whether the client tells of files that change on disk."""

        self.draws_flowcharts = False
        """Whether the client draws Mermaid in what it shows over a word."""

        self.is_over = False
        """Whether the client has said that this is the end."""

    # What is asked.

    def page(self, uri: str) -> Page | None:
        """An open page, catalogue or file of settings; `None` where the text is not open, or none of them."""
        document = self.documents.of_uri(uri)
        if document is None:
            return None
        home = self.sites.of(document.path) if document.is_page else self.sites.using(document.path)
        name = None if home is None else home.name(document.path)
        return None if home is None or name is None else Page(home, name, self.documents)

    def asked(self, uri: str, position: lsp.Position) -> Asked | None:
        """A place of an open page; `None` where there is no such page."""
        page = self.page(uri)
        return None if page is None else Asked(page, page.span(position))

    # What is told.

    def begin(self, folders: Iterable[Path]) -> None:
        """Read the sites of the folders that the client works in."""
        for folder in folders:
            self.sites.add(folder)
        self.documents.folder = self.sites.folder
        self._checking.finish()
        # What was read stays: nobody needs to look whether it may go.
        collect_now()
        collect_seldom()

    def leave(self, folders: Iterable[Path]) -> None:
        """Forget the sites of folders that the client has closed."""
        for folder in folders:
            self.sites.remove(folder)
        self._checking.begin()

    def take_settings(self, said: object) -> None:
        """Take what the client's user has set, alone or below `usecases`.

        `{"hints": "information"}` shows hints as information; `{"flowcharts": true}` says that the client
        draws Mermaid in what it shows over a word.
        """
        settings = said.get(SOURCE, said) if isinstance(said, Mapping) else {}
        settings = settings if isinstance(settings, Mapping) else {}
        self.draws_flowcharts = settings.get("flowcharts") is True
        hints = settings.get("hints")
        is_raised = str(hints).casefold() in {"information", "info"}
        shown = lsp.DiagnosticSeverity.Information if is_raised else lsp.DiagnosticSeverity.Hint
        if shown is not self.publisher.hints:
            self.publisher.hints = shown
            self.publisher.again()
            self._checking.begin()

    def opened(self, item: lsp.TextDocumentItem) -> None:
        """Take a text that is shown from now on."""
        document = self.documents.open(item)
        if document is not None:
            if not self.may_watch:
                self.sites.look()
            self._take(document)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Take changes of a text."""
        document = self.documents.change(params)
        if document is not None:
            self._take(document)

    def closed(self, uri: str) -> None:
        """Go back to what is on disk."""
        document = self.documents.close(uri)
        if document is not None:
            self.sites.leave(document.path)
            self._take(document)

    def written(self, paths: Iterable[Path]) -> None:
        """Read what has changed on disk."""
        for path in paths:
            self.sites.take(path)
        self.sites.look()
        self._checking.begin()

    def _take(self, document: Document) -> None:
        if not self.sites.take(document.path):
            # A page that is new, or one that belongs to no site.
            self.page(document.uri)
        self._checking.begin(document.path)
